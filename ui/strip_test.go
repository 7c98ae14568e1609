package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

func TestOnlyThisWeekByTheStrip(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("8", "enter")
	story := []string{"t", "w", "enter"}
	d.Press(story...)
	if len(story) > 4 {
		t.Errorf("%d keys, want 4 at most", len(story))
	}
	d.See("[time:2026-10-19..2026-10-25]")
	d.NotSee("[time:2026-10]", "per day")
	d.Press("u")
	d.See("[time:2026-10]")
}

// TestTheStripOfTheReport turns the report and its sections to what is brushed.
func TestTheStripOfTheReport(t *testing.T) {
	for _, way := range [][]string{nil, {"8"}} {
		d, _ := start(t, newStore(), model.EN, 120, 40)
		d.Press(way...)
		before := d.Screen()
		d.Press("t")
		d.See("2026-10-25: ", "per day")
		d.NotSee("around the line")
		d.Press("esc")
		if d.Screen() != before {
			t.Errorf("the strip leaves\n%s\nnot\n%s", d.Screen(), before)
		}
		d.Press("t", "left", "space", "left", "space")
		d.See("Enter: 2026-10-23..2026-10-24, ")
		d.Press("enter")
		d.See("Report 2026-10-23..2026")
		d.Press("[")
		if rows := 38; strings.Join(strings.Split(d.Screen(), "\n")[:rows], "\n") != strings.Join(strings.Split(before, "\n")[:rows], "\n") {
			t.Errorf("[ leads to\n%s\nnot\n%s", d.Screen(), before)
		}
		within(t, d, 3, "t", "w", "enter")
		d.See("Report 2026-10-19..2026")
		d.Press("t", "+", "m", "enter")
		d.See("Report 2026-10")
	}
}

// TestTheStripKeepsWhatIsOff: to choose another time loses no term that was
// switched off, and takes those about the time out of the filter.
func TestTheStripKeepsWhatIsOff(t *testing.T) {
	for _, way := range [][]string{nil, {"8"}} {
		d, _ := start(t, newStore(), model.EN, 120, 30)
		d.Press("f")
		d.Type("client_ip!:172.16.16.57 time:2026-10")
		d.Press("enter")
		d.See("[client_ip!:172.16.16.57] [time:2026-10]")
		d.Press("f", "left", "left", "space", "esc")
		d.See("(off: client_ip!:172.16.16.57)")
		d.Press(way...)
		d.Press("t", "w", "enter")
		d.See("Report 2026-10-19..2026", "(off: client_ip!:172.16.16.57)")
		d.NotSee("[time:2026-10]")
		d.Press("f", "left", "space", "esc")
		d.See("[client_ip!:172.16.16.57]")
	}
}

// TestTheStripOfASectionCountsItsLines shows no lines of other sections.
func TestTheStripOfASectionCountsItsLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("8", "t", "m")
	d.See("Enter: 2026-10, 30 lines")
	d.Press("esc", "esc", "t", "m")
	d.See("Enter: 2026-10, 79 lines")
}

func TestABrushHasAStartAndAnEnd(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "t", "left", "space", "left", "space", "right")
	_, promised, _ := strings.Cut(d.Row(2), "Enter: 2026-10-23..2026-10-24, ")
	d.Press("enter")
	if got := counted(d.Screen()); promised != got+" lines  per day" || got == "20" {
		t.Errorf("the strip promised %q, there are %s", promised, got)
	}
	d.See("[time:2026-10-23..2026-10-24]")
	d.Press("t", "+", "space", "enter")
	d.See("[time:2026-10-24T2")
	d.NotSee("2026-10-23..2026-10-24")
}

func TestTheStripIsLeftAsItWas(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter")
	before := d.Screen()
	d.Press("ｔ", "ｗ", "-", "-", "esc")
	if d.Screen() != before {
		t.Errorf("got\n%s\nwant\n%s", d.Screen(), before)
	}
}

func TestTheLinesAroundALine(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "t", "a", "enter")
	d.See("[time:2026-10-25T11:26..2026-10-25T11:46]")
}

func TestTheStripInASCII(t *testing.T) {
	m, err := ui.NewModel(ui.Options{Store: newStore(), Lang: model.EN, ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	d.Press("4", "enter", "t", "w")
	for _, row := range strings.Split(d.Screen(), "\n")[2:5] {
		if strings.IndexFunc(row, func(r rune) bool { return r > 0x7e }) >= 0 {
			t.Errorf("%q is not ASCII", row)
		}
	}
	d.See("@")
}

// TestTheStripTakesTheTimeOfTheFilter: what is brushed is all of it, whatever
// hours the report was held to.
func TestTheStripTakesTheTimeOfTheFilter(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("4", "f")
	d.Type("time:2026-10-25T09")
	d.Press("enter")
	d.See("[time:2026-10-25T09]")
	d.Press("t", "m")
	d.See("Enter: 2026-10, 40 lines")
	d.Press("enter")
	d.NotSee("[time:2026-10-25T09]")
	d.See("│   40│")
}

func TestAPrintedSectionHasNoStrip(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("2", "t")
	d.NotSee("per day")
	d.See("printed")
}

// TestTheStripsFooterSpeaksOfTime, not of the rows of a table, and says how to
// leave at 80 columns.
func TestTheStripsFooterSpeaksOfTime(t *testing.T) {
	tests := []struct {
		l         model.Lang
		want, not []string
	}{
		{model.JA, []string{"← h 前へ", "→ l 後へ", "Esc 取り消し"}, []string{"左の列", "先頭行"}},
		{model.EN, []string{"← h earlier", "→ l later", "Esc cancel"}, []string{"column left", "first row"}},
	}
	for _, tt := range tests {
		for _, where := range [][]string{{"t"}, {"4", "t"}, {"4", "enter", "t"}, {"B", "t"}} {
			d, _ := start(t, newStore(), tt.l, 80, 24)
			d.Press(where...)
			d.See(tt.want...)
			d.NotSee(tt.not...)
			d.Resize(140, 24)
			d.NotSee(tt.not...)
		}
	}
}
