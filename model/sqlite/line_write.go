package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"edgelens/model"
)

// lineColumns are the columns of the table line before those of the fields.
var lineColumns = []string{"id", "source", "record", "type_code", "outcome", "micros", "clock", "time"}

// lineWriter turns the records of one source into rows of the table line.
type lineWriter struct {
	tx        *sql.Tx
	values    *dictionary
	source    int64
	feed      *feed
	columns   []string
	fields    []column   // the source's known columns
	extra     []headCell // its unknown columns
	timeCell  int        // -1 without one
	typeCell  int
	action    int
	row       []driver.Value
	batch     batchColumns
	fractions bool
	clocks    clockFinder
	clock     driver.Value // of the line before
	types     recent[driver.Value]
	outcomes  recent[driver.Value]
}

// batchColumns says what the lines of a batch have in common.
type batchColumns struct {
	filled []bool // not NULL in some line
	clock  driver.Value
	clocks bool // there are several
}

type headCell struct {
	heading string
	cell    int
}

func newLineWriter(tx *sql.Tx, values *dictionary, src *model.Source) *lineWriter {
	w := &lineWriter{tx: tx, values: values, source: src.ID, timeCell: -1, typeCell: -1, action: -1}
	if src.Kind == model.KindLog {
		w.bind(src.Tables[0].Headings)
	}
	w.columns = slices.Clone(lineColumns)
	for _, f := range w.fields {
		w.columns = append(w.columns, quoteName(f.field.ID))
	}
	w.columns = append(w.columns, "extra")
	w.feed = newFeed(len(w.columns))
	w.row, w.batch.filled = make([]driver.Value, len(w.columns)), make([]bool, len(w.columns))
	return w
}

func (w *lineWriter) bind(headings []model.Heading) {
	for i, h := range headings {
		f, known := model.FieldByID(h.Column.Name)
		switch {
		case h.Column.Unknown || !known:
			w.extra = append(w.extra, headCell{h.Column.Name, i})
		case f.Kind == model.KindTime:
			w.timeCell = i
		default:
			w.fields = append(w.fields, column{field: f, cell: i})
		}
		switch h.Column {
		case model.FieldColumn("type"):
			w.typeCell = i
		case model.FieldColumn("action"):
			w.action = i
		}
	}
}

// add puts a record's line into the feed.
func (w *lineWriter) add(line int64, r *model.Record) {
	w.fill(r)
	w.row[0], w.row[2] = line, r.Number
	for i, cell := range w.row {
		if cell != nil {
			w.batch.filled[i] = true
		}
	}
	w.batch.clocks = w.batch.clocks || w.batch.clock != nil && w.batch.clock != w.row[6]
	w.batch.clock = w.row[6]
	w.feed.add(w.row...)
}

// turn lets the lines that were added be stored, and says where. Columns that
// none of them has are left out and what is the same in all is a constant: to
// ask the feed for each of a million cells takes time.
func (w *lineWriter) turn() (into []target) {
	w.feed.turn()
	for i, c := range w.columns {
		switch {
		case i == 1:
			into = append(into, target{c, strconv.FormatInt(w.source, 10)})
		case i == 6 && !w.batch.clocks && w.batch.clock != nil:
			into = append(into, target{c, fmt.Sprint(w.batch.clock)})
		case w.batch.filled[i]:
			into = append(into, target{c, cellOf(i)})
		}
	}
	clear(w.batch.filled)
	w.batch.clock, w.batch.clocks = nil, false
	return into
}

// fill sets the row's cells, all but those that name the line.
func (w *lineWriter) fill(r *model.Record) {
	text := cellAt(r.Cells, w.timeCell)
	w.row[3], w.row[4] = w.typeOf(cellAt(r.Cells, w.typeCell)), w.outcomeOf(cellAt(r.Cells, w.action))
	w.row[5], w.row[6], w.row[7] = nil, w.clock, nil
	if micros := r.Time.Nanosecond() / 1000; micros > 0 {
		w.row[5], w.fractions = int64(micros), true
	}
	if !w.clocks.same(text, r.Time) {
		clock := w.clocks.of(text, r.Time)
		w.clock = w.values.clock(clock)
		w.row[6] = w.clock
		if clock.format == "" {
			w.row[7] = text
		}
	}
	rest := w.row[len(lineColumns):]
	for i := range w.fields {
		c := &w.fields[i]
		text := cellAt(r.Cells, c.cell)
		rest[i] = w.values.cell(c, text)
		c.filled = c.filled || text != ""
	}
	rest[len(w.fields)] = w.extraCells(r.Cells)
}

