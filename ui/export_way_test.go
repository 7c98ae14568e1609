package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/sqlite"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// twoShapes is the screen of a case of two files with different headings, one
// of which has a character that Shift JIS lacks.
func twoShapes(t *testing.T, l model.Lang) *uitest.Driver {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.csv": "時間,メッセージの種類,クライアントIP\n2016-02-01 10:00:00 JST+0900,IPS,172.16.16.1\n",
		"b.csv": "時間,メッセージの種類,クライアントIP,支店\n2016-02-02 10:00:00 JST+0900,IPS,172.16.16.2,本社😀\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "t.edge"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := importer.Import(t.Context(), s, []string{dir}, importer.Options{}); err != nil {
		t.Fatal(err)
	}
	m, err := ui.NewModel(ui.Options{Store: s, Folder: t.TempDir(), Lang: l})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.Press("L", "E")
	return d
}

// TestAFailedExportNamesTheWayOut, and the way leads out.
func TestAFailedExportNamesTheWayOut(t *testing.T) {
	for l, want := range map[model.Lang][]string{
		model.JA: {"フィルタで1つに絞ってください。例: source:1", "文字「😀」", "文字コード「UTF-8（BOM付き、Excel向け）」ならすべての文字を書き出せます", "1件を "},
		model.EN: {"narrow the filter to one of them, for example: source:1", "no 😀", "The encoding UTF-8 with BOM, for Excel has every character", "1 "},
	} {
		d := twoShapes(t, l)
		d.Press("down", "right", "right", "enter") // the columns of the imported file
		d.See(want[0])
		d.Press("right", "right", "left", "down", "right", "enter") // all columns, in Shift JIS
		d.See(want[1], want[2])
		d.NotSee("--encoding")
		d.Press("esc", "f")
		d.Type("source:1")
		d.Press("enter", "E", "down", "right", "right", "enter")
		d.See(want[3])
		d.NotSee(want[0])
	}
}
