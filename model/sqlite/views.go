package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"edgelens/model"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// mostViews is how many saved views are read: a case from elsewhere may have
// any number.
const mostViews = 5000

// Views are the saved views by name. Of a name or an address that is too long
// there is only so much that it can be seen to be so.
func (s *Store) Views(ctx context.Context) ([]model.SavedView, error) {
	var views []model.SavedView
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var v model.SavedView
		var saved int64
		err := rows.Scan(&v.ID, &v.Name, &v.Address, &saved)
		v.Saved = time.UnixMicro(saved).In(s.zone)
		views = append(views, v)
		return err
	}, `SELECT id, substr(name, 1, ?), substr(address, 1, ?), saved
		FROM view
		ORDER BY name
		LIMIT ?`, model.MaxViewName+1, model.MaxViewAddress+1, mostViews)
	if err != nil {
		return nil, fmt.Errorf("read the saved views: %w", err)
	}
	return views, nil
}

// SaveView keeps a view under its name; its ID counts for nothing. Where
// another view has that name, the error is of the kind ErrTaken, unless it is
// to be replaced.
func (s *Store) SaveView(ctx context.Context, v model.SavedView, replace bool) error {
	v.Name = strings.TrimSpace(v.Name)
	if err := v.Check(); err != nil {
		return err
	}
	query := `INSERT INTO view (name, address, saved) VALUES (?, ?, ?)`
	if replace {
		query += ` ON CONFLICT (name) DO UPDATE SET address = excluded.address, saved = excluded.saved`
	}
	_, err := s.change(ctx, v.Name, query, v.Name, v.Address, v.Saved.UnixMicro())
	return err
}

// RenameView gives a view another name. Where another view has it, the error
// is of the kind ErrTaken.
func (s *Store) RenameView(ctx context.Context, id int64, name string) error {
	name = strings.TrimSpace(name)
	if err := (model.SavedView{Name: name}).Check(); err != nil {
		return err
	}
	n, err := s.change(ctx, name, `UPDATE view SET name = ? WHERE id = ?`, name, id)
	return gone(n, err)
}

// DeleteView takes a view out of the case.
func (s *Store) DeleteView(ctx context.Context, id int64) error {
	n, err := s.change(ctx, "", `DELETE FROM view WHERE id = ?`, id)
	return gone(n, err)
}

// gone is the error of a view that is not there.
func gone(rows int64, err error) error {
	if err == nil && rows == 0 {
		return &model.Problem{Kind: model.ErrNotFound, What: model.Text{JA: "そのビューはもうケースにありません", EN: "this view is no longer in the case"}}
	}
	return err
}

// change writes one statement and says how many rows it was about.
func (s *Store) change(ctx context.Context, name, query string, args ...any) (int64, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, end, err := s.begin(ctx)
	if err != nil {
		return 0, s.writeError(name, err)
	}
	defer end()
	r, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, s.writeError(name, err)
	}
	n, err := r.RowsAffected()
	if err == nil {
		err = tx.Commit()
	}
	return n, s.writeError(name, err)
}

// writeError says why something a user adds was not written.
func (s *Store) writeError(name string, err error) error {
	var code *sqlite.Error
	switch {
	case err == nil || !errors.As(err, &code):
		return err
	case code.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return &model.Problem{
			Kind: model.ErrTaken,
			What: model.Textf("「%s」という名前のビューはすでにあります", "there is a view called %q already", name),
		}
	case code.Code()&0xFF == sqlite3.SQLITE_READONLY:
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: 読み取り専用のため保存できません", "%s: can only be read, so nothing can be saved in it", s.path),
			Hint: model.Text{JA: "書き込めるフォルダにコピーして開いてください", EN: "copy it to a folder that can be written, and open it there"},
		}
	case isBusy(err):
		return s.beginError(err)
	}
	return fmt.Errorf("write into the case: %w", err)
}
