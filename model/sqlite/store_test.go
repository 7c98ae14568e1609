package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"edgelens/model"
)

func newCase(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "t.edge"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func sequence(records []model.Record) iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// loadLog stores records as a log source of its own.
func loadLog(t testing.TB, s *Store, headings []model.Heading, records []model.Record) model.Source {
	t.Helper()
	src := model.Source{Path: "export.csv", Kind: model.KindLog, Profile: "test", Encoding: "utf-8", Tables: []model.Table{{Headings: headings}}}
	var n [8]byte
	binary.LittleEndian.PutUint64(n[:], uint64(len(records)))
	for i := range n {
		n[i] ^= byte(rand.Uint32())
	}
	src.SHA256 = sha256.Sum256(n[:])
	for _, r := range records {
		src.Size += int64(len(r.Bytes))
	}
	if err := s.Load(t.Context(), &src, sequence(records)); err != nil {
		t.Fatal(err)
	}
	return src
}

func asRead(t testing.TB, s *Store, source int64) [][]string {
	t.Helper()
	f, err := model.ParseFilter(fmt.Sprintf("source:%d", source), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, seq, err := s.AsRead(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for cells, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, append([]string(nil), cells...))
	}
	return all
}

// TestCountingLaw imports random exports of one hidden truth in random order
// and takes some back; after every step the case must be what the oracle says.
func TestCountingLaw(t *testing.T) {
	for seed := range uint64(16) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 1))
			if seed%2 == 1 {
				smallPieces(t)
				smallTallies(t)
			}
			events := hiddenEvents(rng, 30)
			index := indexEvents(events)
			s, truth := newCase(t), &oracle{}
			for range 16 {
				if len(truth.sources) > 0 && rng.IntN(5) < 2 {
					id := truth.sources[rng.IntN(len(truth.sources))].id
					if _, err := s.Forget(t.Context(), id); err != nil {
						t.Fatal(err)
					}
					truth.forget(id)
				} else {
					e, records := randomExport(rng, events, index)
					src := loadLog(t, s, e.headings, records)
					e.id = src.ID
					fresh, known, rejected := truth.add(e)
					if src.New != fresh || src.Known != known || src.Rejected != rejected {
						t.Fatalf("got %d new, %d known, %d rejected; want %d, %d, %d", src.New, src.Known, src.Rejected, fresh, known, rejected)
					}
				}
				compare(t, s, truth)
			}
			compareBytes(t, s, truth)
		})
	}
}

// smallPieces makes files of a few records have many batches and blocks.
func smallPieces(t *testing.T) {
	batch, block, held := batchRecords, blockBytes, maxHeld
	batchRecords, blockBytes, maxHeld = 5, 300, 10
	t.Cleanup(func() { batchRecords, blockBytes, maxHeld = batch, block, held })
}

func compare(t *testing.T, s *Store, truth *oracle) {
	t.Helper()
	columns := []model.Column{}
	for _, name := range oracleColumns {
		_, known := model.FieldByID(name)
		columns = append(columns, model.Column{Name: name, Unknown: !known})
	}
	got, err := s.Group(t.Context(), model.GroupQuery{By: columns})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[int]int{}
	for i, r := range got.Rows {
		counts[i] = int(r.Values[0])
	}
	if want := truth.lines(); !reflect.DeepEqual(sortedCounts(counts), sortedCounts(want)) {
		t.Fatalf("lines by event: got %v, want %v", sortedCounts(counts), sortedCounts(want))
	}
	for _, src := range truth.sources {
		want := src.readable()
		if got := asRead(t, s, src.id); !reflect.DeepEqual(got, want) {
			t.Fatalf("source %d as read:\ngot  %q\nwant %q", src.id, got, want)
		}
	}
	checkConsistent(t, s)
	checkTallies(t, s)
}

// compareBytes holds the archive against what was exported.
func compareBytes(t *testing.T, s *Store, truth *oracle) {
	t.Helper()
	for _, src := range truth.sources {
		for i, cells := range src.cells {
			want := strings.Join(cells, ",") + "\n"
			got, err := s.Raw(t.Context(), model.Place{Source: src.id, Record: int64(i + 1)})
			if err != nil || string(got) != want {
				t.Fatalf("source %d record %d: got %q, %v; want %q", src.id, i+1, got, err, want)
			}
		}
	}
}

// checkConsistent asserts what must hold in every case file.
func checkConsistent(t *testing.T, s *Store) {
	t.Helper()
	for name, query := range map[string]string{
		"day counts":     `SELECT (SELECT coalesce(sum(lines), 0) FROM day) - (SELECT count(*) FROM line)`,
		"records":        `SELECT count(*) FROM source WHERE records <> new + known + rejected`,
		"places":         `SELECT (SELECT coalesce(sum(records - rejected), 0) FROM source) - (SELECT count(*) FROM line) - (SELECT count(*) FROM also)`,
		"orphans":        `SELECT count(*) FROM also WHERE line NOT IN (SELECT id FROM line) OR source NOT IN (SELECT id FROM source)`,
		"earliest first": `SELECT count(*) FROM also JOIN line ON line.id = also.line WHERE also.source <= line.source`,
		"unused values":  `SELECT count(*) FROM value WHERE id NOT IN (SELECT clock FROM line) AND kind = 1`,
		"integrity":      `SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
	} {
		var n int
		if err := s.db.QueryRowContext(context.Background(), query).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: got %d, %v; want 0", name, n, err)
		}
	}
}
