package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

func TestJumpToATime(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter")
	for _, tt := range []struct{ typed, says, lands string }{
		{"10/24 16:30", "go to 2026-10-24 16:30", "2026-10-24 16:12:06"}, // newest first: the next one on is older
		{"16:12", "go to 2026-10-24 16:12", "2026-10-24 16:12:06"},       // on the day of the line of the cursor
		{"１０／２５", "go to 2026-10-25", "2026-10-25 11:36:06"},
		{"2026-10-23 14:20:06", "go to 2026-10-23 14:20:06", "2026-10-23 14:20:06"},
		{"10月24日", "go to 2026-10-24", "2026-10-24 22:40:06"},
	} {
		d.Press("@")
		d.Type(tt.typed)
		d.See(tt.says)
		d.Press("enter")
		if row := cursorRow(t, d); !strings.Contains(row, tt.lands) {
			t.Errorf("%s leads to %q, want %s", tt.typed, row, tt.lands)
		}
		d.NotSee("Go to the time")
	}
	d.Press("s") // oldest first
	d.Press("＠")
	d.Type("10/24 16:30")
	d.Press("enter")
	if row := cursorRow(t, d); !strings.Contains(row, "2026-10-24 21:03:06") {
		t.Errorf("oldest first it leads to %q", row)
	}
}

func TestAMistakeInATimeIsSaidAsItIsTyped(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "down", "down", "@")
	d.See("移動先の時刻", "例: 13:05、10/14、2026-10-14 13:05", "年を省くと")
	d.Type("25:00")
	d.See("時刻「25:00」を読めません")
	d.Press("enter")
	d.See("移動先の時刻: 25:00")
	d.Press("ctrl+u")
	d.Type("5:08")
	d.See("2026-10-25 05:08 へ移動")
	d.NotSee("読めません")
	d.Press("esc")
	d.NotSee("移動先の時刻")
	d.See("3 / 20")
	d.Press("@", "enter")
	d.NotSee("移動先の時刻")
	d.Press("@")
	d.Type("2020-01-01")
	d.Press("enter")
	d.See("20 / 20", "その時刻以降に並ぶログはありません")
}

func TestAJumpAmongLinesInAnotherOrder(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "right", "s", "@")
	d.Type("10/24 16:30")
	d.See("The lines are sorted by Action, not in the order of time")
	d.Press("enter")
	d.See("not in the order of time")
	if row := cursorRow(t, d); !strings.Contains(row, "2026-10-24 21:03:06") { // the first one from then on
		t.Errorf("it leads to %q", row)
	}
	d.Press("@")
	d.Type("2027-01-01")
	d.Press("enter")
	d.See("No line stands at that time")
}

// TestAJumpAmongManyLines: the line is not at hand, and neither is the order.
func TestAJumpAmongManyLines(t *testing.T) {
	s := &store{}
	for i := range 6000 {
		s.add(10, 0, map[string]string{"type": "IPS", "client_ip": fmt.Sprintf("198.51.100.%d", i%250), "action": "ブロック"})
		s.lines[i].ID, s.lines[i].Time = int64(i+1), s.lines[0].Time.Add(-time.Duration(i)*time.Minute)
	}
	d, _ := start(t, s, model.EN, 120, 30)
	d.Hold()
	d.Press("L")
	for range 40 { // all but the order
		if d.Held() > 1 {
			d.Release(0)
		}
	}
	d.Press("@")
	d.NotSee("Nothing found") // that is not known yet
	d.Type("10/23 00:36")
	d.Press("enter")
	d.ReleaseAll()
	if row := cursorRow(t, d); !strings.Contains(row, "2026-10-23 00:36:06") {
		t.Errorf("it leads to %q\n%s", row, d.Screen())
	}
	d.See("2026-10-23 00:46:06", "2026-10-23 00:26:06") // in the middle of the window
	d.NotSee("loading")
}

func TestThereIsNoJumpAmongNoLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", ",", "@")
	d.See("go to a time: Nothing found")
	d.NotSee("Go to the time")
	d.Press("w")
	d.See("whole text of the cell: Nothing found")
}
