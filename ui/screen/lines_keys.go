package screen

import (
	"reflect"
	"slices"

	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// key does what a key says.
func (l *Lines) key(msg tea.KeyMsg) tea.Cmd {
	l.options.At = 0 // from now on the cursor is the user's
	switch {
	case l.export != nil:
		return tend(&l.export, l.arrange, func() tea.Cmd { return l.export.key(msg) })
	case l.list != nil:
		return l.choose(msg)
	case l.strip.shown != nil:
		return l.time.brush(&l.strip, msg)
	case l.time.presets != nil:
		return l.time.key(msg)
	case l.jump != nil:
		return l.jumping(msg)
	case l.line != nil:
		return l.typed(msg)
	case l.table.Update(msg):
		return l.fetch()
	case keys.Match(msg, keys.Open):
		return l.open()
	case keys.Match(msg, keys.Only):
		return l.narrow(only)
	case keys.Match(msg, keys.Not):
		return l.narrow(not)
	case keys.Match(msg, keys.Containing):
		return l.narrow(containing)
	}
	return l.command(msg)
}

// command does what a letter says.
func (l *Lines) command(msg tea.KeyMsg) tea.Cmd {
	switch {
	case keys.Match(msg, keys.Mark) && l.data.total == 0:
		return l.switchCulprit()
	case keys.Match(msg, keys.Mark):
		return l.mark()
	case keys.Match(msg, keys.MarkAll):
		return l.markAll()
	case keys.Match(msg, keys.FilterLine):
		l.openFilter()
	case keys.Match(msg, keys.Search):
		l.openSearch()
	case keys.Match(msg, keys.TimeStrip):
		return l.openStrip()
	case keys.Match(msg, keys.PeriodBefore):
		return l.time.shift(-1)
	case keys.Match(msg, keys.PeriodAfter):
		return l.time.shift(+1)
	case keys.Match(msg, keys.JumpTime):
		l.openJump()
	case keys.Match(msg, keys.Presets):
		return l.time.open()
	case keys.Match(msg, keys.Sort):
		return l.sort(sortedBy)
	case keys.Match(msg, keys.AddSort):
		return l.sort(sortedAlsoBy)
	case keys.Match(msg, keys.Columns):
		l.openColumns()
	case keys.Match(msg, keys.Wider):
		return l.widen(+widget.WidthStep)
	case keys.Match(msg, keys.Narrower):
		return l.widen(-widget.WidthStep)
	case keys.Match(msg, keys.ShiftLeft):
		return l.shiftColumn(-1)
	case keys.Match(msg, keys.ShiftRight):
		return l.shiftColumn(+1)
	case keys.Match(msg, keys.Unfold):
		return l.unfold()
	case keys.Match(msg, keys.Reset):
		return l.reset()
	case keys.Match(msg, keys.CopyCell):
		return l.copyCell()
	case keys.Match(msg, keys.CopyLine):
		return l.copyLine()
	case keys.Match(msg, keys.Export):
		return l.openExport()
	case keys.Match(msg, keys.AroundClient):
		return l.around(clientAround)
	case keys.Match(msg, keys.AroundAll):
		return l.around(allAround)
	case keys.Match(msg, keys.SQLOfView):
		return l.askStatement()
	case keys.Match(msg, keys.Analyse):
		return l.env.Stack.Push(NewAnalysis(l.env, AnalysisOptions{Filter: l.view().filter, Name: nameOf(l.view().filter)}))
	}
	return nil
}

// change shows another view.
func (l *Lines) change(v lineView) tea.Cmd {
	v.shaping = ""
	l.now, l.back = &v, nil
	l.table.Move(0, "")
	return l.show()
}

// reset shows the lines as they were opened.
func (l *Lines) reset() tea.Cmd {
	v := lineView{filter: l.options.Filter}
	l.env.Widths = nil
	if reflect.DeepEqual(*l.view(), v) {
		return Notify(l.env.Look.Words.App.NothingUndo)
	}
	return l.change(v)
}

// show loads and draws the view as it is now.
func (l *Lines) show() tea.Cmd {
	cmd := l.load()
	l.lay()
	l.arrange()
	return cmd
}

// open shows the line of the cursor.
func (l *Lines) open() tea.Cmd {
	row, _, ok := l.table.Cursor()
	line, there := l.data.rows[row]
	if !ok || !there {
		return nil
	}
	ids := l.data.ids
	if ids == nil {
		for i := range len(l.data.rows) {
			ids = append(ids, l.data.rows[i].ID)
		}
	}
	return l.env.Stack.Push(NewLine(l.env, LineOptions{
		Line: line, Query: l.query(), IDs: ids, At: row, Total: l.data.Len(), Seen: l.seen,
	}))
}

// seen follows the user who walks from line to line, so that coming back is
// coming to the line looked at last.
func (l *Lines) seen(row int, id int64) tea.Cmd {
	if row < len(l.data.ids) && l.data.ids[row] == id || l.data.rows[row].ID == id {
		l.table.Move(row, "")
		return l.fetch()
	}
	return nil
}

// Keys are the keys that can be used now.
func (l *Lines) Keys() []key.Binding {
	m := l.env.Look.Keys
	switch {
	case l.export != nil:
		return l.export.keys()
	case l.list != nil:
		return m.List(keys.Accept, keys.Toggle, keys.MoveUp, keys.MoveDown, keys.Wider, keys.Narrower, keys.Freeze, keys.Cancel)
	case l.strip.shown != nil:
		return l.strip.keys()
	case l.time.presets != nil:
		return l.time.presets.keys()
	case l.jump != nil:
		return m.List(keys.Accept, keys.Cancel)
	case l.looking():
		return m.List(keys.Accept, keys.AnySpelling, keys.Cancel)
	case l.line != nil:
		return l.env.termKeys(l.line.input, l.pills())
	}
	if l.data.Len() == 0 {
		return waysOut(l.listKeys(l.env.Look.Words.Status.Empty))
	}
	return l.listKeys("")
}

// listKeys are those of the list; why those that need a line cannot be used.
func (l *Lines) listKeys(none string) []key.Binding {
	m := l.env.Look.Keys
	on := func(k *keys.Key) key.Binding { return m.When(k, none) }
	marking := []key.Binding{on(keys.Mark), on(keys.MarkAll)}
	if !l.culprit.IsAll() {
		marking[0] = m.As(keys.Mark, l.env.Look.Words.Filter.TermOff)
	}
	return slices.Concat(
		[]key.Binding{on(keys.Open), on(keys.Export), on(keys.Only), on(keys.Not), on(keys.Containing)},
		m.List(keys.FilterLine, keys.Analyse, keys.TimeStrip),
		[]key.Binding{m.As(keys.Search, l.env.Look.Words.Filter.NarrowText), m.When(keys.Sort, l.noSort()), m.When(keys.AddSort, l.noSort()), m.When(keys.PeriodBefore, l.time.noLength()), m.When(keys.PeriodAfter, l.time.noLength())},
		[]key.Binding{m.When(keys.JumpTime, l.noJump()), on(keys.Unfold)},
		m.List(keys.Presets, keys.Columns, keys.Wider, keys.Narrower, keys.ShiftLeft, keys.ShiftRight, keys.Back, keys.Reset),
		[]key.Binding{on(keys.CopyCell), on(keys.CopyLine), m.Of(keys.SQLOfView), on(keys.Note),
			m.When(keys.AroundClient, l.noAround(clientAround)), m.When(keys.AroundAll, l.noAround(allAround))},
		marking, l.env.wayKeys(),
		m.List(keys.Sections, keys.Up, keys.Down, keys.Left, keys.Right,
			keys.PageUp, keys.PageDown, keys.First, keys.Last, keys.FirstColumn, keys.LastColumn, keys.Quit))
}

// waysOut puts the keys that lead out of an empty list first, those that do
// nothing in it last.
func waysOut(list []key.Binding) []key.Binding {
	ways := []*keys.Key{keys.Mark, keys.FilterLine, keys.Undo, keys.Reset, keys.Back}
	rank := func(b key.Binding) int {
		at := slices.IndexFunc(ways, func(k *keys.Key) bool { return k.Shown() == b.Help().Key })
		switch {
		case !b.Enabled():
			return len(ways) + 1
		case at < 0:
			return len(ways)
		}
		return at
	}
	slices.SortStableFunc(list, func(a, b key.Binding) int { return rank(a) - rank(b) })
	return list
}

// Typing reports whether keys are text or belong to a dialog.
func (l *Lines) Typing() bool {
	return l.export != nil || l.list != nil || l.strip.shown != nil || l.time.presets != nil || l.jump != nil || l.line != nil
}
