package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"edgelens/model"
)

// Group counts a filter's lines by the canonical values of columns.
func (s *Store) Group(ctx context.Context, q model.GroupQuery) (model.GroupResult, error) {
	result := model.GroupResult{Query: q}
	if slices.Contains(q.By, model.NoteColumn) {
		return result, errNotes
	}
	g := grouping{columns: q.By, measures: []string{"count(*)"}}
	if q.Sum != "" {
		sum, err := sumOf(q.Sum)
		if err != nil {
			return result, err
		}
		g.measures, g.sums = append(g.measures, sum), []string{q.Sum}
	}
	err := s.readTwice(ctx, func(tx, second *sql.Tx) error {
		raw, err := s.rawGroups(ctx, tx, second, g, q.Filter)
		if err != nil {
			return err
		}
		result.Rows, err = mergeRows(ctx, tx, g.columns, raw, s.zone)
		markRounded(result.Rows)
		return err
	})
	r := model.SectionResult{Rows: result.Rows}
	r.Order(q.Top)
	result.Rows, result.Total, result.Groups = r.Rows, r.Total, r.Groups
	return result, err
}

// sumOf adds up a field of numbers, in SQL; what is no number counts nothing.
func sumOf(field string) (string, error) {
	f, ok := model.FieldByID(field)
	if !ok || !f.Kind.Numeric() {
		return "", &model.Problem{
			Kind: model.ErrUsage,
			What: model.Textf("「%s」は合計できる項目ではありません", "%q is no field of numbers", field),
			Hint: model.Text{JA: "例: --sum bytes", EN: "for example: --sum bytes"},
		}
	}
	c := "line." + quoteName(f.ID)
	return fmt.Sprintf(`coalesce(sum(CASE typeof(%[1]s)
		WHEN 'integer' THEN (SELECT number FROM value WHERE value.id = %[1]s)
		WHEN 'text' THEN el_number(%[2]d, %[1]s) END), 0)`, c, f.Kind), nil
}

// roundedIn counts the rounded numbers in sums, in SQL. Only an exact number's
// canonical form is the number.
func roundedIn(fields []string) string {
	count := "0"
	for _, id := range fields {
		f, _ := model.FieldByID(id)
		count += fmt.Sprintf(` + coalesce(sum(CASE typeof(%[1]s)
			WHEN 'integer' THEN (SELECT coalesce(canonical, text) <> CAST(number AS TEXT) FROM value WHERE value.id = %[1]s)
			WHEN 'text' THEN el_rounded(%[2]d, %[1]s) END), 0)`, "line."+quoteName(f.ID), f.Kind)
	}
	return count
}

// markRounded makes a mark of the last value of each row, the count of its
// rounded numbers.
func markRounded(rows []model.Row) {
	for i, r := range rows {
		last := len(r.Values) - 1
		rows[i].Values, rows[i].Rounded = r.Values[:last], r.Values[last] > 0
	}
}

// grouping are groups whose keys become canonical texts.
type grouping struct {
	columns  []model.Column
	measures []string // SQL
	sums     []string // fields that measures add up
}

// rawGroups gives the groups of a filter, those of stored cells.
func (s *Store) rawGroups(ctx context.Context, tx, second *sql.Tx, g grouping, f model.Filter) ([]rawRow, error) {
	if g.countable() {
		raw, err := s.countGroups(ctx, tx, second, g, f)
		if !errors.Is(err, errManyGroups) {
			return raw, err
		}
	}
	from, args, err := s.linesOf(ctx, tx, f)
	if err != nil {
		return nil, err
	}
	return g.sort(ctx, tx, from, args)
}

