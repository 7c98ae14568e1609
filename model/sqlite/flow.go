package sqlite

import "encoding/binary"

// room is lines of one column set that are equal to a narrower one: each of
// them absorbs one record of that set.
type room struct {
	lines []*setLine
	used  int      // how many of them absorb something
	given int      // how many of those have been told
	held  []holder // the branches that use some
	full  bool     // and nothing that is in it can go anywhere else

	number int  // for the key of a branch; 0 for none yet
	seen   int  // the search that was here last
	from   move // and how it came
	turn   int  // where in held a search begins
}

func (r *room) free() int { return len(r.lines) - r.used }

// holder is a branch that uses a room, and which of its rooms that is.
type holder struct {
	branch *branch
	at     int
}

// branch is records with the same rooms to go to, one of a wider column set at
// most.
type branch struct {
	rooms []*room
	flows []int // how many records are in each room
	held  []int // where each room has this branch in held, if any are in it
	full  bool  // not one more of its records can be absorbed
	seen  int
	at    int // the room to give from, see next
}

// move is what a search may do to make room: put a record of a branch from its
// room out into its room in. out is -1 for a record that is in none yet.
type move struct {
	branch  *branch
	out, in int
}

// branches match records with rooms, one after the other. Who has been absorbed
// stays so, only the room may change; so the first records that can be absorbed
// together are, and as many as possible (that is Kuhn's algorithm, with many
// equal records at a time). A search that finds no room says that of all it has
// seen, for good: none looks there again.
type branches struct {
	found  map[string]*branch
	rooms  int
	search int // number of the search under way
	steps  int // looks into rooms
	queue  []*room
	key    []byte
}

func newBranches() *branches { return &branches{} }

// of finds the branch of records with some rooms to go to, nil for none.
func (b *branches) of(rooms []*room) *branch {
	if len(rooms) == 0 {
		return nil
	}
	b.key = b.key[:0]
	for _, r := range rooms {
		if r.number == 0 {
			b.rooms++
			r.number = b.rooms
		}
		b.key = binary.LittleEndian.AppendUint32(b.key, uint32(r.number))
	}
	if found, ok := b.found[string(b.key)]; ok {
		return found
	}
	n := &branch{rooms: rooms, flows: make([]int, len(rooms)), held: make([]int, len(rooms))}
	if b.found == nil {
		b.found = map[string]*branch{}
	}
	b.found[string(b.key)] = n
	return n
}

// push absorbs as many of n more records of a branch as possible.
func (b *branches) push(br *branch, n int) (absorbed int) {
	for absorbed < n && !br.full {
		moved := br.direct(n - absorbed)
		if moved == 0 {
			moved = b.makeRoom(br, n-absorbed)
		}
		br.full = moved == 0
		absorbed += moved
	}
	return absorbed
}

// direct puts up to n records where there is room.
func (br *branch) direct(n int) (moved int) {
	for at, r := range br.rooms {
		if k := min(n-moved, r.free()); k > 0 {
			r.used += k
			br.put(at, k)
			moved += k
		}
	}
	return moved
}

// put notes that n more records are in a room.
func (br *branch) put(at, n int) {
	if r := br.rooms[at]; br.flows[at] == 0 {
		br.held[at] = len(r.held)
		r.held = append(r.held, holder{br, at})
	}
	br.flows[at] += n
}

// take notes that n records have left a room.
func (br *branch) take(at, n int) {
	br.flows[at] -= n
	if br.flows[at] > 0 {
		return
	}
	r, last := br.rooms[at], len(br.rooms[at].held)-1
	moved := r.held[last]
	r.held[br.held[at]] = moved
	moved.branch.held[moved.at] = br.held[at]
	r.held = r.held[:last]
}

// makeRoom looks for the fewest moves that make room for records of a branch,
// and makes them for up to n records at once.
func (b *branches) makeRoom(br *branch, n int) (moved int) {
	b.search++
	b.queue = b.queue[:0]
	for at, r := range br.rooms {
		b.visit(r, move{br, -1, at})
	}
	for i := 0; i < len(b.queue); i++ {
		if r := b.widen(b.queue[i]); r != nil {
			return r.shift(n)
		}
	}
	for _, r := range b.queue {
		r.full, r.held = true, nil
	}
	return 0
}

// visit puts a room in the queue, unless the search was there or need not go.
func (b *branches) visit(r *room, by move) bool {
	if r.full || r.seen == b.search {
		return false
	}
	r.seen, r.from = b.search, by
	b.queue = append(b.queue, r)
	return true
}

// widen visits where the records of a room could go instead, and gives the
// first room that is free. It begins where the search before found one: what it
// passed by then would be in vain again.
func (b *branches) widen(r *room) *room {
	for i := range r.held {
		b.steps++
		k := (r.turn + i) % len(r.held)
		h := r.held[k]
		if h.branch.seen == b.search {
			continue
		}
		h.branch.seen = b.search
		for at, other := range h.branch.rooms {
			if b.visit(other, move{h.branch, h.at, at}) && other.free() > 0 {
				r.turn = k
				return other
			}
		}
	}
	return nil
}

// shift makes the moves that lead to a free room, each for up to n records.
func (r *room) shift(n int) int {
	n = min(n, r.free())
	for m := r.from; m.out >= 0; m = m.branch.rooms[m.out].from {
		n = min(n, m.branch.flows[m.out])
	}
	r.used += n
	for m := r.from; ; m = m.branch.rooms[m.out].from {
		m.branch.put(m.in, n)
		if m.out < 0 {
			return n
		}
		m.branch.take(m.out, n)
	}
}

// next gives the line for the next absorbed record of the branch.
func (br *branch) next() *setLine {
	for br.flows[br.at] == 0 {
		br.at++
	}
	br.flows[br.at]--
	r := br.rooms[br.at]
	r.given++
	return r.lines[r.given-1]
}
