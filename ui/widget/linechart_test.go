package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"edgelens/ui/lang"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// points are values named by their place.
func points(values ...int64) []widget.Point {
	list := make([]widget.Point, len(values))
	for i, v := range values {
		list[i] = widget.Point{Name: fmt.Sprintf("d%d", i+1), Value: v}
	}
	return list
}

func TestLineChart(t *testing.T) {
	tests := []struct {
		name   string
		ascii  bool
		points []widget.Point
		want   []string
	}{
		{"rise and fall", false, points(0, 4, 2, 2, 2), []string{
			"4│   ╭─╮",
			" │  ╭╯ ╰─╮",
			" │  │    ╰────────",
			" │ ╭╯",
			"0│─╯",
			"  d1     d3     d5",
		}},
		{"in ASCII", true, points(0, 4, 2, 2, 2), []string{
			"4|   /-\\",
			" |  // \\-\\",
			" |  |    \\--------",
			" | //",
			"0|-/",
			"  d1     d3     d5",
		}},
		{"one step", false, points(3), []string{
			"3│────────────────", " │", " │", " │", "0│", "                d1",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			look := widget.NewLook(theme.Plain(tt.ascii), lang.For("en"))
			got := look.LineChart(tt.points, 18, 6)
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// TestALineChartKeepsItsPeak: with more steps than cells the greatest one is
// still there, and a little is more than nothing.
func TestALineChartKeepsItsPeak(t *testing.T) {
	values := make([]int64, 200)
	values[77], values[120] = 1000, 1
	for _, w := range []int{20, 61, 300} {
		rows := plain().LineChart(points(values...), w, 6)
		if len(rows) != 6 || !strings.ContainsAny(rows[0], "╭╮─") {
			t.Errorf("%d cells: the peak is missing:\n%s", w, strings.Join(rows, "\n"))
		}
		if w == 300 && !strings.ContainsAny(rows[3][strings.Index(rows[3], "│")+len("│"):], "╭╮─") {
			t.Errorf("the least one is missing:\n%s", strings.Join(rows, "\n"))
		}
		for _, row := range rows {
			if term.Width(row) > w {
				t.Errorf("a row of %d in %d cells: %q", term.Width(row), w, row)
			}
		}
	}
}

func TestALineChartOfNothing(t *testing.T) {
	for _, list := range [][]widget.Point{nil, points(0, 0, 0)} {
		if got := plain().LineChart(list, 40, 6); got != nil {
			t.Errorf("drew %q", got)
		}
	}
	for w := range 8 {
		for h := range 5 {
			plain().LineChart(points(1, 2, 3), w, h)
		}
	}
}
