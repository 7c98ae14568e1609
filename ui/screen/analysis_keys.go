package screen

import (
	"slices"

	"edgelens/ui/keys"
	"edgelens/ui/lang"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// key does what a key says.
func (a *Analysis) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case a.export != nil:
		return tend(&a.export, a.arrange, func() tea.Cmd { return a.export.key(msg) })
	case a.list != nil:
		return a.choose(msg)
	case a.field != nil:
		return a.typed(msg)
	case a.strip.shown != nil:
		return a.time.brush(&a.strip, msg)
	case a.time.presets != nil:
		return a.time.key(msg)
	case a.table.Update(msg):
		if a.chart.own {
			return a.askChart()
		}
	case keys.Match(msg, keys.Open):
		return a.open()
	case keys.Match(msg, keys.Mark):
		return a.mark()
	case keys.Match(msg, keys.Grouping):
		return a.openFields()
	case keys.Match(msg, keys.ChartRow):
		return a.toggleChart()
	default:
		return a.command(msg)
	}
	return nil
}

// command does what a letter says.
func (a *Analysis) command(msg tea.KeyMsg) tea.Cmd {
	switch {
	case keys.Match(msg, keys.Sort):
		a.sort()
	case keys.Match(msg, keys.AllGroups):
		return a.toggleAll()
	case keys.Match(msg, keys.Export):
		return a.openExport()
	case keys.Match(msg, keys.AllLines):
		return a.env.Stack.Push(NewLines(a.env, LinesOptions{Filter: a.options.Filter, Called: func(w *lang.Words) string { return w.Lines.AllLines }}))
	case keys.Match(msg, keys.CopyCell):
		if text, ok := a.table.Cell(); ok {
			return a.env.copied(text)
		}
	case keys.Match(msg, keys.FilterLine):
		return a.openFieldWith("")
	case keys.Match(msg, keys.TimeStrip):
		return a.openStrip()
	case keys.Match(msg, keys.PeriodBefore):
		return a.time.shift(-1)
	case keys.Match(msg, keys.PeriodAfter):
		return a.time.shift(+1)
	case keys.Match(msg, keys.Presets):
		return a.time.open()
	}
	for _, k := range []*keys.Key{keys.Only, keys.Not, keys.Containing} {
		if keys.Match(msg, k) {
			return a.narrowTo(k)
		}
	}
	if keys.Match(msg, keys.Reset) && !a.subject().equals(a.first) {
		return a.turn(a.first)
	}
	return nil
}

// Keys are the keys that can be used now.
func (a *Analysis) Keys() []key.Binding {
	m := a.env.Look.Keys
	switch {
	case a.export != nil:
		return a.export.keys()
	case a.list != nil:
		return m.List(keys.Accept, keys.Toggle, keys.MoveUp, keys.MoveDown, keys.Cancel)
	case a.field != nil:
		return a.env.termKeys(a.field.input, a.pills())
	case a.strip.shown != nil:
		return a.strip.keys()
	case a.time.presets != nil:
		return a.time.presets.keys()
	}
	none, open, mark := "", m.As(keys.Open, a.env.Look.Words.Analysis.ShowLines), m.Of(keys.Mark)
	if a.rows.Len() == 0 {
		none = a.env.Look.Words.Status.Empty
		open, mark = m.Off(keys.Open, none), m.Off(keys.Mark, none)
	}
	if !a.culprit.IsAll() {
		mark = m.As(keys.Mark, a.env.Look.Words.Filter.TermOff)
	}
	on := func(k *keys.Key) key.Binding { return m.When(k, none) }
	reset := ""
	if a.subject().equals(a.first) {
		reset = a.env.Look.Words.Status.None
	}
	list := slices.Concat([]key.Binding{open, m.Of(keys.Grouping), on(keys.Only), on(keys.Not), on(keys.Containing), m.Of(keys.FilterLine),
		mark, on(keys.ChartRow), on(keys.Sort), on(keys.Export), m.Of(keys.TimeStrip), m.When(keys.AllGroups, a.few()),
		m.When(keys.Reset, reset)}, a.env.wayKeys(),
		[]key.Binding{m.When(keys.PeriodBefore, a.time.noLength()), m.When(keys.PeriodAfter, a.time.noLength()), m.Of(keys.Presets)},
		m.List(keys.AllLines, keys.Back, keys.CopyCell, keys.Up, keys.Down, keys.Left, keys.Right, keys.First, keys.Last, keys.Quit))
	if none != "" && a.answer != nil {
		list = a.env.foremost(list, keys.Mark, keys.FilterLine, keys.Undo, keys.Reset, keys.Back)
	}
	return list
}

// Typing reports whether keys belong to a dialog.
func (a *Analysis) Typing() bool {
	return a.export != nil || a.list != nil || a.field != nil || a.strip.shown != nil || a.time.presets != nil
}
