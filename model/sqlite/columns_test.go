package sqlite

import (
	"math/rand/v2"
	"slices"
	"testing"

	"edgelens/model"
)

// TestColumnsHaveValues holds the columns of a filter's lines against the cells
// of those that match.
func TestColumnsHaveValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 10))
	s := newCase(t)
	headings, records := randomLines(rng, 120)
	loadLog(t, s, headings, records)
	lines := allLines(t, s, model.LinesQuery{})
	compared := comparedIDs
	t.Cleanup(func() { comparedIDs = compared })
	some := 0
	for i := range rounds(300) {
		comparedIDs = i % 3 * 2
		f := randomFilter(rng, 2)
		f = model.And(f, randomFilter(rng, 1))
		var found []model.Line
		for _, l := range lines {
			if f.Match(l, s.Zone()) {
				found = append(found, l)
			}
		}
		var want []model.Column
		for _, h := range headings {
			filled := func(l model.Line) bool { return h.Column.Kind().Canonical(l.Cell(h.Column)) != "" }
			if slices.ContainsFunc(found, filled) {
				want = append(want, h.Column)
			}
		}
		if got := must(s.Columns(t.Context(), f)); !slices.Equal(got, want) {
			t.Fatalf("%s, %d lines:\ngot  %v\nwant %v", f, len(found), got, want)
		}
		if len(want) > 0 && len(want) < len(headings) {
			some++
		}
	}
	if some < rounds(30) {
		t.Errorf("only %d answers leave out columns: the test proves little", some)
	}
}
