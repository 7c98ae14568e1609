package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
)

// sectionCounter counts the lines that a filter finds for several sections at
// once. It is handed the code of each line's type, its outcome, and the cells
// that its type's sections need.
type sectionCounter struct {
	sections []*model.Section
	columns  [][]string           // by type code: the fields whose cells its lines hand over
	counted  [][]tallied          // by type code
	counts   []map[countKey]int64 // by the place in sections
	unknown  []int64              // by type code: lines of unknown outcome
	numbers  cellNumbers
}

type countKey struct {
	outcome int64
	keys    [tallyKeys]int64
}

// newSectionCounter prepares to count for those of the sections that can come
// from lines.
func newSectionCounter(sections []*model.Section) *sectionCounter {
	c := &sectionCounter{numbers: newCellNumbers()}
	for _, s := range sections {
		typ, ok := s.Type()
		if !ok || !s.CanComeFrom(model.KindLog) || slices.Contains(c.sections, s) {
			continue
		}
		for len(c.counted) <= typ.Code {
			c.counted, c.columns, c.unknown = append(c.counted, nil), append(c.columns, nil), append(c.unknown, 0)
		}
		counted := tallied{section: int64(len(c.sections)), stopped: s.CountsOutcome()}
		for _, id := range s.Columns {
			counted.cells = append(counted.cells, c.cellOf(typ.Code, id))
		}
		c.sections, c.counts = append(c.sections, s), append(c.counts, map[countKey]int64{})
		c.counted[typ.Code] = append(c.counted[typ.Code], counted)
	}
	return c
}

// cellOf is the place of a field among the cells that lines of a type hand over.
func (c *sectionCounter) cellOf(typeCode int, field string) int {
	if !slices.Contains(c.columns[typeCode], field) {
		c.columns[typeCode] = append(c.columns[typeCode], field)
	}
	return slices.Index(c.columns[typeCode], field)
}

// cells are what it is handed of each line, in SQL.
func (c *sectionCounter) cells() (cells []string) {
	cells = []string{"line.type_code", "line.outcome"}
	for i := 0; ; i++ {
		var whens strings.Builder
		for code, columns := range c.columns {
			if i < len(columns) {
				fmt.Fprintf(&whens, " WHEN %d THEN line.%s", code, quoteName(columns[i]))
			}
		}
		if whens.Len() == 0 {
			return cells
		}
		cells = append(cells, "CASE line.type_code"+whens.String()+" END")
	}
}

// scan counts the lines of a condition in a range.
func (c *sectionCounter) scan(ctx context.Context, q querier, ids idRange, cond string, args []any) error {
	var whens strings.Builder
	for code, columns := range c.columns {
		if columns != nil {
			fmt.Fprintf(&whens, " WHEN %d THEN 1", code)
		}
	}
	from := fmt.Sprintf("FROM line NOT INDEXED WHERE %s AND CASE line.type_code%s END AND %s", ids.condition(), whens.String(), cond)
	return takers.scan(ctx, q, c, c.cells(), from, args)
}

func (c *sectionCounter) take(call directCall, first int) error {
	typeCode, isType := call.integer(first)
	outcome, isOutcome := call.integer(first + 1)
	if !isType || !isOutcome || typeCode < 0 || typeCode >= int64(len(c.counted)) {
		return errArguments
	}
	if outcome == int64(model.Unknown) {
		c.unknown[typeCode]++
	}
	for i := range c.counted[typeCode] {
		s := &c.counted[typeCode][i]
		if s.stopped && outcome != int64(model.Stopped) {
			continue
		}
		k := countKey{outcome: outcome}
		for i, cell := range s.cells {
			k.keys[i] = c.numbers.argument(call, first+2+cell)
		}
		c.counts[s.section][k]++
	}
	return nil
}

// merge adds what another counter of the same sections has counted.
func (c *sectionCounter) merge(other *sectionCounter) {
	for code, lines := range other.unknown {
		c.unknown[code] += lines
	}
	for i, counts := range other.counts {
		for k, lines := range counts {
			k.keys = c.numbers.merged(other.numbers, k.keys)
			c.counts[i][k] += lines
		}
	}
}

// rows are a section's groups, and how many lines of its type have an unknown
// outcome.
func (c *sectionCounter) rows(section *model.Section) (raw []rawRow, unknown int64) {
	typ, _ := section.Type()
	var keys [tallyKeys]any
	for k, lines := range c.counts[slices.Index(c.sections, section)] {
		for i, number := range k.keys {
			keys[i] = c.numbers.cell(number)
		}
		raw = append(raw, sectionRow(section, keys[:], k.outcome, lines))
	}
	return raw, c.unknown[typ.Code]
}

// countSections counts the lines of a filter for sections, half of the period
// each on a connection of its own if there is a second one.
func (s *Store) countSections(ctx context.Context, tx, second *sql.Tx, q model.ReportQuery) (*sectionCounter, error) {
	c := newSectionCounter(q.Sections)
	if len(c.sections) == 0 {
		return c, nil
	}
	cond, args, err := s.condition(ctx, tx, q.Filter)
	if err != nil {
		return nil, err
	}
	ids, err := linesIn(ctx, tx, q.Period.Span(s.zone))
	if err != nil {
		return nil, err
	}
	if second == nil {
		return c, c.scan(ctx, tx, ids, cond, args)
	}
	first, last := dayBounds(q.Period)
	middle, err := middleID(ctx, tx, s.zone, first, last)
	if err != nil {
		return nil, err
	}
	older := newSectionCounter(q.Sections)
	lower, upper := ids.split(middle) // newer lines have lower ids
	err = both(ctx, func(ctx context.Context) error {
		return c.scan(ctx, tx, lower, cond, args)
	}, func(ctx context.Context) error {
		return older.scan(ctx, second, upper, cond, args)
	})
	if err != nil {
		return nil, err
	}
	c.merge(older)
	return c, nil
}
