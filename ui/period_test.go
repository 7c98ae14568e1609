package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/uitest"
)

// within presses keys and fails if they are more than the budget.
func within(t *testing.T, d *uitest.Driver, budget int, keys ...string) {
	t.Helper()
	if len(keys) > budget {
		t.Errorf("%d keys, and there are %d", len(keys), budget)
	}
	d.Press(keys...)
}

func TestTheSameViewForTheMonthBefore(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	within(t, d, 2, ",")
	d.See("レポート 2026-09")
	d.Press("8")
	d.See("8 上位10件のIPS検出", "‹ 2026-09 ›", "1059418")
	d.Press(".")
	d.See("‹ 2026-10 ›", "レポート 2026-10", "1059400")
	within(t, d, 2, "、") // what the key types with the input method on
	d.See("‹ 2026-09 ›", "1059418")
	d.Press("enter")
	d.See("[時間:2026-09]", "該当ログ 1件")
	d.Press("esc", "esc")
	d.See("レポート 2026-09", "対象期間 ‹ 2026-09 ›")
}

// TestBeyondAllTheCaseHoldsIsNoPeriod, neither of the report nor of lines.
func TestBeyondAllTheCaseHoldsIsNoPeriod(t *testing.T) {
	for name, way := range map[string][]string{"report": nil, "section": {"8"}, "lines": {"L"}, "analysis": {"B"}} {
		t.Run(name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.JA, 100, 30)
			d.Press(way...)
			d.Press(".")
			d.See("これより後の期間はありません", "2026-10")
			d.NotSee("2026-11")
			d.Press(",", ",")
			d.See("これより前の期間はありません", "2026-09")
			d.NotSee("2026-08")
			d.Press("p", "3", ".") // the day after the newest line, in the month of the tables
			if name == "lines" || name == "analysis" {
				d.See("これより後の期間はありません", "2026-10-25")
				d.NotSee("2026-10-26")
			} else {
				d.See("2026-10-26")
			}
			d.Press(":")
			d.Type("period 2027-03")
			d.Press("enter", ",") // on the way back
			d.See("2027-02")
		})
	}
}

func TestOnlyThisWeek(t *testing.T) {
	for _, way := range [][]string{nil, {"8"}} {
		d, _ := start(t, newStore(), model.JA, 100, 30)
		d.Press(way...)
		within(t, d, 4, "p", "2")
		d.See("2026-10-19..2026-10-25")
		d.Press("4", "enter")
		d.See("[時間:2026-10-19..2026-10-25]")
	}
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press("p")
	d.See("counted back from the newest line of the case (2026-10-25)", "2026-10-19..2026-10-25", "2026-09")
	within(t, d, 3, "down", "enter")
	d.See("Report 2026-10-19..2026-10-25")
	d.Press(",")
	d.See("Report 2026-10-12..2026-10-18")
	d.Press("p", "4", ",")
	d.See("Report all time", "An open period has none before")
}

func TestAPeriodIsOneEntryOfTheHistory(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("8", ",", "p", "3")
	d.See("‹ 2026-10-25 ›")
	d.Press("u")
	d.See("‹ 2026-09 ›")
	d.Press("[")
	d.See("‹ 2026-10 ›")
	d.Press("u", "u")
	d.See("対象期間 ‹ 2026-10 ›", "元に戻す変更はありません") // the screen before, about the same
	d.Press("ctrl+r", "]", "ctrl+r")
	d.See("‹ 2026-10-25 ›", "レポート 2026-10-25")
	d.Press("esc")
	d.See("対象期間 ‹ 2026-10-25 ›") // a level up, not back in time
}

func TestKeysBehindAPeriodMeetNoRowsOfBefore(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("8")
	d.Hold()
	d.Press(",", "enter")
	d.ReleaseAll()
	d.See("‹ 2026-09 ›")
	d.NotSee("該当ログ")
	d.Press("enter")
	d.See("[時間:2026-09]")
}

func TestThePeriodsCanBeLeft(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 80, 24)
	for _, key := range []string{"esc", "p", "q"} {
		d.Press("8", "p")
		d.See("期間一覧")
		d.Press(key)
		d.NotSee("期間一覧（")
		d.See("‹ 2026-10 ›")
		d.Press("esc")
	}
	if !strings.Contains(d.Screen(), "対象期間") {
		t.Error("the report is not shown")
	}
}

// TestTheCommandForAPeriodOffersTheMonths: those with lines, and the period that
// is shown; what cannot be read is answered with examples.
func TestTheCommandForAPeriodOffersTheMonths(t *testing.T) {
	offered := func(list ...string) string { return "\n          " + strings.Join(list, "\n          ") + "\n" }
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press(":")
	d.Type("period ")
	d.See(offered("all", "2026-10", "2026-09"))
	d.Type("2026-0")
	d.Press("tab", "enter")
	d.See("Report 2026-09", "‹ 2026-09 ›")
	d.Press("p", "3", ":")
	d.Type("period ")
	d.See(offered("all", "2026-10-25", "2026-10", "2026-09"))
	d.Press("esc")
	for l, want := range map[model.Lang]string{model.EN: "cannot read the period \"last\" - examples: 2016-02, ", model.JA: "期間「last」を読めません - 例: 2016-02、"} {
		d, _ := start(t, newStore(), l, 120, 30)
		d.Press(":")
		d.Type("period last")
		d.Press("enter")
		d.See(want, "2016-02-01..2016-02-15")
	}
}
