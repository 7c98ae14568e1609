package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// alone reports whether nobody else has the case open: while somebody has, it
// is too busy to leave WAL mode. Where nobody has, it leaves it.
func (s *Store) alone(ctx context.Context) bool {
	s.db.SetMaxIdleConns(1) // other connections of this pool would count as somebody
	defer s.db.SetMaxIdleConns(maxConns)
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	// Not to be used again: without the log, SQLite looks at a counter to see
	// whether the pages it remembers are still right, and not every change that
	// went to the log has counted.
	defer func() { _ = conn.Raw(func(any) error { return driver.ErrBadConn }) }()
	// Without the log, whoever has the case open and rests cannot be seen.
	var mode string
	if err := conn.QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&mode); err != nil || mode != "wal" {
		return false
	}
	if _, err := conn.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return false
	}
	_, err = conn.ExecContext(ctx, `PRAGMA journal_mode = delete`)
	return err == nil || !isBusy(err)
}

// isBusy reports whether somebody else kept something from being done.
func isBusy(err error) bool {
	var code *sqlite.Error
	return errors.As(err, &code) && code.Code()&0xFF == sqlite3.SQLITE_BUSY
}

// withoutLog lets the first import into a case write its pages once, not to the
// write-ahead log first: the journal of an empty case has next to nothing to
// keep. That is possible while nobody else has the case open; who opens it
// meanwhile waits. It gives what goes back to the log.
func (s *Store) withoutLog(ctx context.Context) (back func()) {
	var sources bool
	err := s.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM source)`).Scan(&sources)
	if err == nil && sources {
		_ = s.withLog(ctx) // if it could not go back
		return func() {}
	}
	if err != nil || !s.alone(ctx) {
		return func() {}
	}
	return func() { _ = s.withLog(context.Background()) } // without it, everything is as right
}

// withLog makes the case use the write-ahead log, so that it can be read while
// it is written to. Where that is not possible, it stays without.
func (s *Store) withLog(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `PRAGMA journal_mode = wal`)
	return err
}
