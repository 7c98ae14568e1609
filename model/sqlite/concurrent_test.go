package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"edgelens/model"
)

// TestTwoMakeTheSameCase opens a case that does not exist from several places
// at once: one makes it, the others find it.
func TestTwoMakeTheSameCase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	var all sync.WaitGroup
	start := make(chan struct{})
	for range 4 {
		all.Go(func() {
			<-start
			s, err := Open(t.Context(), path, Options{Create: true})
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := s.Sources(t.Context()); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	close(start)
	all.Wait()
}

// TestAnEmptyFileBecomesACase: what a program leaves that is killed before it
// made the schema must not stand in the way.
func TestAnEmptyFileBecomesACase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("without Create: %v, want ErrNotFound: there is no case yet", err)
	}
	s, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAbandonLeavesACaseThatOthersUse: who made a case and has nothing for it
// must not remove it under somebody who is about to import.
func TestAbandonLeavesACaseThatOthersUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	maker, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := maker.Abandon(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the case that somebody else has open is gone: %v", err)
	}
	if err := other.Abandon(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestTheSameFileFromTwoImports: the second import looked for the file before
// the first one was done with it.
func TestTheSameFileFromTwoImports(t *testing.T) {
	s := newCase(t)
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}
	first := loadLog(t, s, headings, []model.Record{{Bytes: []byte("時間\n")}})
	again := model.Source{Path: "other.csv", SHA256: first.SHA256, Kind: model.KindLog, Tables: first.Tables}
	if err := s.Load(t.Context(), &again, sequence(nil)); err != nil {
		t.Fatal(err)
	}
	if !again.Again || again.ID != first.ID || again.New != 0 {
		t.Errorf("got source %d, again %v, %d new; want source %d again, nothing new", again.ID, again.Again, again.New, first.ID)
	}
}

// TestReadOnlyMediaWithAnUnfinishedLog: where nothing can be written beside the
// case, what stands in its write-ahead log cannot be read. An answer without it
// would be wrong in silence.
func TestReadOnlyMediaWithAnUnfinishedLog(t *testing.T) {
	s := newCase(t)
	for range 2 { // the first import leaves no log
		loadLog(t, s, []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}, []model.Record{{Bytes: []byte("時間\n")}})
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "t.edge")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.Path() + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := unmerged(path); !errors.Is(err, model.ErrCase) {
		t.Errorf("with the log: %v, want ErrCase", err)
	}
	if err := os.Truncate(path+"-wal", 0); err != nil {
		t.Fatal(err)
	}
	if err := unmerged(path); err != nil {
		t.Errorf("with an empty log: %v, want nil", err)
	}
}

// TestTheFirstImportGoesBackToTheLog: what comes after it can be read while it
// is written.
func TestTheFirstImportGoesBackToTheLog(t *testing.T) {
	s := newCase(t)
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}
	mode := func() (mode string) {
		t.Helper()
		if err := s.db.QueryRowContext(t.Context(), `PRAGMA journal_mode`).Scan(&mode); err != nil {
			t.Fatal(err)
		}
		return mode
	}
	during := ""
	failing := func(yield func(model.Record, error) bool) {
		err := s.db.QueryRowContext(t.Context(), `PRAGMA journal_mode`).Scan(&during)
		yield(model.Record{}, errors.Join(err, errStop))
	}
	if err := s.Load(t.Context(), &model.Source{Path: "a.csv", Kind: model.KindLog, Tables: []model.Table{{Headings: headings}}}, failing); !errors.Is(err, errStop) {
		t.Fatal(err)
	}
	if during != "delete" || mode() != "wal" {
		t.Errorf("a first import: %s, after it failed: %s; want delete, wal", during, mode())
	}
	loadLog(t, s, headings, []model.Record{{Bytes: []byte("時間\n")}})
	if got := mode(); got != "wal" {
		t.Errorf("after the first import: %s, want wal", got)
	}
}

// TestWhoOpensACaseInItsFirstImport is told so, once that has more to write than
// fits into memory.
func TestWhoOpensACaseInItsFirstImport(t *testing.T) {
	timeout := busyTimeout
	busyTimeout = "10"
	t.Cleanup(func() { busyTimeout = timeout })
	s := newCase(t)
	rows := func(yield func(model.Record, error) bool) {
		long := strings.Repeat("x", 1<<20)
		for i := range int64(40) {
			r := model.Record{Number: i + 1, Bytes: []byte(long), Time: tokyoNoon, Cells: []string{"t", long + strconv.Itoa(int(i))}, Identity: model.Identity{byte(i)}}
			if !yield(r, nil) {
				return
			}
		}
		for _, o := range []Options{{}, {ReadOnly: true}, {Create: true}} {
			if _, err := Open(t.Context(), s.Path(), o); err == nil || !strings.Contains(err.Error(), "first import is still going on") {
				t.Errorf("%+v: got %v", o, err)
			}
		}
	}
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "URL", Column: model.FieldColumn("url")}}
	src := model.Source{Path: "a.csv", Kind: model.KindLog, Tables: []model.Table{{Headings: headings}}}
	if err := s.Load(t.Context(), &src, rows); err != nil {
		t.Fatal(err)
	}
	again := must(Open(t.Context(), s.Path(), Options{}))
	if n := must(again.Count(t.Context(), model.Filter{})); n != 40 {
		t.Errorf("%d lines, want 40", n)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
