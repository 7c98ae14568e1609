package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"edgelens/model"
)

// Places are where a line stands: in the source that shows it first, then in
// those that also have it.
func (s *Store) Places(ctx context.Context, line int64) ([]model.Place, error) {
	var places []model.Place
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var p model.Place
		err := rows.Scan(&p.Source, &p.Record)
		places = append(places, p)
		return err
	}, `SELECT source, record FROM line WHERE id = ?1
		UNION ALL SELECT source, record FROM also WHERE line = ?1
		ORDER BY source, record`, line)
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
	steps := []func() error{
		func() error { return run(ctx, tx, `DELETE FROM also WHERE source = ?`, id) },
		func() error { return s.handOver(ctx, tx, src) },
		func() error { return s.uncount(ctx, tx, id) },
		func() error { return run(ctx, tx, `DELETE FROM line WHERE source = ?`, id) },
		func() error { return tallySource(ctx, tx, s.zone, src) },
		func() error { return run(ctx, tx, `DELETE FROM reject WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM printed_row WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM block WHERE source = ?`, id) },
		func() error { return run(ctx, tx, `DELETE FROM source WHERE id = ?`, id) },
		func() error { return sweepValues(ctx, tx) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return src, fmt.Errorf("forget source %d: %w", id, err)
		}
	}
	s.unpacked.clear()
	return src, tx.Commit()
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
	parts := []string{"SELECT clock FROM line"}
	for _, id := range used {
		parts = append(parts, fmt.Sprintf("SELECT %[1]s FROM line WHERE typeof(%[1]s) = 'integer'", quoteName(id)))
	}
	return run(ctx, tx, "DELETE FROM value WHERE id NOT IN ("+strings.Join(parts, " UNION ")+")")
}
