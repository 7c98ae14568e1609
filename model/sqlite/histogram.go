package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"edgelens/model"
)

// quarter is in seconds what lines are counted by before they are put into the
// hours of a zone: every zone of today is that far from UTC, or a multiple.
const quarter = 15 * 60

// Histogram counts a filter's lines by steps of time in the case's zone, the
// oldest first. Steps without a line are left out.
func (s *Store) Histogram(ctx context.Context, f model.Filter, step model.Step) ([]model.Bucket, error) {
	var quarters []model.Bucket
	err := s.read(ctx, func(tx *sql.Tx) error {
		from, args, err := s.linesOf(ctx, tx, f)
		if err != nil {
			return err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			var at, lines int64
			err := rows.Scan(&at, &lines)
			quarters = append(quarters, model.Bucket{From: time.Unix(at*quarter, 0).In(s.zone), Lines: lines})
			return err
		}, fmt.Sprintf(`SELECT %s / %d AS quarter, count(*) %s GROUP BY quarter ORDER BY quarter`, secondSQL, quarter, from), args...)
	})
	return model.Gather(quarters, step), err
}
