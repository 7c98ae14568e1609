package main

import (
	"os"
	"path/filepath"
	"testing"

	"edgelens/model"
	"edgelens/model/sqlite"
)

// TestANoteStaysOnItsLine: a record without a subject is under the line that a
// note is written on, and under another one after a further import.
func TestANoteStaysOnItsLine(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "t.edge")
	take := func(name, headings, cells string) {
		t.Helper()
		text := "時間,メッセージの種類,クライアントIP" + headings + "\n2026-10-01 10:00:00,スパムメール対策,10.0.0.1" + cells + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		edgelens(t, 0, "import", "--db", db, filepath.Join(dir, name))
	}
	take("a.csv", ",メールの件名", ",s5")
	take("b.csv", "", "")
	note := func(subject, text string) {
		t.Helper()
		s, err := sqlite.Open(t.Context(), db, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		f := model.Equals(model.FieldColumn("subject"), subject)
		for line, err := range s.Lines(t.Context(), model.LinesQuery{Filter: f}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := s.SetNote(t.Context(), line.ID, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	noted := func(want string) {
		t.Helper()
		if got := edgelens(t, 0, "lines", "--db", db, "--columns", "subject,note", "--format", "csv", "note:*"); got != want {
			t.Errorf("the notes are %q, want %q", got, want)
		}
	}
	note("s5", "checked")
	take("c.csv", ",メールの件名", ",s1")
	noted("Mail Subject,Note\ns5,checked\n")
	note("s1", "")
	noted("Mail Subject,Note\ns5,checked\n")
}
