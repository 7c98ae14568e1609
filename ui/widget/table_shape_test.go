package widget_test

import (
	"strings"
	"testing"

	"edgelens/ui/widget"
)

func TestAColumnKeepsTheWidthItWasGiven(t *testing.T) {
	data := grid{n: 3, loaded: 3, columns: 3, cell: func(r, c int) string { return strings.Repeat("あ", 5+r) }}
	table := widget.NewTable(plain(), data, columns(3))
	table.Resize(60, 8)
	for _, tt := range []struct{ by, want int }{{-2, 12}, {-100, 3}, {+5, 8}, {+1000, 200}} {
		table.View()
		table.Widen(tt.by)
		if _, c, _ := table.Cursor(); c.Width != tt.want {
			t.Errorf("by %d it is %d wide, want %d", tt.by, c.Width, tt.want)
		}
		check(t, table.View(), 60, 8)
	}
	table.Widen(-48) // it is drawn in the 58 there are
	if got := strings.Index(table.View(), "│"); got != len("  C0        ") {
		t.Errorf("a column of 10 cells ends at %d:\n%s", got, table.View())
	}
	table.Move(0, "c2") // what is left of the row is its, until it has a width
	wide := table.WidthOf("c2")
	table.Widen(-1)
	if got := table.WidthOf("c2"); got != wide-1 {
		t.Errorf("the last column is %d wide, want %d", got, wide-1)
	}
	if table.WidthOf("none") != 0 {
		t.Error("a column that is not there has a width")
	}
}

func TestAColumnIsShiftedPastHiddenOnes(t *testing.T) {
	list := columns(4)
	list[1].Hidden = true
	table := widget.NewTable(plain(), numbered(3, 4), list)
	table.Resize(60, 8)
	for _, want := range []bool{true, true, false} { // to the end and no further
		if table.Shift(1) != want {
			t.Errorf("a column was shifted: %v, want %v", !want, want)
		}
	}
	var got []string
	for _, c := range table.Columns() {
		got = append(got, c.ID)
	}
	if _, c, _ := table.Cursor(); strings.Join(got, " ") != "c2 c1 c3 c0" || c.ID != "c0" {
		t.Errorf("the columns are %v, the cursor is on %s", got, c.ID)
	}
	if table.Shift(-4) {
		t.Error("a column was shifted before the first place")
	}
}
