package sqlite

import (
	"context"
	"database/sql"
	"time"

	"edgelens/model"
)

// readTwice runs a question that two connections answer together, on one state
// of the case. There is no second one while another question has it, or if the
// case has changed between the beginnings of the two: then second is nil.
func (s *Store) readTwice(ctx context.Context, ask func(tx, second *sql.Tx) error) error {
	// One question at a time: several that hold a connection and wait for
	// another could wait for each other.
	if !s.twice.TryLock() {
		return s.read(ctx, func(tx *sql.Tx) error { return ask(tx, nil) })
	}
	defer s.twice.Unlock()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	before, err := dataVersion(ctx, conn)
	if err != nil {
		return err
	}
	return s.read(ctx, func(tx *sql.Tx) error {
		if _, err := dataVersion(ctx, tx); err != nil { // its state of the case begins here
			return err
		}
		second, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { _ = second.Rollback() }()
		after, err := dataVersion(ctx, second)
		if err != nil {
			return err
		}
		if after != before {
			return ask(tx, nil)
		}
		return ask(tx, second)
	})
}

// dataVersion is a number that stays the same on a connection as long as no
// other one changes the case.
func dataVersion(ctx context.Context, q querier) (version int64, err error) {
	err = q.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version)
	return version, err
}

// inHalves looks at the lines of a filter, half of them on the second connection
// if there is one: look is called for each half, 0 and 1, or for half 0 alone.
func (s *Store) inHalves(ctx context.Context, tx, second *sql.Tx, f model.Filter,
	look func(ctx context.Context, q querier, half int, lines search) error,
) error {
	found, err := s.search(ctx, tx, f, 0)
	if err != nil {
		return err
	}
	if second == nil || found.ids != nil {
		return look(ctx, tx, 0, found)
	}
	first, last := s.timesOf(f).bounds(s.zone)
	middle, err := middleID(ctx, tx, s.zone, first, last)
	if err != nil {
		return err
	}
	lower, upper := found, found
	lower.within, upper.within = found.within.split(middle)
	return both(ctx,
		func(ctx context.Context) error { return look(ctx, tx, 0, lower) },
		func(ctx context.Context) error { return look(ctx, second, 1, upper) })
}

// middleID parts the lines of some days: about half have this id or a lower one.
func middleID(ctx context.Context, q querier, zone *time.Location, first, last string) (int64, error) {
	type lines struct {
		day   time.Time
		count int64
	}
	var days []lines
	var all, passed int64
	err := each(ctx, q, func(rows *sql.Rows) error {
		var day string
		var l lines
		err := rows.Scan(&day, &l.count)
		if err == nil {
			l.day, err = time.Parse(time.DateOnly, day)
		}
		days, all = append(days, l), all+l.count
		return err
	}, `SELECT day, sum(lines) FROM day WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day DESC`, first, last)
	for _, l := range days {
		if passed+l.count >= all/2 {
			day := model.DayOf(l.day)
			from, to := day.Start(zone).Unix(), day.Next(1).Start(zone).Unix()
			_, middle := idsBetween(to-(to-from)*(all/2-passed)/max(1, l.count), lastSecond)
			return middle, err
		}
		passed += l.count
	}
	return 0, err
}
