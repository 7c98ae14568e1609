package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"edgelens/model"
)

// tableSet are the statistics and printed tables of a case that can say
// something about a period.
type tableSet struct {
	period  model.Period
	sources []model.Source // in the order of import
	zone    *time.Location
}

func (s *Store) loadTables(ctx context.Context, tx *sql.Tx, p model.Period) (tableSet, error) {
	all, err := s.sources(ctx, tx, `WHERE kind <> ? ORDER BY id`, string(model.KindLog))
	return tableSet{period: p, sources: all, zone: s.zone}, err
}

// usable reports whether a source's rows can be counted for the period: they
// have times of their own, or all of them belong to it.
func (t tableSet) usable(src model.Source) bool {
	days := src.Days(t.zone)
	switch {
	case t.period.IsAll():
		return true
	case !src.From.IsZero():
		return t.period.Overlap(days) > 0
	}
	return days.Days() > 0 && t.period.Overlap(days) == days.Days()
}

// choose gives the sources of a section's rows. They do not add up: of those
// that are about the same days, the one that covers most of the period counts,
// the latest of equals; the others are superseded. A source that nobody can
// date counts only where no other does.
func (t tableSet) choose(kind model.SourceKind, section *model.Section) (chosen, superseded []model.Source) {
	var usable []model.Source
	for _, src := range t.sources {
		if src.Kind == kind && t.usable(src) && src.Holds(section) {
			usable = append(usable, src)
		}
	}
	slices.SortFunc(usable, func(a, b model.Source) int {
		if c := cmp.Compare(t.days(b), t.days(a)); c != 0 {
			return c
		}
		return cmp.Compare(b.ID, a.ID)
	})
	for _, src := range usable {
		if slices.ContainsFunc(chosen, func(c model.Source) bool { return t.meets(c, src) }) {
			superseded = append(superseded, src)
		} else {
			chosen = append(chosen, src)
		}
	}
	return chosen, superseded
}

// days is how many days of the period a source is about, 0 if nobody knows.
func (t tableSet) days(src model.Source) int {
	if t.period.IsAll() {
		return src.Days(t.zone).Days()
	}
	return t.period.Overlap(src.Days(t.zone))
}

// meets reports whether two sources may be about the same days.
func (t tableSet) meets(a, b model.Source) bool {
	days := b.Days(t.zone)
	return days.Days() == 0 || a.Days(t.zone).Overlap(days) > 0
}

// rows takes a section's rows from statistics or printed tables; any is false
// if there are none for the period.
func (t tableSet) rows(ctx context.Context, q querier, kind model.SourceKind, query model.ReportQuery, into *model.SectionResult) (any bool, err error) {
	chosen, superseded := t.choose(kind, into.Section)
	if len(chosen) == 0 {
		return false, nil
	}
	into.Source = kind
	var raw []model.Row
	for _, src := range chosen {
		into.From = append(into.From, src.ID)
		err := t.sourceRows(ctx, q, src, into.Section, query, func(l model.Line) {
			raw = append(raw, tableRow(into.Section, l))
		})
		if err != nil {
			return true, err
		}
	}
	for _, src := range superseded {
		into.Superseded = append(into.Superseded, src.ID)
	}
	if len(into.Section.By) > 0 {
		raw = foldRows(into.Section, raw)
	}
	into.Rows = raw
	into.Order(query.Top)
	return true, nil
}

// sourceRows reads the rows of a source that belong to a section, the period
// and the filter, each as if it were a line.
func (t tableSet) sourceRows(ctx context.Context, q querier, src model.Source, section *model.Section, query model.ReportQuery, use func(model.Line)) error {
	days := t.period.Span(t.zone)
	return each(ctx, q, func(rows *sql.Rows) error {
		var record int64
		var table int
		var at sql.NullInt64
		var text string
		if err := rows.Scan(&record, &table, &at, &text); err != nil {
			return err
		}
		var cells []string
		if err := json.Unmarshal([]byte(text), &cells); err != nil {
			return err
		}
		if src.Kind == model.KindPrinted && src.Tables[table].Section != section.Number {
			return nil
		}
		l := lineOf(src.Tables[table].Headings, cells)
		l.Source, l.Record = src.ID, record
		if at.Valid {
			l.Time = time.Unix(at.Int64, 0)
			if !days.Contains(l.Time) {
				return nil
			}
		}
		if query.Filter.Match(l, t.zone) {
			use(l)
		}
		return nil
	}, `SELECT record, table_number, time, cells FROM printed_row WHERE source = ? ORDER BY record`, src.ID)
}

// lineOf puts a record's cells where a line has them.
func lineOf(headings []model.Heading, cells []string) model.Line {
	l := model.Line{Cells: make([]string, len(model.Fields)), Extra: map[string]string{}}
	for i, h := range headings {
		cell := cellAt(cells, i)
		if at := h.Column.Index(); at >= 0 {
			l.Cells[at] = cell
		} else if cell != "" {
			l.Extra[h.Column.Name] = cell
		}
	}
	return l
}

// tableRow is a row of a section as statistics or a printed table give it.
func tableRow(section *model.Section, l model.Line) model.Row {
	var r model.Row
	for _, id := range section.Columns {
		c := model.FieldColumn(id)
		r.Key = append(r.Key, c.Kind().Canonical(l.Cell(c)))
	}
	for _, m := range section.Measures {
		n, rounded := tableValue(m, l)
		r.Values, r.Rounded = append(r.Values, n), r.Rounded || rounded
	}
	for _, id := range section.Texts {
		r.Texts = append(r.Texts, l.Cell(model.FieldColumn(id)))
	}
	return r
}

// tableValue is a measure as a row of a table gives it: its own column or, for
// the usage, what was sent and what was received.
func tableValue(m model.Measure, l model.Line) (n int64, rounded bool) {
	number := func(id string) (int64, bool, bool) {
		c := model.FieldColumn(id)
		return c.Kind().Number(l.Cell(c))
	}
	if n, rounded, ok := number(cmp.Or(m.Sum, m.ID)); ok {
		return n, rounded
	}
	sent, rounded1, ok1 := number("bytes_sent")
	received, rounded2, ok2 := number("bytes_received")
	if m.Sum == "bytes" && ok1 && ok2 {
		return sent + received, rounded1 || rounded2
	}
	return model.NoValue, false
}
