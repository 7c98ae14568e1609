package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"slices"
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
	fractions bool
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
	w.row = make([]driver.Value, len(w.columns))
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
	w.row[0], w.row[1], w.row[2] = line, w.source, r.Number
	w.feed.add(w.row...)
}

// fill sets the row's cells, all but those that name the line.
func (w *lineWriter) fill(r *model.Record) {
	text := cellAt(r.Cells, w.timeCell)
	clock := clockOf(text, r.Time)
	typ, _ := model.TypeOf(cellAt(r.Cells, w.typeCell))
	w.row[3], w.row[4] = int64(typ.Code), int64(model.OutcomeOf(cellAt(r.Cells, w.action)))
	w.row[5], w.row[6], w.row[7] = nil, w.values.clock(clock), nil
	if micros := r.Time.Nanosecond() / 1000; micros > 0 {
		w.row[5], w.fractions = int64(micros), true
	}
	if clock.format == "" {
		w.row[7] = text
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
	return setMeta(ctx, w.tx, metaUsed, strings.Join(used, " "))
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
	return strings.Fields(used), nil
}