// typeOf is the number of a message type, outcomeOf that of an action's outcome.
func (w *lineWriter) typeOf(cell string) driver.Value {
	known := w.types.place(cell)
	if known.text != cell || known.found == nil {
		word, _ := model.TypeOf(cell)
		*known = recentText[driver.Value]{cell, int64(word.Code)}
	}
	return known.found
}

func (w *lineWriter) outcomeOf(cell string) driver.Value {
	known := w.outcomes.place(cell)
	if known.text != cell || known.found == nil {
		*known = recentText[driver.Value]{cell, int64(model.OutcomeOf(cell))}
	}
	return known.found
}

// column is where a field's cell is in the row, -1 if the source has none.
func (w *lineWriter) column(field string) int {
	return slices.Index(w.columns, quoteName(field))
}

// typeCode and outcome are those of the line that was filled in last.
func (w *lineWriter) typeCode() int64 { return w.row[3].(int64) }
func (w *lineWriter) outcome() int64  { return w.row[4].(int64) }

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// extraCells is a JSON object of the cells of unknown columns, nil without any.
func (w *lineWriter) extraCells(cells []string) driver.Value {
	var object map[string]string
	for _, h := range w.extra {
		if cell := cellAt(cells, h.cell); cell != "" {
			if object == nil {
				object = make(map[string]string, len(w.extra))
			}
			object[h.heading] = cell
		}
	}
	if object == nil {
		return nil
	}
	b, err := json.Marshal(object)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

// storeUsed notes which fields the case has cells of.
func (w *lineWriter) storeUsed(ctx context.Context) error {
	if w.fractions {
		if err := setMeta(ctx, w.tx, metaFraction, 1); err != nil {
			return err
		}
	}
	used, err := usedFields(ctx, w.tx)
	if err != nil {
		return err
	}
	for _, c := range w.fields {
		if c.filled && !slices.Contains(used, c.field.ID) {
			used = append(used, c.field.ID)
		}
		if c.inline {
			if err := setMeta(ctx, w.tx, metaInline+c.field.ID, 1); err != nil {
				return err
			}
		}
	}
	if err := setMeta(ctx, w.tx, metaUsed, strings.Join(used, " ")); err != nil {
		return err
	}
	return w.storeStanding(ctx)
}

// findUsed notes anew which fields the case has cells of: once, columns of
// nothing but -- were left out.
func findUsed(ctx context.Context, tx *sql.Tx) error {
	var tests, ids, used []string
	for _, f := range model.Fields {
		if f.Kind != model.KindTime {
			tests, ids = append(tests, "coalesce(max("+quoteName(f.ID)+" IS NOT NULL), 0)"), append(ids, f.ID)
		}
	}
	has, into := make([]bool, len(ids)), make([]any, len(ids))
	for i := range has {
		into[i] = &has[i]
	}
	if err := tx.QueryRowContext(ctx, "SELECT "+strings.Join(tests, ", ")+" FROM line NOT INDEXED").Scan(into...); err != nil {
		return err
	}
	for i, id := range ids {
		if has[i] {
			used = append(used, id)
		}
	}
	return setMeta(ctx, tx, metaUsed, strings.Join(used, " "))
}

// usedFields are the ids of the fields that may have cells in some line.
func usedFields(ctx context.Context, q querier) ([]string, error) {
	var used string
	if err := metaValue(ctx, q, metaUsed, &used); err != nil {
		return nil, err
	}
	ids := strings.Fields(used)
	for _, id := range ids {
		if _, ok := model.FieldByID(id); !ok {
			return nil, fmt.Errorf("%w: no field %q", errDamaged, id)
		}
	}
	return ids, nil
}
