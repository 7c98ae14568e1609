package model

import (
	"crypto/sha256"
	"encoding/binary"
	"sort"
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
	headings []Heading
	order    []int // positions by column, so that order in the file is nothing
	buf      []byte
}

// NewIdentifier prepares identities for a table.
func NewIdentifier(headings []Heading) *Identifier {
	id := &Identifier{headings: headings}
	for i := range headings {
		id.order = append(id.order, i)
	}
	sort.SliceStable(id.order, func(a, b int) bool {
		x, y := headings[id.order[a]].Column, headings[id.order[b]].Column
		if x.Unknown != y.Unknown {
			return y.Unknown
		}
		return x.Name < y.Name
	})
	return id
}

// Of gives the identity of a record and a digest of its cells as read. Cells
// align with the headings; missing ones are empty. The time replaces the text
// of the time cell.
func (id *Identifier) Of(cells []string, at time.Time) (Identity, uint64) {
	canonical := id.digest(cells, func(h Heading, cell string) string {
		if h.Column.Unknown {
			return KindText.Canonical(cell)
		}
		if k := h.Column.Kind(); k != KindTime {
			return k.Canonical(cell)
		}
		return at.UTC().Format(time.RFC3339Nano)
	})
	asRead := id.digest(cells, func(_ Heading, cell string) string { return cell })
	return Identity(canonical[:16]), binary.LittleEndian.Uint64(asRead[:8])
}

func (id *Identifier) digest(cells []string, form func(Heading, string) string) [sha256.Size]byte {
	b := id.buf[:0]
	for _, i := range id.order {
		h, cell := id.headings[i], ""
		if i < len(cells) {
			cell = cells[i]
		}
		kind := byte('f')
		if h.Column.Unknown {
			kind = 'u'
		}
		b = appendSized(append(b, kind), h.Column.Name)
		b = appendSized(b, form(h, cell))
	}
	id.buf = b
	return sha256.Sum256(b)
}

func appendSized(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
