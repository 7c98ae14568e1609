package sqlite

import "encoding/binary"

// idList packs ids of lines in the order they come: the seconds and the numbers
// within them, each as the difference to the one before.
type idList struct {
	lines  int64
	last   int64
	packed []byte
}

func (l *idList) add(id int64) {
	l.packed = binary.AppendVarint(l.packed, id>>idShift-l.last>>idShift)
	l.packed = binary.AppendVarint(l.packed, id&idNumbers-l.last&idNumbers)
	l.last, l.lines = id, l.lines+1
}

// unpackIDs appends the ids of a list.
func unpackIDs(ids []int64, packed []byte) ([]int64, error) {
	r := varints{b: packed}
	var second, number int64
	for len(r.b) > 0 && !r.bad {
		second += r.signed()
		number += r.signed()
		ids = append(ids, second<<idShift|number)
	}
	if r.bad {
		return nil, errDamaged
	}
	return ids, nil
}
