package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"edgelens/model"
)

// LinesSQL is a query for lines as a statement over the view log, for [Store.Select]:
// it gives the same lines in the same order, with their id and these columns.
// It is one line of text, for people to read and change.
func (s *Store) LinesSQL(ctx context.Context, q model.LinesQuery, columns []model.Column) (text string, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		w, err := s.viewWhere(ctx, tx)
		if err != nil {
			return err
		}
		var fractions int
		if err := metaValue(ctx, tx, metaFraction, &fractions); err != nil {
			return err
		}
		order, err := viewOrder(q.Sort, fractions != 0)
		if err != nil {
			return err
		}
		list := []string{"id"}
		for _, c := range columns {
			if c != model.NoteColumn { // what people write is no column of the view
				list = append(list, viewColumn(c))
			}
		}
		text = "SELECT " + strings.Join(list, ", ") + " FROM log" + w.where(q.Filter) + " ORDER BY " + order
		if q.Limit > 0 {
			text += fmt.Sprintf(" LIMIT %d", q.Limit)
		}
		return w.err
	})
	return text, err
}

// SectionSQL is a section over lines as a statement over the view log, for
// [Store.Select]: it gives the section's rows in their order, the cells first,
// then the numbers.
func (s *Store) SectionSQL(ctx context.Context, section *model.Section, q model.ReportQuery) (text string, err error) {
	if !section.CanComeFrom(model.KindLog) {
		return "", &model.Problem{
			Kind: model.ErrUsage,
			What: model.Textf("セクション %d の値はログ行からは出せません", "section %d does not come from log lines", section.Number),
		}
	}
	err = s.read(ctx, func(tx *sql.Tx) error {
		w, err := s.viewWhere(ctx, tx)
		if err != nil {
			return err
		}
		text = sectionText(w, section, model.And(q.Lines(), section.Where))
		if q.Top > 0 {
			text += fmt.Sprintf(" LIMIT %d", q.Top)
		}
		return w.err
	})
	return text, err
}

// sectionText groups a filter's lines as a section does, see foldRows.
func sectionText(w *viewWhere, s *model.Section, f model.Filter) string {
	var cells, measures, sums, order []string
	for i, id := range s.Columns {
		c := model.FieldColumn(id)
		cells = append(cells, fmt.Sprintf("el_canonical(%d, %s) AS %s", c.Kind(), viewName(id), viewName(id)))
		order = append(order, fmt.Sprint(i+1))
	}
	by := strings.Join(order, ", ")
	for _, m := range s.Measures {
		count := "count(*)"
		if !m.Where.IsAll() {
			count = "sum(" + w.filter(m.Where) + ")"
		}
		measures = append(measures, count+" AS "+viewName(m.ID))
		sums = append(sums, fmt.Sprintf("sum(%[1]s) AS %[1]s", viewName(m.ID)))
	}
	grouped := fmt.Sprintf("SELECT %s, %s FROM log%s GROUP BY %s", strings.Join(cells, ", "), strings.Join(measures, ", "), w.where(f), by)
	sorted := fmt.Sprintf(" ORDER BY %d DESC, %s", len(s.Columns)+1, by)
	if len(s.Columns) == 1 {
		return grouped + sorted
	}
	return fmt.Sprintf("WITH hit AS MATERIALIZED (%s), named AS MATERIALIZED (SELECT *, %s AS what FROM hit) SELECT %s, %s FROM named GROUP BY what",
		grouped, whatRow(s), strings.Join(mostFrequent(s), ", "), strings.Join(sums, ", ")) + sorted
}

// whatRow is what a row of a section stands for: the first of its By fields
// that is not empty, see chainKey.
func whatRow(s *model.Section) string {
	text := "CASE"
	for i, id := range s.By {
		text += fmt.Sprintf(" WHEN %[1]s <> '' THEN '%[2]d:' || %[1]s", viewName(id), i)
	}
	return text + " ELSE '' END"
}

// mostFrequent are the columns of a section's row: their most frequent texts,
// of equally frequent ones the first.
func mostFrequent(s *model.Section) []string {
	var list []string
	for _, id := range s.Columns {
		list = append(list, fmt.Sprintf("coalesce((SELECT n.%[1]s FROM named AS n WHERE n.what = named.what AND n.%[1]s <> ''"+
			" GROUP BY 1 ORDER BY sum(n.%[2]s) DESC, 1 LIMIT 1), '') AS %[1]s", viewName(id), viewName(s.Measures[0].ID)))
	}
	return list
}

// viewOrder is an order in SQL, see orderBy.
func viewOrder(order model.Order, fractions bool) (string, error) {
	order = wholeOrder(order)
	var keys []string
	for i, s := range order {
		ends, way, backwards := i == len(order)-1, "", " DESC"
		if s.Desc {
			way, backwards = backwards, way
		}
		switch {
		case s.Column.Kind() != model.KindTime:
			key, err := viewKey(s.Column, way)
			if err != nil {
				return "", err
			}
			keys = append(keys, key)
		case fractions:
			keys = append(keys, viewInstant+way)
		case !ends:
			keys = append(keys, secondIn("id")+way)
		}
		if ends {
			keys = append(keys, "id"+backwards)
		}
	}
	return strings.Join(keys, ", "), nil
}

// viewKey is a column that is no time as a key of an order.
func viewKey(c model.Column, way string) (string, error) {
	switch {
	case c == model.NoteColumn:
		return "", errNotes
	case c == model.OutcomeColumn:
		return "(SELECT outcome FROM line WHERE line.id = log.id)" + way, nil
	case c == model.SourceColumn, c == model.RecordColumn:
		return c.Name + way, nil
	case !c.Unknown && c.Index() < 0:
		return "", &model.Problem{Kind: model.ErrUsage, What: model.Textf("項目「%s」はありません", "unknown field %q", c.Name)}
	}
	key := fmt.Sprintf("el_order(%d, %s)", c.Kind(), viewCell(c))
	return fmt.Sprintf("%[1]s IS NULL, %[1]s%[2]s", key, way), nil
}

// viewInstant is the time of a line in microseconds since 1970.
var viewInstant = fmt.Sprintf("(%s * 1000000 + coalesce((SELECT micros FROM line WHERE line.id = log.id), 0))", secondIn("id"))

// viewName is the name of a column of the view log as a statement writes it.
func viewName(id string) string {
	if id == "group" { // the only one that is a word of SQL's own
		return quoteName(id)
	}
	return id
}

// viewCell is the cell of a column.
func viewCell(c model.Column) string {
	if c.Unknown {
		return fmt.Sprintf("(SELECT value FROM json_each(extra) WHERE key = %s)", viewText(c.Name))
	}
	return viewName(c.Name)
}

// viewColumn is a column in the list of a SELECT.
func viewColumn(c model.Column) string {
	if !c.Unknown {
		return viewName(c.Name)
	}
	name := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(c.Name, "?"))
	return viewCell(c) + " AS " + quoteName(name)
}

// viewText writes a text in SQL. What a field for one line of text does not
// take is written in hexadecimal.
func viewText(s string) string {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		return quoteText(s)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
