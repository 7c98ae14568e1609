package ui_test

import (
	"testing"

	"edgelens/model"
	"edgelens/ui/screen"
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

// TestTheReportCountsWhatItNames: while the counts of another period or filter
// are asked for, those of before are not shown under its name.
func TestTheReportCountsWhatItNames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 10}} {
		d, _ := start(t, newStore(), model.EN, size[0], size[1])
		d.See("1 Clients with", "Total 1,266")
		d.Hold()
		d.Press(",")
		d.See("‹ 2026-09 ›", "Loading…", "1 Clients with")
		d.NotSee("Total", "1,266", "no data", "172.16.16")
		d.ReleaseAll()
		d.See("no data")
		d.NotSee("Loading…")
		d.Press("u", "f")
		d.Type("client_ip!:192.0.2.1")
		d.Hold()
		d.Press("enter")
		d.See("[client_ip!:192.0.2.1]", "Loading…")
		d.NotSee("Total", "1,266")
		d.ReleaseAll()
		d.See("Total")
		d.Hold()
		d.Send(screen.Changed{}) // the counts are still of what is named
		d.See("Loading…", "Total")
	}
}
