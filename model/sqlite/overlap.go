package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"

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
type overlap struct {
	tx     *sql.Tx
	blocks []storedBlock
	slots  []int32 // open addressing by identity; index of an entry + 1
	held   []holding
}

// storedBlock is a block of another source whose records may be met again.
type storedBlock struct {
	id, source int64
	from, to   int64 // seconds
	loaded     bool
}

// holding is a stored line, as the source that shows it has it.
type holding struct {
	identity model.Identity
	asRead   uint64
	line     int64
	source   int32
	next     int32 // the next line of this identity; -1 at the end

	// Of the first line of an identity only, so that a flood of equal records
	// needs no search: the line added last, and the next one to be taken, -1
	// if there is none.
	last, free int32
}

// newOverlap looks for the lines of one column set.
func newOverlap(ctx context.Context, tx *sql.Tx, columns string) (*overlap, error) {
	o := &overlap{tx: tx}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var b storedBlock
		err := rows.Scan(&b.id, &b.source, &b.from, &b.to)
		o.blocks = append(o.blocks, b)
		return err
	}, `SELECT block.rowid, source, block.time_from, block.time_to
		FROM source CROSS JOIN block ON block.source = source.id
		WHERE columns = ? AND block.time_from IS NOT NULL
		ORDER BY source`, columns)
	return o, err
}

// cover makes sure that all lines of a span of seconds can be found.
func (o *overlap) cover(ctx context.Context, from, to int64) error {
	for i := range o.blocks {
		b := &o.blocks[i]
		if b.loaded || b.to < from || b.from > to {
			continue
		}
		if err := o.load(ctx, b); err != nil {
			return err
		}
		b.loaded = true
	}
	return nil
}

func (o *overlap) load(ctx context.Context, b *storedBlock) error {
	var first, count int64
	var packed, digests []byte
	err := o.tx.QueryRowContext(ctx, `SELECT first_record, record_count, records, digests FROM block WHERE rowid = ?`, b.id).
		Scan(&first, &count, &packed, &digests)
	if err != nil {
		return err
	}
	places, err := unpackPlaces(packed, first, count)
	if err != nil {
		return err
	}
	for i, p := range places {
		if p.line == 0 {
			continue
		}
		d := digests[i*digestSize:]
		o.add(holding{
			identity: model.Identity(d[:16]), asRead: binary.LittleEndian.Uint64(d[16:]),
			line: p.line, source: int32(b.source),
		})
	}
	return nil
}

// add keeps the lines of an identity in the order of their ids, each once, as
// its earliest source has it. All are added before the first is taken, because
// equal records are of one second.
func (o *overlap) add(h holding) {
	if 2*(len(o.held)+1) > len(o.slots) {
		o.grow()
	}
	slot := o.slot(h.identity)
	first := o.slots[slot] - 1
	before, at := o.around(first, h.line)
	if at >= 0 && o.held[at].line == h.line {
		if h.source < o.held[at].source {
			o.held[at].source, o.held[at].asRead = h.source, h.asRead
		}
		o.held[first].last = at
		return
	}
	n := int32(len(o.held))
	h.next = at
	if before < 0 {
		h.last, h.free = n, n
		o.slots[slot] = n + 1
	} else {
		o.held[before].next, o.held[first].last = n, n
	}
	o.held = append(o.held, h)
}

// around finds the neighbours of a line among those that begin with first: the
// one before it and the one at or after it, -1 where there is none. A source's
// lines of an identity come in order, so it looks from the last one on.
func (o *overlap) around(first int32, line int64) (before, at int32) {
	before, at = -1, first
	if first >= 0 && o.held[o.held[first].last].line <= line {
		at = o.held[first].last
	}
	for at >= 0 && o.held[at].line < line {
		before, at = at, o.held[at].next
	}
	return before, at
}

// take finds the line for the next record of an identity; ok is false once
// the record is one more than the case has.
func (o *overlap) take(id model.Identity) (h holding, ok bool) {
	if len(o.held) == 0 {
		return h, false
	}
	first := o.slots[o.slot(id)] - 1
	if first < 0 || o.held[first].free < 0 {
		return h, false
	}
	at := o.held[first].free
	o.held[first].free = o.held[at].next
	return o.held[at], true
}

// slot is where an identity is, or where it would go.
func (o *overlap) slot(id model.Identity) int {
	mask := len(o.slots) - 1
	at := int(binary.LittleEndian.Uint64(id[:8])) & mask
	for o.slots[at] > 0 && o.held[o.slots[at]-1].identity != id {
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
		o.slots[o.slot(o.held[s-1].identity)] = s
	}
}
