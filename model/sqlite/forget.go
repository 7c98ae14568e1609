package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"edgelens/model"
)

// sharedPlaces are the records that stand for a line and are not those it is
// shown from: equal ones of other sources, those it absorbs, and their equals.
const sharedPlaces = `(
	SELECT line, source, record FROM also
	UNION ALL SELECT under, source, record FROM absorbed
	UNION ALL SELECT absorbed.under, also.source, also.record FROM absorbed CROSS JOIN also ON also.line = absorbed.id)`

// Places are where a line stands: in the source that shows it first, then in
// those that also have it.
func (s *Store) Places(ctx context.Context, line int64) ([]model.Place, error) {
	var places []model.Place
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var p model.Place
		err := rows.Scan(&p.Source, &p.Record)
		places = append(places, p)
		return err
	}, `SELECT source, record FROM (
			SELECT 0 AS rank, source, record FROM line WHERE id = ?1
			UNION ALL SELECT 1, place.source, place.record FROM `+sharedPlaces+` AS place
				WHERE place.line = ?1 AND EXISTS (SELECT 1 FROM line WHERE id = ?1))
		ORDER BY rank, source, record`, line)
	return places, err
}

// Forget takes a source back: the case becomes what it would be without it.
// Lines that other sources have too stay, as the earliest of those had them.
// It returns what the source was.
func (s *Store) Forget(ctx context.Context, id int64) (model.Source, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, end, err := s.begin(ctx)
	if err != nil {
		return model.Source{}, err
	}
	defer end()
	src, err := s.source(ctx, tx, id)
	if err != nil {
		return src, err
	}
	touched := newTouched()
	steps := []func() error{
		func() error { return run(ctx, tx, `DELETE FROM also WHERE source = ?`, id) },
		func() error { return s.handOver(ctx, tx, src) },
		func() error { return s.uncount(ctx, tx, id) },
		func() error { return touched.source(ctx, tx, id) },
		func() error { return run(ctx, tx, `DELETE FROM line WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM absorbed WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM reject WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM printed_row WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM block WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM source WHERE id = ?`, id) },
		func() error { return s.part(ctx, tx, src, touched) },
		func() error { return tallySource(ctx, tx, s.zone, src) },
		func() error { return sweepValues(ctx, tx) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return src, fmt.Errorf("forget source %d: %w", id, err)
		}
	}
	err = tx.Commit()
	s.unpacked.clear()
	return src, err
}

// part lets the records that the case still has meet anew where those of a
// forgotten source were.
func (s *Store) part(ctx context.Context, tx *sql.Tx, src model.Source, touched *touched) error {
	columns := columnSetOf(&src)
	if meets, err := canMeet(columns); !meets || err != nil {
		return err
	}
	blocks, err := otherBlocks(ctx, tx, columns)
	if err != nil {
		return err
	}
	_, err = meet(ctx, tx, s.zone, touched.spans(blocks), nil)
	return err
}

func run(ctx context.Context, tx *sql.Tx, query string, args ...any) error {
	_, err := tx.ExecContext(ctx, query, args...)
	return err
}

// uncount takes the lines that only this source has out of the day counts.
func (s *Store) uncount(ctx context.Context, tx *sql.Tx, source int64) error {
	days := newDayCounter(s.zone)
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var second, typ, outcome, lines int64
		err := rows.Scan(&second, &typ, &outcome, &lines)
		days.add(second, typ, outcome, -lines)
		return err
	}, `SELECT `+secondSQL+`, type_code, outcome, count(*) FROM line WHERE source = ? GROUP BY 1, 2, 3`, source)
	if err != nil {
		return err
	}
	return days.store(ctx, tx)
}

// sweepValues removes what no line uses any more, so that nothing of a source
// is left when it has been taken back.
func sweepValues(ctx context.Context, tx *sql.Tx) error {
	used, err := usedFields(ctx, tx)
	if err != nil {
		return err
	}
	var parts []string
	for _, table := range []string{"line", "absorbed"} {
		parts = append(parts, "SELECT clock FROM "+table)
		for _, id := range used {
			parts = append(parts, fmt.Sprintf("SELECT %[1]s FROM %[2]s WHERE typeof(%[1]s) = 'integer'", quoteName(id), table))
		}
	}
	return run(ctx, tx, "DELETE FROM value WHERE id NOT IN ("+strings.Join(parts, " UNION ")+")")
}
