package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/lang"
)

// TestWhatElseDidThisClientDo holds the neighbours of a line to two keys.
func TestWhatElseDidThisClientDo(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 120, 30)
	d.Press("4", "enter", "down")
	d.Press("enter", "C")
	f, err := model.ParseFilter("time:2026-10-25T09:49:06..2026-10-25T10:09:06 client_ip:172.16.16.162", nil)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := s.Count(context.Background(), f)
	if n == 0 {
		t.Fatal("nothing is tested")
	}
	d.See(fmt.Sprintf("%d lines", n), "172.16.16.162 around 2026-10-25 09:59")
	if row := cursorRow(t, d); !strings.Contains(row, "2026-10-25 09:59:06") || !strings.Contains(row, "makinom1@") {
		t.Errorf("the cursor is not on the line: %q", row)
	}
	d.Press("esc", "T")
	all, _ := model.ParseFilter("time:2026-10-25T09:49:06..2026-10-25T10:09:06", nil)
	m, _ := s.Count(context.Background(), all)
	if m <= n {
		t.Fatal("nobody else did anything")
	}
	d.See(fmt.Sprintf("%d lines", m), "around 2026-10-25 09:59")
	if row := cursorRow(t, d); !strings.Contains(row, "172.16.16.162") || !strings.Contains(row, "Anti-spam") && !strings.Contains(row, "スパム") {
		t.Errorf("the cursor is not on the line: %q", row)
	}
}

// TestTheNeighboursOfTheCursorsLine are the same as from the line itself.
func TestTheNeighboursOfTheCursorsLine(t *testing.T) {
	for _, key := range []string{"C", "Ｔ"} { // with the input method on
		d, _ := start(t, newStore(), model.EN, 120, 30)
		d.Press("4", "enter", "down", "enter", key)
		want := addressOf(t, d)
		d.Press("esc", "esc", key)
		if got := addressOf(t, d); got != want || !strings.Contains(got, "2026-10-25T10:09:06") {
			t.Errorf("%s shows %q, want %q", key, got, want)
		}
		if row := cursorRow(t, d); !strings.Contains(row, "2026-10-25 09:59:06") {
			t.Errorf("the cursor is not on the line: %q", row)
		}
	}
}

// TestNoNeighboursWithoutALine: the keys say why.
func TestNoNeighboursWithoutALine(t *testing.T) {
	s := newStore()
	for i := range s.lines {
		s.lines[i].Cells[model.FieldColumn("client_ip").Index()] = "-"
	}
	d, _ := start(t, s, model.EN, 120, 30)
	d.Press("L", "C")
	d.See("this line has no client address")
	d.Press("f")
	d.Type("type:nothing")
	d.Press("enter", "T")
	d.See("Nothing found")
}

func TestALineWithoutClientHasNoClientsNeighbours(t *testing.T) {
	s := newStore()
	for i := range s.lines {
		s.lines[i].Cells[model.FieldColumn("client_ip").Index()] = "-"
	}
	d, _ := start(t, s, model.EN, 120, 30)
	d.Press("L", "enter", "C")
	d.See(lang.For("en").Line.NoClient)
}

// TestEachFieldSaysWhatItIs: below the table for the field of the cursor, and
// beside each where there is room.
func TestEachFieldSaysWhatItIs(t *testing.T) {
	const rule, severity = "The number of the IPS signature", "How bad it would be"
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press("8", "enter", "enter")
	d.NotSee(rule, severity)
	d.Press("down", "down", "down", "down", "down")
	d.See("Meaning: " + rule)
	d.Resize(110, 30)
	d.See("│"+severity, "Meaning: "+rule)
	d.Press("$")
	d.Press("y") // the cursor stays on the value
	d.See("col 2/3")
	d.Resize(80, 24)
	d.NotSee(severity)
}
