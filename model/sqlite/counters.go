package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// lineCounter is what SQL hands lines to by el_count: a GROUP BY would sort them
// first, and rows cost more to fetch than to count.
type lineCounter interface {
	// count counts the line whose cells are arguments of a call, from first on.
	count(call directCall, first int) error
}

// counters are those that count, by handle: a number that SQL can carry.
var counters counterList

type counterList struct {
	mutex sync.Mutex
	list  atomic.Pointer[[]lineCounter] // replaced as a whole: scans look while others begin
}

// scan hands cells of the lines of a FROM and WHERE to a counter.
func (l *counterList) scan(ctx context.Context, q querier, c lineCounter, cells []string, from string, args []any) error {
	handle := l.add(c)
	defer l.remove(handle)
	query := fmt.Sprintf("SELECT el_count(%d, %s) %s", handle, strings.Join(cells, ", "), from)
	return q.QueryRowContext(ctx, query, args...).Scan(new(any))
}

// with is the counter with a handle, nil if there is none.
func (l *counterList) with(handle int64) lineCounter {
	list := l.list.Load()
	if list == nil || handle < 0 || handle >= int64(len(*list)) {
		return nil
	}
	return (*list)[handle]
}

// add gives a counter a handle.
func (l *counterList) add(c lineCounter) (handle int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var list []lineCounter
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
