package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"edgelens/model"
)

// lineReader reads rows of the table line as lines. Texts are looked up a page
// at a time, so that a join per cell is not needed.
type lineReader struct {
	ctx    context.Context
	tx     *sql.Tx
	fields []int // positions in model.Fields of the columns that are read
	page   []storedLine
	values map[int64]storedValue
	notes  map[int64]string
	yield  func(model.Line) bool

	// withCells, if set, takes each line instead of yield, with one more column
	// of the query.
	withCells func(l model.Line, cells sql.NullString) error
}

// storedLine is a row as it stands in the file.
type storedLine struct {
	id, source, record, clock int64
	micros                    sql.NullInt64
	time, extra               sql.NullString
	cells                     []any
	own                       sql.NullString // for withCells
}

type storedValue struct {
	text   string
	number int64
}

func (s *Store) lineReader(ctx context.Context, tx *sql.Tx) (*lineReader, error) {
	used, err := usedFields(ctx, tx)
	r := &lineReader{ctx: ctx, tx: tx, values: map[int64]storedValue{}}
	for _, id := range used {
		r.fields = append(r.fields, model.FieldColumn(id).Index())
	}
	if err == nil {
		r.notes, err = notesOf(ctx, tx)
	}
	return r, err
}

// run reads the lines of a query that begins with its FROM.
func (r *lineReader) run(from string, args []any) error {
	return r.query("SELECT "+r.columns("line", "line.record")+" "+from, args)
}

// columns are what query reads of a table, with what it takes for the record.
func (r *lineReader) columns(table, record string) string {
	columns := table + ".id, " + table + ".source, " + record
	for _, c := range []string{"clock", "micros", "time", "extra"} {
		columns += ", " + table + "." + c
	}
	for _, i := range r.fields {
		columns += ", " + table + "." + quoteName(model.Fields[i].ID)
	}
	return columns
}

// query reads lines.
func (r *lineReader) query(query string, args []any) error {
	err := each(r.ctx, r.tx, func(rows *sql.Rows) error {
		l := storedLine{cells: make([]any, len(r.fields))}
		into := []any{&l.id, &l.source, &l.record, &l.clock, &l.micros, &l.time, &l.extra}
		for i := range l.cells {
			into = append(into, &l.cells[i])
		}
		if r.withCells != nil {
			into = append(into, &l.own)
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		r.page = append(r.page, l)
		if len(r.page) < pageLines {
			return nil
		}
		return r.flush()
	}, query, args...)
	if err != nil {
		return err
	}
	return r.flush()
}

// byID reads lines in the order of the given ids, leaving out those that are
// not there.
func (r *lineReader) byID(ids []int64) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	found := make(map[int64]model.Line, len(ids))
	yield := r.yield
	r.yield = func(l model.Line) bool { found[l.ID] = l; return true }
	err = r.run("FROM line WHERE line.id IN (SELECT value FROM json_each(?))", []any{string(list)})
	r.yield = yield
	if err != nil {
		return err
	}
	for _, id := range ids {
		if l, ok := found[id]; ok && !yield(l) {
			return errStop
		}
	}
	return nil
}

// flush hands on the page.
func (r *lineReader) flush() error {
	if err := r.lookUp(); err != nil {
		return err
	}
	for _, l := range r.page {
		line, err := r.line(l)
		if err != nil {
			return err
		}
		if err := r.give(line, l.own); err != nil {
			return err
		}
	}
	r.page = r.page[:0]
	return nil
}

func (r *lineReader) give(line model.Line, own sql.NullString) error {
	if r.withCells != nil {
		return r.withCells(line, own)
	}
	if !r.yield(line) {
		return errStop
	}
	return nil
}

// lookUp reads the texts of the page that are not known yet.
func (r *lineReader) lookUp() error {
	missing := map[int64]bool{}
	want := func(id int64) {
		if _, ok := r.values[id]; !ok {
			missing[id] = true
		}
	}
	for _, l := range r.page {
		want(l.clock)
		for _, c := range l.cells {
			if id, ok := c.(int64); ok {
				want(id)
			}
		}
	}
	return lookUpValues(r.ctx, r.tx, missing, r.values)
}

// lookUpValues adds the values with some ids to a map.
func lookUpValues(ctx context.Context, q querier, ids map[int64]bool, into map[int64]storedValue) error {
	if len(ids) == 0 {
		return nil
	}
	list := make([]int64, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		var v storedValue
		var number sql.NullInt64
		err := rows.Scan(&id, &v.text, &number)
		v.number = number.Int64
		into[id] = v
		return err
	}, `SELECT id, text, number FROM value WHERE id IN (SELECT value FROM json_each(?))`, string(text))
}

// line makes a line of a row.
func (r *lineReader) line(l storedLine) (model.Line, error) {
	c := r.values[l.clock]
	line := model.Line{
		ID: l.id, Source: l.source, Record: l.record,
		Time:  lineTime(l.id, l.micros.Int64, int(c.number)),
		Cells: make([]string, len(model.Fields)),
		Note:  r.notes[l.id],
	}
	if l.time.Valid {
		line.Cells[timeField] = l.time.String
	} else {
		line.Cells[timeField] = clock{c.text, int(c.number)}.text(secondOf(l.id))
	}
	for i, cell := range l.cells {
		text, err := r.text(cell)
		if err != nil {
			return line, err
		}
		line.Cells[r.fields[i]] = text
	}
	if l.extra.Valid {
		if err := json.Unmarshal([]byte(l.extra.String), &line.Extra); err != nil {
			return line, fmt.Errorf("line %d: %w", l.id, err)
		}
	}
	return line, nil
}

var timeField = model.FieldColumn("time").Index()

// text is a stored cell as it was read.
func (r *lineReader) text(cell any) (string, error) {
	switch c := cell.(type) {
	case nil:
		return "", nil
	case int64:
		v, ok := r.values[c]
		if !ok {
			return "", fmt.Errorf("%w: no value %d", errDamaged, c)
		}
		return v.text, nil
	case string:
		return c, nil
	}
	return "", fmt.Errorf("%w: a cell of type %T", errDamaged, cell)
}
