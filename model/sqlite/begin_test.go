package sqlite

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"testing"

	"edgelens/model"
)

// TestACancelledLoadIsOverAtOnce: a case that is left right after its first
// import was cancelled leaves no file behind.
func TestACancelledLoadIsOverAtOnce(t *testing.T) {
	dir := t.TempDir()
	smallPieces(t)
	for round := range 15 {
		path := filepath.Join(dir, fmt.Sprintf("%d.edge", round))
		s, err := Open(t.Context(), path, Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		src := model.Source{Path: "a.csv", Kind: model.KindLog, Tables: []model.Table{{Headings: []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}}}}
		if err := s.Load(ctx, &src, cancelling(cancel)); err == nil {
			t.Fatal("a cancelled load gave no error")
		}
		if n := s.db.Stats().InUse; n > 0 {
			t.Fatalf("round %d: %d connections are still in use", round, n)
		}
		if err := s.Abandon(context.Background()); err != nil {
			t.Fatal(err)
		}
		if left, err := filepath.Glob(path + "*"); err != nil || len(left) > 0 {
			t.Fatalf("round %d: left behind: %q, %v", round, left, err)
		}
	}
}

// cancelling are records in the middle of which the user presses Ctrl-C.
func cancelling(cancel context.CancelFunc) iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		for i := range int64(20 * batchRecords) {
			r := model.Record{Number: i + 1, Time: tokyoNoon, Cells: []string{"x"}, Bytes: []byte("x\n"), Identity: model.Identity{byte(i), byte(i >> 8)}}
			if i == int64(batchRecords)+10 {
				cancel()
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}
