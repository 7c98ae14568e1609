package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"edgelens/model"
)

// Report gives sections of the report, all on one state of the case.
func (s *Store) Report(ctx context.Context, q model.ReportQuery) (model.Report, error) {
	report := model.Report{Query: q}
	err := s.readReport(ctx, q, func(tx *sql.Tx, found *sectionCounter) error {
		tables, err := s.loadTables(ctx, tx, q.Period)
		if err != nil {
			return err
		}
		for _, section := range q.Sections {
			r, err := s.section(ctx, tx, section, q, found, tables)
			if err != nil {
				return fmt.Errorf("section %s: %w", section.ID, err)
			}
			report.Sections = append(report.Sections, r)
		}
		return nil
	})
	return report, err
}

// readReport reads on one state of the case; under a filter, with what it finds
// for all the sections in one scan of the lines.
func (s *Store) readReport(ctx context.Context, q model.ReportQuery, ask func(*sql.Tx, *sectionCounter) error) error {
	if q.Filter.IsAll() {
		return s.read(ctx, func(tx *sql.Tx) error { return ask(tx, nil) })
	}
	return s.readTwice(ctx, func(tx, second *sql.Tx) error {
		found, err := s.countSections(ctx, tx, second, q)
		if err != nil {
			return err
		}
		return ask(tx, found)
	})
}

// section takes a section's rows from the best kind of source that the case
// has for the period. If none has any, the lines are the source of that answer
// where they could have had some.
func (s *Store) section(ctx context.Context, tx *sql.Tx, section *model.Section, q model.ReportQuery, found *sectionCounter, tables tableSet) (model.SectionResult, error) {
	result := model.SectionResult{Section: section}
	for _, kind := range section.From {
		if kind == model.KindLog {
			any, err := s.fromLines(ctx, tx, q, found, &result)
			if any || err != nil {
				return result, err
			}
			continue
		}
		any, err := tables.rows(ctx, tx, kind, q, &result)
		if any || err != nil {
			return result, err
		}
	}
	covered, err := s.covered(ctx, tx, section, q.Period)
	if covered {
		result.Source = model.KindLog
	}
	return result, err
}

// fromLines counts lines; any is false if the period has none of the type.
// Unfiltered, it adds up what was counted of each day.
func (s *Store) fromLines(ctx context.Context, tx *sql.Tx, q model.ReportQuery, found *sectionCounter, into *model.SectionResult) (any bool, err error) {
	section := into.Section
	typ, _ := section.Type()
	lines, unknown, err := typeLines(ctx, tx, typ.Code, q.Period)
	if err != nil || lines == 0 {
		return false, err
	}
	into.Source = model.KindLog
	var raw []rawRow
	if found != nil {
		raw, unknown = found.rows(section)
	} else if raw, err = tallyRows(ctx, tx, section, q.Period); err != nil {
		return true, err
	}
	rows, err := mergeRows(ctx, tx, columnsOf(section.Columns), raw, s.zone)
	if err != nil {
		return true, err
	}
	into.Rows = foldRows(section, rows)
	into.Order(q.Top)
	if section.CountsOutcome() {
		into.UnknownOutcome = unknown
	}
	return true, nil
}

// tallyRows adds up the tallies of a section's days.
func tallyRows(ctx context.Context, tx *sql.Tx, section *model.Section, p model.Period) (raw []rawRow, err error) {
	var keys [tallyKeys]any
	var outcome, lines int64
	into := []any{&outcome, &lines}
	for i := range section.Columns {
		into = append(into, &keys[i])
	}
	query, args := tallyQuery(section, p)
	err = each(ctx, tx, func(rows *sql.Rows) error {
		err := rows.Scan(into...)
		raw = append(raw, sectionRow(section, keys[:], outcome, lines))
		return err
	}, query, args...)
	return raw, err
}

func tallyQuery(section *model.Section, p model.Period) (query string, args []any) {
	keys := ""
	for i := range section.Columns {
		keys += fmt.Sprintf(", key%d", i)
	}
	first, last := dayBounds(p)
	return fmt.Sprintf(`SELECT outcome, sum(lines)%[1]s
		FROM tally
		WHERE section = ? AND day BETWEEN ? AND ?
		GROUP BY outcome%[1]s`, keys), []any{section.Number, first, last}
}

// sectionRow is a group of so many lines with the same stored cells and outcome.
func sectionRow(section *model.Section, keys []any, outcome, lines int64) rawRow {
	r := rawRow{key: slices.Clone(keys[:len(section.Columns)]), values: make([]int64, len(section.Measures))}
	for i, m := range section.Measures {
		if m.Counts(model.Outcome(outcome)) {
			r.values[i] = lines
		}
	}
	return r
}

// foldRows makes one row for each value that the section's rows stand for. The
// other columns show their most frequent text; of equally frequent ones, the
// first by code point.
func foldRows(section *model.Section, raw []model.Row) []model.Row {
	groups := map[string]*foldedRow{}
	for _, r := range raw {
		chain, key := chainKey(section, r.Key)
		name := fmt.Sprintf("%d:%s", chain, key)
		g, ok := groups[name]
		if !ok {
			g = &foldedRow{values: slices.Repeat([]int64{model.NoValue}, len(r.Values)), texts: make([]map[string]int64, len(r.Key))}
			groups[name] = g
		}
		g.add(r)
	}
	var rows []model.Row
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		rows = append(rows, groups[name].row())
	}
	return rows
}

// chainKey is the first of the section's By fields that is not empty, and its
// place among them.
func chainKey(section *model.Section, key []string) (int, string) {
	for i, id := range section.By {
		if text := key[slices.Index(section.Columns, id)]; text != "" {
			return i, text
		}
	}
	return len(section.By), ""
}

type foldedRow struct {
	values  []int64
	rounded bool
	texts   []map[string]int64 // for each column, how often a text was met
}

func (g *foldedRow) add(r model.Row) {
	g.rounded = g.rounded || r.Rounded
	for i, v := range r.Values {
		switch {
		case v == model.NoValue:
		case g.values[i] == model.NoValue:
			g.values[i] = v
		default:
			g.values[i] += v
		}
	}
	for i, text := range r.Key {
		if g.texts[i] == nil {
			g.texts[i] = map[string]int64{}
		}
		if text != "" {
			g.texts[i][text] += max(1, r.Values[0])
		}
	}
}

func (g *foldedRow) row() model.Row {
	row := model.Row{Values: g.values, Rounded: g.rounded}
	for _, texts := range g.texts {
		best := ""
		for _, text := range slices.Sorted(maps.Keys(texts)) {
			if best == "" || texts[text] > texts[best] {
				best = text
			}
		}
		row.Key = append(row.Key, best)
	}
	return row
}
