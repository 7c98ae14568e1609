package screen

import (
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// filterLine is the field above the table in which a term of the filter or a
// text to look for is typed.
type filterLine struct {
	input    *widget.Input
	looking  bool   // a text to look for, as it is typed
	variants bool   // in any spelling
	pill     int    // the term chosen, -1 while there is none
	live     string // how many lines there would be with what is typed
}

// openFilter opens the field for a term of the filter.
func (l *Lines) openFilter() {
	words := l.env.Look.Words.Filter
	in := widget.NewInput(l.env.Look, words.Prompt)
	in.Placeholder = words.Placeholder
	in.Complete = l.completer.propose
	in.Propose()
	l.line = &filterLine{input: in, pill: -1}
	l.arrange()
}

// openSearch opens the field for a text to look for.
func (l *Lines) openSearch() {
	l.leave()
	l.line = &filterLine{input: widget.NewInput(l.env.Look, l.env.Look.Words.Filter.SearchPrompt), looking: true, pill: -1}
	l.arrange()
}

// looking reports whether a text to look for is being typed.
func (l *Lines) looking() bool { return l.line != nil && l.line.looking }

// typed gives a key to the field.
func (l *Lines) typed(msg tea.KeyMsg) tea.Cmd {
	defer l.arrange()
	line := l.line
	if line.input.Value() == "" && !line.looking {
		if list, ok := pillKey(msg, &line.pill, l.pills()); ok && list != nil {
			return l.turnToPills(list)
		} else if ok {
			return nil
		}
	}
	if keys.Match(msg, keys.AnySpelling) {
		return l.spellAny()
	}
	before := line.input.Value()
	understood := line.input.Update(msg)
	switch changed := line.input.Value() != before; {
	case understood && changed && keys.Match(msg, keys.Accept) && !strings.HasSuffix(line.input.Value(), ":"):
		return l.accept() // a whole term was taken from the list
	case understood && changed:
		return l.retyped()
	case understood:
		return nil
	case keys.Match(msg, keys.Accept):
		return l.accept()
	case keys.Match(msg, keys.Cancel):
		return l.cancel()
	}
	return nil
}

// spellAny turns what is typed to any spelling, or back.
func (l *Lines) spellAny() tea.Cmd {
	line := l.line
	if line.looking {
		line.variants = !line.variants
		line.input.Prompt = searchPrompt(l.env, line.variants)
		return l.look(line.input.Value())
	}
	if !spellAny(line.input, l.completer.unknown, l.env) {
		return nil
	}
	return l.retyped()
}

// retyped follows a change of the text: what is looked for is shown at once,
// and a filter may need to know the values of a field.
func (l *Lines) retyped() tea.Cmd {
	if l.line.looking {
		return l.look(l.line.input.Value())
	}
	return tea.Batch(l.countTyped(), l.completer.ask(l.line.input.Value(), l.view().filter))
}

// look shows the lines that contain a text, as long as it is being typed.
func (l *Lines) look(text string) tea.Cmd {
	l.search = model.Filter{}
	if text = strings.TrimSpace(text); text != "" {
		l.search = model.One(model.Term{Contains: true, Variants: l.line.variants, Values: []model.Value{{From: text}}})
	}
	return l.load()
}

// accept puts what was typed into the filter.
func (l *Lines) accept() tea.Cmd {
	line := l.line
	if line.looking {
		found := l.search
		l.line, l.search = nil, model.Filter{}
		if found.IsAll() {
			l.restore()
			return nil
		}
		return l.add(found)
	}
	f, err := model.ParseFilter(line.input.Value(), l.completer.unknown)
	if err != nil {
		mistake(line.input, err, l.env.Lang)
		return nil
	}
	l.line = nil
	if f.IsAll() {
		return nil
	}
	return l.add(f)
}

// cancel closes the field; the text looked for is forgotten.
func (l *Lines) cancel() tea.Cmd {
	found := l.search
	l.line, l.search = nil, model.Filter{}
	if found.IsAll() {
		l.restore()
		return nil
	}
	return l.load()
}
