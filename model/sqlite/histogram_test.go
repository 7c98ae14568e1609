package sqlite

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"edgelens/model"
)

func TestAHistogramCountsEveryLineOnce(t *testing.T) {
	s := newCase(t)
	rng := rand.New(rand.NewPCG(7, 7))
	headings, records := randomLines(rng, 400)
	loadLog(t, s, headings, records)
	filters := []model.Filter{{}}
	for range 25 {
		filters = append(filters, randomTerm(rng), model.And(randomTerm(rng), randomTerm(rng)))
	}
	for _, f := range filters {
		lines := allLines(t, s, model.LinesQuery{Filter: f})
		for _, step := range []model.Step{model.ByHour, model.ByDay, model.ByWeek, model.ByMonth} {
			t.Run(fmt.Sprintf("%s/%d", f, step), func(t *testing.T) {
				got, err := s.Histogram(t.Context(), f, step)
				if err != nil {
					t.Fatal(err)
				}
				want := map[time.Time]int64{}
				for _, l := range lines {
					want[step.Start(l.Time.In(s.Zone())).UTC()]++
				}
				n, err := s.Count(t.Context(), f)
				if err != nil {
					t.Fatal(err)
				}
				for i, b := range got {
					if n -= b.Lines; b.Lines != want[b.From.UTC()] || b.Lines == 0 {
						t.Errorf("%v: got %d lines, want %d", b.From, b.Lines, want[b.From.UTC()])
					}
					if i > 0 && !got[i-1].From.Before(b.From) {
						t.Errorf("%v does not come before %v", got[i-1].From, b.From)
					}
				}
				if n != 0 || len(got) != len(want) {
					t.Errorf("%d buckets, want %d; Count less their sum is %d", len(got), len(want), n)
				}
			})
		}
	}
}
