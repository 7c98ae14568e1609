package widget

// Place is where the cursor and the window of a table are, and how wide its
// columns have become.
type Place struct {
	Row       int
	Column    string // its ID
	top, left int
	seen      map[string]int
}

// Place returns where the table is, for Return.
func (t *Table) Place() Place {
	_, c, _ := t.Cursor()
	p := Place{Row: t.row, Column: c.ID, top: t.top, left: t.left, seen: map[string]int{}}
	for i, c := range t.columns {
		p.seen[c.ID] = t.seen[i]
	}
	return p
}

// Return puts the table back where it was, as far as there are such rows and
// columns.
func (t *Table) Return(p Place) {
	t.top, t.left = p.top, p.left
	for i, c := range t.columns {
		if n, ok := p.seen[c.ID]; ok {
			t.seen[i] = n
		}
	}
	t.Move(p.Row, p.Column)
}
