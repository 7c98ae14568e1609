package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"edgelens/model"
)

// metaUnderway comes before the SHA-256 of a file in the name of a setting
// that says that its import has begun. It is written down before the import's
// own transaction and removed after it, so that what is found there without an
// import going on was cut off.
const metaUnderway = "importing."

// beganImport is what is noted of an import under way.
type beganImport struct {
	Path  string `json:"path"`
	Began int64  `json:"began"` // microseconds
}

// underway notes that an import begins; over says that it has ended, one way
// or the other.
func (s *Store) underway(ctx context.Context, src *model.Source) (over func(), err error) {
	if s.dryRun {
		return func() {}, nil
	}
	note, err := json.Marshal(beganImport{src.Path, time.Now().UnixMicro()})
	if err != nil {
		return nil, err
	}
	name := metaUnderway + hex.EncodeToString(src.SHA256[:])
	_, err = s.db.ExecContext(ctx, `INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, name, string(note))
	if err != nil {
		return nil, s.beginError(err)
	}
	return func() {
		// Also after Ctrl-C. If it fails, the next start finds the source whole.
		_, _ = s.db.ExecContext(context.WithoutCancel(ctx), `DELETE FROM meta WHERE name = ?`, name)
	}, nil
}

// cutOffQuery finds imports that have begun and have not come to their end.
const cutOffQuery = `SELECT value FROM meta
	WHERE name GLOB '` + metaUnderway + `*'
		AND substr(name, ?) NOT IN (SELECT lower(hex(sha256)) FROM source)
	ORDER BY name`

// CutOff gives the imports that were cut off, of which nothing is in the case.
// While somebody imports nobody can tell, and there are none.
func (s *Store) CutOff(ctx context.Context) ([]model.CutOff, error) {
	all, err := s.begun(ctx)
	if err != nil || len(all) == 0 || s.busy(ctx) {
		return nil, err
	}
	return s.begun(ctx) // it may have ended meanwhile
}

func (s *Store) begun(ctx context.Context) ([]model.CutOff, error) {
	var all []model.CutOff
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		var b beganImport
		err := json.Unmarshal([]byte(text), &b)
		all = append(all, model.CutOff{Path: b.Path, Began: time.UnixMicro(b.Began).In(s.zone)})
		return err
	}, cutOffQuery, len(metaUnderway)+1)
	return all, err
}

// busy reports whether somebody is writing, as an import under way is.
func (s *Store) busy(ctx context.Context) bool {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	// To ask for the lock of who writes is no writing, but query_only forbids it.
	var only int
	if conn.QueryRowContext(ctx, `PRAGMA query_only`).Scan(&only) != nil {
		return false
	}
	defer func() {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf(`PRAGMA busy_timeout = %s; PRAGMA query_only = %d`, busyTimeout, only))
	}()
	if _, err = conn.ExecContext(ctx, `PRAGMA busy_timeout = 0; PRAGMA query_only = 0`); err != nil {
		return false
	}
	_, err = conn.ExecContext(ctx, `BEGIN IMMEDIATE`)
	if err == nil {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
		return false
	}
	return isBusy(err)
}

// ToldCutOff forgets the imports that were cut off, once somebody was told.
func (s *Store) ToldCutOff(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM meta WHERE name GLOB '`+metaUnderway+`*'`)
	return err
}
