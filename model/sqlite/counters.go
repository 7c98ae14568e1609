package sqlite

import (
	"slices"
	"sync"
	"sync/atomic"
)

// counters are those that count, by handle: a number that SQL can carry to
// el_count.
var counters counterList

type counterList struct {
	mutex sync.Mutex
	list  atomic.Pointer[[]*sectionCounter] // replaced as a whole: scans look while others begin
}

// with is the counter with a handle, nil if there is none.
func (l *counterList) with(handle int64) *sectionCounter {
	list := l.list.Load()
	if list == nil || handle < 0 || handle >= int64(len(*list)) {
		return nil
	}
	return (*list)[handle]
}

// add gives a counter a handle.
func (l *counterList) add(c *sectionCounter) (handle int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var list []*sectionCounter
	if before := l.list.Load(); before != nil {
		list = slices.Clone(*before)
	}
	free := slices.Index(list, nil)
	if free < 0 {
		free = len(list)
		list = append(list, nil)
	}
	list[free] = c
	l.list.Store(&list)
	return int64(free)
}

// remove frees a handle.
func (l *counterList) remove(handle int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	list := slices.Clone(*l.list.Load())
	list[handle] = nil
	l.list.Store(&list)
}
