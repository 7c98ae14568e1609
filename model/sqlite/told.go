package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"edgelens/model"
)

// fewColumns is how many columns records and lines have to share so that
// nobody needs to be told: with fewer, different events may look alike.
const fewColumns = 5

// told is what there is to tell of an import whose records meet those of other
// columns.
type told struct {
	source int64
	sets   []*columnSet
	known  map[int64]int64    // its records by the source that had them
	pairs  map[[2]int16]int64 // its matches by the ranks of the two column sets
	merged int64              // lines that have become one with another
}

func newTold(source int64) *told {
	return &told{source: source, known: map[int64]int64{}, pairs: map[[2]int16]int64{}}
}

// slice looks at set-lines before they are moved.
func (t *told) slice(lines []*setLine) {
	for _, l := range lines {
		if l.under != 0 || l.to == nil {
			continue // it was absorbed before, or is not
		}
		switch t.source {
		case l.source:
			t.known[l.to.source]++
			t.pairs[[2]int16{l.to.set, l.set}]++
			continue
		case l.to.source:
			t.pairs[[2]int16{l.to.set, l.set}]++
			if !l.to.meets {
				t.known[l.source]++
			}
		}
		if l.to.meets || l.to.source != t.source && l.to.under == 0 {
			t.merged++ // into what was a line, or has taken in another one
		}
		l.to.meets = true
	}
}

// notices say what the user has to know of it.
func (t *told) notices() (all []model.Text) {
	few := map[model.Text]int64{}
	for pair, records := range t.pairs {
		if names, n := sharedNames(t.sets[pair[0]], t.sets[pair[1]]); n < fewColumns {
			few[names] += records
		}
	}
	for _, names := range slices.SortedFunc(maps.Keys(few), func(a, b model.Text) int { return cmp.Compare(a.EN, b.EN) }) {
		all = append(all, model.Text{
			JA: fmt.Sprintf("共通する列(%s)だけで他のファイルのログと照合したレコード: %d件。列が少ないため、件数は合っても、どのログに当たるかは確かとはいえません", names.JA, few[names]),
			EN: fmt.Sprintf("matched with lines of other files by few columns only (%s): %d records. Their number is right; which line each of them is may be wrong", names.EN, few[names]),
		})
	}
	if t.merged > 0 {
		all = append(all, model.Textf("別々に数えていたログのうち、他のログと同じものとわかって1つになったもの: %d件",
			"lines that were counted apart and have become one with another: %d", t.merged))
	}
	return all
}

// sharedNames names the columns that two sets share in both languages, and
// counts them.
func sharedNames(wide, narrow *columnSet) (names model.Text, n int) {
	shared := []model.Column{model.FieldColumn("time")}
	for _, i := range wide.shared(narrow).wide {
		shared = append(shared, wide.columns[i])
	}
	slices.SortStableFunc(shared[1:], func(a, b model.Column) int {
		return cmp.Compare(uint(a.Index()), uint(b.Index())) // unknown ones, of index -1, last
	})
	var ja, en []string
	for _, c := range shared {
		ja, en = append(ja, c.Label(model.JA)), append(en, c.Label(model.EN))
	}
	return model.Text{JA: strings.Join(ja, "、"), EN: strings.Join(en, ", ")}, len(shared)
}

// from lists the sources that had the known records, most of them first. Where
// a new record has taken the place of one that is a line of its own again, more
// have a source than are known; what is too much is cut off at the end.
func (t *told) from(ctx context.Context, q querier, known int64) ([]model.SourceCount, error) {
	var all []model.SourceCount
	for id, records := range t.known {
		c := model.SourceCount{ID: id, Records: records}
		if err := q.QueryRowContext(ctx, `SELECT path FROM source WHERE id = ?`, id).Scan(&c.Path); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b model.SourceCount) int {
		return cmp.Or(cmp.Compare(b.Records, a.Records), cmp.Compare(a.ID, b.ID))
	})
	for i := range all {
		all[i].Records = min(all[i].Records, known)
		known -= all[i].Records
	}
	return slices.DeleteFunc(all, func(c model.SourceCount) bool { return c.Records == 0 }), nil
}
