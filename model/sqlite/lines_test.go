package sqlite

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"edgelens/model"
)

// pagesOfLines is a case whose lines are several pages, and its lines.
func pagesOfLines(t *testing.T) (*Store, []model.Line) {
	t.Helper()
	rng := rand.New(rand.NewPCG(21, 21))
	s := newCase(t)
	headings, records := randomLines(rng, 2*pageLines+7)
	loadLog(t, s, headings, records)
	return s, allLines(t, s, model.LinesQuery{})
}

// TestLinesByID: lines come as their ids do, over the ends of pages.
func TestLinesByID(t *testing.T) {
	s, lines := pagesOfLines(t)
	want := slices.Clone(lines)
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(want), func(i, j int) { want[i], want[j] = want[j], want[i] })
	want = append(want[:pageLines+500], want[5])
	ids := []int64{}
	for _, l := range want {
		ids = append(ids, l.ID)
	}
	got, err := s.LinesByID(t.Context(), slices.Insert(ids, pageLines-1, 1, 2)) // which there are not
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d lines, %v; want %d", len(got), err, len(want))
	}
}

// TestLinesEndEarly: what reads ahead ends with whoever takes the lines.
func TestLinesEndEarly(t *testing.T) {
	s, lines := pagesOfLines(t)
	order := must(model.ParseOrder("client_ip", nil))
	for _, q := range []model.LinesQuery{{}, {Sort: order}} {
		for _, after := range []int{1, pageLines, pageLines + 1} {
			taken := 0
			for _, err := range s.Lines(t.Context(), q) {
				if err != nil {
					t.Fatal(err)
				}
				if taken++; taken == after {
					break
				}
			}
			if open := s.db.Stats().InUse; open != 0 {
				t.Errorf("after %d lines %d connections are in use", after, open)
			}
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Error("a panic of who takes the lines is lost")
				}
			}()
			for range s.Lines(t.Context(), q) {
				panic("no more")
			}
		}()
		if open := s.db.Stats().InUse; open != 0 {
			t.Errorf("after a panic %d connections are in use", open)
		}
	}
	if len(lines) != 2*pageLines+7 {
		t.Errorf("%d lines", len(lines))
	}
}

// TestLinesCancelled: an export that is cut off must not look like a whole one.
func TestLinesCancelled(t *testing.T) {
	s, lines := pagesOfLines(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	taken := 0
	var last error
	for _, err := range s.Lines(ctx, model.LinesQuery{}) {
		if last = err; err != nil {
			continue
		}
		if taken++; taken == 10 {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) || taken >= len(lines) {
		t.Errorf("%d of %d lines, then %v", taken, len(lines), last)
	}
}
