package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// firstRows are the first n of a column's cells.
func firstRows(cells string, n int) string {
	rows := strings.Fields(cells)
	return strings.Join(rows[:min(n, len(rows))], " ")
}

func TestLinesAreSortedByAColumnThenTheOtherWayThenNot(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 30)
	d.Press("L", "right", "right")
	d.See("newest first")
	for _, step := range []struct{ first, says, heading string }{
		{"172.16.16.20 172.16.16.20", "sorted by Client IP", "Client IP  ▲"},
		{"198.51.100.6 198.51.100.6", "sorted by Client IP", "Client IP  ▼"},
		{"172.16.16.162 198.51.100.0", "newest first", "Client IP    │"},
	} {
		d.Press("s")
		d.See(step.says, step.heading)
		if got := firstRows(column(d, 2), 2); got != step.first {
			t.Errorf("%s: the first clients are %q, want %q\n%s", step.says, got, step.first, d.Screen())
		}
	}
	d.Press("home", "^", "s")
	d.See("oldest first")
	d.Press("s")
	d.See("newest first")
}

func TestLinesAreSortedBySeveralKeys(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 160, 30)
	d.Press("4", "enter", "f", "left", "backspace", "esc") // spam of every client
	d.Press("right", "right", "s", "right", "&", "&")
	d.See("sorted by Action▲, Mail Subject▼", "Action▲1", "▼2")
	if actions, subjects := firstRows(column(d, 2), 27), firstRows(column(d, 3), 1); actions[:6] != "タグ" || subjects != "ご請求書" {
		t.Errorf("the first rows are %q, %q\n%s", actions, subjects, d.Screen())
	}
	d.Press("^", "＆") // with the input method on
	d.See("Action▲, Mail Subject▼, Time▼", "▼3")
	d.Press("right", "right", "s") // the first key is turned round where it stands
	d.See("sorted by Action▼, Mail Subject▼, Time▼")
	d.Press("s")
	d.See("sorted by Mail Subject▼, Time▼")
	want := column(d, 3)
	d.Press("E", "enter")
	var got []string
	rows := strings.Split(strings.TrimSpace(exported(t, folder)), "\n")
	at := slices.Index(strings.Split(rows[0], ","), "Mail Subject")
	for _, row := range rows[1:] {
		got = append(got, strings.Split(row, ",")[at])
	}
	if len(got) != 40 || !strings.HasPrefix(strings.Join(got, " "), firstRows(want, 3)) {
		t.Errorf("exported in the order\n%q\nwant\n%q", got, want)
	}
	d.Press("u", "u", "u")
	d.See("sorted by Action▲, Mail Subject▼  ")
	d.Press("r")
	d.See("newest first")
}

// TestTheOrderMayComeBeforeTheFirstPage: both are asked for at once.
func TestTheOrderMayComeBeforeTheFirstPage(t *testing.T) {
	s := &store{}
	for i := range 600 {
		s.add(10, i%7, map[string]string{"type": "IPS", "client_ip": fmt.Sprintf("198.51.100.%d", i%250), "action": "ブロック"})
		s.lines[i].ID = int64(600 - i)
	}
	for _, last := range []bool{true, false} {
		d, _ := start(t, s, model.EN, 100, 30)
		d.Press("L", "right", "right")
		d.Hold()
		d.Press("s")
		for d.Held() > 0 {
			n := 0
			if last {
				n = d.Held() - 1
			}
			d.Release(n)
		}
		d.ReleaseAll()
		d.See("600 lines  sorted by Client IP", "198.51.100.0│")
		d.Press("end")
		d.See("600 / 600", "198.51.100.249│")
		d.NotSee("loading")
	}
}
