package sqlite

import "edgelens/model"

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

// holdings are entries in pieces, so that more of them move none.
type holdings struct {
	pieces [][]holding
	n      int
}

const pieceHoldings = 1 << 14

func (h *holdings) at(i int32) *holding { return &h.pieces[i/pieceHoldings][i%pieceHoldings] }

// add gives the index of a new entry.
func (h *holdings) add(e holding) int32 {
	if h.n == len(h.pieces)*pieceHoldings {
		h.pieces = append(h.pieces, make([]holding, pieceHoldings))
	}
	i := int32(h.n)
	h.n++
	*h.at(i) = e
	return i
}
