package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"slices"

	"edgelens/model"
)

// digestSize is what a block keeps of a record: its identity and the digest
// of its cells as read.
const digestSize = len(model.Identity{}) + 8

// overlap finds the stored lines that records of a new source stand for.
//
// Each source's records of one identity stand for the first so many lines of
// that identity, in the order of line ids. So the lines of an identity are as
// many as the source with the most of them has, whatever is imported when,
// and whatever is taken back.
//
// Lines are loaded with the blocks of the times that are met. Once there are too
// many, all are let go and those that are needed loaded again, without what the
// new source already stands for. A batch whose times lie all over a large case,
// as of a file sorted by something else, would need too many by itself: of those
// blocks only the lines of its own identities are loaded, for it alone.
type overlap struct {
	tx     *sql.Tx
	source int64 // the new one
	blocks []storedBlock
	slots  []int32 // open addressing by identity; index of an entry + 1
	held   holdings
	total  int  // records in all blocks
	sparse bool // only what the batch asks for is held
}

// maxHeld is how many lines are held before they are let go, unless twice as many
// are all there are. It is a variable for the same reason as batchRecords.
var maxHeld = 1 << 19

// storedBlock is a block of another source whose records may be met again.
type storedBlock struct {
	id, source int64
	from, to   int64 // seconds
	records    int
	loaded     bool
	again      bool // it was let go
}

// newOverlap looks for the lines of one column set.
func newOverlap(ctx context.Context, tx *sql.Tx, source int64, columns string) (*overlap, error) {
	o := &overlap{tx: tx, source: source}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var b storedBlock
		err := rows.Scan(&b.id, &b.source, &b.from, &b.to, &b.records)
		o.blocks = append(o.blocks, b)
		o.total += b.records
		return err
	}, `SELECT block.rowid, source, block.time_from, block.time_to, record_count
		FROM source CROSS JOIN block ON block.source = source.id
		WHERE columns = ? AND block.time_from IS NOT NULL
		ORDER BY source`, columns)
	return o, err
}

// identities are those of a batch.
type identities map[model.Identity]struct{}

// fits reports whether all lines there are may be held.
func (o *overlap) fits() bool { return o.total <= 2*maxHeld }

// full reports whether the next cover lets lines go. Before it, everything that
// the new source stands for has to be stored.
func (o *overlap) full(met []int64) bool {
	switch {
	case o.held.n == 0 || o.fits():
		return o.sparse
	case o.sparse || o.held.n > maxHeld:
		return true
	}
	_, n := o.missing(met)
	return o.held.n+n > 2*maxHeld
}

// missing are the blocks with some of the seconds, in order, that are not loaded,
// and how many records they have.
func (o *overlap) missing(met []int64) (blocks []*storedBlock, records int) {
	for i := range o.blocks {
		b := &o.blocks[i]
		if at, _ := slices.BinarySearch(met, b.from); !b.loaded && at < len(met) && met[at] <= b.to {
			blocks, records = append(blocks, b), records+b.records
		}
	}
	return blocks, records
}

// cover makes sure that all lines of some seconds, in order, that a batch may
// stand for can be found.
func (o *overlap) cover(ctx context.Context, met []int64, batch identities) error {
	if o.full(met) {
		o.letGo()
	}
	blocks, n := o.missing(met)
	o.sparse = !o.fits() && o.held.n == 0 && n > maxHeld
	if !o.sparse {
		batch = nil
	}
	var again []seconds
	for _, b := range blocks {
		if err := o.load(ctx, b, batch); err != nil {
			return err
		}
		if b.again {
			again = append(again, seconds{b.from, b.to})
		}
		b.loaded = true
	}
	if o.sparse {
		again = again[:0]
		for _, s := range met {
			again = append(again, seconds{s, s})
		}
	}
	return o.takeAgain(ctx, joined(again))
}

func (o *overlap) letGo() {
	for i := range o.blocks {
		b := &o.blocks[i]
		b.again, b.loaded = b.again || b.loaded, false
	}
	clear(o.slots)
	o.held.n = 0
}

// takeAgain takes the lines of spans of seconds that were taken before they
// were let go.
func (o *overlap) takeAgain(ctx context.Context, spans []seconds) error {
	if len(spans) == 0 {
		return nil
	}
	taken := map[int64]bool{}
	for _, s := range spans {
		least, greatest := idsBetween(s.from, s.to)
		err := each(ctx, o.tx, func(rows *sql.Rows) error {
			var line int64
			err := rows.Scan(&line)
			taken[line] = true
			return err
		}, `SELECT line FROM also INDEXED BY also_line WHERE line BETWEEN ? AND ? AND source = ?`, least, greatest, o.source)
		if err != nil {
			return err
		}
	}
	for _, slot := range o.slots {
		if slot > 0 && within(secondOf(o.held.at(slot-1).line), spans) {
			o.skip(slot-1, taken)
		}
	}
	return nil
}

