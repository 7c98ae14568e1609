package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"edgelens/model"
)

// Columns are those that have a value in a filter's lines: the catalogue's in
// its order, then unknown ones by heading.
func (s *Store) Columns(ctx context.Context, f model.Filter) ([]model.Column, error) {
	var columns []model.Column
	err := s.read(ctx, func(tx *sql.Tx) error {
		from, args, err := s.linesOf(ctx, tx, f)
		if err != nil {
			return err
		}
		w, err := s.newWhere(ctx, tx)
		if err != nil {
			return err
		}
		filled, err := w.filled(from, args)
		if err != nil || filled == nil {
			return err
		}
		for _, f := range model.Fields {
			if f.Kind == model.KindTime || slices.Contains(filled, f.ID) {
				columns = append(columns, model.FieldColumn(f.ID))
			}
		}
		if !w.hasUnknown() {
			return w.err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			c := model.Column{Unknown: true}
			err := rows.Scan(&c.Name)
			columns = append(columns, c)
			return err
		}, `SELECT DISTINCT key FROM (SELECT line.extra `+from+` AND line.extra IS NOT NULL) AS line, json_each(line.extra)
			WHERE el_canonical(0, value) <> '' ORDER BY key`, args...)
	})
	return columns, err
}

// filled are the fields that have a value in some line, nil if there is no
// line. It looks for one line after the other that has a value where none
// before had one, so that what most lines have is found at once.
func (w *where) filled(from string, args []any) (filled []string, err error) {
	var some bool
	if err := w.q.QueryRowContext(w.ctx, "SELECT EXISTS (SELECT 1 "+from+")", args...).Scan(&some); err != nil || !some {
		return nil, err
	}
	filled = []string{}
	rest, last := slices.Clone(w.used), int64(-1)
	for len(rest) > 0 {
		has := make([]bool, len(rest))
		into := []any{&last}
		for i := range has {
			into = append(into, &has[i])
		}
		w.args = nil
		list := strings.Join(w.hasValue(rest), ", ")
		w.args = append(append(w.args, args...), last)
		query := "SELECT line.id, " + list + " " + from + " AND line.id > ? AND " + anyOf(w.hasValue(rest)) + " ORDER BY line.id LIMIT 1"
		if w.err != nil {
			return nil, w.err
		}
		err := w.q.QueryRowContext(w.ctx, query, w.args...).Scan(into...)
		if errors.Is(err, sql.ErrNoRows) {
			return filled, nil
		}
		if err != nil {
			return nil, err
		}
		var left []string
		for i, id := range rest {
			if has[i] {
				filled = append(filled, id)
			} else {
				left = append(left, id)
			}
		}
		rest = left
	}
	return filled, nil
}

// hasValue tests for each of some fields whether its cell is one.
func (w *where) hasValue(fields []string) (tests []string) {
	for _, id := range fields {
		f, _ := model.FieldByID(id)
		tests = append(tests, w.filledCell(f, "line."+quoteName(id)))
	}
	return tests
}
