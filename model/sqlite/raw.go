package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"edgelens/model"
)

// Raw gives a record's own bytes as they stand in its file, line end included.
func (s *Store) Raw(ctx context.Context, at model.Place) ([]byte, error) {
	b, err := s.blockOf(ctx, at)
	if err != nil {
		return nil, err
	}
	p := b.places[at.Record-b.first]
	if p.position+p.size > int64(len(b.bytes)) {
		return nil, errDamaged
	}
	return append([]byte(nil), b.bytes[p.position:p.position+p.size]...), nil
}

// TextLine gives the number of the text line in its file that a record begins
// on, from 1.
func (s *Store) TextLine(ctx context.Context, at model.Place) (int64, error) {
	b, err := s.blockOf(ctx, at)
	if err != nil {
		return 0, err
	}
	return b.places[at.Record-b.first].textLine, nil
}

// unpackedBlock is a block of the archive as it is read back. It is not
// changed once it is made.
type unpackedBlock struct {
	source, first, count int64
	places               []place
	bytes                []byte
}

// holds reports whether a record stands in the block.
func (b *unpackedBlock) holds(at model.Place) bool {
	return b.source == at.Source && at.Record >= b.first && at.Record < b.first+b.count
}

// keptBlocks is how many blocks are kept unpacked, about a megabyte each: who
// asks for a record often asks for its neighbours, in a few sources at a time.
const keptBlocks = 8

// blockCache keeps the blocks used last, the newest first.
type blockCache struct {
	mutex  sync.Mutex
	blocks []*unpackedBlock
}

func (c *blockCache) find(at model.Place) *unpackedBlock {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for i, b := range c.blocks {
		if b.holds(at) {
			c.blocks = slices.Insert(slices.Delete(c.blocks, i, i+1), 0, b)
			return b
		}
	}
	return nil
}

func (c *blockCache) keep(b *unpackedBlock) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.blocks = slices.Insert(c.blocks, 0, b)
	c.blocks = c.blocks[:min(len(c.blocks), keptBlocks)]
}

func (c *blockCache) clear() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.blocks = nil
}

// blockOf finds the block of a record.
func (s *Store) blockOf(ctx context.Context, at model.Place) (*unpackedBlock, error) {
	if b := s.unpacked.find(at); b != nil {
		return b, nil
	}
	b := &unpackedBlock{source: at.Source}
	var packed, bytes []byte
	err := s.db.QueryRowContext(ctx, `SELECT first_record, record_count, records, bytes FROM block
		WHERE source = ? AND first_record <= ? AND record_count > 0
		ORDER BY number DESC LIMIT 1`, at.Source, at.Record).Scan(&b.first, &b.count, &packed, &bytes)
	switch {
	case errors.Is(err, sql.ErrNoRows) || err == nil && !b.holds(at):
		return nil, &model.Problem{
			Kind: model.ErrNotFound,
			What: model.Textf("取り込み番号 %d にレコード %d はありません", "source %d has no record %d", at.Source, at.Record),
		}
	case err != nil:
		return nil, err
	}
	if b.places, err = unpackPlaces(packed, b.first, b.count); err != nil {
		return nil, err
	}
	if b.bytes, err = unpacker.DecodeAll(bytes, nil); err != nil {
		return nil, errors.Join(errDamaged, err)
	}
	s.unpacked.keep(b)
	return b, nil
}
