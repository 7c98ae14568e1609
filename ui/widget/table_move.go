package widget

import (
	"edgelens/ui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

// Update moves the cursor and reports whether msg was a key that does. After a
// move the owner asks [Table.Missing] what to fetch.
func (t *Table) Update(msg tea.KeyMsg) bool {
	if t.inside(msg) {
		return true
	}
	page := max(t.rows(), 1)
	switch {
	case keys.Match(msg, keys.Up):
		t.row--
	case keys.Match(msg, keys.Down):
		t.row++
	case keys.Match(msg, keys.PageUp):
		t.scroll(-page)
	case keys.Match(msg, keys.PageDown):
		t.scroll(page)
	case keys.Match(msg, keys.HalfUp):
		t.scroll(-max(page/2, 1))
	case keys.Match(msg, keys.HalfDown):
		t.scroll(max(page/2, 1))
	case keys.Match(msg, keys.First):
		t.row = 0
	case keys.Match(msg, keys.Last):
		t.row = t.data.Len() - 1
	default:
		return t.sideways(msg)
	}
	t.settle()
	return true
}

// sideways moves the cursor by columns.
func (t *Table) sideways(msg tea.KeyMsg) bool {
	switch {
	case keys.Match(msg, keys.Left):
		t.col--
	case keys.Match(msg, keys.Right):
		t.col++
	case keys.Match(msg, keys.FirstColumn):
		t.col, t.left = 0, 0
	case keys.Match(msg, keys.LastColumn):
		t.col = len(t.columns)
	default:
		return false
	}
	t.settle()
	return true
}

// scroll moves the window and the cursor in it by n rows.
func (t *Table) scroll(n int) {
	t.top += n
	t.row += n
}

// Center moves the window so that the cursor's row is in the middle of it, as far
// as there are rows.
func (t *Table) Center() {
	t.top = t.row - t.rows()/2
	t.settle()
}

// settle brings the cursor back onto the data and the window onto the cursor.
// Everything that moves either ends here, so no other place has to check.
func (t *Table) settle() {
	n, rows := t.data.Len(), max(t.rows(), 1)
	t.row = max(min(t.row, n-1), 0)
	t.col = max(min(t.col, len(t.shown())-1), 0)
	t.top = max(min(t.top, t.lastTop()), 0)
	t.top = min(t.top, t.row)
	t.top = max(t.top, t.row-rows+1)
	for t.top < t.row && t.below(t.row) > rows {
		t.top++
	}
}

// rows returns how many rows of data there is room for.
func (t *Table) rows() int {
	h := t.h
	if t.hasHeader() {
		h--
	}
	if t.hasFoot() {
		h--
	}
	return max(h, 0)
}

// hasHeader reports whether there is room for the headings.
func (t *Table) hasHeader() bool { return t.h >= 2 }

// hasFoot reports whether there is room for the position.
func (t *Table) hasFoot() bool { return t.h >= 4 }
