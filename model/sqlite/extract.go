package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"edgelens/model"
)

// archiveReader reads a source's own bytes, block by block, from a table of
// blocks.
type archiveReader struct {
	ctx    context.Context
	from   querier
	table  string
	source int64
	number int64 // of the next block
	rest   []byte
}

// Read gives the next bytes.
func (r *archiveReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		var packed []byte
		err := r.from.QueryRowContext(r.ctx, fmt.Sprintf(`SELECT bytes FROM %s WHERE source = ? AND number = ?`, r.table), r.source, r.number).Scan(&packed)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, io.EOF
		}
		if err != nil {
			return 0, err
		}
		if r.rest, err = unpacker.DecodeAll(packed, nil); err != nil {
			return 0, errors.Join(errDamaged, err)
		}
		r.number++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// Close does nothing: nothing is held open.
func (r *archiveReader) Close() error { return nil }

// Extract writes a source's own bytes, as its file had them. It fails, a
// [model.Problem] of kind ErrCase, if they are not those that were imported;
// what was written by then is no good.
func (s *Store) Extract(ctx context.Context, id int64, w io.Writer) error {
	return s.read(ctx, func(tx *sql.Tx) error {
		src, err := s.source(ctx, tx, id)
		if err != nil {
			return err
		}
		hash := sha256.New()
		_, err = io.Copy(io.MultiWriter(w, hash), &archiveReader{ctx: ctx, from: tx, table: "block", source: id})
		if errors.Is(err, errDamaged) || err == nil && [sha256.Size]byte(hash.Sum(nil)) != src.SHA256 {
			return damagedSource(src)
		}
		return err
	})
}

func damagedSource(src model.Source) error {
	return &model.Problem{
		Kind: model.ErrCase,
		What: model.Textf("取り込み %d(%s): ケースにあるバイト列が、取り込んだファイルの SHA-256 と合いません", "source %d (%s): the bytes in the case do not have the SHA-256 of the file that was imported", src.ID, src.Path),
		Hint: model.Text{JA: "ケースのファイルが壊れています。控えがあれば、そちらを使ってください", EN: "the case file is damaged; use a copy of it if there is one"},
	}
}
