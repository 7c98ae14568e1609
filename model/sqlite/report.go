package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"edgelens/model"
)

// Report gives sections of the report, all on one state of the case.
func (s *Store) Report(ctx context.Context, q model.ReportQuery) (model.Report, error) {
	report := model.Report{Query: q}
	err := s.read(ctx, func(tx *sql.Tx) error {
		tables, err := s.loadTables(ctx, tx, q.Period)
		if err != nil {
			return err
		}
		for _, section := range q.Sections {
			r, err := s.section(ctx, tx, section, q, tables)
			if err != nil {
				return fmt.Errorf("section %s: %w", section.ID, err)
			}
			report.Sections = append(report.Sections, r)
		}
		return nil
	})
	return report, err
}

// section takes a section's rows from the best kind of source that the case
// has for the period.
func (s *Store) section(ctx context.Context, tx *sql.Tx, section *model.Section, q model.ReportQuery, tables tableSet) (model.SectionResult, error) {
	result := model.SectionResult{Section: section}
	for _, kind := range section.From {
		if kind == model.KindLog {
			any, err := s.fromLines(ctx, tx, q, &result)
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
	return result, nil
}

// fromLines counts lines; any is false if the period has none of the type.
func (s *Store) fromLines(ctx context.Context, tx *sql.Tx, q model.ReportQuery, into *model.SectionResult) (any bool, err error) {
	section := into.Section
	typ, _ := section.Type()
	lines, unknown, err := typeLines(ctx, tx, typ.Code, q.Period)
	if err != nil || lines == 0 {
		return false, err
	}
	into.Source = model.KindLog
	if into.Rows, err = s.sectionRows(ctx, tx, section, q); err != nil {
		return true, err
	}
	into.Order(q.Top)
	if section.CountsOutcome() && unknown > 0 {
		if q.Filter.IsAll() {
			into.UnknownOutcome = unknown
			return true, nil
		}
		cond, args, err := s.condition(ctx, tx, section.UnknownOutcome(q.Lines()))
		if err != nil {
			return true, err
		}
		err = tx.QueryRowContext(ctx, `SELECT count(*) FROM line NOT INDEXED WHERE `+cond, args...).Scan(&into.UnknownOutcome)
		return true, err
	}
	return true, nil
}

// sectionRows groups a section's lines: unfiltered, by what was counted of each
// day; under a filter, by one scan of the span of ids.
func (s *Store) sectionRows(ctx context.Context, tx *sql.Tx, section *model.Section, q model.ReportQuery) ([]model.Row, error) {
	g, err := s.sectionGrouping(ctx, tx, section, q.Filter.IsAll())
	if err != nil {
		return nil, err
	}
	from, args := fromTally(section, q.Period)
	if !q.Filter.IsAll() {
		cond, condArgs, err := s.condition(ctx, tx, model.And(section.Where, q.Lines()))
		if err != nil {
			return nil, err
		}
		from, args = "FROM line NOT INDEXED WHERE "+cond, condArgs
	}
	raw, err := g.run(ctx, tx, s.zone, from, args)
	if err != nil {
		return nil, err
	}
	return foldRows(section, raw), nil
}

// fromTally lets the tallies of a section's days pass for its lines, each with
// how many it stands for.
func fromTally(section *model.Section, p model.Period) (from string, args []any) {
	var columns strings.Builder
	for i, id := range section.Columns {
		fmt.Fprintf(&columns, ", key%d AS %s", i, quoteName(id))
	}
	first, last := dayBounds(p)
	return fmt.Sprintf(`FROM (SELECT outcome, lines%s FROM tally WHERE section = ? AND day BETWEEN ? AND ?) AS line`, columns.String()),
		[]any{section.Number, first, last}
}

// sectionGrouping is how a section's lines are grouped, or their tallies.
func (s *Store) sectionGrouping(ctx context.Context, tx *sql.Tx, section *model.Section, tallied bool) (grouping, error) {
	var g grouping
	lines := "1"
	if tallied {
		lines = "line.lines"
	}
	for _, id := range section.Columns {
		g.columns = append(g.columns, model.FieldColumn(id))
	}
	for _, m := range section.Measures {
		where, args, err := s.condition(ctx, tx, m.Where)
		if err == nil && len(args) > 0 {
			err = fmt.Errorf("measure %s: its filter needs arguments", m.ID)
		}
		if err != nil {
			return g, err
		}
		switch {
		case m.Sum != "":
			sum, err := sumOf(m.Sum)
			if err != nil {
				return g, err
			}
			g.measures, g.sums = append(g.measures, sum), append(g.sums, m.Sum)
		case m.Where.IsAll():
			g.measures = append(g.measures, "sum("+lines+")")
		default:
			g.measures = append(g.measures, "sum("+lines+" * ("+where+"))")
		}
	}
	return g, nil
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
