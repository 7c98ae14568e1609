package sqlite

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"edgelens/model"
)

// TestEveryFieldHasAColumn: a field is one catalogue entry and one migration.
func TestEveryFieldHasAColumn(t *testing.T) {
	s := newCase(t)
	for _, f := range model.Fields {
		var n int
		err := s.db.QueryRowContext(t.Context(), `SELECT count(*) FROM pragma_table_info('line') WHERE name = ?`, f.ID).Scan(&n)
		if err != nil || n != 1 {
			t.Errorf("the table line has no column %s: write a migration (%v)", f.ID, err)
		}
	}
	line, absorbed := tableColumns(t, s, "line"), tableColumns(t, s, "absorbed")
	if want := append(line, "under INTEGER"); !reflect.DeepEqual(absorbed, want) {
		t.Errorf("the table absorbed has not the columns of line: write a migration for both\ngot  %q\nwant %q", absorbed, want)
	}
}

func tableColumns(t *testing.T, s *Store, table string) (columns []string) {
	t.Helper()
	err := each(t.Context(), s.db, func(rows *sql.Rows) error {
		var name, kind string
		err := rows.Scan(&name, &kind)
		columns = append(columns, name+" "+kind)
		return err
	}, `SELECT name, type FROM pragma_table_info(?) ORDER BY name = 'under', name`, table)
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

// oldCase makes a case with a line and then adds a migration, so that the case
// is of an older program.
func oldCase(t *testing.T, migration string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.edge")
	s, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "クライアントIP", Column: model.FieldColumn("client_ip")}}
	record := model.Record{Number: 1, Cells: []string{"2016-02-25 11:36:06 JST+0900", "172.16.16.162"}, Time: tokyoNoon}
	loadLog(t, s, headings, []model.Record{record})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := migrations
	migrations = append(append([]string(nil), migrations...), migration)
	t.Cleanup(func() { migrations = before })
	return path
}

func TestOlderCaseIsUpdatedAfterACopy(t *testing.T) {
	for name, o := range map[string]Options{"to write": {}, "to read": {ReadOnly: true}} {
		t.Run(name, func(t *testing.T) {
			path := oldCase(t, `ALTER TABLE source ADD COLUMN note TEXT`)
			copied := fmt.Sprintf("%s.v%d", path, len(migrations)-1)
			if err := os.WriteFile(copied, nil, 0o600); err != nil { // by a program that was cut off
				t.Fatal(err)
			}
			s, err := Open(t.Context(), path, o)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if n, err := s.Count(t.Context(), model.Filter{}); err != nil || n != 1 {
				t.Errorf("got %d lines, %v; want 1", n, err)
			}
			if err := hasNote(t, s); err != nil {
				t.Error(err)
			}
			info, err := os.Stat(copied)
			if err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
				t.Errorf("the copy: %v, %v", info, err)
			}
			if parts, err := filepath.Glob(path + "*.part"); err != nil || len(parts) > 0 {
				t.Errorf("left behind: %q, %v", parts, err)
			}
		})
	}
}

func hasNote(t *testing.T, s *Store) error {
	t.Helper()
	_, err := s.db.ExecContext(t.Context(), `SELECT note FROM source LIMIT 0`)
	return err
}

func TestFailedUpdateLeavesTheCase(t *testing.T) {
	path := oldCase(t, `ALTER TABLE source ADD COLUMN note TEXT; ALTER TABLE nonsense ADD COLUMN x TEXT`)
	if s, err := Open(t.Context(), path, Options{}); err == nil {
		_ = s.Close()
		t.Fatal("a failing migration gave no error")
	}
	migrations = migrations[:len(migrations)-1]
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := hasNote(t, s); err == nil {
		t.Error("half of the failed migration was kept")
	}
}

func TestNewerCaseIsRefusedUntouched(t *testing.T) {
	path := oldCase(t, `ALTER TABLE source ADD COLUMN note TEXT`)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	migrations = migrations[:len(migrations)-1]
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}, {Create: true}} {
		if _, err := Open(t.Context(), path, o); err == nil || !strings.Contains(err.Error(), "newer edgelens") {
			t.Errorf("%+v: got %v", o, err)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestWhatIsNoCase(t *testing.T) {
	dir := t.TempDir()
	csv, empty := filepath.Join(dir, "a.csv"), filepath.Join(dir, "empty.edge")
	if err := os.WriteFile(csv, []byte("時間,種類\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{csv, empty, dir, filepath.Join(dir, "missing.edge")} {
		for _, o := range []Options{{}, {ReadOnly: true}} {
			if _, err := Open(t.Context(), path, o); err == nil || model.Hint(err, model.JA) == "" {
				t.Errorf("%s, %+v: got %v, without a hint", path, o, err)
			}
		}
	}
}

// TestReadingLeavesOneFile: a case is one file to mail, also after somebody
// only looked at it.
func TestReadingLeavesOneFile(t *testing.T) {
	path := oldCase(t, `ALTER TABLE source ADD COLUMN note TEXT`)
	migrations = migrations[:len(migrations)-1]
	s, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(t.Context(), model.Filter{}); err != nil || n != 1 {
		t.Errorf("got %d lines, %v; want 1", n, err)
	}
	if _, err := s.db.ExecContext(t.Context(), `DELETE FROM line`); err == nil {
		t.Error("a case opened for reading was written to")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) != 1 {
		t.Errorf("left behind: %q, %v", files, err)
	}
}

// makeOlder gives a case the schema that it had after so many migrations.
func makeOlder(t *testing.T, s *Store, version int) {
	t.Helper()
	// The statements of the third that turn ids undo themselves.
	_, turn, ok := strings.Cut(migrations[2], "UPDATE line")
	if !ok {
		t.Fatal("the migration turns no ids")
	}
	undo := [][]string{
		1: {"DROP TABLE absorbed", "ALTER TABLE source DROP COLUMN whole_minutes"},
		2: {"DROP TABLE tally", "DROP TABLE hit", "UPDATE line" + turn},
		3: {"ALTER TABLE source DROP COLUMN said"},
		4: {"UPDATE value SET canonical = NULL, number = NULL WHERE kind = 6 AND number IS NOT NULL AND text GLOB '*B'"},
		5: {"DROP TABLE view"},
		6: {"DROP TABLE note_record", "DROP TABLE note"},
	}
	if len(undo) != len(migrations) {
		t.Fatalf("%d migrations: say how the last is undone", len(migrations))
	}
	for i := len(undo) - 1; i >= version; i-- {
		for _, statement := range append(undo[i], fmt.Sprintf("PRAGMA user_version = %d", i)) {
			if _, err := s.db.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestTwoUpdateTheSameCase: one brings it up to date, the other finds it so.
func TestTwoUpdateTheSameCase(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(8, 8)), 300)
	loadLog(t, s, headings, records)
	makeOlder(t, s, 1)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			now, err := Open(t.Context(), s.Path(), Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if n, err := now.Count(t.Context(), model.Filter{}); err != nil || n != 300 {
				t.Errorf("%d lines, %v; want 300", n, err)
			}
			if err := now.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
