package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

// TestTheStripOfTheAnalysis narrows the analysed lines to what is brushed, in
// place of the time they were held to.
func TestTheStripOfTheAnalysis(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("8", "B")
	d.See("[time:2026-10] [type:ips]", "Group by: Rule ID × Rule Name")
	before := d.Screen()
	d.Press("ｔ")
	d.See("2026-10-2", "per day", "Space From/To", "Enter accept")
	d.NotSee("around the line")
	d.Press("a", "esc")
	if d.Screen() != before {
		t.Errorf("the strip leaves\n%s\nnot\n%s", d.Screen(), before)
	}
	d.Press("t", "left", "space", "left", "space", "right")
	_, promised, _ := strings.Cut(d.Row(3), "Enter: 2026-10-23..2026-10-24, ")
	d.Press("enter")
	d.See("[time:2026-10-23..2026-10-24] [type:ips]", "Group by: Rule ID × Rule Name", "by hour")
	d.NotSee("[time:2026-10]", "per day")
	if promised = strings.TrimSuffix(promised, "  per day"); !strings.Contains(d.Screen(), "\n "+promised+" ") || promised == "30 lines" {
		t.Errorf("the strip promised %q, there is\n%s", promised, d.Screen())
	}
	d.Press("u")
	d.See("[time:2026-10] [type:ips]")
}

// TestTheStripOfTheAnalysisGoesToTheHour: its lines are a filter's, not those of
// a period of days.
func TestTheStripOfTheAnalysisGoesToTheHour(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("B", "t", "+", "space", "enter")
	d.See("[time:2026-10-25T")
	d.Press("t", "m", "enter")
	d.See("[time:2026-10]", "79 lines")
}

func TestThePeriodOfTheAnalysis(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 120, 40)
	d.Press("B")
	d.See("[時間:2026-10]", "79件")
	d.Press(",")
	d.See("[時間:2026-09]", "該当ログ 1件")
	d.Press("。") // what the key types with the input method on
	d.See("[時間:2026-10]", "79件")
	within(t, d, 2, "p", "2")
	d.See("[時間:2026-10-19..2026-10-25]")
	d.NotSee("[時間:2026-10]")
	d.Press("p", "4")
	d.NotSee("[時間:")
	d.Press(".")
	d.See("期間の前後")
	d.Press("p", "5")
	d.Type("2026-10-24")
	d.Press("enter")
	d.See("[時間:2026-10-24]")
	d.Press("p", "esc")
	d.See("[時間:2026-10-24]")
}

func TestTheMouseOnTheTimeOfTheAnalysis(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	d.Press("f2", "B", "t", "left", "left")
	x, y := where(t, d, "^", 1)
	d.Press("right", "right")
	click(d, x, y)
	click(d, x, y)
	d.See("2026-10-23: ", "Enter: 2026-10-23, ")
	d.Press("esc", "p")
	x, y = where(t, d, " 3 ", 1)
	click(d, x, y)
	click(d, x, y)
	d.See("[time:2026-10-25]")
}
