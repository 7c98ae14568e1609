package sqlite

import (
	"context"
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

// count gives the groups and how many lines each has, as sort does. It may be
// that there are too many.
func (g grouping) count(ctx context.Context, q querier, from string, args []any) (raw []rawRow, tooMany bool, err error) {
	c := &groupCounter{columns: len(g.columns), counts: map[[tallyKeys]int64]int64{}, numbers: newCellNumbers()}
	cells := make([]string, len(g.columns))
	for i, column := range g.columns {
		cells[i] = groupKey(column)
		if column == model.OutcomeColumn {
			cells[i] += " + 1" // 0 is no cell
		}
	}
	if err := takers.scan(ctx, q, c, cells, from, args); err != nil {
		return nil, len(c.counts) > countedGroups, err
	}
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
	return raw, false, nil
}
