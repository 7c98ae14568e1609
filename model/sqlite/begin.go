package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"edgelens/model"
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
		return nil, nil, s.beginError(err)
	}
	return tx, func() {
		_ = tx.Rollback() // nothing, once it is committed
		_ = conn.Close()  // waits until nobody uses the connection
	}, nil
}

// beginError says why nothing can be written, as when somebody else did not
// stop writing in time.
func (s *Store) beginError(err error) error {
	if !isBusy(err) {
		return fmt.Errorf("begin to write to the case: %w", err)
	}
	return &model.Problem{
		Kind: model.ErrCase,
		What: model.Textf("%s: 別の edgelens が書き込んでいます", "%s: another edgelens is writing to it", s.path),
		Hint: model.Text{JA: "それが終わってから、もう一度実行してください", EN: "try again when that has ended"},
	}
}
