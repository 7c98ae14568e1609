package ui_test

import (
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/keys"
	"edgelens/ui/lang"

	"github.com/charmbracelet/bubbles/key"
)

// TestWhatIsSaidToWorkElsewhereDoes asks each screen for its keys: a list that
// names the screen of a key must name those that have it, and no others.
func TestWhatIsSaidToWorkElsewhereDoes(t *testing.T) {
	words := lang.For("en")
	m := keys.NewMap(words)
	screens := map[string]string{
		"cases": words.Cases.Title, "report": words.Report.Title, "section": words.Section.Title, "lines": words.Lines.Title,
		"line": words.Line.Title, "analysis": words.Analysis.Title, "sources": words.Sources.Title, "sql_rows": words.SQL.Title,
	}
	said := map[string]string{} // by key
	for _, b := range m.Elsewhere(nil) {
		said[b.Help().Key] = b.Where
	}
	for _, s := range scenes {
		title, ok := screens[s.name]
		if !ok {
			continue
		}
		has := s.start(t, newStore(), ui.Options{Lang: model.EN}, 120, 40).Model().(*ui.Model).KeysForTest()
		for shown, text := range said {
			_, places, _ := strings.Cut(text, "on ")
			names := slices.Contains(strings.Split(places, ", "), title)
			if have := slices.ContainsFunc(has, func(b key.Binding) bool { return b.Help().Key == shown }); have != names {
				t.Errorf("%s: %s is there: %v, but the list says %q", s.name, shown, have, text)
			}
		}
		for _, b := range has {
			if _, ok := said[b.Help().Key]; !ok && !keys.Moving(b) && !slices.Contains(everywhere, b.Help().Key) {
				t.Errorf("%s has %s, which is said to work nowhere", s.name, b.Help().Key)
			}
		}
	}
}

// everywhere are the keys no list need name a screen for.
var everywhere = []string{keys.Open.Shown(), keys.Back.Shown(), keys.Sections.Shown(), keys.Undo.Shown(), keys.Redo.Shown(), keys.Quit.Shown(), keys.SQL.Shown()}

func TestThePaletteKnowsWhatOtherScreensCan(t *testing.T) {
	for _, typed := range []string{"書き出し", "エクスポート", "csv", "保存 エクスポート", "export"} {
		d, _ := start(t, newStore(), model.JA, 100, 30)
		d.Press("ctrl+p")
		d.Type(typed)
		d.See("他の画面", "書き出し: セクション、ログ、ログ分析、SQLで使えます")
		d.NotSee("該当する機能はありません")
		if typed == "csv" {
			d.See("取り込み")
			continue
		}
		d.Press("enter")
		d.See("この画面では使えません。書き出し: セクション、ログ、ログ分析、SQLで使えます", "対象期間")
	}
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("ctrl+p")
	d.Type("note")
	d.See("elsewhere", "note: on Lines, Line")
	d.Press("esc", "4", "ctrl+p")
	d.Type("export")
	d.NotSee("elsewhere    export")
	d.Press("enter")
	d.See("Format")
}

func TestHelpFindsWhatOtherScreensCan(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("?")
	d.NotSee("他の画面")
	d.Type("csv")
	d.See("他の画面", "書き出し: セクション、ログ、ログ分析、SQLで使えます", "取り込み")
}

func TestAKeyOfAnotherScreenSaysOfWhich(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("E")
	d.See("この画面では使えません。書き出し: セクション、ログ、ログ分析、SQLで使えます")
}
