package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"time"

	"edgelens/model"
)

// batchRecords is how many records are stored at a time. It is a variable so
// that tests reach the seams between batches with small files.
var batchRecords = 4096

// batchBytes bounds a batch of large records.
const batchBytes = 8 << 20

// Find looks for a source by the SHA-256 of its bytes.
func (s *Store) Find(ctx context.Context, digest [32]byte) (model.Source, bool, error) {
	sources, err := s.sources(ctx, s.db, `WHERE sha256 = ?`, digest[:])
	if err != nil || len(sources) == 0 {
		return model.Source{}, false, err
	}
	return sources[0], true, nil
}

// Load stores a source whole or not at all, in one transaction. It fills in
// the source's id and what was counted: records = new + known + rejected.
// Rows of statistics and printed tables are no lines; all of them are new. A
// source whose bytes another import stored meanwhile is found again, as by Find.
func (s *Store) Load(ctx context.Context, src *model.Source, records iter.Seq2[model.Record, error]) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	over, err := s.underway(ctx, src)
	if err != nil {
		return err
	}
	defer over()
	defer s.withoutLog(ctx)()
	tx, end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if again, err := s.again(ctx, tx, src); again || err != nil {
		return err
	}
	src.ID, src.Imported = 0, time.Now()
	if err := s.loadInto(ctx, tx, src, records); err != nil {
		return err
	}
	if s.dryRun {
		return nil
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit the import: %w", err)
	}
	return nil
}

// loadInto stores a source in a transaction, under its id if it has one.
func (s *Store) loadInto(ctx context.Context, tx *sql.Tx, src *model.Source, records iter.Seq2[model.Record, error]) error {
	l, err := newLoad(ctx, tx, s.zone, src)
	if err != nil {
		return err
	}
	defer l.close(ctx)
	for r, err := range records {
		if err != nil {
			return err
		}
		if err := l.add(ctx, r); err != nil {
			return err
		}
	}
	return l.finish(ctx)
}

// load is one source on its way into the case.
type load struct {
	tx       *sql.Tx
	source   *model.Source
	values   *dictionary
	overlap  *overlap
	archive  *archive
	lines    *lineWriter
	known    *feed // rows of also
	days     *dayCounter
	tally    *tallier
	others   *encounter // with the sources the case has
	sequence int64
	batch    []model.Record
	size     int          // bytes of the batch
	stored   func() error // waits until the batch before is stored; nil if none is under way
	rejects  *sql.Stmt
	rows     *sql.Stmt
}

func newLoad(ctx context.Context, tx *sql.Tx, zone *time.Location, src *model.Source) (*load, error) {
	l := &load{tx: tx, source: src, days: newDayCounter(zone), known: newFeed(len(alsoColumns))}
	steps := []func() error{
		func() (err error) { src.ID, err = insertSource(ctx, tx, src); return },
		func() error { l.archive = newArchive(tx, src.ID); return nil },
		func() (err error) { l.values, err = loadDictionary(ctx, tx); return },
		func() (err error) { l.overlap, err = newOverlap(ctx, tx, src.ID, columnSetOf(src)); return },
		func() (err error) { l.others, err = newEncounter(ctx, tx, src); return },
		func() error { l.lines = newLineWriter(tx, l.values, src); return nil },
		func() error { l.tally = newTallier(zone, l.lines.column); return l.tally.create(ctx, tx) },
		func() error { return metaValue(ctx, tx, metaSequence, &l.sequence) },
		func() error { return l.prepare(ctx) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			l.close(ctx)
			return nil, fmt.Errorf("prepare the import: %w", err)
		}
	}
	return l, nil
}

