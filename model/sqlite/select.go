package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"modernc.org/sqlite"

	"edgelens/model"
)

// selectTime is how long a statement may run. It is a variable so that tests
// need not wait.
var selectTime = 30 * time.Second

// Select runs one statement of somebody's own, which may read everything and
// change nothing. It runs on a connection that cannot write, for a limited time,
// and gives a limited number of rows. Errors are [*model.SQLError]s where the
// statement is wrong.
func (s *Store) Select(ctx context.Context, text string) (result model.SQLResult, err error) {
	ctx, done, err := s.underWay.enter(ctx)
	if err != nil {
		return result, err
	}
	defer done()
	asked := ctx
	ctx, cancel := context.WithTimeout(ctx, selectTime)
	defer cancel()
	st, err := parseStatement(text)
	if err != nil {
		return result, err
	}
	dsn, err := guardedDSN(s.dsn)
	if err != nil {
		return result, err
	}
	g, closed, err := openGuarded(ctx, dsn)
	if err != nil {
		return result, fmt.Errorf("open the case for reading: %w", err)
	}
	defer closed()
	if result, err = g.run(ctx, st); err != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) && asked.Err() == nil {
			return model.SQLResult{}, tooSlow()
		}
		return model.SQLResult{}, g.explain(st, err)
	}
	return result, nil
}

// run compiles a statement and takes its rows.
func (g *guard) run(ctx context.Context, st statement) (model.SQLResult, error) {
	result, err := g.compile(st.body)
	if err != nil || len(result.Columns) == 0 {
		return result, err
	}
	t := &taken{}
	if st.direct {
		err = g.read(ctx, st, t)
	} else {
		err = g.take(ctx, st, len(result.Columns), t)
	}
	switch {
	case t.full && len(t.rows) == 0:
		err = &model.SQLError{What: model.Textf("1行が大きすぎます(%d バイトまで)", "a row is too big (%d bytes at most)", selectBytes)}
	case t.full:
		err = nil
	}
	result.Rows, result.Cut = t.rows, t.full
	return result, err
}

// compile gives the columns of a statement without running it.
func (g *guard) compile(text string) (model.SQLResult, error) {
	result := model.SQLResult{Line: -1}
	err := g.conn.Raw(func(driver any) error {
		c, ok := driver.(interface {
			ColumnInfo(string) ([]sqlite.ColumnInfo, error)
		})
		if !ok {
			return errors.New("the database driver cannot describe statements")
		}
		columns, err := c.ColumnInfo(text)
		for i, column := range columns {
			result.Columns = append(result.Columns, column.Name)
			if result.Line < 0 && column.TableName == "line" && column.OriginName == "id" {
				result.Line = i
			}
		}
		return err
	})
	return result, err
}

// read takes the rows of a statement that can be put into no other, and which
// has few: EXPLAIN and PRAGMA.
func (g *guard) read(ctx context.Context, st statement, t *taken) error {
	return each(ctx, g.conn, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		return t.add(row)
	}, st.body)
}

// take hands the rows of a statement to a taker. They are not read one by one,
// because the driver stops a statement at its context's end only while it looks
// for the first row, or while it runs through without giving any: a statement
// may give its second row never.
func (g *guard) take(ctx context.Context, st statement, columns int, t *taken) error {
	handle := takers.add(t)
	defer takers.remove(handle)
	g.own = true
	_, err := g.conn.ExecContext(ctx, takeEach(handle, columns, fmt.Sprintf("SELECT * FROM (\n%s\n) LIMIT %d OFFSET 0", st.body, selectRows+1)))
	return err
}

// taken are the rows that were taken of a statement.
type taken struct {
	rows [][]any
	size int
	full bool
}

func (t *taken) take(call directCall, first int) error {
	row := make([]any, 0, len(call.args)-first)
	for i := first; i < len(call.args); i++ {
		row = append(row, call.value(i))
	}
	return t.add(row)
}

// add keeps a row, or says that there is no room for it.
func (t *taken) add(row []any) error {
	t.size += rowSize + len(row)*cellSize
	for _, c := range row {
		switch c := c.(type) {
		case string:
			t.size += len(c)
		case []byte:
			t.size += len(c)
		}
	}
	if len(t.rows) == selectRows || t.size > selectBytes {
		t.full = true
		return errStop
	}
	t.rows = append(t.rows, row)
	return nil
}

// What a row and a cell take beside their texts, in bytes.
const (
	rowSize  = 24
	cellSize = 32
)

// statements are those under way, for which the case stays open.
type statements struct {
	mutex  sync.Mutex
	closed bool
	stops  map[int64]context.CancelFunc
	last   int64
	run    sync.WaitGroup
}

// enter begins a statement, which done ends.
func (u *statements) enter(ctx context.Context) (inner context.Context, done func(), err error) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.closed {
		return nil, nil, sql.ErrConnDone
	}
	ctx, cancel := context.WithCancel(ctx)
	u.last++
	key := u.last
	if u.stops == nil {
		u.stops = map[int64]context.CancelFunc{}
	}
	u.stops[key] = cancel
	u.run.Add(1)
	return ctx, func() {
		cancel()
		u.mutex.Lock()
		delete(u.stops, key)
		u.mutex.Unlock()
		u.run.Done()
	}, nil
}

// close stops the statements and waits for their connections to be closed: who
// reads only and is the last one to leave does not clear away the files beside
// the case.
func (u *statements) close() {
	u.mutex.Lock()
	u.closed = true
	for _, stop := range u.stops {
		stop()
	}
	u.mutex.Unlock()
	u.run.Wait()
}
