package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestASearchFindsAnySpelling(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "/")
	d.Type("ﾃﾞｽﾄ")
	d.See("Search: ﾃﾞｽﾄ")
	d.NotSee("ですと11")
	d.Press("ctrl+t")
	d.See("Search any spelling: ﾃﾞｽﾄ", "ですと11")
	d.NotSee("]test")
	d.Press("ctrl+t")
	d.NotSee("ですと11")
	d.Press("ctrl+t", "enter")
	d.See("[~~ﾃﾞｽﾄ]", "4 lines", "ですと11")
}

func TestAnEmptySearchTellsOfOtherSpellings(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 30)
	d.Press("4", "enter", "f")
	d.Type("subject~デスト")
	d.Press("enter")
	d.See("No line meets subject~デスト", "In any spelling, subject~~デスト, there are 4")
}

func TestAFilterIsTurnedToAnySpelling(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 120, 30)
	d.Press("4", "enter", "f")
	d.Type(`件名~デスト -"請求 書" 処理:タグ`)
	d.Press("ctrl+t")
	d.See(`メールの件名~~デスト !~~"請求 書" 処理:タグ`, "この条件を加えると 4件")
	d.Press("ctrl+t")
	d.See(`メールの件名~デスト !~"請求 書" 処理:タグ`)
	d.Press("ctrl+t", "enter")
	d.See("[メールの件名~~デスト]", "該当ログ 4件")
	d.Press("f")
	d.Type("処理:タグ")
	d.Press("ctrl+t")
	d.See("表記ゆれは、語か ~ の検索だけに使えます")
}

func TestTheReportIsSearchedInAnySpelling(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("f")
	d.Type("subject~デスト")
	d.Press("ctrl+t", "enter")
	d.See("[subject~~デスト]")
}

func TestRowsAreFoundInAnySpelling(t *testing.T) {
	s := &store{}
	s.addIPS(10, 5, 500, 2)
	s.addIPS(10, 5, 700, 1)
	for i := range s.lines {
		if s.lines[i].Cell(model.FieldColumn("rule_id")) == "700" {
			s.lines[i].Cells[model.FieldColumn("severity").Index()] = "高"
		}
	}
	d, _ := start(t, s, model.EN, 120, 30)
	d.Press("8", "/")
	d.Type("髙")
	d.See("No row matches")
	d.Press("ctrl+t")
	d.NotSee("No row matches")
	if row := cursorRow(t, d); !strings.Contains(row, "│700") {
		t.Errorf("the cursor is in %q", row)
	}
	d.Press("enter", "home", "n")
	if row := cursorRow(t, d); !strings.Contains(row, "│700") {
		t.Errorf("n went to %q", row)
	}
}

func TestWordsOfTheLogInBothLanguages(t *testing.T) {
	for lang, want := range map[model.Lang][]string{
		model.EN: {"action:tag", "Tag (タグ)"},
		model.JA: {"action:tag", "タグ (Tag)"},
	} {
		d, _ := start(t, newStore(), lang, 120, 30)
		d.Press("4", "enter", "f")
		d.Type("action:")
		d.See(want...)
		d.Press("esc", "enter")
		d.See("タグ  (Tag")
	}
}

func TestFieldsAreProposedInAnySpelling(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 120, 30)
	d.Press("f")
	d.Type("くらいあんとI")
	d.See("client_ip:", "クライアントIP")
	d.NotSee("server_ip:")
}
