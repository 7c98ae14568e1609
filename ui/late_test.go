package ui_test

import (
	"testing"

	"edgelens/model"
)

// TestALateReportTurnsNothing: the answer of a report that was left does not
// say what the others are about.
func TestALateReportTurnsNothing(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press("S")
	d.Hold()
	d.Press(":")
	d.Type("period 2026-09")
	d.Press("enter", "[")
	for d.Held() > 0 {
		d.Release(d.Held() - 1) // the newest first
	}
	d.ReleaseAll()
	d.Press("esc")
	d.See("Report 2026-10", "Period ‹ 2026-10 ›")
	d.NotSee("Report 2026-09")
	d.Press("8")
	d.See("‹ 2026-10 ›", "1059400")
	d.Press("esc", "L")
	d.See("[time:2026-10]")
	d.Press("[", "[", "[", "]")
	d.See("Report 2026-10")
}

// TestKeysBehindAPeriodWait: what stands on the screen is the answer to the
// question before, and nothing is made of it.
func TestKeysBehindAPeriodWait(t *testing.T) {
	for key, then := range map[string]string{"enter": "[time:2026-09]", "=": "[rule_id:1059418]", "B": "[time:2026-09]", "E": "ips_2026-09.csv", "X": "time:2026-09"} {
		d, _ := start(t, newStore(), model.EN, 100, 30)
		d.Press("8")
		before := d.Row(1)
		d.Hold()
		d.Press(",", key)
		d.See(before, "Loading…")
		d.ReleaseAll()
		d.See("‹ 2026-09 ›", "1059418")
		d.Press(key)
		d.See(then)
		d.NotSee("2026-10")
	}
}
