package screen

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// openColumns opens the list in which columns are chosen, with the cursor on
// the one it is on in the table.
func (l *Lines) openColumns() {
	l.list = widget.NewColumnList(l.env.Look, l.table.Columns())
	l.list.WidthOf, l.list.Hint = l.table.WidthOf, l.env.Look.Words.Columns.HintTable
	_, column, _ := l.table.Cursor()
	l.list.Point(column.ID)
	l.arrange()
}

// choose gives a key to the list of columns.
func (l *Lines) choose(msg tea.KeyMsg) tea.Cmd {
	outcome := l.list.Press(msg)
	if outcome == widget.Open {
		return nil
	}
	columns := l.list.Columns()
	l.list = nil
	l.arrange()
	if outcome == widget.Dismissed || arrangement(columns, true) == arrangement(l.table.Columns(), true) {
		return nil
	}
	v := *l.view()
	if arrangement(columns, false) != arrangement(l.table.Columns(), false) {
		v.columns = columns
	}
	v.widths = widthsOf(columns)
	return l.reshape(v, "")
}

// arrangement says which columns are shown where, and in which width.
func arrangement(columns []widget.Column, widths bool) string {
	var b strings.Builder
	for _, c := range columns {
		if !widths {
			c.Width = 0
		}
		fmt.Fprintf(&b, "%q %t %t %d ", c.ID, c.Hidden, c.Frozen, c.Width)
	}
	return b.String()
}

// widthsOf are the widths that columns were given.
func widthsOf(columns []widget.Column) map[string]int {
	widths := map[string]int{}
	for _, c := range columns {
		if c.Width > 0 {
			widths[c.ID] = c.Width
		}
	}
	return widths
}

// widen makes the column of the cursor n cells wider.
func (l *Lines) widen(n int) tea.Cmd {
	_, column, _ := l.table.Cursor()
	if column.ID == "" {
		return nil
	}
	l.table.Widen(n)
	v := *l.view()
	v.widths = widthsOf(l.table.Columns())
	return l.reshape(v, "width "+column.ID)
}

// unfold shows the whole text of the cell of the cursor, or folds it again.
func (l *Lines) unfold() tea.Cmd {
	if !l.table.Unfold() && l.data.Len() > 0 {
		return Notify(l.env.Look.Words.Status.Loading)
	}
	return nil
}

// shiftColumn moves the column of the cursor by n places.
func (l *Lines) shiftColumn(n int) tea.Cmd {
	_, column, _ := l.table.Cursor()
	if l.columns.Busy() { // those on their way would count as hidden
		return Notify(l.env.Look.Words.Status.Loading)
	}
	if !l.table.Shift(n) {
		return nil
	}
	v := *l.view()
	v.columns = l.table.Columns()
	return l.reshape(v, "shift "+column.ID)
}

// reshape shows the same lines in another shape, which undo takes back. Keys
// that go on shaping the same make one entry of the history; shaping "" is none.
func (l *Lines) reshape(v lineView, shaping string) tea.Cmd {
	if goesOn := shaping != "" && l.view().shaping == shaping; goesOn {
		*l.now = v
	} else {
		v.shaping = shaping
		l.now = &v
	}
	l.env.Widths = v.widths
	l.lay()
	l.arrange()
	return l.fetch()
}

// widened gives columns the widths of a view.
func (v *lineView) widened(columns []widget.Column) []widget.Column {
	columns = slices.Clone(columns)
	for i := range columns {
		columns[i].Width = v.widths[columns[i].ID]
	}
	return columns
}
