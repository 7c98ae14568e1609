package widget

import (
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// unfolded is the cell that is drawn with all its text, over as many rows of the
// screen as that takes, one under the other in its column.
type unfolded struct {
	on     bool
	row    int
	column string   // its ID
	text   string   // what rows is made of, as the data gave it
	w      int      // and the width it is made for
	rows   []string // nil while the column is out of sight
	first  int      // of rows, where there are more than the table has
}

// Unfold draws all the text of the cell of the cursor, or folds it again. It is
// one cell at a time. It reports whether there was a cell that is at hand.
func (t *Table) Unfold() bool {
	row, column, _ := t.Cursor()
	if _, ok := t.Cell(); !ok {
		return false
	}
	if t.open.on && t.open.row == row && t.open.column == column.ID {
		t.open = unfolded{}
	} else {
		t.open = unfolded{on: true, row: row, column: column.ID}
		t.wrap(t.layout())
	}
	t.settle()
	return true
}

// wrap breaks the text of the unfolded cell into rows of its column's width. It
// reports whether they are more or less than they were.
func (t *Table) wrap(slots []slot) bool {
	if !t.open.on {
		return false
	}
	was := len(t.open.rows)
	t.open.rows, t.open.w = t.wrapped(slots)
	t.open.first = max(min(t.open.first, len(t.open.rows)-t.height()), 0)
	return len(t.open.rows) != was
}

// wrapped are the rows of the unfolded cell, the same as before where nothing
// has changed.
func (t *Table) wrapped(slots []slot) ([]string, int) {
	for _, s := range slots {
		column := t.columns[s.column]
		if column.ID != t.open.column {
			continue
		}
		cells, ok := t.data.Row(t.open.row)
		if !ok || column.From >= len(cells) {
			return nil, 0
		}
		text := cells[column.From]
		if text != t.open.text || s.w != t.open.w {
			t.open.text = text
			return term.Wrap(harmless(text, len(text)), s.w), s.w
		}
		return t.open.rows, s.w
	}
	return nil, 0
}

// height is how many rows of the screen the unfolded cell takes: no more than
// there are.
func (t *Table) height() int { return max(min(len(t.open.rows), t.rows()), 1) }

// heightOf is how many rows of the screen a row of the data takes.
func (t *Table) heightOf(row int) int {
	if t.open.on && row == t.open.row {
		return t.height()
	}
	return 1
}

// end is the row behind the last one of which anything is in sight.
func (t *Table) end() int {
	to := t.top
	for room := t.rows(); room > 0 && to < t.data.Len(); to++ {
		room -= t.heightOf(to)
	}
	return to
}

// rowAt is the row of the data at a row of the screen, counted from the first.
func (t *Table) rowAt(y int) int {
	row := t.top
	for ; y >= t.heightOf(row); row++ {
		y -= t.heightOf(row)
	}
	return row
}

// lastTop is the first row in sight where the window is at the end of the data.
func (t *Table) lastTop() int {
	last := t.data.Len() - max(t.rows(), 1)
	if t.open.on && t.open.row >= last {
		last += t.height() - 1
	}
	return max(last, 0)
}

// below is how many rows of the screen lie between the first one and the end of
// a row of the data.
func (t *Table) below(row int) int {
	n := row - t.top + 1
	if t.open.on && t.open.row >= t.top && t.open.row <= row {
		n += t.height() - 1
	}
	return n
}

// inside moves within an unfolded cell that has more rows than the table, and
// reports whether msg did.
func (t *Table) inside(msg tea.KeyMsg) bool {
	if !t.open.on || t.row != t.open.row {
		return false
	}
	by, most := 0, len(t.open.rows)-t.height()
	switch {
	case keys.Match(msg, keys.Up):
		by = -1
	case keys.Match(msg, keys.Down):
		by = 1
	case keys.Match(msg, keys.PageUp):
		by = -t.height()
	case keys.Match(msg, keys.PageDown):
		by = t.height()
	}
	to := max(min(t.open.first+by, most), 0)
	if most <= 0 || to == t.open.first {
		return false
	}
	t.open.first = to
	return true
}

// drawRow draws a row of the data, over several of the screen if a cell of it is
// unfolded.
func (t *Table) drawRow(l line, slots []slot, separators [2]string) []string {
	if !t.open.on || l.row != t.open.row || len(t.open.rows) == 0 {
		return []string{t.draw(l, slots, separators)}
	}
	at := 0
	for i, s := range slots {
		if t.columns[s.column].ID == t.open.column {
			at = i
		}
	}
	column, all := slots[at].column, t.open.rows[t.open.first:]
	var rows []string
	for i := range t.height() {
		part := line{row: l.row, raw: l.raw, cells: make([]string, len(l.cells)), loaded: l.loaded, part: i}
		if i == 0 {
			copy(part.cells, l.cells)
		}
		part.cells[column] = all[i]
		part.more = i == t.height()-1 && i < len(all)-1
		rows = append(rows, t.draw(part, slots, separators))
	}
	return rows
}
