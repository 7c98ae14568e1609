package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// SectionDays counts the lines behind each row of a section by day, in no
// order; days without a line are left out. A section that does not come from
// lines has none. The sum of a row's days is the row's count.
func (s *Store) SectionDays(ctx context.Context, section *model.Section, p model.Period, f model.Filter) ([]model.DayCount, error) {
	if _, ok := section.Type(); !ok || !section.CanComeFrom(model.KindLog) {
		return nil, nil
	}
	var counts []model.DayCount
	err := s.read(ctx, func(tx *sql.Tx) error {
		by := columnsOf(section.By)
		raw, err := s.rawDays(ctx, tx, section, by, p, f)
		if err != nil {
			return err
		}
		counts, err = foldDays(ctx, tx, section, by, raw, s.zone)
		return err
	})
	return counts, err
}

// rawDay is a day and the cells of a section's By columns, as they are stored.
type rawDay struct {
	day  string
	keys [tallyKeys]any
}

// columnsOf are the columns of fields.
func columnsOf(fields []string) []model.Column {
	var columns []model.Column
	for _, id := range fields {
		columns = append(columns, model.FieldColumn(id))
	}
	return columns
}

// rawDays counts by day and stored cells: unfiltered, by what was counted of
// each day; under a filter, by one scan of the lines.
func (s *Store) rawDays(ctx context.Context, tx *sql.Tx, section *model.Section, by []model.Column, p model.Period, f model.Filter) (map[rawDay]int64, error) {
	if f.IsAll() {
		return tallyDays(ctx, tx, section, by, p)
	}
	cond, args, err := s.condition(ctx, tx, model.And(section.Where, p.Filter(), f))
	if err != nil {
		return nil, err
	}
	columns := []string{"line.id"}
	for _, c := range by {
		columns = append(columns, groupKey(c))
	}
	raw, days := map[rawDay]int64{}, dayFinder{zone: s.zone}
	var id int64
	var r rawDay
	into := r.into(&id, len(by))
	err = each(ctx, tx, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		r.day = dayText(days.of(secondOf(id)))
		raw[r]++
		return nil
	}, "SELECT "+strings.Join(columns, ", ")+" FROM line NOT INDEXED WHERE "+cond, args...)
	return raw, err
}

// tallyDays adds up the tallies of a section's days.
func tallyDays(ctx context.Context, tx *sql.Tx, section *model.Section, by []model.Column, p model.Period) (map[rawDay]int64, error) {
	var keys strings.Builder
	for _, c := range by {
		fmt.Fprintf(&keys, ", key%d", slices.Index(section.Columns, c.Name))
	}
	raw := map[rawDay]int64{}
	var r rawDay
	var lines int64
	into := append(r.into(&r.day, len(by)), &lines)
	first, last := dayBounds(p)
	err := each(ctx, tx, func(rows *sql.Rows) error {
		err := rows.Scan(into...)
		raw[r] += lines
		return err
	}, fmt.Sprintf(`SELECT day%[1]s, sum(lines)
		FROM tally
		WHERE section = ? AND day BETWEEN ? AND ?
		GROUP BY day%[1]s`, keys.String()), section.Number, first, last)
	return raw, err
}

// into is where a row's first column and its n keys are scanned to.
func (r *rawDay) into(first any, n int) []any {
	list := []any{first}
	for i := range n {
		list = append(list, &r.keys[i])
	}
	return list
}

// foldDays makes canonical texts of stored cells and adds up what a row of the
// section stands for.
func foldDays(ctx context.Context, tx *sql.Tx, section *model.Section, by []model.Column, raw map[rawDay]int64, zone *time.Location) ([]model.DayCount, error) {
	var stored []rawRow
	for r := range raw {
		stored = append(stored, rawRow{key: slices.Clone(r.keys[:len(by)])})
	}
	values := map[int64]storedValue{}
	if err := lookUpValues(ctx, tx, valueIDs(by, stored), values); err != nil {
		return nil, err
	}
	folded := map[model.DayCount]int64{}
	key := make([]string, len(section.Columns))
	for r, lines := range raw {
		for i, c := range by {
			key[slices.Index(section.Columns, c.Name)] = keyText(c, r.keys[i], values, zone)
		}
		day, err := time.Parse(time.DateOnly, r.day)
		if err != nil {
			return nil, err
		}
		folded[model.DayCount{Row: section.RowID(key), Day: model.DayOf(day)}] += lines
	}
	counts := slices.Collect(maps.Keys(folded))
	for i, c := range counts {
		counts[i].Lines = folded[c]
	}
	return counts, nil
}
