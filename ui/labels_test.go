package ui_test

import (
	"context"
	"testing"

	"edgelens/model"
)

// TestWhatIsNoCellHasALabel: a term about it is proposed, read and shown in the
// words of the screen.
func TestWhatIsNoCellHasALabel(t *testing.T) {
	tests := []struct {
		name       string
		keys       []string
		typed      string
		then, want string
	}{
		{"the lines", []string{"4", "enter", "f"}, "処理の結果:阻止", "enter", "[処理の結果:阻止]"},
		{"the report", []string{"f"}, "処理の結果:阻止", "enter", "[処理の結果:阻止]"},
		{"the command line", []string{":"}, "処理の結果:阻止", "enter", "処理の結果:阻止"},
		{"notes", []string{"f"}, "メモ:*", "enter", "[メモ:*]"},
		{"its name proposed on lines", []string{"4", "enter", "f"}, "outc", "", "処理の結果"},
		{"its label on the report", []string{"f"}, "めも", "", "note:"},
		{"its label in a section", []string{"4", "f"}, "取り込み元", "", "source:"},
		{"its label on the command line", []string{":"}, "めも", "", "note:"},
		{"the palette", []string{"ctrl+p"}, "outcome", "", "処理の結果"},
		{"the palette takes it", []string{"ctrl+p"}, "処理の結果", "enter", "outcome:"},
		{"its values", []string{"f"}, "outcome:", "", "outcome:stopped"},
		{"its values by their words", []string{"f"}, "処理の結果:阻", "", "阻止 (stopped)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.JA, 100, 40)
			d.Press(tt.keys...)
			d.Type(tt.typed)
			if tt.then != "" {
				d.Press(tt.then)
			}
			d.See(tt.want)
			d.NotSee("はありません")
		})
	}
}

// TestALabelIsTheCasesOwnColumn where the case has one so called; the other is
// shown by its id.
func TestALabelIsTheCasesOwnColumn(t *testing.T) {
	s := newStore()
	s.unknown = []string{"メモ"}
	for i := range s.lines {
		s.lines[i].Extra = map[string]string{"メモ": "電話"}
	}
	if err := s.SetNote(context.Background(), 1, "x"); err != nil {
		t.Fatal(err)
	}
	d, _ := start(t, s, model.JA, 100, 40)
	d.Press("4", "enter", "f")
	d.Type("メモ:電話")
	d.Press("enter")
	d.See(`["メモ":電話]`)
	d.Press("f")
	d.Type("note:x")
	d.Press("enter")
	d.See("[note:x]")
	d.NotSee("[メモ:x]")
}

// TestACategoryIsFoundByItsWordInTheOtherLanguage; the term has the log's own.
func TestACategoryIsFoundByItsWordInTheOtherLanguage(t *testing.T) {
	s := newStore()
	s.add(10, 0, map[string]string{"type": "URLフィルタ", "client_ip": "172.16.16.57", "action": "ブロック", "url_category": "ギャンブル"})
	s.add(10, 0, map[string]string{"type": "URLフィルタ", "client_ip": "172.16.16.57", "action": "ブロック", "url_category": "Weapons"})
	for _, tt := range []struct {
		l           model.Lang
		typed, want string
		term, line  string
	}{
		{model.EN, "url_category:gambl", "Gambling (ギャンブル)", "[url_category:ギャンブル]", "ギャンブル  (Gambling)"},
		{model.JA, "URLカテゴリ:武", "武器 (Weapons)", "[URLカテゴリ:Weapons]", "Weapons  (武器)"},
	} {
		d, _ := start(t, s, tt.l, 100, 40)
		d.Press("f")
		d.Type(tt.typed)
		d.See(tt.want)
		d.Press("tab", "enter")
		d.See(tt.term)
		d.Press("L", "enter")
		d.See(tt.line)
	}
}
