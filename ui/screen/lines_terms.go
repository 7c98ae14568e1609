package screen

import (
	"strings"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// narrow adds a term made from the cell of the cursor.
func (l *Lines) narrow(term func(l *Lines, c model.Column, row int, cell string) (model.Filter, bool)) tea.Cmd {
	row, column, ok := l.table.Cursor()
	line, there := l.data.rows[row]
	if !ok || !there {
		return nil
	}
	c := l.data.columns[column.From]
	f, ok := term(l, c, row, line.Text(c))
	if !ok {
		return Notify(l.env.Look.Words.Lines.EmptyCell)
	}
	return l.add(f)
}

// add adds a filter to those in force, unless it is among them.
func (l *Lines) add(f model.Filter) tea.Cmd {
	v := *l.view()
	if at := v.pillOf(f); at >= 0 && v.pills()[at].off {
		return l.switchPill(at)
	} else if at >= 0 {
		l.restore()
		return Notify(l.env.Look.Words.Lines.InForce)
	}
	v.filter = model.And(v.filter, f)
	return l.change(v)
}

// only is the term of the lines with this value; in the time's column that is
// this second.
func only(l *Lines, c model.Column, row int, cell string) (model.Filter, bool) {
	switch {
	case c.Kind() == model.KindTime:
		return l.at(row, len("2006-01-02T15:04:05"))
	case model.Blank(cell):
		return model.IsEmpty(c), true
	}
	return model.Equals(c, cell), true
}

// not is the term of all other lines.
func not(l *Lines, c model.Column, row int, cell string) (model.Filter, bool) {
	f, ok := only(l, c, row, cell)
	if !ok {
		return f, false
	}
	t := *f.Term
	t.Not = !t.Not
	return model.One(t), true
}

// containing is the term of the lines whose cell contains this one's text; in
// the time's column it is this minute.
func containing(l *Lines, c model.Column, row int, cell string) (model.Filter, bool) {
	switch {
	case c.Kind() == model.KindTime:
		return l.at(row, len("2006-01-02T15:04"))
	case model.Blank(cell):
		return model.Filter{}, false
	}
	return model.One(model.Term{Column: c, Contains: true, Values: []model.Value{{From: cell}}}), true
}

// at is the term of the time of a row, to so many characters.
func (l *Lines) at(row, n int) (model.Filter, bool) {
	clock, ok := l.data.clock(row)
	if !ok {
		return model.Filter{}, false
	}
	text := strings.Replace(clock, " ", "T", 1)[:n]
	return model.One(model.Term{Column: model.FieldColumn("time"), Values: []model.Value{{Op: model.OpTime, From: text}}}), true
}
