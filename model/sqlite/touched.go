package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
)

// touched are the minutes in which set-lines came or went: only there may others
// have to be absorbed, or to stand again.
type touched struct {
	minutes map[int64]bool
	last    int64
}

const minute = 60

func newTouched() *touched { return &touched{minutes: map[int64]bool{}, last: -1} }

func (t *touched) add(second int64) {
	if m := second / minute; m != t.last {
		t.minutes[m], t.last = true, m
	}
}

// source adds the minutes in which a source has set-lines of its own.
func (t *touched) source(ctx context.Context, tx *sql.Tx, id int64) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var m int64
		err := rows.Scan(&m)
		t.minutes[m] = true
		return err
	}, `SELECT `+secondIn("id")+` / ?2 FROM line WHERE source = ?1
		UNION SELECT `+secondIn("id")+` / ?2 FROM absorbed WHERE source = ?1`, id, minute)
}

// seconds is a span of seconds since 1970; both ends belong to it.
type seconds struct{ from, to int64 }

// within reports whether a second is in one of some spans.
func within(second int64, spans []seconds) bool {
	return slices.ContainsFunc(spans, func(s seconds) bool { return second >= s.from && second <= s.to })
}

// spans are the touched seconds that lie in some of the blocks.
func (t *touched) spans(blocks []seconds) []seconds {
	var minutes []seconds
	for _, m := range slices.Sorted(maps.Keys(t.minutes)) {
		minutes = append(minutes, seconds{m * minute, m*minute + minute - 1})
	}
	return intersect(joined(minutes), joined(blocks))
}

// joined puts spans in order, and those together that overlap or follow each
// other.
func joined(spans []seconds) []seconds {
	slices.SortFunc(spans, func(a, b seconds) int { return int(min(1, max(-1, a.from-b.from))) })
	var all []seconds
	for _, s := range spans {
		if n := len(all); n > 0 && s.from <= all[n-1].to+1 {
			all[n-1].to = max(all[n-1].to, s.to)
		} else {
			all = append(all, s)
		}
	}
	return all
}

// intersect gives what two lists of joined spans have in common.
func intersect(a, b []seconds) (both []seconds) {
	for len(a) > 0 && len(b) > 0 {
		from, to := max(a[0].from, b[0].from), min(a[0].to, b[0].to)
		if from <= to {
			both = append(both, seconds{from, to})
		}
		if a[0].to < b[0].to {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return both
}

// otherBlocks are the times of the blocks of sources whose records meet those
// of a column set, and are not of it.
func otherBlocks(ctx context.Context, q querier, columns string) ([]seconds, error) {
	sets := map[string]bool{}
	var blocks []seconds
	err := each(ctx, q, func(rows *sql.Rows) error {
		var other string
		var s seconds
		if err := rows.Scan(&other, &s.from, &s.to); err != nil {
			return err
		}
		meets, known := sets[other]
		if !known {
			set, err := parseColumnSet(other)
			if err != nil {
				return err
			}
			meets = set.meets()
			sets[other] = meets
		}
		if meets {
			blocks = append(blocks, s)
		}
		return nil
	}, `SELECT source.columns, block.time_from, block.time_to
		FROM source JOIN block ON block.source = source.id
		WHERE source.columns <> ? AND block.time_from IS NOT NULL`, columns)
	return blocks, err
}
