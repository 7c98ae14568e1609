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
