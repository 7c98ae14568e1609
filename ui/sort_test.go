package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/uitest"
)

// column is the cells of a column of the table on the screen, counted from 0.
func column(d *uitest.Driver, n int) string {
	var cells []string
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if parts := strings.Split(row, "│"); len(parts) > n {
			cells = append(cells, strings.Trim(parts[n], " ▸"))
		}
	}
	return strings.Join(cells[1:], " ")
}

func TestASectionIsSortedByTheColumnOfTheCursor(t *testing.T) {
	s := &store{}
	s.addIPS(10, 5, 9, 3)
	s.addIPS(10, 5, 10, 5)
	s.addIPS(10, 5, 100, 1)
	d, _ := start(t, s, model.EN, 80, 24)
	d.Press("8")
	for _, step := range []struct {
		keys []string
		want string
	}{
		{nil, "10 9 100"},
		{[]string{"right", "s"}, "9 10 100"},
		{[]string{"s"}, "100 10 9"},
		{[]string{"end", "g", "$", "left", "left", "left", "left", "s"}, "10 9 100"},
		{[]string{"s"}, "100 9 10"},
		{[]string{"a", "r"}, "10 9 100"},
	} {
		d.Press(step.keys...)
		if got := strings.Fields(column(d, 1)); strings.Join(got[:3], " ") != step.want {
			t.Errorf("after %q the rows are %q, want %q\n%s", step.keys, got, step.want, d.Screen())
		}
		d.See("Total")
		if rows := strings.Split(strings.TrimSpace(d.Screen()), "Total"); strings.Contains(rows[len(rows)-1], "│100 ") {
			t.Error("a group stands below the total")
		}
	}
	d.Press("right", "s", "s", "home", "enter")
	d.See("1 lines") // the drill is of the row that stands there
}

func TestRowsAreFoundAsTheTextIsTyped(t *testing.T) {
	s := &store{}
	for _, rule := range []int{500, 1234, 777, 12} {
		s.addIPS(10, 5, rule, 1)
	}
	d, _ := start(t, s, model.EN, 80, 24)
	d.Press("8", "/")
	d.Type("12")
	if row := cursorRow(t, d); !strings.Contains(row, "│12 ") {
		t.Errorf("the cursor is in %q", row)
	}
	d.Type("3")
	if row := cursorRow(t, d); !strings.Contains(row, "│1234 ") {
		t.Errorf("the cursor is in %q", row)
	}
	d.Type("x")
	d.See("No row matches")
	d.Press("backspace", "backspace", "enter")
	first := cursorRow(t, d)
	d.Press("n")
	second := cursorRow(t, d)
	d.Press("n")
	if first == second || cursorRow(t, d) != first {
		t.Errorf("n went from %q to %q to %q", first, second, cursorRow(t, d))
	}
	d.Press("N")
	if cursorRow(t, d) != second {
		t.Errorf("N went to %q, want %q", cursorRow(t, d), second)
	}
	d.Press("home", "/")
	d.Type("777")
	d.Press("esc")
	d.See("1 / 5")
}
