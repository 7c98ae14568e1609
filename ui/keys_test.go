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
