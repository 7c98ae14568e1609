package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"sync"

	"github.com/klauspost/compress/zstd"

	"edgelens/model"
)

// blockBytes is how much of a file a block holds, or a little more. It is a
// variable for the same reason as batchRecords.
var blockBytes = 1 << 20

// place says where a record stands in its file, and for which line.
type place struct {
	record   int64
	position int64 // of its own bytes, from the start of the file
	size     int64 // of its own bytes
	textLine int64 // from 1
	line     int64 // id of the line; 0 for a reject or a row of a table
}

// archive keeps a source's own bytes in the case.
type archive struct {
	tx       *sql.Tx
	source   int64
	open     *block
	numbered int64
	position int64
	record   int64
	pending  []*block
	spare    buffers
}

// buffers keeps the buffers of blocks that have been compressed, for the next
// ones.
type buffers struct {
	mutex sync.Mutex
	free  [][]byte
}

func (b *buffers) take() []byte {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	n := len(b.free)
	if n == 0 {
		return nil
	}
	buf := b.free[n-1]
	b.free = b.free[:n-1]
	return buf
}

// give takes a buffer back, unless a huge record made it huge.
func (b *buffers) give(buf []byte) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if cap(buf) <= 4*blockBytes {
		b.free = append(b.free, buf[:0])
	}
}

// block is a piece of a file with whole records.
type block struct {
	number, first, count   int64
	position, size         int64
	from, to               int64 // seconds of its lines
	timed                  bool
	bytes, records, digest []byte
	gap                    int // bytes of no record since the last one
	last                   place
	packed                 chan struct{}
}

func newArchive(tx *sql.Tx, source int64) *archive {
	return &archive{tx: tx, source: source}
}

// add keeps a record's bytes and what they stand for.
func (a *archive) add(r *model.Record, line int64) {
	if a.open == nil {
		a.open = &block{number: a.numbered, first: a.record + 1, position: a.position, packed: make(chan struct{})}
		a.open.bytes = a.spare.take()
		a.open.digest = []byte{} // not NULL where there is no record, as of a heading only
		a.numbered++
	}
	b := a.open
	b.bytes = append(b.bytes, r.Bytes...)
	a.position += int64(len(r.Bytes))
	if r.Number > 0 {
		a.record = r.Number
		b.addRecord(r, line)
	} else {
		b.gap += len(r.Bytes)
	}
	if len(b.bytes) >= blockBytes {
		a.seal()
	}
}

func (b *block) addRecord(r *model.Record, line int64) {
	b.count++
	b.records = binary.AppendUvarint(b.records, uint64(r.Lead+b.gap))
	b.gap = 0
	b.records = appendPlace(b.records, place{size: int64(len(r.Bytes) - r.Lead), textLine: r.Line, line: line}, &b.last)
	if line == 0 {
		b.digest = append(b.digest, make([]byte, digestSize)...)
		return
	}
	b.digest = append(b.digest, r.Identity[:]...)
	b.digest = binary.LittleEndian.AppendUint64(b.digest, r.AsRead)
	second := secondOf(line)
	if !b.timed || second < b.from {
		b.from = second
	}
	if !b.timed || second > b.to {
		b.to = second
	}
	b.timed = true
}

// appendPlace writes where a record stands but for its position, given the
// last text line and the last line before it.
func appendPlace(b []byte, p place, last *place) []byte {
	b = binary.AppendUvarint(b, uint64(p.size))
	b = binary.AppendVarint(b, p.textLine-last.textLine)
	last.textLine = p.textLine
	if p.line == 0 {
		return append(b, 0)
	}
	b = binary.AppendVarint(append(b, 1), p.line-last.line)
	last.line = p.line
	return b
}

// seal sends the open block to be compressed on another core.
func (a *archive) seal() {
	b := a.open
	if b == nil {
		return
	}
	a.open, b.size = nil, int64(len(b.bytes))
	a.pending = append(a.pending, b)
	go func() {
		plain := b.bytes
		b.bytes = packer().EncodeAll(plain, make([]byte, 0, len(plain)/4))
		a.spare.give(plain)
		b.records = packer().EncodeAll(b.records, nil)
		close(b.packed)
	}()
}

// turn gives the blocks that can be stored: all but the last few, which are
// still being compressed, unless these are asked for too.
func (a *archive) turn(all bool) (blocks []*block) {
	n := len(a.pending)
	if !all {
		n = max(0, n-blocksAhead)
	}
	blocks, a.pending = a.pending[:n:n], a.pending[n:]
	return blocks
}

// blocksAhead is how many blocks may wait to be stored.
const blocksAhead = 4

// store writes blocks once they are compressed.
func (a *archive) store(ctx context.Context, blocks []*block) error {
	for _, b := range blocks {
		<-b.packed
		if err := a.storeBlock(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

func (a *archive) storeBlock(ctx context.Context, b *block) error {
	var from, to any
	if b.timed {
		from, to = b.from, b.to
	}
	_, err := a.tx.ExecContext(ctx, `INSERT INTO block
		(source, number, first_record, record_count, position, size, time_from, time_to, records, digests, bytes)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.source, b.number, b.first, b.count, b.position, b.size, from, to, b.records, b.digest, b.bytes)
	return err
}

// finish stores everything.
func (a *archive) finish(ctx context.Context) error {
	a.seal()
	return a.store(ctx, a.turn(true))
}

// stop waits for what is being compressed after a load failed.
func (a *archive) stop() {
	for _, b := range a.pending {
		<-b.packed
	}
	a.pending = nil
}

// packer compresses from several goroutines. Its window is a block's size: a
// larger one takes memory and finds nothing more.
var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	if err != nil {
		panic(err) // only wrong options fail
	}
	return e
})

var unpacker = func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
	if err != nil {
		panic(err) // only wrong options fail
	}
	return d
}()

var errDamaged = errors.New("the archive of the case is damaged")

// unpackPlaces reads where a block's records stand. Positions count from the
// start of the block.
func unpackPlaces(packed []byte, first, count int64) ([]place, error) {
	b, err := unpacker.DecodeAll(packed, nil)
	if err != nil {
		return nil, errors.Join(errDamaged, err)
	}
	r := varints{b: b}
	places := make([]place, count)
	var position, textLine, line int64
	for i := range places {
		position += int64(r.unsigned())
		p := place{record: first + int64(i), position: position, size: int64(r.unsigned())}
		position += p.size
		textLine += r.signed()
		p.textLine = textLine
		if r.unsigned() == 1 {
			line += r.signed()
			p.line = line
		}
		places[i] = p
	}
	if r.bad {
		return nil, errDamaged
	}
	return places, nil
}

// varints reads numbers one after the other; bad says that one was missing.
type varints struct {
	b   []byte
	bad bool
}

func (v *varints) unsigned() uint64 {
	n, size := binary.Uvarint(v.b)
	v.skip(size)
	return n
}

func (v *varints) signed() int64 {
	n, size := binary.Varint(v.b)
	v.skip(size)
	return n
}

func (v *varints) skip(size int) {
	if size <= 0 {
		v.bad = true
		return
	}
	v.b = v.b[size:]
}
