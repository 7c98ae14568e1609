package sqlite

import (
	"slices"
	"sync"
	"sync/atomic"
)

// handles are numbers, from 1 on, by which SQL carries things: a search hands
// over one number for each line, which costs less than its text.
type handles[T comparable] struct {
	mutex  sync.Mutex
	things atomic.Pointer[[]T] // by handle; replaced as a whole, for scans look while others begin
}

// of is the handle of a thing, which gets one if it has none.
func (h *handles[T]) of(thing T) int64 {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	var none T
	things := []T{none}
	if before := h.things.Load(); before != nil {
		things = *before
	}
	if i := slices.Index(things, thing); i > 0 {
		return int64(i)
	}
	things = slices.Clone(things)
	free := slices.Index(things[1:], none) + 1
	if free == 0 {
		free = len(things)
		things = append(things, none)
	}
	things[free] = thing
	h.things.Store(&things)
	return int64(free)
}

// free takes a handle back.
func (h *handles[T]) free(handle int64) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	var none T
	things := slices.Clone(*h.things.Load())
	things[handle] = none
	h.things.Store(&things)
}

// thing is what has a handle.
func (h *handles[T]) thing(handle int64) (T, bool) {
	var none T
	things := h.things.Load()
	if things == nil || handle <= 0 || handle >= int64(len(*things)) {
		return none, false
	}
	found := (*things)[handle]
	return found, found != none
}
