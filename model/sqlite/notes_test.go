package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// notedLines are the notes by the subject of their lines.
func notedLines(t *testing.T, s *Store, filter string) []string {
	t.Helper()
	f, err := model.ParseFilter(filter, nil)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line, err := range s.Lines(t.Context(), model.LinesQuery{Filter: f}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprintf("%d/%d %s", line.Source, line.Record, line.Note))
	}
	n, err := s.Count(t.Context(), f)
	if err != nil || int(n) != len(list) {
		t.Errorf("%s: counted %d, %v, and there are %d", filter, n, err, len(list))
	}
	slices.Sort(list)
	return list
}

// numbered are records as another file has them.
func numbered(records []model.Record) []model.Record {
	list := slices.Clone(records)
	for i := range list {
		list[i].Number, list[i].Line = int64(i+1), int64(i+2)
	}
	return list
}

func TestNotesStayWithTheirLines(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(3, 3)), 3000)
	first := loadLog(t, s, headings, records[:2000])
	again := loadLog(t, s, headings, numbered(records[1000:]))
	lineOf := func(record int64) model.Line {
		f, err := model.ParseFilter(fmt.Sprintf("source:%d record:%d", first.ID, record), nil)
		if err != nil {
			t.Fatal(err)
		}
		for line, err := range s.Lines(t.Context(), model.LinesQuery{Filter: f}) {
			if err != nil {
				t.Fatal(err)
			}
			return line
		}
		t.Fatalf("there is no record %d", record)
		return model.Line{}
	}
	only, shared := lineOf(records[10].Number), lineOf(records[1500].Number)
	if err := errors.Join(s.SetNote(t.Context(), only.ID, " 確認済み "), s.SetNote(t.Context(), shared.ID, "本社へ\n連絡")); err != nil {
		t.Fatal(err)
	}
	both := notedLines(t, s, "note:*")
	if len(both) != 2 || !strings.HasSuffix(both[0]+both[1], "確認済み") && !strings.HasSuffix(both[0], "確認済み") {
		t.Fatalf("the notes are %q", both)
	}
	if got := notedLines(t, s, "note~確認"); len(got) != 1 || !strings.HasSuffix(got[0], " 確認済み") {
		t.Errorf("found %q", got)
	}
	if got := notedLines(t, s, "-note:*"); len(got) != 2998 {
		t.Errorf("%d lines have no note", len(got))
	}
	if got, err := s.LinesByID(t.Context(), []int64{shared.ID}); err != nil || got[0].Note != "本社へ\n連絡" {
		t.Errorf("the line says %q, %v", got[0].Note, err)
	}
	if _, err := s.Forget(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	if got := notedLines(t, s, "note:*"); len(got) != 1 || !strings.HasPrefix(got[0], fmt.Sprintf("%d/", again.ID)) || !strings.HasSuffix(got[0], "連絡") {
		t.Errorf("of two sources one is left, with %q", got)
	}
	first.ID = 0
	if err := s.Load(t.Context(), &first, sequence(records[:2000])); err != nil {
		t.Fatal(err)
	}
	if got := notedLines(t, s, "note:*"); len(got) != 2 {
		t.Errorf("imported again, the notes are %q", got)
	}
}

func TestANoteIsReplacedAndTakenAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	s := must(Open(t.Context(), path, Options{Create: true}))
	headings, records := randomLines(rand.New(rand.NewPCG(4, 4)), 50)
	loadLog(t, s, headings, records)
	ids := must(s.Order(t.Context(), model.LinesQuery{}))
	for _, text := range []string{"a", "b"} {
		if err := s.SetNote(t.Context(), ids[7], text); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must(Open(t.Context(), path, Options{}))
	defer func() { _ = s.Close() }()
	if got := notedLines(t, s, "note:*"); len(got) != 1 || !strings.HasSuffix(got[0], " b") {
		t.Errorf("the notes are %q", got)
	}
	if err := s.SetNote(t.Context(), ids[7], "  "); err != nil {
		t.Fatal(err)
	}
	if got := notedLines(t, s, "note:*"); len(got) != 0 {
		t.Errorf("the notes are %q", got)
	}
	var rows int
	if err := s.db.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM note_record)`).Scan(&rows); err != nil || rows != 0 {
		t.Errorf("%d rows are left, %v", rows, err)
	}
	if _, err := s.Group(t.Context(), model.GroupQuery{By: []model.Column{model.NoteColumn}}); !errors.Is(err, model.ErrUsage) {
		t.Errorf("counted by notes: %v", err)
	}
	if _, err := s.Order(t.Context(), model.LinesQuery{Sort: model.Order{{Column: model.NoteColumn}}}); !errors.Is(err, model.ErrUsage) {
		t.Errorf("sorted by notes: %v", err)
	}
	if err := s.SetNote(t.Context(), 12345, "x"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a note on no line: %v", err)
	}
	if err := s.SetNote(t.Context(), ids[0], strings.Repeat("あ", model.MaxNote+1)); !errors.Is(err, model.ErrUsage) {
		t.Errorf("a note too long: %v", err)
	}
}
