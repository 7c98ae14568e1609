package ui_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/screen"
)

func TestSearchLeavesTheCursorWhereItWas(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"given up", []string{"/", "で", "す", "esc"}},
		{"given up before anything was typed", []string{"/", "esc"}},
		{"taken back", []string{"/", "で", "す", "enter", "u"}},
		{"for nothing", []string{"/", "enter"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.JA, 100, 30)
			d.Press("4", "enter", "down", "down", "down", "right", "right")
			want := cursorRow(t, d)
			d.Press(tt.keys...)
			if got := cursorRow(t, d); got != want {
				t.Errorf("the cursor is on\n%s\nwant\n%s", got, want)
			}
			d.See("列 3/")
		})
	}
}

func TestSearchOffersNoCompletion(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "/")
	d.NotSee("補完")
}

func TestNewLinesLeaveTheCursorAndBringTheirColumns(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "enter", "down", "down", "down")
	want := cursorRow(t, d)
	s.unknown = []string{"備考"}
	d.Send(screen.Changed{})
	if got := cursorRow(t, d); got != want {
		t.Errorf("the cursor is on\n%s\nwant\n%s", got, want)
	}
	d.Press("f")
	d.Type("備考:x")
	d.Press("enter")
	d.See("[備考:x]")
}

func TestTheCursorStaysOnARowWhenLinesGo(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "enter", "end")
	s.lines = slices.DeleteFunc(s.lines, func(l model.Line) bool { return l.ID%2 == 0 })
	d.Send(screen.Changed{})
	cursorRow(t, d)
}

func TestProposedValuesAreThoseUnderTheOtherTerms(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "f")
	d.Type("action:")
	d.See("action:tag", "action:delete")
	d.Press("esc", "right", "=", "f")
	d.See("[処理:タグ]")
	d.Type("action:")
	d.See("action:tag", "action:delete") // its own term does not count
	d.NotSee("action:block")
}

func TestASectionNeverOpensWithTheCountsOfBefore(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	s.add(10, 50, map[string]string{"type": "スパムメール対策", "client_ip": "172.16.16.162", "action": "タグ"})
	d.Hold()
	d.Send(screen.Changed{})
	d.Press("4")
	d.ReleaseAll()
	if row := cursorRow(t, d); !strings.Contains(row, " 21│") {
		t.Errorf("the leading row is %q, want 21 lines", row)
	}
}

func TestAnEmptyReportSaysWhyThereIsNoOtherMonth(t *testing.T) {
	for _, key := range []string{"left", "right"} {
		d, _ := start(t, &store{}, model.JA, 80, 24)
		d.Press(key)
		if row := d.Row(-2); !strings.Contains(row, "i でファイルを取り込んで") {
			t.Errorf("%s: said %q", key, row)
		}
	}
}

func TestALineThatIsGoneIsNotCounted(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 40)
	d.Press("4", "enter", "enter")
	d.See("1件目")
	whole := s.lines
	s.lines = nil
	d.Press("right")
	d.See("もうケースにありません", " 1件目")
	s.lines = whole
	d.Press("right")
	d.See(" 2件目")
}

func TestALineWhoseOriginIsNotFoundSaysSo(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 40)
	d.Press("4", "enter")
	s.err = errors.New("disk gone")
	d.Press("enter", "x")
	d.See("disk gone")
	d.NotSee("読み込み中")
}

func TestTheExportDialogShowsItsFieldInTheLeastWindow(t *testing.T) {
	for _, way := range [][]string{{"4"}, {"4", "enter"}} {
		d, _ := start(t, newStore(), model.JA, 60, 10)
		d.Press(append(way, "E", "down", "down", "down", "down")...)
		d.See("ファイル名", ".csv")
	}
}

func TestAHigherWindowIsFilled(t *testing.T) {
	s := &store{}
	for i := range 600 {
		s.add(10, i, map[string]string{"type": "IPS", "client_ip": "198.51.100.7", "action": "ブロック"})
		s.lines[i].ID = int64(600 - i)
	}
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("p", "4", "L")
	d.See("該当ログ 600件")
	d.Resize(100, 320)
	d.NotSee("読み込み中")
}

func TestATermAddedTwiceIsSaid(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "down", "right", "=", "$", "=")
	d.See("すでにフィルタにあります")
	d.Press("u")
	d.NotSee("[処理:タグ]")
	d.Press("/")
	d.Type("です")
	d.Press("enter", "down", "/")
	d.Type("です")
	d.Press("enter")
	d.See("すでにフィルタにあります", "2 / 4")
}

// TestValuesAreProposedBehindAWideBlank: an input method types blanks of two
// cells between terms.
func TestValuesAreProposedBehindAWideBlank(t *testing.T) {
	for _, opened := range [][]string{{"L"}, {"4"}} {
		d, _ := start(t, newStore(), model.EN, 100, 30)
		d.Press(opened...)
		d.Press("f")
		d.Type("user!:x　client_ip:")
		d.See("client_ip:172.16.16.162")
	}
}
