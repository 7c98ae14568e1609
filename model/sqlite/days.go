package sqlite

import (
	"context"
	"database/sql"
	"time"

	"edgelens/model"
)

// dayCounter counts lines by day in the case's zone, type and outcome, so
// that much is known without looking at lines.
type dayCounter struct {
	zone     *time.Location
	from, to int64 // seconds of the current day
	day      model.Day
	counts   map[dayKey]int64
}

type dayKey struct {
	day               model.Day
	typeCode, outcome int64
}

func newDayCounter(zone *time.Location) *dayCounter {
	return &dayCounter{zone: zone, counts: map[dayKey]int64{}}
}

func (d *dayCounter) add(second, typeCode, outcome, lines int64) {
	if second < d.from || second >= d.to {
		d.day = model.DayOf(time.Unix(second, 0).In(d.zone))
		d.from, d.to = d.day.Start(d.zone).Unix(), d.day.Next(1).Start(d.zone).Unix()
	}
	d.counts[dayKey{d.day, typeCode, outcome}] += lines
}

// store adds what was counted to the case.
func (d *dayCounter) store(ctx context.Context, tx *sql.Tx) error {
	for k, lines := range d.counts {
		_, err := tx.ExecContext(ctx, `INSERT INTO day (day, type_code, outcome, lines) VALUES (?, ?, ?, ?)
			ON CONFLICT (day, type_code, outcome) DO UPDATE SET lines = lines + excluded.lines`,
			k.day.String(), k.typeCode, k.outcome, lines)
		if err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM day WHERE lines = 0`)
	return err
}

// Months are the months that have lines, newest first.
func (s *Store) Months(ctx context.Context) ([]model.MonthCount, error) {
	var months []model.MonthCount
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var month string
		var m model.MonthCount
		if err := rows.Scan(&month, &m.Lines); err != nil {
			return err
		}
		var err error
		m.Month, err = model.ParsePeriod(month)
		months = append(months, m)
		return err
	}, `SELECT substr(day, 1, 7) AS month, sum(lines) FROM day GROUP BY month ORDER BY month DESC`)
	return months, err
}

// typeLines counts the lines of a message type in a period: all of them, and
// those whose outcome is unknown.
func typeLines(ctx context.Context, q querier, typeCode int, p model.Period) (all, unknown int64, err error) {
	to := p.To.String()
	if to == "" {
		to = "9999-12-31"
	}
	err = q.QueryRowContext(ctx, `SELECT coalesce(sum(lines), 0), coalesce(sum(lines) FILTER (WHERE outcome = ?), 0)
		FROM day WHERE day BETWEEN ? AND ? AND type_code = ?`,
		int64(model.Unknown), p.From.String(), to, typeCode).Scan(&all, &unknown)
	return all, unknown, err
}