func (l *load) prepare(ctx context.Context) (err error) {
	for name, f := range map[string]*feed{"new_value": l.values.feed, "new_line": l.lines.feed, "new_also": l.known} {
		if err := run(ctx, l.tx, f.create(name)); err != nil {
			return err
		}
	}
	l.rejects, err = l.tx.PrepareContext(ctx, `INSERT INTO reject
		(source, record, text_line, position, reason_ja, reason_en) VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	l.rows, err = l.tx.PrepareContext(ctx, `INSERT INTO printed_row
		(source, record, table_number, time, cells) VALUES (?, ?, ?, ?, ?)`)
	return err
}

// close lets go of what a load holds outside the transaction.
func (l *load) close(ctx context.Context) {
	_ = l.wait() // it failed too, or nobody cares any more
	if l.archive != nil {
		l.archive.stop()
	}
	for _, s := range []*sql.Stmt{l.rejects, l.rows} {
		if s != nil {
			_ = s.Close()
		}
	}
	l.letGo()
}

// letGo frees what only records on their way in need, before what comes after
// them needs memory too.
func (l *load) letGo() {
	if l.known != nil {
		l.known.close()
	}
	if l.values != nil {
		l.values.feed.close()
	}
	if l.lines != nil {
		l.lines.feed.close()
	}
	if l.tally != nil {
		l.tally.close()
	}
	l.values, l.lines, l.tally, l.known = nil, nil, nil, nil
	l.archive, l.overlap, l.batch = nil, nil, nil
}

func (l *load) add(ctx context.Context, r model.Record) error {
	l.batch = append(l.batch, r)
	l.size += len(r.Bytes)
	if len(l.batch) < l.batchLimit() && l.size < batchBytes {
		return nil
	}
	return l.flush(ctx)
}

// batchLimit is how many records are placed at a time: more where each batch has
// to look at most of the case.
func (l *load) batchLimit() int {
	if l.overlap.sparse {
		return 8 * batchRecords
	}
	return batchRecords
}

// flush stores the batch.
func (l *load) flush(ctx context.Context) error {
	if err := l.cover(ctx); err != nil {
		return err
	}
	for i := range l.batch {
		line, err := l.place(ctx, &l.batch[i])
		if err != nil {
			return err
		}
		l.archive.add(&l.batch[i], line)
	}
	clear(l.batch)
	l.batch, l.size = l.batch[:0], 0
	if err := l.wait(); err != nil {
		return err
	}
	l.storeNext(ctx)
	return nil
}

// cover loads what the case has of the batch's times.
func (l *load) cover(ctx context.Context) error {
	if l.source.Kind != model.KindLog || len(l.overlap.blocks) == 0 {
		return nil
	}
	var met []int64
	ids := identities{}
	for i := range l.batch {
		if r := &l.batch[i]; r.Number > 0 && r.Reject == nil {
			met = append(met, r.Time.Unix())
			ids[r.Identity] = struct{}{}
		}
	}
	slices.Sort(met)
	if l.overlap.full(met) {
		if err := l.wait(); err != nil {
			return err
		}
	}
	return l.overlap.cover(ctx, met, ids)
}

// finish stores the rest and the source's counts.
func (l *load) finish(ctx context.Context) error {
	steps := []func() error{
		func() error { return l.flush(ctx) },
		l.wait,
		func() error { l.tally.turn(true); return l.tally.store(ctx, l.tx) },
		func() error { return l.dropFeeds(ctx) },
		func() error { return l.archive.finish(ctx) },
		func() error { return l.days.store(ctx, l.tx) },
		func() error { return setMeta(ctx, l.tx, metaSequence, l.sequence) },
		func() error { return l.lines.storeUsed(ctx) },
		func() error { l.letGo(); return l.meetOthers(ctx) },
		func() error { return updateSource(ctx, l.tx, l.source) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("store %s: %w", l.source.Path, err)
		}
	}
	return nil
}

func (l *load) dropFeeds(ctx context.Context) error {
	if err := l.tally.drop(ctx, l.tx); err != nil {
		return err
	}
	for _, name := range []string{"new_value", "new_line", "new_also"} {
		if err := run(ctx, l.tx, "DROP TABLE temp."+name); err != nil {
			return err
		}
	}
	return nil
}
