package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"iter"

	"edgelens/model"
)

// Reread reads an archived file again: open gives its bytes from the first on,
// each time anew. It returns what is now recognised, and the records; until the
// last of them there may be more to tell.
type Reread func(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error)

// derivedTables are those whose rows follow from the sources' own bytes. The
// archive itself is moved aside, see oldBlocks.
var derivedTables = []string{"also", "line", "reject", "printed_row", "value", "day", "tally", "hit", "absorbed"}

// derivedMeta are the settings that do, as a pattern of names each.
var derivedMeta = []string{metaSequence, metaFraction, metaUsed, metaInline + "%", metaStands, metaStandsIn + "%"}

// oldBlocks is what the archive is called while a new one is made of it.
const oldBlocks = "old_block"

// Rebuild derives the case anew from its archive, whole or not at all: read
// says what each source is now, in the order of their import. Sources keep
// their ids, paths and times of import; their counts are what they bring to the
// case as it is now. It returns them.
func (s *Store) Rebuild(ctx context.Context, read Reread) ([]model.Source, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, end, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	old, err := s.sources(ctx, tx, `ORDER BY id`)
	if err != nil {
		return nil, err
	}
	if err := clearDerived(ctx, tx); err != nil {
		return nil, fmt.Errorf("begin the rebuild: %w", err)
	}
	sources := make([]model.Source, 0, len(old))
	for _, o := range old {
		src, err := s.rebuild(ctx, tx, o, read)
		if err != nil {
			return nil, err
		}
		sources = append(sources, *src)
	}
	if err := run(ctx, tx, `DROP TABLE `+oldBlocks); err != nil {
		return nil, err
	}
	if err := tx.Commit(); err != nil {
		return nil, fmt.Errorf("commit the rebuild: %w", err)
	}
	s.unpacked.clear()
	// The room of what was there before is given back. Where that cannot be, as
	// with a reader beside, the case is right all the same.
	_, _ = s.db.ExecContext(ctx, `VACUUM`)
	return sources, nil
}

// clearDerived removes all that follows from the archive, and moves that aside.
func clearDerived(ctx context.Context, tx *sql.Tx) error {
	var schema string
	if err := tx.QueryRowContext(ctx, `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'block'`).Scan(&schema); err != nil {
		return err
	}
	// Blocks have no source while theirs is stored again.
	steps := []string{`PRAGMA defer_foreign_keys = ON`, `ALTER TABLE block RENAME TO ` + oldBlocks, schema}
	for _, table := range derivedTables {
		steps = append(steps, `DELETE FROM `+table)
	}
	for _, step := range append(steps, `DELETE FROM source`) {
		if err := run(ctx, tx, step); err != nil {
			return err
		}
	}
	for _, name := range derivedMeta {
		if err := run(ctx, tx, `DELETE FROM meta WHERE name LIKE ?`, name); err != nil {
			return err
		}
	}
	return nil
}

// rebuild stores a source again, read from its old blocks.
func (s *Store) rebuild(ctx context.Context, tx *sql.Tx, old model.Source, read Reread) (*model.Source, error) {
	hash := sha256.New()
	open := func() (io.ReadCloser, error) {
		return &archiveReader{ctx: ctx, from: tx, table: oldBlocks, source: old.ID}, nil
	}
	src, records, err := read(ctx, old, open)
	if err != nil {
		return src, err
	}
	src.ID, src.Path, src.Imported = old.ID, old.Path, old.Imported
	src.SHA256, src.Size = old.SHA256, old.Size
	if err := s.loadInto(ctx, tx, src, hashed(records, hash)); err != nil {
		return src, err
	}
	if [sha256.Size]byte(hash.Sum(nil)) != old.SHA256 {
		return src, damagedSource(old)
	}
	return src, nil
}

// hashed passes records on and writes their bytes to w.
func hashed(records iter.Seq2[model.Record, error], w io.Writer) iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		for r, err := range records {
			if err == nil {
				_, err = w.Write(r.Bytes)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
