package screen

import (
	"context"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/lang"
	"edgelens/ui/widget"
)

// monthsNamed is how many months a sentence names.
const monthsNamed = 6

// spoken is the language something is told in, with the columns of the case
// that have their own names. A command takes it along, because the user may
// choose another while it is under way.
type spoken struct {
	words    *lang.Words
	lang     model.Lang
	headings []string
}

func (e *Env) spoken() spoken {
	return spoken{words: e.Look.Words, lang: e.Lang, headings: e.Headings}
}

// whyEmpty says why a filter means no line: which single term hides how many,
// which term no line meets at all, and which months have lines. Each sentence
// is a row of its own.
func whyEmpty(ctx context.Context, store Store, in spoken, f model.Filter) (string, error) {
	text, err := missed(ctx, store, in, f)
	if text == in.words.Status.EmptyCase {
		return text, err
	}
	return in.words.Status.Empty + "\n" + text, err
}

// missed says which terms no line meets, and where there are lines.
func missed(ctx context.Context, store Store, in spoken, f model.Filter) (string, error) {
	words := in.words.Lines.Why
	all, err := store.Count(ctx, model.Filter{})
	switch {
	case err != nil:
		return "", err
	case all == 0:
		return in.words.Status.EmptyCase, nil
	}
	blame, err := blamed(ctx, store, in, f.Terms())
	if err != nil {
		return "", err
	}
	if len(blame) == 0 && len(f.Terms()) > 0 {
		blame = []string{words.Nothing}
	}
	sentences := append(blame, fmt.Sprintf(words.Case, widget.Count(int(all))))
	months, err := store.Months(ctx)
	if len(months) > 0 {
		sentences = append(sentences, fmt.Sprintf(words.Months, monthList(months)))
	}
	return strings.Join(sentences, "\n"), err
}

// blamed are the sentences about single terms.
func blamed(ctx context.Context, store Store, in spoken, terms []model.Filter) ([]string, error) {
	words := in.words.Lines.Why
	var out []string
	for i, term := range terms {
		alone, err := store.Count(ctx, term)
		if err != nil {
			return nil, err
		}
		if alone == 0 {
			out = append(out, fmt.Sprintf(words.Never, pill(term, in)))
		}
		if out, err = otherSpelling(ctx, store, in, terms, i, out); err != nil {
			return nil, err
		}
		if len(terms) == 1 {
			continue
		}
		n, err := store.Count(ctx, without(terms, i))
		if err != nil {
			return nil, err
		}
		if n > 0 {
			out = append(out, fmt.Sprintf(words.Without, pill(term, in), widget.Count(int(n))))
		}
	}
	return out, nil
}

// otherSpelling appends how many lines there would be with a term in any
// spelling, if there are some.
func otherSpelling(ctx context.Context, store Store, in spoken, terms []model.Filter, at int, out []string) ([]string, error) {
	any := spelt(terms[at], true)
	if any.String() == terms[at].String() {
		return out, nil
	}
	n, err := store.Count(ctx, model.And(without(terms, at), any))
	if n > 0 {
		out = append(out, fmt.Sprintf(in.words.Lines.Why.Spelling, pill(any, in), widget.Count(int(n))))
	}
	return out, err
}

// without is the filter of the terms but one.
func without(terms []model.Filter, at int) model.Filter {
	var rest []model.Filter
	for i, t := range terms {
		if i != at {
			rest = append(rest, t)
		}
	}
	return model.And(rest...)
}

// monthList names months with their counts.
func monthList(months []model.MonthCount) string {
	var names []string
	for i, m := range months {
		if i == monthsNamed {
			names = append(names, fmt.Sprintf("+%d", len(months)-i))
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", m.Month, widget.Count(int(m.Lines))))
	}
	return strings.Join(names, ", ")
}

// pill is a term or a group of them as the screen shows it: in the filter
// language, in Japanese with the labels of fields and words where they mean the
// same.
func pill(f model.Filter, in spoken) string {
	if local := f.Spelled(in.term); in.means(local, f) {
		return local
	}
	return f.String()
}

// term is a single term as the screen shows it.
func (in spoken) term(t model.Term) string {
	text := t.String()
	if in.lang != model.JA || t.Column.Unknown || t.Column == (model.Column{}) {
		return text
	}
	name, label := t.Column.FilterName(), t.Column.Label(in.lang)
	rest := strings.TrimPrefix(text, name)
	for _, local := range []string{label + localValue(rest, t, in.lang), label + rest} {
		if in.means(local, model.One(t)) {
			return local
		}
	}
	return text
}

// means reports whether a text is read as a filter.
func (in spoken) means(text string, f model.Filter) bool {
	back, err := model.ParseFilter(text, in.headings)
	return err == nil && back.String() == f.String()
}

// localValue puts the label of a vocabulary's word in place of a term's only
// value.
func localValue(rest string, t model.Term, l model.Lang) string {
	before, ok := strings.CutSuffix(rest, ":"+t.Values[0].From)
	word, known := t.Column.Word(t.Values[0].From)
	if !ok || !known || len(t.Values) > 1 {
		return rest
	}
	quoted := model.One(model.Term{Column: model.Column{Name: "x", Unknown: true}, Values: []model.Value{{From: word.In(l)}}}).String()
	return before + strings.TrimPrefix(quoted, "x")
}
