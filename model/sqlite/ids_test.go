package sqlite

import (
	"math"
	"math/rand/v2"
	"testing"

	"edgelens/model"
)

func TestIDRange(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(4, 4)), 200) // 2016-01-31 to 02-03
	loadLog(t, s, headings, records)
	lines := allLines(t, s, model.LinesQuery{})
	for _, text := range []string{"all", "2016-02", "2016-02-01", "2016-02-01..", "..2016-02-01", "2016-01-31", "2017", "2015..2017", "2016-02-02..2016-02-01"} {
		p, err := model.ParsePeriod(text)
		if err != nil { // backwards
			p = model.Period{From: model.Day{Year: 2016, Month: 2, Date: 2}, To: model.Day{Year: 2016, Month: 2, Date: 1}}
		}
		span := p.Span(tokyo)
		ids := must(linesIn(t.Context(), s.db, span))
		for _, middle := range []int64{0, lines[0].ID, lines[77].ID, lines[len(lines)-1].ID, math.MaxInt64 - 1} {
			lower, upper := ids.split(middle)
			for _, l := range lines {
				in := (span.From.IsZero() || !l.Time.Before(span.From)) && (span.To.IsZero() || l.Time.Before(span.To))
				want := [3]bool{in, in && l.ID <= middle, in && l.ID > middle}
				var got [3]bool
				for i, r := range []idRange{ids, lower, upper} {
					query := "SELECT EXISTS (SELECT 1 FROM line WHERE line.id = ? AND " + r.condition() + ")"
					if err := s.db.QueryRowContext(t.Context(), query, l.ID).Scan(&got[i]); err != nil {
						t.Fatal(err)
					}
				}
				if got != want {
					t.Fatalf("%s, parted behind %d: line %d of %s is in %v, want %v", text, middle, l.ID, l.Time, got, want)
				}
			}
		}
	}
}

// TestValueSetOfADamagedFile: ids that no dictionary has take no memory.
func TestValueSetOfADamagedFile(t *testing.T) {
	var s valueSet
	for _, id := range []int64{-1, math.MinInt64, 1 << 40, math.MaxInt64, 7} {
		s.add(id)
	}
	if len(s) != 1 || !s.has(7) || s.has(-1) || s.has(1<<40) {
		t.Errorf("%d bytes: %v", len(s), s)
	}
}
