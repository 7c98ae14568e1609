package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"edgelens/model"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations lead from one version of the schema (PRAGMA user_version) to the
// next, from an empty file on. A migration is never changed once a case may
// have seen it, but for the order of columns, which nothing relies on. It is a variable so that tests can add one.
var migrations = readMigrations()

func readMigrations() []string {
	var all []string
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is wrong: a mistake of this program
	}
	slices.Sort(names)
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err) // it is part of the program
		}
		all = append(all, string(text))
	}
	return all
}

// meetingVersion is the first in which sources with different columns meet.
const meetingVersion = 2

// migrate runs the migrations after a version, and makes anew the view, which
// follows from the catalogue.
func migrate(ctx context.Context, tx *sql.Tx, version int) error {
	for i, statements := range migrations[version:] {
		if err := run(ctx, tx, statements); err != nil {
			return fmt.Errorf("migration %d: %w", version+i+1, err)
		}
	}
	if version > 0 && version < meetingVersion {
		if err := errors.Join(findUsed(ctx, tx), meetAll(ctx, tx)); err != nil {
			return err
		}
	}
	steps := []string{
		"DROP VIEW IF EXISTS log",
		logView(),
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", len(migrations)),
	}
	for _, statement := range steps {
		if err := run(ctx, tx, statement); err != nil {
			return err
		}
	}
	return nil
}

// update brings a case of an older program up to date, after a copy beside it.
func (s *Store) update(ctx context.Context, version int, o Options) error {
	if o.ReadOnly {
		// Who only reads opens the case for writing once, to bring it up to date.
		writer, err := Open(ctx, s.path, Options{})
		if err != nil {
			return err
		}
		return writer.Close()
	}
	backup := fmt.Sprintf("%s.v%d", s.path, version)
	// Where there is one, an earlier attempt made it, or somebody at this moment.
	if err := s.copyTo(ctx, backup); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("copy the case before updating it: %w", err)
	}
	tx, end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	// Somebody else may have done it meanwhile.
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil || version == len(migrations) {
		return err
	}
	err = migrate(ctx, tx, version)
	if err == nil {
		err = s.tally(ctx, tx)
	}
	if err != nil {
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: ケースを新しい版に更新できません", "%s: cannot bring the case up to date", s.path),
			Hint: model.Textf("ケースは元のままです。写しは %s にあります", "the case is as it was; a copy is in %s", backup),
			Err:  err,
		}
	}
	return tx.Commit()
}

// tally makes anew what an older program did not count, or counted otherwise.
func (s *Store) tally(ctx context.Context, tx *sql.Tx) error {
	zone, err := zoneOf(ctx, tx)
	if err != nil {
		return err
	}
	return tallyAll(ctx, tx, zone)
}

// copyTo writes a copy of the whole case that only its owner may read, unless
// there is one. What is cut off on the way has another name.
func (s *Store) copyTo(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		return fs.ErrExist
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		_, err = s.db.ExecContext(ctx, `VACUUM INTO ?`, f.Name())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
