package sqlite

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
)

// torn loads a file, and calls middle when its first record is on the way.
func torn(ctx context.Context, s *Store, path string, middle func()) error {
	src := model.Source{Path: path, SHA256: sha256.Sum256([]byte(path)), Kind: model.KindLog, Tables: []model.Table{{Headings: []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}}}}
	var records iter.Seq2[model.Record, error] = func(yield func(model.Record, error) bool) {
		for i := range int64(3) {
			if i == 1 {
				middle()
			}
			r := model.Record{Number: i + 1, Time: tokyoNoon, Cells: []string{"x"}, Bytes: []byte("x\n"), Identity: model.Identity{byte(i)}}
			if !yield(r, nil) {
				return
			}
		}
	}
	return s.Load(ctx, &src, records)
}

// snapshot copies a case with the files beside it: what a kill or a power cut
// would leave at this moment.
func snapshot(t *testing.T, s *Store) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy.edge")
	for _, end := range []string{"", "-wal", "-journal"} {
		in, err := os.Open(s.Path() + end)
		if errors.Is(err, fs.ErrNotExist) && end != "" {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		out, err := os.Create(to + end)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(out, in); err != nil {
			t.Fatal(err)
		}
		_, _ = in.Close(), out.Close()
	}
	return to
}

func cutOff(t *testing.T, path string, o Options) []model.CutOff {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	all, err := s.CutOff(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAnImportThatWasCutOff is told by the next start, once by who may write;
// while it goes on, nobody says so.
func TestAnImportThatWasCutOff(t *testing.T) {
	s := newCase(t)
	var left string
	err := torn(t.Context(), s, "april.csv", func() {
		left = snapshot(t, s)
		for _, o := range []Options{{}, {ReadOnly: true}} {
			if all := cutOff(t, s.Path(), o); len(all) > 0 {
				t.Errorf("%+v: cut off while it goes on: %+v", o, all)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if all := cutOff(t, s.Path(), Options{}); len(all) > 0 {
		t.Errorf("cut off though it came to its end: %+v", all)
	}
	for range 2 { // who only reads cannot note that it was told
		all := cutOff(t, left, Options{ReadOnly: true})
		if len(all) != 1 || all[0].Path != "april.csv" || !strings.Contains(all[0].Text().EN, "april.csv was cut off") {
			t.Fatalf("got %+v", all)
		}
	}
	again, err := Open(t.Context(), left, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if err := again.ToldCutOff(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all, err := again.CutOff(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("told again: %+v, %v", all, err)
	}
	if sources, err := again.Sources(t.Context()); err != nil || len(sources) > 0 {
		t.Errorf("%d sources, %v", len(sources), err)
	}
	checkConsistent(t, again)
}

// TestAnImportThatEndedIsNotCutOff, however it ended.
func TestAnImportThatEndedIsNotCutOff(t *testing.T) {
	s := newCase(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := torn(ctx, s, "cancelled.csv", cancel); err == nil {
		t.Fatal("a cancelled import gave no error")
	}
	s.DryRun(true)
	var left string
	if err := torn(t.Context(), s, "dry.csv", func() { left = snapshot(t, s) }); err != nil {
		t.Fatal(err)
	}
	s.DryRun(false)
	for _, path := range []string{s.Path(), left} {
		if all := cutOff(t, path, Options{}); len(all) > 0 {
			t.Errorf("cut off: %+v", all)
		}
	}
	if n := dump(t, s, `SELECT count(*) FROM meta WHERE name GLOB 'importing.*'`); n != "0|\n" {
		t.Errorf("%s notes are left", n)
	}
}

// TestASourceThatIsWholeIsNotCutOff: the note may outlive the import that it
// is about.
func TestASourceThatIsWholeIsNotCutOff(t *testing.T) {
	s := newCase(t)
	if err := torn(t.Context(), s, "a.csv", func() {}); err != nil {
		t.Fatal(err)
	}
	src := must(s.Source(t.Context(), 1))
	if _, err := s.underway(t.Context(), &src); err != nil {
		t.Fatal(err)
	}
	if all := cutOff(t, s.Path(), Options{}); len(all) > 0 {
		t.Errorf("cut off: %+v", all)
	}
}
