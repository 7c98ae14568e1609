package screen

import (
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"
)

// spellAny makes the searches among the terms typed in a field find any
// spelling, or only the one typed if they all do. Where nothing is searched for
// it says so. It reports whether the text has changed.
func spellAny(in *widget.Input, unknown []string, env *Env) bool {
	f, err := model.ParseFilter(in.Value(), unknown)
	if err != nil {
		mistake(in, err, env.Lang)
		return false
	}
	var searches, any int
	eachTerm(f, func(t model.Term) {
		if t.Contains {
			searches++
		}
		if t.Variants {
			any++
		}
	})
	if searches == 0 {
		in.Problem, in.ProblemAt = env.Look.Words.Filter.NoSearch, 0
		return false
	}
	var terms []string
	for _, t := range spelt(f, any < searches).Terms() {
		text := pill(t, env.spoken())
		if t.Term == nil {
			text = "(" + text + ")"
		}
		terms = append(terms, text)
	}
	in.SetValue(strings.Join(terms, " "))
	return true
}

func eachTerm(f model.Filter, do func(model.Term)) {
	if f.Term != nil {
		do(*f.Term)
	}
	for _, p := range f.Parts {
		eachTerm(p, do)
	}
}

// spelt is a filter whose searches find any spelling, or only their own.
func spelt(f model.Filter, any bool) model.Filter {
	if f.Term != nil {
		t := *f.Term
		t.Variants = t.Contains && any
		return model.One(t)
	}
	var parts []model.Filter
	for _, p := range f.Parts {
		parts = append(parts, spelt(p, any))
	}
	f.Parts = parts
	return f
}

// searchPrompt is what stands before a text to look for.
func searchPrompt(env *Env, anySpelling bool) string {
	if anySpelling {
		return env.Look.Words.Filter.SpellingPrompt
	}
	return env.Look.Words.Filter.SearchPrompt
}
