package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"edgelens/model"
)

// quarter is in seconds what lines are counted by before they are put into the
// hours of a zone: every zone of today is that far from UTC, or a multiple.
const quarter = 15 * 60

// quarterCounter counts lines by the quarter of an hour, in quarters since 1970.
type quarterCounter map[int64]int64

func (c quarterCounter) take(call directCall, first int) error {
	id, ok := call.integer(first)
	if !ok {
		return errArguments
	}
	c[secondOf(id)/quarter]++
	return nil
}

// Histogram counts a filter's lines by steps of time in the case's zone, the
// oldest first. Steps without a line are left out.
func (s *Store) Histogram(ctx context.Context, f model.Filter, step model.Step) ([]model.Bucket, error) {
	counts := [2]quarterCounter{{}, {}}
	err := s.readTwice(ctx, func(tx, second *sql.Tx) error {
		return s.inHalves(ctx, tx, second, f, func(ctx context.Context, q querier, half int, lines search) error {
			return lines.handTo(ctx, q, counts[half], "line.id")
		})
	})
	if err != nil {
		return nil, err
	}
	for at, lines := range counts[1] {
		counts[0][at] += lines
	}
	var quarters []model.Bucket
	for _, at := range slices.Sorted(maps.Keys(counts[0])) {
		quarters = append(quarters, model.Bucket{From: time.Unix(at*quarter, 0).In(s.zone), Lines: counts[0][at]})
	}
	return model.Gather(quarters, step), nil
}
