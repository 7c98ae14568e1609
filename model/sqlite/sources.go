package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"time"

	"edgelens/model"
)

// insertSource makes the source's row, under the id it has if it has one;
// updateSource fills in what was counted.
func insertSource(ctx context.Context, tx *sql.Tx, src *model.Source) (int64, error) {
	tables, err := json.Marshal(src.Tables)
	if err != nil {
		return 0, err
	}
	said, err := saidText(src.Said)
	if err != nil {
		return 0, err
	}
	r, err := tx.ExecContext(ctx, `INSERT INTO source
		(id, said, path, sha256, size, kind, profile, encoding, tables, columns, period_from, period_to, imported,
			records, new, known, rejected, notices)
		VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '[]')`,
		src.ID, said, src.Path, src.SHA256[:], src.Size, string(src.Kind), src.Profile, src.Encoding, string(tables), columnSetOf(src),
		src.Period.From.String(), src.Period.To.String(), src.Imported.UnixMicro())
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

func updateSource(ctx context.Context, tx *sql.Tx, src *model.Source) error {
	notices, err := json.Marshal(src.Notices)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE source
		SET records = ?, new = ?, known = ?, rejected = ?, time_from = ?, time_to = ?, notices = ?,
			period_from = ?, period_to = ?
		WHERE id = ?`,
		src.Records, src.New, src.Known, src.Rejected, micros(src.From), micros(src.To), string(notices),
		src.Period.From.String(), src.Period.To.String(), src.ID)
	return err
}

// micros is an instant in microseconds since 1970, NULL for none.
func micros(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// Sources are the imported files in the order of import.
func (s *Store) Sources(ctx context.Context) ([]model.Source, error) {
	return s.sources(ctx, s.db, `ORDER BY id`)
}

func (s *Store) sources(ctx context.Context, q querier, rest string, args ...any) ([]model.Source, error) {
	var all []model.Source
	err := each(ctx, q, func(rows *sql.Rows) error {
		src, err := s.scanSource(rows)
		all = append(all, src)
		return err
	}, `SELECT id, path, sha256, size, kind, profile, encoding, tables, period_from, period_to, imported,
		records, new, known, rejected, time_from, time_to, notices, said FROM source `+rest, args...)
	return all, err
}

func (s *Store) scanSource(rows *sql.Rows) (model.Source, error) {
	var src model.Source
	var digest []byte
	var tables, notices, from, to, said string
	var imported int64
	var first, last sql.NullInt64
	err := rows.Scan(&src.ID, &src.Path, &digest, &src.Size, &src.Kind, &src.Profile, &src.Encoding, &tables,
		&from, &to, &imported, &src.Records, &src.New, &src.Known, &src.Rejected, &first, &last, &notices, &said)
	if err != nil {
		return src, err
	}
	copy(src.SHA256[:], digest)
	src.Imported = time.UnixMicro(imported).In(s.zone)
	if first.Valid {
		src.From, src.To = time.UnixMicro(first.Int64).In(s.zone), time.UnixMicro(last.Int64).In(s.zone)
	}
	if from != "" || to != "" {
		if src.Period, err = model.ParsePeriod(from + ".." + to); err != nil {
			return src, err
		}
	}
	if err := json.Unmarshal([]byte(tables), &src.Tables); err != nil {
		return src, err
	}
	if src.Said, err = parseSaid(said); err != nil {
		return src, err
	}
	return src, json.Unmarshal([]byte(notices), &src.Notices)
}

// Source is one source by its id; the error is a [model.Problem] of kind
// ErrNotFound.
func (s *Store) Source(ctx context.Context, id int64) (model.Source, error) {
	return s.source(ctx, s.db, id)
}

func (s *Store) source(ctx context.Context, q querier, id int64) (model.Source, error) {
	found, err := s.sources(ctx, q, `WHERE id = ?`, id)
	if err == nil && len(found) == 0 {
		err = &model.Problem{
			Kind: model.ErrNotFound,
			What: model.Textf("取り込み番号 %d はありません", "there is no source %d", id),
			Hint: model.Text{JA: "edgelens sources で番号を確かめられます", EN: "see the numbers with: edgelens sources"},
		}
	}
	if err != nil {
		return model.Source{}, err
	}
	return found[0], nil
}

// again makes src the source with the same bytes, if the case has it.
func (s *Store) again(ctx context.Context, tx *sql.Tx, src *model.Source) (bool, error) {
	found, err := s.sources(ctx, tx, `WHERE sha256 = ?`, src.SHA256[:])
	if err != nil || len(found) == 0 {
		return false, err
	}
	*src = found[0]
	src.Again, src.New, src.Known = true, 0, src.Records-src.Rejected
	return true, nil
}

// Rejects are the records of a source (0: of all) that could not be
// understood, in order.
func (s *Store) Rejects(ctx context.Context, source int64) iter.Seq2[model.Reject, error] {
	return func(yield func(model.Reject, error) bool) {
		stopped := false
		err := each(ctx, s.db, func(rows *sql.Rows) error {
			var r model.Reject
			if err := rows.Scan(&r.Source, &r.Record, &r.Line, &r.Offset, &r.Reason.JA, &r.Reason.EN); err != nil {
				return err
			}
			var err error
			if r.Bytes, err = s.Raw(ctx, model.Place{Source: r.Source, Record: r.Record}); err != nil {
				return err
			}
			if !yield(r, nil) {
				stopped = true
				return errStop
			}
			return nil
		}, `SELECT source, record, text_line, position, reason_ja, reason_en FROM reject
			WHERE ? IN (0, source)
			ORDER BY source, record`, source)
		if err != nil && !stopped {
			yield(model.Reject{}, err)
		}
	}
}
