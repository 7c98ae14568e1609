package sqlite

import (
	"context"
	"database/sql"
)

// begin begins a transaction that writes. After end it is over, whatever
// became of it: where its context ends, database/sql rolls it back beside us,
// and a case that is closed meanwhile would keep files beside it.
func (s *Store) begin(ctx context.Context) (tx *sql.Tx, end func(), err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, nil, err
	}
	if tx, err = conn.BeginTx(ctx, nil); err != nil {
		_ = conn.Close()
		return nil, nil, err
	}
	return tx, func() {
		_ = tx.Rollback() // nothing, once it is committed
		_ = conn.Close()  // waits until nobody uses the connection
	}, nil
}
