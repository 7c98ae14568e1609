package ui_test

import (
	"testing"

	"edgelens/model"
)

// TestHelpAndThePaletteSayThatMoreFollows, and which keys go there.
func TestHelpAndThePaletteSayThatMoreFollows(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter", "?")
	d.See("1-19 / ", "↑↓ PgUp PgDn 移動", "Esc 戻る")
	d.Press("pgdown")
	d.See("19-37 / ")
	d.NotSee("1-19 / ")
	d.Type("ヘルプ")
	d.See("? F1      ヘルプ")
	d.NotSee(" / ")
	d.Press("esc", "ctrl+p")
	d.See("1-19 / ", "Enter 決定", "↑↓ PgUp PgDn 移動", "Esc 取り消し")
	d.Press("pgdown")
	d.See("2-20 / ")
	d.Type("ギリシャ")
	d.NotSee(" / ")
}