// sort gives the groups and their measures, the last of which is how many
// numbers were rounded. SQL sorts the lines for it.
func (g grouping) sort(ctx context.Context, q querier, from string, args []any) ([]rawRow, error) {
	keys := make([]string, len(g.columns))
	var keyArgs []any
	for i, c := range g.columns {
		keys[i] = groupKey(c)
		if c.Unknown {
			keyArgs = append(keyArgs, c.Name)
		}
	}
	by := make([]string, len(keys))
	for i := range keys {
		by[i] = strconv.Itoa(i + 1)
	}
	g.measures = append(slices.Clip(g.measures), roundedIn(g.sums))
	return g.read(ctx, q, fmt.Sprintf("SELECT %s %s GROUP BY %s",
		strings.Join(append(keys, g.measures...), ", "), from, strings.Join(by, ", ")), append(keyArgs, args...))
}

// mergeRows gives a row for each canonical key of stored cells, in no order.
func mergeRows(ctx context.Context, tx *sql.Tx, columns []model.Column, raw []rawRow, zone *time.Location) ([]model.Row, error) {
	values := map[int64]storedValue{}
	if err := lookUpValues(ctx, tx, valueIDs(columns, raw), values); err != nil {
		return nil, err
	}
	merged := merger{index: map[string]int{}}
	for _, r := range raw {
		key := make([]string, len(columns))
		for i, c := range columns {
			key[i] = keyText(c, r.key[i], values, zone)
		}
		merged.add(key, r.values)
	}
	return merged.rows, nil
}

// rawRow is a group as SQL gives it.
type rawRow struct {
	key    []any
	values []int64
}

func (g grouping) read(ctx context.Context, q querier, query string, args []any) ([]rawRow, error) {
	var raw []rawRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		r := rawRow{key: make([]any, len(g.columns)), values: make([]int64, len(g.measures))}
		var into []any
		for i := range r.key {
			into = append(into, &r.key[i])
		}
		for i := range r.values {
			into = append(into, &r.values[i])
		}
		err := rows.Scan(into...)
		raw = append(raw, r)
		return err
	}, query, args...)
	return raw, err
}

// groupKey is what SQL groups a column by; keyText makes the canonical text
// of it.
func groupKey(c model.Column) string {
	switch {
	case c == model.OutcomeColumn, c == model.SourceColumn, c == model.RecordColumn:
		return "line." + c.Name
	case c.Unknown:
		return "(SELECT value FROM json_each(line.extra) WHERE key = ?)"
	case c.Kind() == model.KindTime:
		return secondSQL
	}
	return "line." + quoteName(c.Name)
}

// isValue reports whether integers of a group's key are ids of values.
func isValue(c model.Column) bool {
	return c.Index() >= 0 && c.Kind() != model.KindTime
}

func valueIDs(columns []model.Column, raw []rawRow) []int64 {
	ids := map[int64]bool{}
	for i, c := range columns {
		if !isValue(c) {
			continue
		}
		for _, r := range raw {
			if id, ok := r.key[i].(int64); ok {
				ids[id] = true
			}
		}
	}
	return slices.Collect(maps.Keys(ids))
}

func keyText(c model.Column, key any, values map[int64]storedValue, zone *time.Location) string {
	switch k := key.(type) {
	case string:
		return c.Kind().Canonical(k)
	case int64:
		switch {
		case isValue(c):
			return c.Kind().Canonical(values[k].text)
		case c == model.OutcomeColumn:
			return model.Outcome(k).ID()
		case c.Kind() == model.KindTime:
			return time.Unix(k, 0).In(zone).Format("2006-01-02T15:04:05")
		}
		return strconv.FormatInt(k, 10)
	}
	return ""
}

// merger adds up rows with equal keys.
type merger struct {
	rows  []model.Row
	index map[string]int
}

func (m *merger) add(key []string, values []int64) {
	var b strings.Builder
	for _, k := range key {
		fmt.Fprintf(&b, "%d:%s", len(k), k)
	}
	i, ok := m.index[b.String()]
	if !ok {
		m.index[b.String()] = len(m.rows)
		m.rows = append(m.rows, model.Row{Key: key, Values: append([]int64(nil), values...)})
		return
	}
	for j, v := range values {
		m.rows[i].Values[j] += v
	}
}
