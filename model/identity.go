package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"time"
)

// Identity is what equal records have in common: 128 bits of the SHA-256 of
// their canonical cells with their columns, whatever the order of columns.
// It is cryptographic because attackers write these cells: a collision would
// hide a line.
type Identity [16]byte

// Identifier computes identities of records with the same headings. It is
// not for use by several goroutines.
type Identifier struct {
	columns []identified // by column, so that order in the file is nothing
	buf     []byte
	other   []byte
}

// identified is a column with what is the same for all its cells.
type identified struct {
	cell int
	kind Kind
	name []byte // the column, as it goes into the hash
}

// NewIdentifier prepares identities for a table.
func NewIdentifier(headings []Heading) *Identifier {
	id := &Identifier{}
	for i, h := range headings {
		known := byte('f')
		if h.Column.Unknown {
			known = 'u'
		}
		id.columns = append(id.columns, identified{cell: i, kind: h.Column.Kind(), name: appendSized([]byte{known}, h.Column.Name)})
	}
	slices.SortStableFunc(id.columns, func(a, b identified) int { return bytes.Compare(a.name, b.name) })
	return id
}

// Of gives the identity of a record, and a digest that is equal for equal
// cells as read among records of one identity. Cells align with the headings;
// missing ones are empty. The time stands for the text of the time cell.
func (id *Identifier) Of(cells []string, at time.Time) (Identity, uint64) {
	canonical, asRead := id.buf[:0], id.other[:0]
	for i, c := range id.columns {
		cell := ""
		if c.cell < len(cells) {
			cell = cells[c.cell]
		}
		canonical = append(canonical, c.name...)
		if c.kind == KindTime {
			canonical = binary.AppendVarint(canonical, at.Unix())
			canonical = binary.AppendVarint(canonical, int64(at.Nanosecond()))
			asRead = appendSized(binary.AppendUvarint(asRead, uint64(i)), cell)
			continue
		}
		form := c.kind.Canonical(cell)
		canonical = appendSized(canonical, form)
		if form != cell {
			asRead = appendSized(binary.AppendUvarint(asRead, uint64(i)), cell)
		}
	}
	id.buf, id.other = canonical, asRead
	identity, read := sha256.Sum256(canonical), sha256.Sum256(asRead)
	return Identity(identity[:16]), binary.LittleEndian.Uint64(read[:8])
}

func appendSized(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
