package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"edgelens/model"
)

// lineReader reads rows of the table line a page at a time, and the texts of a
// page at once, so that a join per cell is not needed.
type lineReader struct {
	ctx   context.Context
	tx    *sql.Tx
	maker *lineMaker
	page  linePage
	known valueSet // the values that pages have had
	give  func(linePage) error
	room  []any // for the cells of rows to come
	size  int   // of the page's texts, in bytes
	own   bool  // the query has one more column, see storedLine
}

// lineReader reads for somebody who is given pages.
func (s *Store) lineReader(ctx context.Context, tx *sql.Tx, give func(linePage) error) (*lineReader, error) {
	used, err := usedFields(ctx, tx)
	m := &lineMaker{values: map[int64]storedValue{}}
	for _, id := range used {
		m.fields = append(m.fields, model.FieldColumn(id).Index())
	}
	if err == nil {
		m.notes, err = notesOf(ctx, tx)
	}
	return &lineReader{ctx: ctx, tx: tx, maker: m, give: give}, err
}

// run reads the lines of a query that begins with its FROM and ends in LIMIT.
func (r *lineReader) run(from string, args []any) error {
	return r.query("SELECT "+r.columns("line", "line.record")+" "+from, args)
}

// columnsRead are those that a line is made of, before its fields.
var columnsRead = []string{"id", "source", "record", "clock", "micros", "time", "extra"}

// columns are what query reads of a table, with what it takes for the record.
func (r *lineReader) columns(table, record string) string {
	var columns []string
	for _, name := range columnsRead {
		columns = append(columns, table+"."+name)
	}
	columns[slices.Index(columnsRead, "record")] = record
	for _, i := range r.maker.fields {
		columns = append(columns, table+"."+quoteName(model.Fields[i].ID))
	}
	return strings.Join(columns, ", ")
}

// query reads the lines of a query that ends in LIMIT.
func (r *lineReader) query(query string, args []any) error {
	handle := takers.add(r)
	defer takers.remove(handle)
	err := each(r.ctx, r.tx, func(*sql.Rows) error {
		if len(r.page.rows) < pageLines && r.size < pageBytes {
			return nil
		}
		return r.flush()
	}, takeEach(handle, r.width(), query+" OFFSET 0"), args...)
	if err != nil {
		return err
	}
	return r.flush()
}

// width is how many columns its query has.
func (r *lineReader) width() int {
	n := len(columnsRead) + len(r.maker.fields)
	if r.own {
		n++
	}
	return n
}

// roomLines is how many lines' cells get their memory at once.
const roomLines = 64

// take takes a row of query.
func (r *lineReader) take(call directCall, first int) error {
	fields := len(r.maker.fields)
	if len(call.args) < first+r.width() {
		return errArguments
	}
	if len(r.room) < fields {
		r.room = make([]any, roomLines*fields)
	}
	l := storedLine{cells: r.room[:fields:fields]}
	r.room = r.room[fields:]
	var ok [4]bool
	l.id, ok[0] = call.integer(first)
	l.source, ok[1] = call.integer(first + 1)
	l.record, ok[2] = call.integer(first + 2)
	l.clock, ok[3] = call.integer(first + 3)
	if ok != [4]bool{true, true, true, true} {
		return errArguments
	}
	l.micros, _ = call.integer(first + 4)
	var err, errExtra, errOwn error
	l.time, err = call.textIfAny(first + 5)
	l.extra, errExtra = call.textIfAny(first + 6)
	first += len(columnsRead)
	for i := range l.cells {
		l.cells[i] = call.value(first + i)
		if text, ok := l.cells[i].(string); ok {
			r.size += len(text)
		}
	}
	if r.own {
		l.own, errOwn = call.textIfAny(first + fields)
	}
	r.page.rows = append(r.page.rows, l)
	return cmp.Or(err, errExtra, errOwn)
}

// byID reads lines in the order of the given ids, leaving out those that are
// not there.
func (r *lineReader) byID(ids []int64) error {
	give := r.give
	defer func() { r.give = give }()
	for chunk := range slices.Chunk(ids, pageLines) {
		list, err := json.Marshal(chunk)
		if err != nil {
			return err
		}
		whole := linePage{maker: r.maker, values: map[int64]storedValue{}}
		r.give = func(p linePage) error {
			whole.rows = append(whole.rows, p.rows...)
			maps.Copy(whole.values, p.values)
			return nil
		}
		err = r.run("FROM line WHERE line.id IN (SELECT value FROM json_each(?)) LIMIT -1", []any{string(list)})
		if err != nil {
			return err
		}
		whole.rows = asAsked(whole.rows, chunk)
		if err := give(whole); err != nil {
			return err
		}
	}
	return nil
}

// asAsked are the rows with some ids, in the order of these.
func asAsked(rows []storedLine, ids []int64) []storedLine {
	place := make(map[int64]int, len(rows))
	for i, row := range rows {
		place[row.id] = i
	}
	ordered := make([]storedLine, 0, len(rows))
	for _, id := range ids {
		if i, ok := place[id]; ok {
			ordered = append(ordered, rows[i])
		}
	}
	return ordered
}

// flush hands on the page, if it has rows.
func (r *lineReader) flush() error {
	if len(r.page.rows) == 0 {
		return nil
	}
	if err := r.lookUp(); err != nil {
		return err
	}
	r.page.maker = r.maker
	page := r.page
	r.page, r.size = linePage{}, 0
	return r.give(page)
}

// lookUp reads the texts of the page that are not known yet.
func (r *lineReader) lookUp() error {
	var missing []int64
	want := func(id int64) {
		if !r.known.has(id) {
			r.known.add(id)
			missing = append(missing, id)
		}
	}
	for _, l := range r.page.rows {
		want(l.clock)
		for _, c := range l.cells {
			if id, ok := c.(int64); ok {
				want(id)
			}
		}
	}
	r.page.values = make(map[int64]storedValue, len(missing))
	return lookUpValues(r.ctx, r.tx, missing, r.page.values)
}

// lookUpValues adds the values with some ids to a map.
func lookUpValues(ctx context.Context, q querier, ids []int64, into map[int64]storedValue) error {
	if len(ids) == 0 {
		return nil
	}
	text, err := json.Marshal(ids)
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
