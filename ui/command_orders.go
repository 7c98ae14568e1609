package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/screen"
	"edgelens/ui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// order is a command of the command line.
type order struct {
	name   string
	label  func(lang.Orders) string // what it is called in a language; a name too where it is one word
	values func(*Model) []string    // what may follow; nil if nothing does
	free   bool                     // anything may follow, and do says whether it can be read
	do     func(m *Model, value string) (func() tea.Cmd, error)
}

// orders are the commands, in the order of the completion.
func orders() []order {
	return []order{
		{name: "period", label: func(w lang.Orders) string { return w.Period }, free: true, values: periods, do: (*Model).orderPeriod},
		{name: "view", label: func(w lang.Orders) string { return w.View }, free: true, values: viewNames, do: (*Model).orderView},
		{name: "sources", label: func(w lang.Orders) string { return w.Sources }, do: func(m *Model, _ string) (func() tea.Cmd, error) {
			return m.inCase(func() tea.Cmd { return m.stack.Push(screen.NewSources(m.env)) })
		}},
		{name: "import", label: func(w lang.Orders) string { return w.Import }, do: func(m *Model, _ string) (func() tea.Cmd, error) {
			return m.inCase(func() tea.Cmd { return m.stack.Push(screen.NewImport(m.env, nil)) })
		}},
		{name: "export", label: func(w lang.Orders) string { return w.Export }, do: pressed(keys.Export)},
		{name: "help", label: func(w lang.Orders) string { return w.Help }, do: pressed(keys.Help)},
		{name: "mouse", label: func(w lang.Orders) string { return w.Mouse }, do: pressed(keys.Mouse)},
		{name: "lang", label: func(w lang.Orders) string { return w.Lang }, values: func(*Model) []string { return []string{"ja", "en"} },
			do: func(m *Model, v string) (func() tea.Cmd, error) {
				return func() tea.Cmd { return m.speak(model.Lang(v)) }, nil
			}},
		{name: "theme", label: func(w lang.Orders) string { return w.Theme }, values: func(*Model) []string { return theme.Names() },
			do: func(m *Model, v string) (func() tea.Cmd, error) {
				return func() tea.Cmd { return m.paint(v) }, nil
			}},
		{name: "quit", label: func(w lang.Orders) string { return w.Quit }, do: func(*Model, string) (func() tea.Cmd, error) {
			return func() tea.Cmd { return tea.Quit }, nil
		}},
	}
}

// called reports whether a word is the name of a command, or what it is called
// in either language.
func (o order) called(word string) bool {
	word = model.Fold(word)
	return word == o.name || slices.ContainsFunc([]string{"ja", "en"}, func(code string) bool {
		return word == model.Fold(o.label(lang.For(code).Orders))
	})
}

// pressed is a command that does what a key does.
func pressed(k *keys.Key) func(*Model, string) (func() tea.Cmd, error) {
	return func(m *Model, _ string) (func() tea.Cmd, error) {
		press, _ := keys.Press(m.env.Look.Keys.Of(k))
		return func() tea.Cmd { return m.key(press) }, nil
	}
}

// inCase lets something be done if a case is open.
func (m *Model) inCase(do func() tea.Cmd) (func() tea.Cmd, error) {
	if m.env.Store == nil {
		return nil, &mistake{text: m.env.Look.Words.App.NoCase}
	}
	return do, nil
}

// periods are all time, the one that is shown, and the months with lines; others
// can be typed.
func periods(m *Model) []string {
	list := []string{model.Period{}.String()}
	offer := func(p model.Period) {
		if !slices.Contains(list, p.String()) {
			list = append(list, p.String())
		}
	}
	if m.env.Period != nil {
		offer(*m.env.Period)
	}
	for _, month := range m.env.Months {
		offer(month.Month)
	}
	return list
}

// orderPeriod shows the same view of another period.
func (m *Model) orderPeriod(value string) (func() tea.Cmd, error) {
	p, err := model.ParsePeriod(model.Fold(value))
	if err != nil {
		return nil, err
	}
	return m.inCase(func() tea.Cmd { return screen.OpenPeriod(m.env, p) })
}

// obey does one command with the value behind it.
func (m *Model) obey(o order, text, value string) (func() tea.Cmd, error) {
	words := m.env.Look.Words.Palette
	name, _, _ := model.CutWord(strings.TrimLeft(text, commandStart))
	at := utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text[strings.LastIndex(text, value):], " "))
	if o.values != nil && !o.free {
		for _, v := range o.values(m) {
			if model.Fold(v) == model.Fold(value) {
				value = v
			}
		}
	}
	switch {
	case value == "" && o.values != nil:
		return nil, &mistake{at: utf8.RuneCountInString(text), text: fmt.Sprintf(words.Needs, name)}
	case value != "" && !o.free && (o.values == nil || !slices.Contains(o.values(m), value)):
		return nil, &mistake{at: at, text: fmt.Sprintf(words.NoSuch, value)}
	}
	do, err := o.do(m, value)
	if err != nil && o.free {
		text := model.Message(err, m.env.Lang)
		if hint := model.Hint(err, m.env.Lang); hint != "" {
			text += " - " + hint
		}
		return nil, &mistake{at: at, text: text}
	}
	return do, err
}
