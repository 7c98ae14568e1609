package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// lineTaker is what SQL hands lines to. By el_count it counts them: a GROUP BY
// would sort them first, and rows cost more to fetch than to count. By el_take
// it reads them: of a row that the driver fetches, each cell takes two locks and
// memory of its own.
type lineTaker interface {
	// take takes the line whose cells are arguments of a call, from first on.
	take(call directCall, first int) error
}

// takers are those that take lines, by handle: a number that SQL can carry.
var takers takerList

type takerList struct {
	mutex sync.Mutex
	list  atomic.Pointer[[]lineTaker] // replaced as a whole: scans look while others begin
}

// scan hands cells of the lines of a FROM and WHERE to a taker that counts them.
func (l *takerList) scan(ctx context.Context, q querier, c lineTaker, cells []string, from string, args []any) error {
	handle := l.add(c)
	defer l.remove(handle)
	query := fmt.Sprintf("SELECT el_count(%d, %s) %s", handle, strings.Join(cells, ", "), from)
	return q.QueryRowContext(ctx, query, args...).Scan(new(any))
}

// takeEach is a statement that hands the rows of another one, which ends in
// OFFSET, to a taker. The OFFSET keeps SQLite from merging the two: merged, it
// hands over rows before it has sorted them, and more than the other one gives.
func takeEach(handle int64, columns int, statement string) string {
	var names []string
	for i := range columns {
		names = append(names, cellOf(i))
	}
	return fmt.Sprintf("WITH el_asked(%[1]s) AS (\n%[2]s\n)\nSELECT %[3]s(%[4]d, %[1]s) FROM el_asked",
		strings.Join(names, ", "), statement, takeName, handle)
}

// with is the taker with a handle, nil if there is none.
func (l *takerList) with(handle int64) lineTaker {
	list := l.list.Load()
	if list == nil || handle < 0 || handle >= int64(len(*list)) {
		return nil
	}
	return (*list)[handle]
}

// add gives a taker a handle.
func (l *takerList) add(c lineTaker) (handle int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var list []lineTaker
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
func (l *takerList) remove(handle int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	list := slices.Clone(*l.list.Load())
	list[handle] = nil
	l.list.Store(&list)
}
