package screen

import (
	"fmt"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// Resize says how many cells and rows there are.
func (s *SQL) Resize(w, h int) {
	s.base.Resize(w, h)
	s.arrange()
}

// arrange divides the rows between the field, what is below it and a dialog.
func (s *SQL) arrange() {
	s.export.resize(s.w, s.h-2) // a row is the field's and one the table's
	field := max(min(s.input.Height(), s.h/2), 1)
	s.input.Resize(s.w, field)
	s.whole = s.wholeStatement()
	s.top = field + len(s.whole)
	rest := max(s.h-s.top-s.export.height(), 0)
	s.table.Resize(s.w, rest)
	s.introduce(rest)
}

// wholeRows is how many rows the whole statement takes at most.
const wholeRows = 5

// wholeStatement draws the statement in several rows if it is wider than the
// field.
func (s *SQL) wholeStatement() []string {
	th, text := s.env.Look.Theme, clean.Text(s.input.Value())
	room := s.w - term.Width(clean.Text(s.input.Prompt))
	if s.h < 3*wholeRows || term.Width(text) < room {
		return nil
	}
	var rows []string
	for _, row := range term.Wrap(text, max(s.w-4, 1)) {
		if len(rows) == wholeRows {
			rows[wholeRows-1] = cut(th.Dim, "  …", s.w)
			break
		}
		rows = append(rows, cut(th.Dim, "  "+row, s.w))
	}
	return rows
}

// View draws the field, and below it the answer or what can be asked.
func (s *SQL) View() string {
	th, words := s.env.Look.Theme, s.env.Look.Words.SQL
	parts := append([]string{s.input.View()}, s.whole...)
	switch {
	case s.answer.Busy():
		parts = append(parts, cut(th.Dim, " "+fmt.Sprintf(words.Running, keys.Cancel.Shown()), s.w))
	case s.rows != nil:
		s.table.Note = s.note()
		parts = append(parts, s.table.View())
	default:
		parts = append(parts, s.introView()...)
	}
	if s.export != nil {
		parts = append(parts, s.export.view())
	}
	return stacked(s.h, parts...)
}

// note says how many rows there are, and of the cell of the cursor what cannot
// be seen.
func (s *SQL) note() string {
	words := s.env.Look.Words.SQL
	n := widget.Count(len(s.rows.cells))
	text := fmt.Sprintf(words.Rows, n)
	if s.rows.Cut {
		text = fmt.Sprintf(words.Cut, n)
	}
	row, column, ok := s.table.Cursor()
	if ok && s.rows.Rows[row][column.From] == nil {
		text = words.Null + "  " + text
	}
	return text
}

// Cursor is where text is being typed.
func (s *SQL) Cursor() (x, y int, visible bool) {
	if s.export != nil {
		x, y, visible = s.export.cursor()
		return x, y + s.h - s.export.height(), visible
	}
	x, y, visible = s.input.Cursor()
	return x, y, visible && s.typing && !s.answer.Busy()
}
