package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestTheWholeTextOfACellInItsPlace(t *testing.T) {
	s := newStore()
	words := []string{"重要", "ご請求書に関する", "お知らせ", "です。", "至急", "ご確認", "ください。", "添付ファイルを", "開いて", "お支払いの", "手続きを", "お願いいたします。"}
	s.lines[0].Cells[model.FieldColumn("subject").Index()] = strings.Join(words, "")
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "enter", "right", "right")
	d.NotSee("お願いいたします")
	folded := d.Screen()
	d.Press("w")
	d.See("重要ご請求書", "1 / 20")
	text := ""
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if parts := strings.Split(row, "│"); len(parts) > 2 {
			text += strings.TrimSpace(parts[2])
		}
	}
	if !strings.Contains(text, strings.Join(words, "")) {
		t.Errorf("not all of the text is in its column:\n%s", d.Screen())
	}
	d.Press("enter", "esc")
	d.See("お願い")
	d.Press("ｗ") // with the input method on
	if d.Screen() != folded {
		t.Errorf("folded again it is\n%s\nwant\n%s", d.Screen(), folded)
	}
}
