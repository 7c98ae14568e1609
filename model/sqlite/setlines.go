package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
)

// lineTableColumns are the columns of the table line, and those of the table
// absorbed before the last.
var lineTableColumns = func() string {
	columns := slices.Clone(lineColumns)
	for _, f := range model.Fields {
		if f.Kind != model.KindTime {
			columns = append(columns, quoteName(f.ID))
		}
	}
	return strings.Join(append(columns, "extra"), ", ")
}()

// second is when a set-line was written, in seconds since 1970.
func (l *setLine) second() int64 { return secondOf(l.id) }

// maxTexts is how many canonical cells are remembered from slice to slice.
const maxTexts = 1 << 17

// setLineReader reads set-lines with their canonical cells.
type setLineReader struct {
	tx      *sql.Tx
	matcher *matcher
	ranks   map[int64]int // of the column set of each source that meets others
	fields  []model.Field // those that are read
	extra   bool          // some set has unknown columns
	value   *sql.Stmt
	lines   *sql.Stmt
	numbers map[int64]uint32 // of the dictionary's values

	into   []any          // where a row is read to
	cells  []any          // its cells
	unread sql.NullString // those of unknown columns
}

func newSetLineReader(ctx context.Context, tx *sql.Tx, m *matcher, ranks map[int64]int) (*setLineReader, error) {
	r := &setLineReader{tx: tx, matcher: m, ranks: ranks, numbers: map[int64]uint32{}}
	for _, f := range model.Fields {
		if slices.ContainsFunc(m.sets, func(s *columnSet) bool { return s.position(model.FieldColumn(f.ID)) >= 0 }) {
			r.fields = append(r.fields, f)
		}
	}
	for _, s := range m.sets {
		s.cells = make([]int, len(s.columns))
		for i, c := range s.columns {
			s.cells[i] = slices.IndexFunc(r.fields, func(f model.Field) bool { return c == model.FieldColumn(f.ID) })
		}
		s.typ, s.client = s.position(model.FieldColumn("type")), s.position(model.FieldColumn("client_ip"))
		r.extra = r.extra || slices.Contains(s.cells, -1)
	}
	r.into, r.cells = make([]any, 6), make([]any, len(r.fields))
	for i := range r.cells {
		r.into = append(r.into, &r.cells[i])
	}
	if r.extra {
		r.into = append(r.into, &r.unread)
	}
	var err error
	if r.value, err = tx.PrepareContext(ctx, `SELECT kind, text FROM value WHERE id = ?`); err != nil {
		return nil, err
	}
	if r.lines, err = tx.PrepareContext(ctx, r.query()); err != nil {
		return nil, errors.Join(err, r.value.Close())
	}
	return r, nil
}

func (r *setLineReader) close() { _, _ = r.value.Close(), r.lines.Close() }

// slice reads set-lines of a span of ids, in their order, and says from which
// id on there may be more: that of the first of another second.
func (r *setLineReader) slice(ctx context.Context, from, to int64) (lines []*setLine, next int64, err error) {
	if len(r.matcher.texts.all) > maxTexts {
		r.matcher.texts, r.numbers = newTexts(), map[int64]uint32{}
	}
	next = to + 1
	rows, err := r.lines.QueryContext(ctx, from, to)
	err = eachOf(rows, err, func(rows *sql.Rows) error {
		l, err := r.scan(ctx, rows)
		if l == nil || err != nil {
			return err
		}
		if n := len(lines); n >= sliceLines && lines[n-1].second() != l.second() {
			next = l.id
			return errStop
		}
		lines = append(lines, l)
		return nil
	})
	if err == errStop {
		err = nil
	}
	return lines, next, err
}

func (r *setLineReader) query() string {
	columns := "id, source, %s, type_code, outcome, coalesce(micros, 0)"
	for _, f := range r.fields {
		columns += ", " + quoteName(f.ID)
	}
	if r.extra {
		columns += ", extra"
	}
	return fmt.Sprintf("SELECT "+columns+" FROM line NOT INDEXED WHERE id BETWEEN ?1 AND ?2", "0") + " UNION ALL " +
		fmt.Sprintf("SELECT "+columns+" FROM absorbed NOT INDEXED WHERE id BETWEEN ?1 AND ?2", "under") + " ORDER BY 1"
}

// scan reads a row, nil for one whose source meets no other.
func (r *setLineReader) scan(ctx context.Context, rows *sql.Rows) (*setLine, error) {
	l := &setLine{}
	r.into[0], r.into[1], r.into[2], r.into[3], r.into[4], r.into[5] = &l.id, &l.source, &l.under, &l.typeCode, &l.outcome, &l.micros
	if err := rows.Scan(r.into...); err != nil {
		return nil, err
	}
	rank, ok := r.ranks[l.source]
	if !ok {
		return nil, nil
	}
	set := r.matcher.sets[rank]
	l.set, l.cells = int16(rank), make([]uint32, len(set.columns))
	for i, at := range set.cells {
		if at < 0 {
			continue
		}
		var err error
		if l.cells[i], err = r.number(ctx, r.fields[at].Kind, r.cells[at]); err != nil {
			return nil, err
		}
	}
	l.typ, l.client = l.cells[set.typ], l.cells[set.client]
	if !r.unread.Valid {
		return l, nil
	}
	return l, r.unknown(l, set, r.unread.String)
}

// number is the canonical form of a stored cell as a number of texts.
func (r *setLineReader) number(ctx context.Context, kind model.Kind, cell any) (uint32, error) {
	switch c := cell.(type) {
	case nil:
		return 0, nil
	case string:
		return r.matcher.texts.number(kind.Canonical(c)), nil
	case int64:
		if n, ok := r.numbers[c]; ok {
			return n, nil
		}
		var text string
		if err := r.value.QueryRowContext(ctx, c).Scan(&kind, &text); err != nil {
			return 0, fmt.Errorf("value %d: %w", c, err)
		}
		n := r.matcher.texts.number(kind.Canonical(text))
		r.numbers[c] = n
		return n, nil
	}
	return 0, fmt.Errorf("%w: a cell of type %T", errDamaged, cell)
}

// unknown sets the cells of unknown columns.
func (r *setLineReader) unknown(l *setLine, set *columnSet, extra string) error {
	var cells map[string]string
	if err := json.Unmarshal([]byte(extra), &cells); err != nil {
		return fmt.Errorf("line %d: %w", l.id, err)
	}
	for i, c := range set.columns {
		if c.Unknown {
			l.cells[i] = r.matcher.texts.number(model.KindText.Canonical(cells[c.Name]))
		}
	}
	return nil
}
