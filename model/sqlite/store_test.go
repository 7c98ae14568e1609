package sqlite

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
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
