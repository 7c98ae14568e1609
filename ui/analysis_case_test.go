package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/sqlite"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// analysisCase is a case of lines with blank cells, words written in different
// ways, and an unknown column.
func analysisCase(t *testing.T) *sqlite.Store {
	t.Helper()
	text := "時間,メッセージの種類,クライアントIP,処理,ルール名,支店\n"
	for i := range 120 {
		text += fmt.Sprintf("2016-02-%02d %02d:%02d:00 JST+0900,%s,%s,%s,%s,%s\n", 1+i%28, i%24, i%60,
			[]string{"IPS", "DoS対策", "スパムメール対策"}[i%3], []string{"172.16.16.1", "", "-", "172.16.16.2"}[i%4],
			[]string{"ブロック", "Block", "", "監視", "no such word"}[i%5], []string{"", "rule a", "rule A"}[i%3], []string{"本社", "", "-", " "}[i/3%4])
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "t.edge"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	results, err := importer.Import(t.Context(), s, []string{path}, importer.Options{})
	if err != nil || results[0].Err != nil || results[0].Source.New == 0 {
		t.Fatalf("%+v, %v", results, err)
	}
	return s
}

// share finds the count of a row, which stands before the share.
var share = regexp.MustCompile(`│\s*([0-9,]+)│\s*[<>]?[0-9.]+%`)

// TestARowOfTheAnalysisIsItsLinesInACase opens every row of groups of a case
// file and holds its count to that of the lines.
func TestARowOfTheAnalysisIsItsLinesInACase(t *testing.T) {
	s := analysisCase(t)
	for name, press := range map[string][]string{
		"type": nil, "outcome": {"b", "space", "down", "space", "enter"}, "type and outcome": {"b", "down", "space", "enter"},
		"time": {"b", "space", "down", "down", "space", "enter"}, "client": {"b", "space", "down", "down", "down", "space", "enter"},
		"client and outcome": {"b", "space", "down", "space", "down", "down", "space", "enter"},
		"unknown":            {"b", "space", "end", "space", "enter"}, "type and unknown": {"b", "end", "space", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := ui.NewModel(ui.Options{Store: s, Lang: model.EN})
			if err != nil {
				t.Fatal(err)
			}
			d := uitest.New(t, m, 160, 60)
			d.Press("B")
			d.Press(press...)
			opened := openEach(t, d)
			if opened < 2 {
				t.Errorf("only %d rows were opened:\n%s", opened, d.Screen())
			}
		})
	}
}

// openEach opens the rows one after the other, down to the last.
func openEach(t *testing.T, d *uitest.Driver) int {
	t.Helper()
	last := ""
	for n := 0; ; n++ {
		row := ""
		for line := range strings.SplitSeq(d.Screen(), "\n") {
			if strings.HasPrefix(line, " ▸") {
				row = line
			}
		}
		found := share.FindStringSubmatch(row)
		if row == last || n == 20 {
			return n
		}
		if found == nil {
			t.Fatalf("there is no count in %q:\n%s", row, d.Screen())
		}
		last = row
		d.Press("enter")
		if !strings.Contains(d.Screen(), "\n"+found[1]+" lines  newest first") && !strings.Contains(d.Screen(), " "+found[1]+" lines  newest first") {
			t.Errorf("%q does not open %s lines:\n%s", row, found[1], d.Screen())
		}
		d.Press("esc", "down")
	}
}