// skip lets an identity go on after the lines that were taken: they are the
// first of it.
func (o *overlap) skip(first int32, taken map[int64]bool) {
	free := first
	for free >= 0 && taken[o.held.at(free).line] {
		free = o.held.at(free).next
	}
	o.held.at(first).free = free
}

// load adds the lines of a block, or those of a batch's identities only.
func (o *overlap) load(ctx context.Context, b *storedBlock, batch identities) error {
	return each(ctx, o.tx, func(rows *sql.Rows) error {
		var first, count int64
		var packed, digests sql.RawBytes
		if err := rows.Scan(&first, &count, &packed, &digests); err != nil {
			return err
		}
		if !batch.meets(digests) {
			return nil
		}
		places, err := unpackPlaces(packed, first, count)
		if err != nil {
			return err
		}
		for i, p := range places {
			d := digests[i*digestSize:]
			if id := model.Identity(d[:16]); p.line != 0 && batch.has(id) {
				o.add(holding{identity: id, asRead: binary.LittleEndian.Uint64(d[16:]), line: p.line, source: int32(b.source)})
			}
		}
		return nil
	}, `SELECT first_record, record_count, records, digests FROM block WHERE rowid = ?`, b.id)
}

// has reports whether an identity is asked for; of nil, all are.
func (ids identities) has(id model.Identity) bool {
	_, ok := ids[id]
	return ok || ids == nil
}

// meets reports whether any of a block's records is asked for.
func (ids identities) meets(digests []byte) bool {
	for d := range slices.Chunk(digests, digestSize) {
		if ids.has(model.Identity(d[:16])) {
			return true
		}
	}
	return false
}

// add keeps the lines of an identity in the order of their ids, each once, as
// its earliest source has it. All are added before the first is taken, because
// equal records are of one second.
func (o *overlap) add(h holding) {
	if 2*(o.held.n+1) > len(o.slots) {
		o.grow()
	}
	slot := o.slot(h.identity)
	first := o.slots[slot] - 1
	before, at := o.around(first, h.line)
	if at >= 0 && o.held.at(at).line == h.line {
		if h.source < o.held.at(at).source {
			o.held.at(at).source, o.held.at(at).asRead = h.source, h.asRead
		}
		o.held.at(first).last = at
		return
	}
	n := int32(o.held.n)
	h.next = at
	if before < 0 {
		h.last, h.free = n, n
		o.slots[slot] = n + 1
	} else {
		o.held.at(before).next, o.held.at(first).last = n, n
	}
	o.held.add(h)
}

// around finds the neighbours of a line among those that begin with first: the
// one before it and the one at or after it, -1 where there is none. A source's
// lines of an identity come in order, so it looks from the last one on.
func (o *overlap) around(first int32, line int64) (before, at int32) {
	before, at = -1, first
	if first >= 0 && o.held.at(o.held.at(first).last).line <= line {
		at = o.held.at(first).last
	}
	for at >= 0 && o.held.at(at).line < line {
		before, at = at, o.held.at(at).next
	}
	return before, at
}

// take finds the line for the next record of an identity; ok is false once
// the record is one more than the case has.
func (o *overlap) take(id model.Identity) (h holding, ok bool) {
	if o.held.n == 0 {
		return h, false
	}
	first := o.slots[o.slot(id)] - 1
	if first < 0 || o.held.at(first).free < 0 {
		return h, false
	}
	at := o.held.at(first).free
	o.held.at(first).free = o.held.at(at).next
	return *o.held.at(at), true
}

// slot is where an identity is, or where it would go.
func (o *overlap) slot(id model.Identity) int {
	mask := len(o.slots) - 1
	at := int(binary.LittleEndian.Uint64(id[:8])) & mask
	for o.slots[at] > 0 && o.held.at(o.slots[at]-1).identity != id {
		at = (at + 1) & mask
	}
	return at
}

func (o *overlap) grow() {
	heads := make([]int32, 0, len(o.slots)/2)
	for _, s := range o.slots {
		if s > 0 {
			heads = append(heads, s)
		}
	}
	o.slots = make([]int32, max(1024, 2*len(o.slots)))
	for _, s := range heads {
		o.slots[o.slot(o.held.at(s-1).identity)] = s
	}
}
