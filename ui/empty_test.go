package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

// TestAnEmptyListSaysWhichKeysLeadOutOfIt before those that can do nothing.
func TestAnEmptyListSaysWhichKeysLeadOutOfIt(t *testing.T) {
	tests := []struct {
		l    model.Lang
		want []string
	}{
		{model.JA, []string{"Space 無効", "F f フィルタ", "u 元に戻す", "r 表示を初期化", "Esc BS 戻る"}},
		{model.EN, []string{"Space off", "F f filter", "u undo", "r reset view", "Esc BS back"}},
	}
	for _, tt := range tests {
		d, _ := start(t, newStore(), tt.l, 80, 24)
		d.Press("4", "enter", "f")
		d.Type("action:block")
		d.Press("enter")
		rows := strings.Split(strings.TrimRight(d.Screen(), "\n"), "\n")
		footer := strings.Join(rows[len(rows)-2:], "\n")
		for _, want := range tt.want {
			if !strings.Contains(footer, want) {
				t.Errorf("%q is not in the footer\n%s", want, footer)
			}
		}
		if strings.HasPrefix(strings.TrimSpace(footer), "(") {
			t.Errorf("the footer begins with a key that does nothing\n%s", footer)
		}
	}
}

// TestNoSavedViewsHaveTheWordsOfThatList for the keys that need one.
func TestNoSavedViewsHaveTheWordsOfThatList(t *testing.T) {
	tests := []struct {
		l         model.Lang
		want, not []string
	}{
		{model.JA, []string{"Esc BS 戻る", "(v 名前の変更: ", "(D 削除: "}, []string{"ビューを保存", "取り込みの取り消し"}},
		{model.EN, []string{"Esc BS back", "(v rename: ", "(D delete: "}, []string{"save view", "forget"}},
	}
	for _, tt := range tests {
		d, _ := start(t, newStore(), tt.l, 170, 24)
		d.Press("V")
		d.See(tt.want...)
		d.NotSee(tt.not...)
	}
}

// TestTheReportSaysWhatIsInNoCount: how many records could not be read, and where
// they are, on the smallest screen too.
func TestTheReportSaysWhatIsInNoCount(t *testing.T) {
	for l, want := range map[model.Lang]string{model.JA: "読めない 1,234 (S)", model.EN: "1,234 unreadable (S)"} {
		s := newStore()
		d, _ := start(t, s, l, 80, 24)
		d.NotSee("(S)")
		s.rejected = 1_234
		d, _ = start(t, s, l, 80, 24)
		d.See(want, "2026-09")
		d.Press("S")
		d.See("1,234")
	}
}
