package ui_test

import (
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// talkative is a case that has something to say.
type talkative struct{ *store }

func (talkative) Notices() []model.Text {
	return []model.Text{{JA: "四月.csv の取り込みが途中で終わっていました", EN: "april.csv was cut off"}}
}

// TestTheCaseSaysWhatItHasToSay when it is opened.
func TestTheCaseSaysWhatItHasToSay(t *testing.T) {
	m, err := ui.NewModel(ui.Options{Store: talkative{newStore()}, Host: &host{}, Folder: t.TempDir(), Lang: model.JA})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.See("四月.csv の取り込みが途中で終わっていました")
	d.Press("4")
	d.NotSee("四月.csv")
}
