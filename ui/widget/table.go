package widget

import (
	"slices"

	"edgelens/ui/theme"
)

// Data is where a table reads its rows. Both methods are called while the table
// is drawn, so they answer from memory. A row that is not there yet is not ok;
// the table draws a placeholder and [Table.Missing] says which to fetch.
type Data interface {
	Len() int
	Row(i int) (cells []string, ok bool)
}

// Column is one column of a table.
type Column struct {
	ID    string // what sorting and saved views call it
	Title string
	From  int // which of a row's cells it shows
	Min   int // cells; 0 means 4
	Max   int // cells beyond which content does not widen it; 0 means 40
	Right bool
	Width int // cells it was given; 0 goes by its content, Min and Max
	// Hidden columns are not drawn; the column list shows them again.
	Hidden bool
	// Frozen columns stay when the table scrolls sideways. Only the leading
	// ones count.
	Frozen bool
	// Paint returns what to draw in place of the cell's text and in which
	// style; nil draws the text. The answer is cleaned and fitted like text.
	Paint func(Cell) (string, theme.Style)
}

// Cell is what a column's Paint is given.
type Cell struct {
	Row   int      // the row's number in the data
	Text  string   // this cell, harmless
	Cells []string // the whole row as the data gave it
	Width int      // cells there are to draw in
}

// Table draws a window of rows with a cursor on one cell. Only what is visible
// is ever asked for, so data may have millions of rows.
type Table struct {
	// Marked reports which rows carry a mark, and MarkedCount how many do;
	// whose marks they are, and how a row is known again, is the owner's.
	Marked      func(row int) bool
	Noted       func(row int) bool // reports which rows carry a note; may be nil
	MarkedCount int
	// Busy says that rows are being fetched, Err that it failed, and Empty
	// why there are none, a sentence on each line.
	Busy  bool
	Err   error
	Empty string
	// Note stands at the left of the last line.
	Note string

	look      *Look
	data      Data
	columns   []Column
	seen      []int // the widest content met in each column
	w, h      int
	row, col  int // the cursor; col counts the columns not hidden
	top, left int // the first row, and the first column that is not frozen
	sorted    []Sorted
	open      unfolded
}

// NewTable returns a table over data with the cursor on the first cell.
func NewTable(look *Look, data Data, columns []Column) *Table {
	t := &Table{look: look, data: data, w: 80, h: 24}
	t.SetColumns(columns)
	return t
}

// SetData shows other data. The cursor stays where it was if there still is
// such a row; column widths are measured anew.
func (t *Table) SetData(data Data) {
	t.data, t.open = data, unfolded{}
	clear(t.seen)
	t.settle()
}

// SetColumns shows other columns, in this order. The cursor stays in its column
// if that is still shown, and a column stays as wide as its content was.
func (t *Table) SetColumns(columns []Column) {
	_, current, _ := t.Cursor()
	seen := make([]int, len(columns))
	for i, c := range columns {
		if old := slices.IndexFunc(t.columns, func(o Column) bool { return o.ID == c.ID }); old >= 0 {
			seen[i] = t.seen[old]
		}
	}
	t.columns, t.seen = slices.Clone(columns), seen
	t.Move(t.row, current.ID)
}

// Columns returns the columns in their order, hidden ones too.
func (t *Table) Columns() []Column { return slices.Clone(t.columns) }

// Sorted says that rows are sorted by a column.
type Sorted struct {
	ID         string
	Descending bool
}

// SetSort puts markers into the headings of the columns that rows are sorted
// by. If there are several, each says in which place.
func (t *Table) SetSort(by ...Sorted) { t.sorted = by }

// Sorted returns the first column of those SetSort was given, "" if there is
// none.
func (t *Table) Sorted() (id string, descending bool) {
	if len(t.sorted) == 0 {
		return "", false
	}
	return t.sorted[0].ID, t.sorted[0].Descending
}

// Resize gives the table w cells and h rows. The cursor stays in sight.
func (t *Table) Resize(w, h int) {
	t.w, t.h = max(w, 0), max(h, 0)
	t.settle()
}

// Cursor returns the row and column of the cursor. It is not ok if there is no
// row or no column to stand on.
func (t *Table) Cursor() (row int, column Column, ok bool) {
	shown := t.shown()
	if t.col >= len(shown) {
		return t.row, Column{}, false
	}
	return t.row, t.columns[shown[t.col]], t.row < t.data.Len()
}

// Cell returns the text under the cursor as the data gave it. It is not ok if
// the row is not loaded.
func (t *Table) Cell() (string, bool) {
	row, column, ok := t.Cursor()
	if !ok {
		return "", false
	}
	cells, ok := t.data.Row(row)
	if !ok || column.From >= len(cells) {
		return "", false
	}
	return cells[column.From], true
}

// Move puts the cursor on a row and on the column with that ID. What does not
// exist is the nearest that does; an unknown column leaves the column as it is.
func (t *Table) Move(row int, id string) {
	t.row = row
	for i, c := range t.shown() {
		if t.columns[c].ID == id {
			t.col = i
		}
	}
	t.settle()
}

// Visible returns the rows in sight, from up to but not including to.
func (t *Table) Visible() (from, to int) {
	t.settle()
	return t.top, t.end()
}

// Missing returns the rows to fetch: the range that holds every row not loaded
// among those in sight and ahead rows before and after. It is not ok if none
// is missing.
func (t *Table) Missing(ahead int) (from, to int, ok bool) {
	first, last := t.Visible()
	first, last = max(first-ahead, 0), min(last+ahead, t.data.Len())
	for i := first; i < last; i++ {
		if t.loaded(i) {
			continue
		}
		if !ok {
			from, ok = i, true
		}
		to = i + 1
	}
	return from, to, ok
}

// loaded reports whether a row is at hand. Every key asks it of hundreds of rows,
// so that data whose cells have to be made can say it without them.
func (t *Table) loaded(i int) bool {
	if d, ok := t.data.(interface{ Has(i int) bool }); ok {
		return d.Has(i)
	}
	_, ok := t.data.Row(i)
	return ok
}

// shown returns the indices of the columns that are not hidden, in order.
func (t *Table) shown() []int {
	list := make([]int, 0, len(t.columns))
	for i, c := range t.columns {
		if !c.Hidden {
			list = append(list, i)
		}
	}
	return list
}
