package sqlite

import (
	"math/rand/v2"
	"slices"
	"testing"

	"edgelens/model"
)

// TestAFloodOfEqualRecords: a gateway under attack writes the same record many
// thousand times. Each must find its own line, in the order of ids, and all of
// them: searching from the first line on would outlast the time tests have.
func TestAFloodOfEqualRecords(t *testing.T) {
	const lines = 200_000
	o := &overlap{}
	identities := []model.Identity{{1}, {2}}
	for source := int64(1); source <= 2; source++ {
		for line := range int64(lines) {
			for i, id := range identities {
				// The later source has every other line only.
				if source == 1 || line%2 == 0 {
					o.add(holding{identity: id, asRead: uint64(source), line: 10*line + int64(i), source: int32(source)})
				}
			}
		}
	}
	for line := range int64(lines) {
		for i, id := range identities {
			h, ok := o.take(id)
			if !ok || h.line != 10*line+int64(i) || h.asRead != 1 {
				t.Fatalf("record %d stands for %+v, %v; want line %d as source 1 has it", line+1, h, ok, 10*line+int64(i))
			}
		}
	}
	if h, ok := o.take(identities[0]); ok {
		t.Errorf("one more record stands for %+v, want none", h)
	}
}

// TestLinesOfAnIdentityComeInOrder adds lines as several sources have them: the
// earliest source shows a line, whichever is read first.
func TestLinesOfAnIdentityComeInOrder(t *testing.T) {
	o := &overlap{}
	for _, h := range []holding{
		{line: 5, source: 2, asRead: 2}, {line: 9, source: 2, asRead: 2},
		{line: 3, source: 3, asRead: 3}, {line: 5, source: 3, asRead: 3}, {line: 7, source: 3, asRead: 3},
		{line: 9, source: 1, asRead: 1},
	} {
		o.add(h)
	}
	for _, want := range []holding{{line: 3, asRead: 3}, {line: 5, asRead: 2}, {line: 7, asRead: 3}, {line: 9, asRead: 1}} {
		if h, ok := o.take(model.Identity{}); !ok || h.line != want.line || h.asRead != want.asRead {
			t.Errorf("got line %d as read by %d, %v; want %d, %d", h.line, h.asRead, ok, want.line, want.asRead)
		}
	}
}

// TestAFileInAnotherOrder: a sheet was sorted by something else, in part, and has
// some records once more than the case. Whatever is let go of in between, each
// finds a line of its own, as long as there is one.
func TestAFileInAnotherOrder(t *testing.T) {
	for seed := range uint64(rounds(10)) {
		s := newCase(t)
		smallPieces(t)
		rng := rand.New(rand.NewPCG(seed, 1))
		headings, records := randomLines(rng, 200)
		for _, r := range records[:40] {
			records = append(records, slices.Repeat([]model.Record{r}, rng.IntN(20))...)
		}
		slices.SortStableFunc(records, func(a, b model.Record) int { return a.Time.Compare(b.Time) })
		again := slices.Clone(records)
		half := len(again) / 2
		rng.Shuffle(half, func(i, j int) { again[i], again[j] = again[j], again[i] })
		again = slices.Concat(again[half/2:], again[:half/2], records[:7])
		for _, list := range [][]model.Record{records, again} {
			for i := range list {
				list[i].Number, list[i].Line = int64(i+1), int64(i+2)
			}
		}
		loadLog(t, s, headings, records)
		src := loadLog(t, s, headings, again)
		if src.Known != int64(len(records)) || src.New != 7 {
			t.Errorf("seed %d: %d known and %d new, want %d and 7", seed, src.Known, src.New, len(records))
		}
	}
}
