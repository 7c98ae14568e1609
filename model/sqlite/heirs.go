package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"edgelens/model"
)

// heir is the source that a line belongs to once the one that showed it is
// forgotten: the earliest of those that also have it.
type heir struct {
	table                string // where the line stands: line or absorbed
	line, source, record int64
	cells                sql.NullString // where they differ from the line's
	offset               sql.NullInt64
}

// heirs are those of the set-lines of a source in one table.
func heirs(ctx context.Context, tx *sql.Tx, table string, from int64) (all []heir, err error) {
	err = each(ctx, tx, func(rows *sql.Rows) error {
		h := heir{table: table}
		err := rows.Scan(&h.line, &h.source, &h.record, &h.cells, &h.offset)
		all = append(all, h)
		return err
	}, `SELECT also.line, min(also.source), also.record, also.cells, also.zone_offset
		FROM also JOIN `+table+` AS line ON line.id = also.line
		WHERE line.source = ?
		GROUP BY also.line`, from)
	return all, err
}

// handOver gives the set-lines of a source that others have too to their heirs.
func (s *Store) handOver(ctx context.Context, tx *sql.Tx, from model.Source) error {
	lines, err := heirs(ctx, tx, "line", from.ID)
	if err != nil {
		return err
	}
	absorbed, err := heirs(ctx, tx, "absorbed", from.ID)
	if err != nil || len(lines)+len(absorbed) == 0 {
		return err
	}
	w := &rewriter{store: s, tx: tx, writers: map[int64]*lineWriter{}, headings: map[int64][]model.Heading{}}
	defer w.close()
	for _, h := range append(lines, absorbed...) {
		if h.cells.Valid {
			if err := w.rewrite(ctx, h); err != nil {
				return err
			}
		}
		if err := run(ctx, tx, "UPDATE "+h.table+" SET source = ?, record = ? WHERE id = ?", h.source, h.record, h.line); err != nil {
			return err
		}
		if err := run(ctx, tx, `DELETE FROM also WHERE source = ? AND record = ?`, h.source, h.record); err != nil {
			return err
		}
	}
	return w.finish(ctx)
}

// rewriter gives lines the cells as their heirs had them.
type rewriter struct {
	store    *Store
	tx       *sql.Tx
	values   *dictionary
	writers  map[int64]*lineWriter
	headings map[int64][]model.Heading
}

func (w *rewriter) close() {
	if w.values != nil {
		w.values.feed.close()
	}
	for _, writer := range w.writers {
		writer.feed.close()
	}
}

func (w *rewriter) rewrite(ctx context.Context, h heir) error {
	if err := w.keep(ctx, h); err != nil {
		return err
	}
	writer, err := w.writer(ctx, h.source)
	if err != nil {
		return err
	}
	var cells []string
	if err := json.Unmarshal([]byte(h.cells.String), &cells); err != nil {
		return err
	}
	var fraction sql.NullInt64
	if err := w.tx.QueryRowContext(ctx, "SELECT micros FROM "+h.table+" WHERE id = ?", h.line).Scan(&fraction); err != nil {
		return err
	}
	at := lineTime(h.line, fraction.Int64, int(h.offset.Int64))
	return writer.update(ctx, h, &model.Record{Cells: cells, Time: at})
}

// keep writes down the line's present cells for the sources whose own are not
// written down because they read the same.
func (w *rewriter) keep(ctx context.Context, h heir) error {
	var same []int64
	err := each(ctx, w.tx, func(rows *sql.Rows) error {
		var source int64
		err := rows.Scan(&source)
		same = append(same, source)
		return err
	}, `SELECT source FROM also WHERE line = ? AND cells IS NULL`, h.line)
	if err != nil || len(same) == 0 {
		return err
	}
	line, err := w.store.lineIn(ctx, w.tx, h)
	if err != nil {
		return err
	}
	for _, source := range same {
		if _, err := w.writer(ctx, source); err != nil {
			return err
		}
		var cells []string
		for _, heading := range w.headings[source] {
			cells = append(cells, line.Cell(heading.Column))
		}
		text, offset, err := asStored(cells, line.Time)
		if err != nil {
			return err
		}
		err = run(ctx, w.tx, `UPDATE also SET cells = ?, zone_offset = ? WHERE line = ? AND source = ?`, text, offset, h.line, source)
		if err != nil {
			return err
		}
	}
	return nil
}

// asStored is how a record's own cells are kept beside a line.
func asStored(cells []string, at time.Time) (text string, offset int64, err error) {
	b, err := json.Marshal(cells)
	_, east := at.Zone()
	return string(b), int64(east), err
}

// lineIn reads the set-line that has an heir.
func (s *Store) lineIn(ctx context.Context, tx *sql.Tx, h heir) (line model.Line, err error) {
	r, err := s.lineReader(ctx, tx, func(p linePage) error {
		return p.lines(func(l model.Line, _ *string) error { line = l; return nil })
	})
	if err != nil {
		return line, err
	}
	err = r.run("FROM "+h.table+" AS line WHERE line.id = ? LIMIT 1", []any{h.line})
	if err == nil && line.ID != h.line {
		err = fmt.Errorf("%w: no line %d", errDamaged, h.line)
	}
	return line, err
}

func (w *rewriter) writer(ctx context.Context, source int64) (*lineWriter, error) {
	if found, ok := w.writers[source]; ok {
		return found, nil
	}
	if w.values == nil {
		var err error
		if w.values, err = loadDictionary(ctx, w.tx); err != nil {
			return nil, err
		}
		if err := run(ctx, w.tx, w.values.feed.create("new_value")); err != nil {
			return nil, err
		}
	}
	src, err := w.store.source(ctx, w.tx, source)
	if err != nil {
		return nil, err
	}
	w.headings[source] = src.Tables[0].Headings
	w.writers[source] = newLineWriter(w.tx, w.values, &src)
	return w.writers[source], nil
}

func (w *rewriter) finish(ctx context.Context) error {
	if w.values == nil {
		return nil
	}
	w.values.feed.turn()
	if err := w.values.storeNew(ctx, w.tx); err != nil {
		return err
	}
	for _, writer := range w.writers {
		if err := writer.storeUsed(ctx); err != nil {
			return err
		}
	}
	return run(ctx, w.tx, `DROP TABLE temp.new_value`)
}

// update gives a stored set-line the cells of another record.
func (w *lineWriter) update(ctx context.Context, h heir, r *model.Record) error {
	w.fill(r)
	var set []string
	var args []any
	for i, column := range w.columns[3:] {
		set = append(set, column+" = ?")
		args = append(args, w.row[i+3])
	}
	return run(ctx, w.tx, "UPDATE "+h.table+" SET "+strings.Join(set, ", ")+" WHERE id = ?", append(args, h.line)...)
}
