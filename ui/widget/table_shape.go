package widget

// narrowest is the least width a column can be given: its sort marker fits.
const narrowest = 3

// Widen makes the column of the cursor n cells wider than it is drawn, narrower
// for n below 0. It keeps that width whatever its content is.
func (t *Table) Widen(n int) {
	if shown := t.shown(); t.col < len(shown) {
		c := &t.columns[shown[t.col]]
		c.Width = bounded(t.WidthOf(c.ID) + n)
	}
}

// bounded is a width that a column can have.
func bounded(w int) int { return min(max(w, narrowest), widestSeen) }

// WidthOf is the width in which a column is drawn, or would be if it were in
// sight; 0 for one that is not there.
func (t *Table) WidthOf(id string) int {
	for _, s := range t.layout() {
		if t.columns[s.column].ID == id {
			return s.w
		}
	}
	for c, column := range t.columns {
		if column.ID == id {
			return t.preferred(c)
		}
	}
	return 0
}

// Shift moves the column of the cursor by n places among those shown, the
// cursor with it, and reports whether there were so many.
func (t *Table) Shift(n int) bool {
	shown := t.shown()
	to := t.col + n
	if to < 0 || to >= len(shown) || t.col >= len(shown) {
		return false
	}
	for t.col != to {
		next := t.col + 1
		if to < t.col {
			next = t.col - 1
		}
		a, b := shown[t.col], shown[next]
		t.columns[a], t.columns[b] = t.columns[b], t.columns[a]
		t.seen[a], t.seen[b] = t.seen[b], t.seen[a]
		t.col = next
	}
	t.settle()
	return true
}
