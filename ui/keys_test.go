package ui_test

import (
	"testing"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

func TestFullWidthKeys(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("４")
	d.See("4 スパムメール対策", "解説")
	d.Press("enter", "？")
	d.See("ヘルプ", "この値だけ")
	d.Press("esc")
	d.See("該当ログ 20件")
}

func TestPastedTextIsNoCommand(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 80, 24)
	d.Paste("4qE")
	d.See("対象期間")
}

func TestKeysThatComeTogether(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter")
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("/ですと")})
	d.See("検索: ですと")
}

// TestHelpFromAFieldListsWhatWorksThere: letters are text there, and an empty
// field has keys for the terms above it.
func TestHelpFromAFieldListsWhatWorksThere(t *testing.T) {
	for _, way := range [][]string{{"4", "enter", "f"}, {"4", "=", "f"}, {"4", "enter", "B", "f"}} {
		d, _ := start(t, newStore(), model.JA, 100, 60)
		d.Press(way...)
		d.See("←→ 条件を選ぶ  BS 条件を外す", "Space 無効/有効")
		d.Press("f1")
		d.See("この画面", "条件を選ぶ", "BS        条件を外す", "Space     無効/有効", "全般", " F1        ヘルプ", "Ctrl-c    終了", "Ctrl-w    単語を削除")
		d.NotSee("? F1   ", "コマンド", "SQL", "Ctrl-p", "ビュー", "元に戻す", "セクション   ", "戻る／終了")
		d.Press("esc")
		d.Type("x")
		d.NotSee("条件を選ぶ")
	}
	d, _ := start(t, newStore(), model.JA, 100, 60)
	d.Press("4", "enter", "t", "f1") // a panel without text
	d.See("この週", "全般")
	d.NotSee("文字の入力", "コマンド")
}

// TestASearchThatNarrowsIsCalledSo: on lines it adds a term, in a section it
// goes from row to row.
func TestASearchThatNarrowsIsCalledSo(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 160, 30)
	d.Press("4")
	d.See("/ 表内を検索", "n 次の一致")
	d.Press("enter")
	d.See("/ 文字で絞り込み")
	d.NotSee("表内を検索")
	for _, open := range []string{"?", "ctrl+p"} {
		d.Press(open)
		d.Type("検索")
		d.See("文字で絞り込み")
		d.NotSee("表内を検索")
		d.Press("esc")
	}
}

// TestCtrlLDrawsAnew wherever one is, and does nothing else.
func TestCtrlLDrawsAnew(t *testing.T) {
	for _, way := range [][]string{nil, {"4", "enter"}, {"f"}, {"?"}, {"ctrl+p"}, {";"}, {":"}} {
		d, _ := start(t, newStore(), model.JA, 80, 24)
		d.Press(way...)
		before := d.Screen()
		_, cmd := d.Model().Update(tea.KeyMsg{Type: tea.KeyCtrlL})
		if cmd == nil || cmd() != tea.ClearScreen() {
			t.Errorf("%v: Ctrl-l does not draw anew", way)
		}
		if after := d.Screen(); after != before {
			t.Errorf("%v: Ctrl-l changed the screen:\n%s", way, after)
		}
	}
}

func TestHelpListsWhatTheScreenCanDo(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 60)
	d.Press("4", "enter", "?")
	d.See("この画面", "この値だけ", "並べ替え", "全般")
	d.NotSee("ケースを作る・開く") // what is not there is not listed
	d.Type("コピー")
	d.See("セルをコピー")
	d.NotSee("並べ替え")
	d.Press("esc")
	d.See("該当ログ 20件")
}
