package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"edgelens/model"
)

// countedGroups is how many groups are counted at most before SQL sorts the
// lines instead, which takes no memory for each. It is a variable so that tests
// reach both.
var countedGroups = 1 << 17

var errManyGroups = errors.New("more groups than are counted")

// groupCounter counts lines by the cells of some columns, which it is handed.
type groupCounter struct {
	columns int
	counts  map[[tallyKeys]int64]int64
	numbers cellNumbers
}

func (c *groupCounter) take(call directCall, first int) error {
	var key [tallyKeys]int64
	for i := range c.columns {
		key[i] = c.numbers.argument(call, first+i)
	}
	c.counts[key]++
	if len(c.counts) > countedGroups {
		return errManyGroups
	}
	return nil
}

// countable reports whether a groupCounter can answer: it counts lines, and
// knows no cells but values and texts.
func (g grouping) countable() bool {
	return len(g.sums) == 0 && len(g.columns) <= tallyKeys &&
		!slices.ContainsFunc(g.columns, func(c model.Column) bool { return c != model.OutcomeColumn && !isValue(c) })
}

// cells are what a groupCounter is handed, in SQL.
func (g grouping) cells() (cells []string) {
	for _, column := range g.columns {
		cell := groupKey(column)
		if column == model.OutcomeColumn {
			cell += " + 1" // 0 is no cell
		}
		cells = append(cells, cell)
	}
	return cells
}

func newGroupCounter(g grouping) *groupCounter {
	return &groupCounter{columns: len(g.columns), counts: map[[tallyKeys]int64]int64{}, numbers: newCellNumbers()}
}

// merge adds what another counter of the same columns has counted.
func (c *groupCounter) merge(other *groupCounter) {
	for key, lines := range other.counts {
		c.counts[c.numbers.merged(other.numbers, key)] += lines
	}
}

// rows are the groups and how many lines each has, as sort gives them.
func (c *groupCounter) rows(g grouping) (raw []rawRow) {
	for key, lines := range c.counts {
		r := rawRow{key: make([]any, len(g.columns)), values: []int64{lines, 0}}
		for i, column := range g.columns {
			r.key[i] = c.numbers.cell(key[i])
			if column == model.OutcomeColumn {
				r.key[i] = key[i] - 1
			}
		}
		raw = append(raw, r)
	}
	return raw
}

// countGroups gives the groups of a filter and how many lines each has, as sort does.
// The error is errManyGroups if there are too many.
func (s *Store) countGroups(ctx context.Context, tx, second *sql.Tx, g grouping, f model.Filter) ([]rawRow, error) {
	counters := [2]*groupCounter{newGroupCounter(g), newGroupCounter(g)}
	err := s.inHalves(ctx, tx, second, f, func(ctx context.Context, q querier, half int, lines search) error {
		err := lines.handTo(ctx, q, counters[half], g.cells()...)
		if len(counters[half].counts) > countedGroups {
			return errManyGroups // which SQLite has said in its own words
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	counters[0].merge(counters[1])
	return counters[0].rows(g), nil
}
