package demo_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"
	"time"
	"unicode/utf8"

	"edgelens/importer/demo"
	"edgelens/model"
)

func full(t *testing.T, rows int, seed uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := demo.WriteFull(&b, rows, seed); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteFull(t *testing.T) {
	const n = 5000
	b := full(t, n, 1)
	if !bytes.Equal(b, full(t, n, 1)) || bytes.Equal(b, full(t, n, 2)) {
		t.Error("the seed does not decide the bytes")
	}
	if !utf8.Valid(b) || bytes.Contains(b, []byte("\r")) || bytes.HasPrefix(b, []byte("\ufeff")) {
		t.Error("not UTF-8 with LF and no mark")
	}
	if size := len(b) / n; size < 235 || size > 265 {
		t.Errorf("%d bytes a record", size)
	}
	all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || len(all) != n+1 || len(all[0]) != 22 {
		t.Fatalf("%d records of %d columns, %v", len(all), len(all[0]), err)
	}
	checkFull(t, headingsOf(all[0]), all[1:])
}

// checkFull checks that records are newest first within the month and that
// every section has lines to count.
func checkFull(t *testing.T, headings []model.Heading, records [][]string) {
	t.Helper()
	month := model.Month(2026, time.October)
	last, counts, empty := month.To.Next(1).Start(tokyo), map[string]int{}, 0
	for _, cells := range records {
		l, ok := lineOf(headings, cells)
		if !ok || l.Time.After(last) || !month.Filter().Match(l, tokyo) || len(l.Extra) > 0 {
			t.Fatalf("%q after %s", cells, last)
		}
		last = l.Time
		for _, s := range model.Sections {
			if !s.Where.IsAll() && s.Where.Match(l, tokyo) {
				counts[s.ID]++
			}
		}
		for _, c := range cells {
			if model.Blank(c) {
				empty++
			}
		}
	}
	for _, s := range model.Sections {
		if !s.Where.IsAll() && counts[s.ID] < 50 {
			t.Errorf("%s: %d lines", s.ID, counts[s.ID])
		}
	}
	if empty > len(records) {
		t.Errorf("%d empty cells in %d records", empty, len(records))
	}
}

func TestWriteFullRows(t *testing.T) {
	for _, n := range []int{0, 1, 2, 743, 10_000} {
		if got := bytes.Count(full(t, n, 1), []byte("\n")); got != n+1 {
			t.Errorf("%d lines of text, want %d", got, n+1)
		}
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFullTellsOfErrors(t *testing.T) {
	if err := demo.WriteFull(fullDisk{}, 5000, 1); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}

func BenchmarkWriteFull(b *testing.B) {
	const rows = 100_000
	for b.Loop() {
		if err := demo.WriteFull(io.Discard, rows, 1); err != nil {
			b.Fatal(err)
		}
	}
}
