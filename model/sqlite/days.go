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
	days   dayFinder
	counts map[dayKey]int64
}

type dayKey struct {
	day               int64
	typeCode, outcome int64
}

func newDayCounter(zone *time.Location) *dayCounter {
	return &dayCounter{days: dayFinder{zone: zone}, counts: map[dayKey]int64{}}
}

func (d *dayCounter) add(second, typeCode, outcome, lines int64) {
	d.counts[dayKey{d.days.of(second), typeCode, outcome}] += lines
}

// dayFinder finds the day of a second in a zone. Neighbours are mostly of the
// same day.
type dayFinder struct {
	zone     *time.Location
	from, to int64 // seconds of the day found last
	day      int64 // days since 1970
}

func (d *dayFinder) of(second int64) int64 {
	if second < d.from || second >= d.to {
		day := model.DayOf(time.Unix(second, 0).In(d.zone))
		d.from, d.to = day.Start(d.zone).Unix(), day.Next(1).Start(d.zone).Unix()
		d.day = day.Start(time.UTC).Unix() / 86400
	}
	return d.day
}

// dayText is a day as it stands in the case, 2016-02-25.
func dayText(day int64) string { return time.Unix(day*86400, 0).UTC().Format(time.DateOnly) }

// dayBegin is the first second of a day in a zone.
func dayBegin(zone *time.Location, day int64) int64 {
	return model.DayOf(time.Unix(day*86400, 0).UTC()).Start(zone).Unix()
}

// store adds what was counted to the case.
func (d *dayCounter) store(ctx context.Context, tx *sql.Tx) error {
	for k, lines := range d.counts {
		_, err := tx.ExecContext(ctx, `INSERT INTO day (day, type_code, outcome, lines) VALUES (?, ?, ?, ?)
			ON CONFLICT (day, type_code, outcome) DO UPDATE SET lines = lines + excluded.lines`,
			dayText(k.day), k.typeCode, k.outcome, lines)
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
	first, last := dayBounds(p)
	err = q.QueryRowContext(ctx, `SELECT coalesce(sum(lines), 0), coalesce(sum(lines) FILTER (WHERE outcome = ?), 0)
		FROM day WHERE day BETWEEN ? AND ? AND type_code = ?`,
		int64(model.Unknown), first, last, typeCode).Scan(&all, &unknown)
	return all, unknown, err
}

// dayBounds are the first and last day of a period, as they compare with those
// of the case where it is open.
func dayBounds(p model.Period) (first, last string) {
	if last = p.To.String(); last == "" {
		last = "9999-12-31"
	}
	return p.From.String(), last
}
