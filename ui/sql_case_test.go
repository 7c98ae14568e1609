package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/importer"
	"edgelens/importer/demo"
	"edgelens/model"
	"edgelens/model/sqlite"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// demoCase is the made-up month, imported.
func demoCase(t *testing.T) *sqlite.Store {
	t.Helper()
	dir := t.TempDir()
	files := filepath.Join(dir, "files")
	if _, err := demo.Write(files, demo.Options{Rows: 2000}); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "t.edge"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := importer.Import(t.Context(), s, []string{files}, importer.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil { // so that all of it is in one file
		t.Fatal(err)
	}
	if s, err = sqlite.Open(t.Context(), s.Path(), sqlite.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestViewsAreTheSameAsSQL walks from each section to its statement and to the
// statement of the lines behind its leading row: the numbers stay the same.
func TestViewsAreTheSameAsSQL(t *testing.T) {
	s := demoCase(t)
	m, err := ui.NewModel(ui.Options{Store: s, Folder: t.TempDir(), Lang: model.EN})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 60)
	for _, section := range []string{"3", "4", "5", "7", "8", "9", "0"} {
		d.Press(section)
		leader := rowWith(t, d, "▸")
		d.Press("X", "enter")
		cells := strings.FieldsFunc(rowWith(t, d, "▸"), func(r rune) bool { return strings.ContainsRune(" │▸", r) })
		if len(cells) < 2 || !strings.Contains(leader, cells[0]) || !strings.Contains(leader, cells[len(cells)-1]) {
			t.Errorf("section %s: the leading row is %q, by SQL %q", section, leader, cells)
		}
		d.Press("esc", "enter")
		n, _, _ := strings.Cut(strings.TrimSpace(rowWith(t, d, " lines  newest first")), " ")
		d.Press("X", "enter")
		d.See(n + " rows")
		d.Press("enter")
		d.See(n + " lines, this is no. 1")
		d.Press("esc", "esc", "esc", "esc")
	}
}

// rowWith is the row of the screen with a text.
func rowWith(t *testing.T, d *uitest.Driver, text string) string {
	t.Helper()
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if strings.Contains(row, text) {
			return row
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
	return ""
}

// TestTheSQLPromptChangesNothing types what would change the case.
func TestTheSQLPromptChangesNothing(t *testing.T) {
	s := demoCase(t)
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	m, err := ui.NewModel(ui.Options{Store: s, Folder: t.TempDir(), Lang: model.JA})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.Press(";")
	for _, text := range []string{"delete from line", "select 1; drop table line", "pragma journal_mode = delete", "attach 'x.db' as x",
		"vacuum into 'x.db'", "with a as (select 1) update line set source = 2"} {
		d.Press("ctrl+u")
		d.Paste(text)
		d.Press("enter")
		d.See("文字目: ", text)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(s.Path())
	if err != nil || string(after) != string(before) {
		t.Errorf("the case has changed (%v)", err)
	}
	if found, _ := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), "*")); len(found) != 2 { // and the folder of files
		t.Errorf("beside the case there are %v", found)
	}
}
