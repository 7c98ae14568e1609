package ui_test

import (
	"errors"
	"testing"

	"edgelens/model"
)

func TestANoteOnALine(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "enter", "down", "ｍ")
	d.See("メモ: ")
	d.Type("本社へ連絡済み")
	d.Press("enter")
	d.See("メモを保存しました")
	d.Press("right")
	d.See("メモ: 本社へ連絡済み")
	d.See("+▸2026-10-25 09:59:06")
	d.Press("down")
	d.NotSee("メモ: 本社")
	d.Press("up", "enter")
	d.See("本社へ連絡済み")
	d.Press("m")
	d.Type("！")
	d.Press("enter")
	d.See("本社へ連絡済み！")
	d.Press("esc", "f")
	d.Type("note:*")
	d.Press("enter")
	d.See("該当ログ 1件", "[メモ:*]", "メモ: 本社へ連絡済み！")
	d.Press("m", "ctrl+u", "enter")
	d.See("メモを消しました")
	d.Press("right")
	d.NotSee("メモ: 本社")
}

// TestANoteIsReadAt80Columns, whatever else is said about the lines.
func TestANoteIsReadAt80Columns(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		d, _ := start(t, newStore(), l, 80, 24)
		d.Press("4", "enter", "=", "m")
		d.Type("本社へ連絡済み、折り返し待ち")
		d.Press("enter", "right")
		d.See("本社へ連絡済み、折り返し待ち")
	}
}

func TestANoteThatCannotBeWrittenStaysInTheField(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("4", "enter", "m")
	d.Type("to be kept")
	s.err = errors.New("the disk is full")
	d.Press("enter")
	d.See("Note: to be kept", "the disk is full")
	s.err = nil
	d.Press("enter")
	d.See("Note saved")
	if s.lines[1].Note == "" && s.lines[0].Note == "" {
		t.Error("nothing was written")
	}
}

func TestALineOfNoScreenHasNoNote(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("m")
	d.See("Not on this screen")
}

// TestCountsFollowTheNotes: what a filter counts by notes is true after a note
// has changed, on every screen.
func TestCountsFollowTheNotes(t *testing.T) {
	s := newStore()
	s.lines[0].Note, s.lines[3].Note = "a", "b"
	for _, l := range []int{0, 3} {
		s.lines[l].Cells[model.FieldColumn("type").Index()] = "スパムメール対策"
	}
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("f")
	d.Type("(note:a OR note:b)")
	d.Press("enter", "L")
	d.See("2 lines")
	d.Press("m", "ctrl+u", "enter")
	d.See("1 lines", "79 of 80 hidden")
	d.Press("esc", "4")
	d.See("hides 78 lines", "│    1│      0│100.0%")
	d.Press("esc", "B")
	d.See("1 lines")
}
