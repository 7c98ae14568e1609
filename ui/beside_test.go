package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// addIPS adds n lines of a rule on a day of a month.
func (s *store) addIPS(month time.Month, day, rule, n int) {
	at := time.Date(2026, month, day, 12, 0, 0, 0, jst)
	for range n {
		l := model.Line{Source: 1, Time: at, ID: int64(len(s.lines) + 1), Cells: make([]string, len(model.Fields))}
		for id, cell := range map[string]string{"type": "IPS", "action": "ブロック", "rule_id": fmt.Sprint(rule), "time": at.Format("2006-01-02 15:04:05 JST-0700")} {
			l.Cells[model.FieldColumn(id).Index()] = cell
		}
		s.lines = append(s.lines, l)
	}
	slices.SortStableFunc(s.lines, func(a, b model.Line) int { return b.Time.Compare(a.Time) })
}

func TestRowsSayHowTheyMoved(t *testing.T) {
	s := &store{}
	s.addIPS(9, 3, 11, 5)
	s.addIPS(9, 3, 12, 4)
	s.addIPS(9, 3, 13, 3)
	s.addIPS(10, 1, 13, 4)
	s.addIPS(10, 31, 13, 5)
	s.addIPS(10, 31, 12, 5)
	s.addIPS(10, 30, 14, 4)
	s.addIPS(10, 30, 11, 2)
	d, _ := start(t, s, model.EN, 140, 30)
	d.Press("8")
	d.See("1│   ▲2│13", "2│    =│12", "3│  NEW│14", "4│   ▼3│11", "moved since 2026-09")
	d.See("│▆                             █│    9", "45.0%│ 45.0%", "25.0%│ 70.0%", "10.0%│100.0%")
	d.Press("right", "s")
	d.See("Moved▼")
	if got := column(d, 2); got[:11] != "14 13 12 11" {
		t.Errorf("sorted by how they moved, rows are %q", got)
	}
	d.Press(",")
	d.NotSee("Moved", "NEW") // nobody imported August
	d.See("│  █                           │    5")
	d.Press(".", "p", "4")
	d.NotSee("Moved") // all time has no period before
	d.Resize(80, 24)
	d.NotSee("By day", "Cum.")
	d.Press("p", "1")
	d.NotSee("Moved")
	d.Resize(140, 30)
	d.See("Moved", "By day") // asked for when there is room
}

// TestRowsSayWhatTheyWereBefore: what a group, the rest and the total counted in
// the period before stands beside them, at 80 columns too.
func TestRowsSayWhatTheyWereBefore(t *testing.T) {
	s := &store{}
	for rule := range 12 {
		s.addIPS(10, 5, 100+rule, 20-rule)
	}
	s.addIPS(9, 3, 101, 31)
	s.addIPS(9, 3, 111, 5)
	s.addIPS(9, 3, 999, 7) // it is gone
	d, _ := start(t, s, model.EN, 80, 24)
	d.Press("8")
	d.See("│Count│2026-09│", "│   20│      0│", "│   19│     31│", "│   19│     12│", "│  174│     43│")
	d.Press("right", "right", "right", "right", "right", "s")
	d.See("2026-09▼")
	if got := column(d, 1); !strings.HasPrefix(got, "101 ") {
		t.Errorf("sorted by the period before, rows are %q", got)
	}
	d.Press(",")
	d.See("‹ 2026-09 ›")
	d.NotSee("│2026-08│", "│Before│") // nobody imported August
	d.Press("p", "4")
	d.NotSee("2026-09│")
}

func TestATieAtTheTenthRankIsMarked(t *testing.T) {
	s := &store{}
	for rule := range 12 {
		s.addIPS(10, 5, 100+rule, 2)
	}
	d, _ := start(t, s, model.EN, 120, 30)
	d.Press("8")
	d.See("=10│", "others (2; tie at no. 10)")
	d.Press("a")
	d.NotSee("=10│", "tie at")
}

func TestDaysAreDrawnInASCIIToo(t *testing.T) {
	s := &store{}
	s.addIPS(10, 1, 13, 1)
	s.addIPS(10, 31, 13, 7)
	m, err := ui.NewModel(ui.Options{Store: s, Lang: model.EN, ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 140, 30)
	d.Press("8")
	d.See("|.                             #|")
}

// TestSumsHaveNoDays holds the rows below the groups to it: their days would be
// those of the group without a value.
func TestSumsHaveNoDays(t *testing.T) {
	s := &store{}
	s.addIPS(10, 1, 13, 4)
	s.addIPS(10, 31, 14, 7)
	for i := range s.lines[:3] {
		s.lines[i].Cells[model.FieldColumn("rule_id").Index()] = ""
	}
	d, _ := start(t, s, model.EN, 140, 30)
	d.Press("8")
	bars := 0
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		drawn := strings.Contains(row, "               █│") || strings.Contains(row, "│█               ")
		if drawn {
			bars++
		}
		if drawn && strings.Contains(row, "Total") {
			t.Errorf("the total has days: %s", row)
		}
	}
	if bars != 3 {
		t.Errorf("%d rows have days, want the 3 groups:\n%s", bars, d.Screen())
	}
}
