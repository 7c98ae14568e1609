package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"edgelens/model"
)

// encoded is a database without a case, with texts in an encoding of SQLite's.
func encoded(t *testing.T, encoding string) *sql.DB {
	db := must(sql.Open("sqlite", filepath.Join(t.TempDir(), "a.db")+"?_pragma=encoding('"+encoding+"')"))
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestSearchOfWhatSQLHolds(t *testing.T) {
	databases := []*sql.DB{encoded(t, "UTF-8"), encoded(t, "UTF-16le")}
	long := strings.Repeat("長い", 1<<16) + "請求書"
	for _, c := range []struct {
		function, text string
		cells          []any
		want           bool
	}{
		{"el_contains", "請求", []any{"ご請求書"}, true},
		{"el_contains", "請求", []any{nil, 7, 1.5, []byte("請求"), "領収"}, false},
		{"el_contains", "請求", []any{nil, 7, "", "請求"}, true},
		{"el_contains", "abc", []any{"x\x00ABC"}, true},
		{"el_contains", "x\x00a", []any{"X\x00ABC"}, true},
		{"el_contains", "請求書", []any{long}, true},
		{"el_contains", "セイキュウ", []any{"せいきゅう"}, false},
		{"el_contains_variant", "セイキュウ", []any{"せいきゅう"}, true},
		{"el_contains", "7", []any{7}, false}, // the id of a value
		{"el_contains", "請求", nil, false},
	} {
		for _, db := range databases {
			query := fmt.Sprintf("SELECT %s(?%s)", c.function, strings.Repeat(", ?", len(c.cells)))
			var found bool
			if err := db.QueryRow(query, append([]any{c.text}, c.cells...)...).Scan(&found); err != nil || found != c.want {
				t.Errorf("%s %q in %.60q: %v, %v", c.function, c.text, c.cells, found, err)
			}
		}
	}
}

// refused says what a statement is refused for.
func refused(t *testing.T, db *sql.DB, statement, want string) {
	t.Helper()
	err := db.QueryRow(statement).Scan(new(any))
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: %v, want %s", statement, err, want)
	}
}

func TestDirectFunctionsRefuseOtherArguments(t *testing.T) {
	db := encoded(t, "UTF-8")
	handle := takers.add(newSectionCounter(model.Sections))
	defer takers.remove(handle)
	for _, call := range []string{
		"el_contains()", "el_contains(NULL, 'a')", "el_contains(7, 'a')", "el_contains(x'61', 'a')", "el_contains_variant(1.0, 'a')",
		"el_among()", "el_among(1, 1)", "el_among('a', 1)",
		"el_count()", "el_count('a')", "el_count(-1, 1, 2)", "el_count(9223372036854775807, 1, 2)",
		fmt.Sprintf("el_count(%d, 1)", handle), fmt.Sprintf("el_count(%d, 'a', 2)", handle), fmt.Sprintf("el_count(%d, 1, NULL)", handle),
		fmt.Sprintf("el_count(%d, 99, 2)", handle), fmt.Sprintf("el_count(%d, -1, 2)", handle),
	} {
		refused(t, db, "SELECT "+call, errArguments.Error())
	}
	other := takers.add(newSectionCounter(nil))
	takers.remove(other)
	refused(t, db, fmt.Sprintf("SELECT el_count(%d, 1, 2)", other), errArguments.Error())
}

// TestNoSchemaCallsDirectFunctions: a case may be a file of somebody else's.
func TestNoSchemaCallsDirectFunctions(t *testing.T) {
	db := encoded(t, "UTF-8")
	for _, call := range []string{"el_contains('a', 'a')", "el_contains_variant('a', 'a')", "el_among(x'02', 1)", "el_count(0, 1, 2)"} {
		must(db.Exec("CREATE TABLE IF NOT EXISTS t (a); DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT " + call + " FROM t"))
		refused(t, db, "SELECT * FROM v", "unsafe use of")
		must(db.Exec("DROP TRIGGER IF EXISTS r; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT " + call + "; END"))
		refused(t, db, "INSERT INTO t VALUES (1) RETURNING a", "unsafe use of")
	}
}

// Scans look for what their handle stands for while others begin and end.
func TestTakersWhileOthersCome(t *testing.T) {
	var list takerList
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 200 {
				c := new(sectionCounter)
				handle := list.add(c)
				for range 20 {
					if list.with(handle) != c {
						t.Errorf("handle %d is another's", handle)
					}
				}
				list.remove(handle)
				if handle > 3 {
					t.Errorf("handle %d while there are at most four", handle)
				}
			}
		})
	}
	all.Wait()
}
