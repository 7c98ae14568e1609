package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"

	"edgelens/model"
)

// How many lines are read before their texts are looked up, and how large the
// texts in them may be.
const (
	pageLines = 1000
	pageBytes = 4 << 20
)

// Count is how many lines a filter means.
func (s *Store) Count(ctx context.Context, f model.Filter) (int64, error) {
	var counts [2]int64
	err := s.readTwice(ctx, func(tx, second *sql.Tx) error {
		return s.inHalves(ctx, tx, second, f, func(ctx context.Context, q querier, half int, lines search) error {
			if lines.exact {
				counts[half] = int64(len(lines.ids))
				return nil
			}
			from, args, err := lines.from()
			if err != nil {
				return err
			}
			return q.QueryRowContext(ctx, `SELECT count(*) `+from, args...).Scan(&counts[half])
		})
	})
	return counts[0] + counts[1], err
}

// Lines are the lines of a query in its order. They are valid after the
// iteration too. What comes next is read while lines are taken.
func (s *Store) Lines(ctx context.Context, q model.LinesQuery) iter.Seq2[model.Line, error] {
	return func(yield func(model.Line, error) bool) {
		pages, end := s.readAhead(ctx, q)
		defer func() { _ = end() }() // in a panic too
		err := takeLines(pages, yield)
		if failed := end(); err == nil {
			err = failed
		}
		if err != nil && !errors.Is(err, errStop) {
			yield(model.Line{}, err)
		}
	}
}

// takeLines hands on the lines of pages.
func takeLines(pages <-chan linePage, yield func(model.Line, error) bool) error {
	for p := range pages {
		err := p.lines(func(l model.Line, _ *string) error {
			if !yield(l, nil) {
				return errStop
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readAhead reads the pages of a query beside its caller, until the last one or
// the end, which waits for it and says what went wrong. SQLite does not stop
// between two lines: who ends early waits for the next one that the query finds.
func (s *Store) readAhead(ctx context.Context, q model.LinesQuery) (pages <-chan linePage, end func() error) {
	ctx, cancel := context.WithCancel(ctx)
	read := make(chan linePage, 1)
	wait := aside(func() error {
		defer close(read)
		return s.read(ctx, func(tx *sql.Tx) error {
			r, err := s.lineReader(ctx, tx, func(p linePage) error {
				if ctx.Err() == nil {
					select {
					case read <- p:
						return nil
					case <-ctx.Done():
					}
				}
				return ctx.Err()
			})
			if err != nil {
				return err
			}
			return s.streamLines(ctx, tx, q, r)
		})
	})
	return read, func() error {
		cancel()
		return wait()
	}
}

// streamLines reads lines in one go where a scan gives them in the order asked
// for. Else their ids come first, so that SQLite does not sort whole lines.
func (s *Store) streamLines(ctx context.Context, tx *sql.Tx, q model.LinesQuery, r *lineReader) error {
	found, order, err := s.ordered(ctx, tx, q)
	if err != nil {
		return err
	}
	if order == newestFirst && !found.exact {
		query, args, err := found.query(order, q.Limit)
		if err != nil {
			return err
		}
		return r.run(query, args)
	}
	ids, err := found.sorted(ctx, tx, order, q.Limit)
	if err != nil {
		return err
	}
	return r.byID(ids)
}

// ordered finds the lines of a query and the order they are asked for in.
func (s *Store) ordered(ctx context.Context, tx *sql.Tx, q model.LinesQuery) (found search, order string, err error) {
	if order, err = orderBy(ctx, tx, q.Sort); err != nil {
		return found, "", err
	}
	most := 0
	if order == newestFirst {
		most = q.Limit
	}
	found, err = s.search(ctx, tx, q.Filter, most)
	return found, order, err
}

// query is what follows the selected columns.
func (f search) query(order string, most int) (string, []any, error) {
	from, args, err := f.from()
	return fmt.Sprintf("%s ORDER BY %s LIMIT %d", from, order, limit(most)), args, err
}

// sorted are the ids of the lines that were found, in an order.
func (f search) sorted(ctx context.Context, tx *sql.Tx, order string, most int) (ids []int64, err error) {
	if f.exact && order == newestFirst {
		if most > 0 {
			return f.ids[:min(most, len(f.ids))], nil
		}
		return f.ids, nil
	}
	query, args, err := f.query(order, most)
	if err != nil {
		return nil, err
	}
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT line.id "+query, args...)
	return ids, err
}

func limit(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}

// Order gives the ids of a query's lines in its order, for random access with
// LinesByID.
func (s *Store) Order(ctx context.Context, q model.LinesQuery) (ids []int64, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		found, order, err := s.ordered(ctx, tx, q)
		if err != nil {
			return err
		}
		ids, err = found.sorted(ctx, tx, order, q.Limit)
		return err
	})
	return ids, err
}

// LinesByID gives lines in the order of their ids as asked for. A line that is
// no longer there is left out.
func (s *Store) LinesByID(ctx context.Context, ids []int64) ([]model.Line, error) {
	var lines []model.Line
	err := s.read(ctx, func(tx *sql.Tx) error {
		r, err := s.lineReader(ctx, tx, func(p linePage) error {
			return p.lines(func(l model.Line, _ *string) error { lines = append(lines, l); return nil })
		})
		if err != nil {
			return err
		}
		return r.byID(ids)
	})
	return lines, err
}

// Headings are the unknown columns of the case, by code point.
func (s *Store) Headings(ctx context.Context) ([]string, error) {
	sources, err := s.Sources(ctx)
	if err != nil {
		return nil, err
	}
	all := []string{}
	for _, src := range sources {
		for _, t := range src.Tables {
			for _, h := range t.Headings {
				if h.Column.Unknown {
					all = append(all, h.Column.Name)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}
