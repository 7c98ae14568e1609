package screen

import (
	"slices"

	"edgelens/model"
	"edgelens/ui/nav"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// linesPlace is where the lines were left, besides their view.
type linesPlace struct {
	table  widget.Place
	at     int64 // id of the line the cursor was still to be put on
	filled []model.Column
	usual  usualSet
}

// Keep is the view and where the cursor is in it, or is to be put.
func (l *Lines) Keep() nav.Kept {
	p := linesPlace{table: l.table.Place(), at: l.options.At, filled: slices.Clone(l.filled), usual: l.usual}
	if l.back != nil {
		p.table = *l.back
	}
	return nav.Kept{View: l.now, Place: p}
}

// Return shows a view as it was left. Lines that are still at hand are not asked
// for again.
func (l *Lines) Return(k nav.Kept) tea.Cmd {
	v, _ := k.View.(*lineView)
	p, _ := k.Place.(linesPlace)
	same, before := v == l.now && !l.rested, l.query()
	l.now, l.back, l.options.At = v, &p.table, p.at
	if same {
		l.restore()
		return l.fetch()
	}
	l.env.Widths = v.widths
	if now := l.query(); !l.rested && l.table.Err == nil && now.Filter.String() == before.Filter.String() && slices.Equal(now.Sort, before.Sort) {
		l.lay() // only the shape of the table is another one
		l.arrange()
		l.restore()
		return l.fetch()
	}
	l.filled, l.usual = slices.Clone(p.filled), p.usual
	return l.show()
}

// restAbove is how many lines a table may hold the order of while it is not on
// the way to what is shown.
const restAbove = 20_000

// Rest lets go of the order of very many lines.
func (l *Lines) Rest() {
	if len(l.data.ids) > restAbove {
		l.data = newPages(l.env)
		l.table.SetData(l.data)
		l.rested = true
	}
}

// leave remembers where the cursor is before the lines are asked for again.
// Where it still has to be put back, it belongs where it was before.
func (l *Lines) leave() {
	if l.back == nil {
		p := l.table.Place()
		l.back = &p
	}
}

// restore puts the cursor and the window where they were, as soon as there is
// such a row; if there is none any more, into the last one. While a text is
// looked for, the rows are not those of the view.
func (l *Lines) restore() {
	if l.find() {
		l.back = nil
		return
	}
	if l.back == nil || l.looking() || l.back.Row >= l.data.Len() && l.data.total < 0 {
		return
	}
	l.table.Return(*l.back)
	l.back = nil
}
