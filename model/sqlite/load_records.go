package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"edgelens/model"
)

// place decides what a record is: the id of the line it stands for, or 0.
func (l *load) place(ctx context.Context, r *model.Record) (line int64, err error) {
	if r.Number == 0 {
		return 0, nil
	}
	src := l.source
	src.Records++
	switch {
	case r.Reject != nil:
		src.Rejected++
		position := l.archive.position + int64(r.Lead)
		_, err = l.rejects.ExecContext(ctx, src.ID, r.Number, r.Line, position, r.Reject.JA, r.Reject.EN)
		return 0, err
	case src.Kind != model.KindLog:
		src.New++
		return 0, l.printed(ctx, r)
	}
	l.span(r.Time)
	l.others.time(r.Time, cellAt(r.Cells, l.lines.timeCell))
	if h, ok := l.overlap.take(r.Identity); ok {
		src.Known++
		l.others.known(int64(h.source))
		return h.line, l.share(r, h)
	}
	src.New++
	l.others.new(r.Time.Unix())
	l.sequence++
	line = lineID(r.Time.Unix(), l.sequence)
	l.lines.add(line, r)
	l.days.add(r.Time.Unix(), l.lines.typeCode(), l.lines.outcome(), 1)
	l.tally.add(line, l.lines.typeCode(), l.lines.outcome(), l.lines.row)
	return line, nil
}

// span widens the source's first and last time.
func (l *load) span(t time.Time) {
	if l.source.From.IsZero() || t.Before(l.source.From) {
		l.source.From = t
	}
	if t.After(l.source.To) {
		l.source.To = t
	}
}

// share notes that a record stands for a line the case has, with its cells if
// they read differently.
func (l *load) share(r *model.Record, h holding) error {
	if r.AsRead == h.asRead {
		l.known.add(l.source.ID, r.Number, h.line, nil, nil)
		return nil
	}
	cells, offset, err := asStored(r.Cells, r.Time)
	l.known.add(l.source.ID, r.Number, h.line, cells, offset)
	return err
}

func (l *load) printed(ctx context.Context, r *model.Record) error {
	cells, err := json.Marshal(r.Cells)
	if err != nil {
		return err
	}
	var at any
	if !r.Time.IsZero() {
		at = r.Time.Unix()
		l.span(r.Time)
	}
	_, err = l.rows.ExecContext(ctx, l.source.ID, r.Number, r.Table, at, string(cells))
	return err
}

// alsoColumns are what the feed of shared records has.
var alsoColumns = []string{"source", "record", "line", "cells", "zone_offset"}

// storeNext stores the batch that has been placed, while the next one is
// placed on the other core. What is stored meanwhile takes turns with it: a
// transaction has one connection.
func (l *load) storeNext(ctx context.Context) {
	l.values.feed.turn()
	into, blocks := l.lines.turn(), l.archive.turn(false)
	l.known.turn()
	l.tally.turn(false)
	l.stored = aside(func() error { return l.storeBatch(ctx, into, blocks) })
}

// wait waits until the batch before is stored.
func (l *load) wait() error {
	if l.stored == nil {
		return nil
	}
	stored := l.stored
	l.stored = nil
	return stored()
}

// storeBatch writes the rows that wait in memory, and blocks of the
// archive.
func (l *load) storeBatch(ctx context.Context, into []target, blocks []*block) error {
	if err := l.archive.store(ctx, blocks); err != nil {
		return err
	}
	if err := l.values.storeNew(ctx, l.tx); err != nil {
		return err
	}
	l.lines.feed.sort()
	if err := storeFeed(ctx, l.tx, l.lines.feed, "new_line", "line", into); err != nil {
		return err
	}
	if err := l.tally.store(ctx, l.tx); err != nil {
		return err
	}
	return storeFeed(ctx, l.tx, l.known, "new_also", "also", inOrder(alsoColumns))
}

func storeFeed(ctx context.Context, tx *sql.Tx, f *feed, name, table string, into []target) error {
	if len(f.storing.order) == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, f.insert(name, table, into)); err != nil {
		return fmt.Errorf("store rows of %s: %w", table, err)
	}
	return nil
}
