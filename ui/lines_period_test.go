package ui_test

import (
	"testing"

	"edgelens/model"
)

func TestTheSameLinesForTheMonthBefore(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("L")
	d.See("[時間:2026-10]", "該当ログ 79件")
	within(t, d, 1, ",")
	d.See("[時間:2026-09]", "該当ログ 1件")
	within(t, d, 1, "。") // what the key types with the input method on
	d.See("[時間:2026-10]", "該当ログ 79件")
	d.Press("u")
	d.See("[時間:2026-09]", "該当ログ 1件")
}

// TestThePeriodIsSaidOnce: the way does not say the report's where the terms say
// another.
func TestThePeriodIsSaidOnce(t *testing.T) {
	for _, keys := range [][]string{{"L"}, {"4", "enter"}, {"B"}} {
		d, _ := start(t, newStore(), model.JA, 120, 30)
		d.Press(keys...)
		d.See("› レポート 2026-10 ›")
		d.Press(",")
		d.See("[時間:2026-09]", "› レポート ›")
		d.NotSee("レポート 2026")
		d.Press("u")
		d.See("› レポート 2026-10 ›")
	}
}

// TestTheTimeIsNoName of lines that were opened by their filter.
func TestTheTimeIsNoName(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press(":")
	d.Paste("lines filter=time:2026-10 type:spam")
	d.Press("enter")
	d.See("› Report 2026-10 › type:spam\n")
	d.Press(",")
	d.See("› Report › type:spam (changed)\n", "[time:2026-09]")
}

func TestTheDayBeforeTheDayOfALine(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "f")
	d.Type("time:2026-10-25")
	d.Press("enter", ",")
	d.See("[time:2026-10-24]", "8 lines")
	d.NotSee("[time:2026-10]", "2026-10-25")
	d.Press("t", "a", "enter", ".")
	d.See("[time:2026-10-24T22:51..2026-10-24T23:11]")
}

func TestOnlyThisWeekOnLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter")
	within(t, d, 4, "p", "2")
	d.See("[time:2026-10-19..2026-10-25]", "[type:spam]")
	d.NotSee("counted back")
	d.Press(",")
	d.See("[time:2026-10-12..2026-10-18]")
	d.Press("p")
	d.See("same length before             2026-10-05..2026-10-11")
	d.Press("4")
	d.NotSee("[time:")
	d.Press(".")
	d.See("An open period has none before")
	d.Press("p", "esc")
	d.NotSee("counted back")
	d.See("20 lines")
}

// TestATypedPeriodTakesThePlaceOfTheOneInForce on the screens of lines as on
// the report, which offers the same months.
func TestATypedPeriodTakesThePlaceOfTheOneInForce(t *testing.T) {
	for name, keys := range map[string]string{"lines": "L", "analysis": "B"} {
		t.Run(name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.EN, 100, 30)
			d.Press(keys)
			within(t, d, 2, "p", "5")
			d.See("Period:", "2026-09    ", "1 lines", "[time:2026-10]", "Tab complete")
			d.NotSee("counted back")
			d.Type("2026-09")
			d.Press("enter")
			d.See("[time:2026-09]", "1 line")
			d.NotSee("[time:2026-10]", "Period:")
			d.Press("p", "5", "down", "down", "enter") // a month of the list
			d.See("[time:2026-10]")
			d.NotSee("[time:2026-09]", "Period:")
			d.Press("p", "5")
			d.Type("x")
			d.Press("enter")
			d.See("Period:", "[time:2026-10]")
			d.Press("esc", "p", "5", "down", "enter")
			d.NotSee("[time:", "Period:") // all time
		})
	}
}
