package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// selectCase is a case with some lines.
func selectCase(t *testing.T, lines int) *Store {
	t.Helper()
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(1, 2)), lines)
	loadLog(t, s, headings, records)
	return s
}

func selected(t *testing.T, s *Store, text string) model.SQLResult {
	t.Helper()
	r, err := s.Select(t.Context(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return r
}

func TestSelect(t *testing.T) {
	s := selectCase(t, 50)
	for text, want := range map[string]string{
		"select 1":                     "[1] [[1]] -1",
		"SELECT 1;":                    "[1] [[1]] -1",
		" select 1 ; -- and no more\n": "[1] [[1]] -1",
		"-- first\nselect 2 as b, 2 as b /* ; */":                     "[b b] [[2 2]] -1",
		"select NULL as n, '' as e, x'00ff' as x, 1.5 as f, ';' as s": "[n e x f s] [[<nil>  [0 255] 1.5 ;]] -1",
		"values (1), (2)": "[column1] [[1] [2]] -1",
		"with t(a) as (values (3)) select a from t":               "[a] [[3]] -1",
		"select count(*) as n from log":                           "[n] [[50]] -1",
		"select 1 as one from log where 0":                        "[one] [] -1",
		"select 'a', id as i from log where 0":                    "['a' i] [] 1",
		"select max(id) as i from log where 0":                    "[i] [[<nil>]] -1",
		"pragma user_version":                                     fmt.Sprintf("[user_version] [[%d]] -1", len(migrations)),
		"select name from pragma_table_info('log') where cid = 0": "[name] [[id]] -1",
		"select el_canonical(4, '::ffff:10.0.0.1') as ip":         "[ip] [[10.0.0.1]] -1",
	} {
		r := selected(t, s, text)
		if got := fmt.Sprint(r.Columns, r.Rows, r.Line); got != want || r.Cut {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if r := selected(t, s, "explain query plan select * from log where id between 1 and 2"); len(r.Rows) == 0 {
		t.Error("no query plan")
	}
}

// TestSelectKeepsTheOrder asks for orders that SQLite could forget once a
// statement is put into another one.
func TestSelectKeepsTheOrder(t *testing.T) {
	s := selectCase(t, 300)
	for _, text := range []string{
		"select id from log order by id desc",
		"select id from log order by -id",
		"select distinct id from log order by id desc",
		"select id from log where id % 2 union all select id from log where id % 2 = 0 order by id desc",
		"select id from log order by id desc limit 200 offset 10",
	} {
		var ids []int64
		for _, row := range selected(t, s, text).Rows {
			ids = append(ids, row[0].(int64))
		}
		if len(ids) < 200 || !slices.IsSortedFunc(ids, func(a, b int64) int { return int(b/1000 - a/1000) }) {
			t.Errorf("%s: got %d in no order", text, len(ids))
		}
	}
}

// hostile are statements that would change something, leave something behind
// or read what is not of the case.
var hostile = []string{
	"attach 'other.db' as other",
	"attach database ':memory:' as m",
	"detach main",
	"vacuum", "vacuum into 'copy.db'",
	"pragma writable_schema = 1", "pragma writable_schema(1)", "pragma journal_mode = delete", "pragma journal_mode(off)",
	"pragma query_only = 0", "pragma query_only(0)", "pragma trusted_schema = 1", "pragma wal_checkpoint", "pragma wal_checkpoint(truncate)",
	"pragma user_version = 7", "pragma application_id = 0", "pragma temp_store_directory = '.'", "pragma incremental_vacuum", "pragma optimize",
	"pragma mmap_size = 1000000000", "pragma locking_mode = exclusive", "pragma cache_size = 1000000", "pragma hard_heap_limit = 1",
	"select * from pragma_wal_checkpoint", "select * from pragma_query_only(0)",
	"delete from line", "update line set source = 9", "insert into meta values ('a', 1)", "replace into meta values ('a', 1)",
	"insert into meta values ('a', 1) returning *", "drop table line", "drop view log", "alter table line add x",
	"create table t (a)", "create temp table t (a)", "create temp view v as select 1", "create temp trigger tr after insert on meta begin select 1; end",
	"create virtual table temp.f using edgelens_feed(1)", "create index i on line (source)", "reindex", "analyze",
	"begin immediate", "savepoint a", "commit", "rollback",
	"with t as (select 1) delete from line", "with t as (select 1) insert into meta select 'a', 1 from t",
	"explain delete from line", "explain query plan update line set source = 9",
	"select 1; delete from line", "select 1;; drop table line;", ";select 1; delete from line", "select 1 -- ;\n; delete from line",
	"select 1 /* ; */; delete from line", "select ';'; delete from line", "select 1) delete from line --", "select 1), x as (select 1",
	"delete from line; select 1", "pragma user_version; pragma user_version = 7", "explain select 1; delete from line",
	"select load_extension('x.so')", "select load_extension('x.so', 'f')", "select fts3_tokenizer('a')", "select writefile('x', 'y')",
	"select readfile('/etc/passwd')", "select edit('a')", "select el_turned(x'00', 1)", "select el_take(1, 2)", "select el_count(1, 2, 3, 4)", "select el_finds(1, 'a')",
	"select * from edgelens_feed", "update sqlite_dbpage set data = x'00'", "select * from line; ", "select ?", "select :a", "select @a", "select $a",
	"", ";", "--", "/* select 1", "select 1\x00; delete from line", "select 'a", "select \"a", "select [a", "selec 1", "select * from", "(select 1)",
}

func TestSelectOnlyReads(t *testing.T) {
	s := selectCase(t, 20)
	t.Chdir(filepath.Dir(s.Path()))
	want := caseState(t, s)
	for _, text := range hostile {
		_, err := s.Select(t.Context(), text)
		var wrong *model.SQLError
		switch {
		case text == "select * from line; ":
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
		case err == nil:
			t.Errorf("%s: no error", text)
		case !errors.As(err, &wrong):
			t.Errorf("%s: %v, which is no SQLError", text, err)
		}
		if got := caseState(t, s); got != want {
			t.Fatalf("%s changed the case: got %s, want %s", text, got, want)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if files := beside(t, s); !slices.Equal(files, []string{filepath.Base(s.Path())}) {
		t.Errorf("beside the case there are %v", files)
	}
}

// caseState is what must not change: the bytes of the case and what is beside.
func caseState(t *testing.T, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	for _, name := range beside(t, s) {
		content, err := os.ReadFile(filepath.Join(filepath.Dir(s.Path()), name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "-shm") {
			content = nil // who reads says there that it does
		}
		fmt.Fprintf(&b, "%s %x\n", name, sha256.Sum256(content))
	}
	return b.String()
}

func beside(t *testing.T, s *Store) (names []string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(s.Path()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// TestEachGuardHolds takes all guards away but one: a statement still cannot
// write.
func TestEachGuardHolds(t *testing.T) {
	s := selectCase(t, 20)
	t.Chdir(filepath.Dir(s.Path()))
	want := caseState(t, s)
	writing := strings.Replace(s.dsn, "_txlock=immediate", "", 1)
	for name, dsn := range map[string]string{"mode": writing + "&mode=ro", "query_only": writing + "&_query_only=1"} {
		db, err := sql.Open("sqlite", dsn)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"DELETE FROM line", "UPDATE meta SET value = 1", "DROP VIEW log", "PRAGMA user_version = 7"} {
			if _, err := db.ExecContext(t.Context(), text); err == nil {
				t.Errorf("with nothing but %s: %s is done", name, text)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	g, closed, err := openGuarded(t.Context(), writing)
	if err != nil {
		t.Fatal(err)
	}
	defer closed()
	for _, text := range hostile {
		_, _ = g.conn.ExecContext(t.Context(), text) // some are only strange
		if got := caseState(t, s); got != want {
			t.Fatalf("with nothing but the authorizer, %s changed the case: got %s, want %s", text, got, want)
		}
	}
}

func TestSelectStopsWithItsContext(t *testing.T) {
	s := selectCase(t, 20)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := s.Select(ctx, "select 0 union all select * from (with recursive r(x) as (select 1 union all select x + 1 from r) select count(*) from r)")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", err)
	}
}

// TestCloseStopsStatements closes the case under one: nothing is left beside it.
func TestCloseStopsStatements(t *testing.T) {
	s := selectCase(t, 20)
	time.AfterFunc(50*time.Millisecond, func() { _ = s.Close() })
	if _, err := s.Select(t.Context(), "with recursive r(x) as (select 1 union all select x + 1 from r) select count(*) from r, log"); err == nil {
		t.Error("no error")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if files := beside(t, s); len(files) != 1 {
		t.Errorf("beside the case there are %v", files)
	}
	if _, err := s.Select(t.Context(), "select 1"); err == nil {
		t.Error("a closed case answers")
	}
}

// TestCloseWaits closes the case while it is being closed: whoever comes back
// from it finds a single file.
func TestCloseWaits(t *testing.T) {
	for range 5 {
		s := selectCase(t, 20)
		for _, l := range allLines(t, s, model.LinesQuery{}) { // so that there is something to put into the file
			if err := s.SetNote(t.Context(), l.ID, strings.Repeat("to ask ", 100)); err != nil {
				t.Fatal(err)
			}
		}
		go func() { _ = s.Close() }()
		for s.db.Stats().Idle > 0 { // until it has begun to close
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if files := beside(t, s); len(files) != 1 {
			t.Fatalf("beside the case there are %v", files)
		}
	}
}

func TestSelectSaysWhere(t *testing.T) {
	s := selectCase(t, 20)
	for text, want := range map[string]string{
		"selec 1":                                       "begin with SELECT at 1",
		"select fro from fro from log":                  `near "from": syntax error at 21`,
		"select '件名', nowhere from log":                 "no such column: nowhere at 14",
		"select action, cleint_ip from log":             "no such column: cleint_ip at 16: did you mean client_ip?",
		"select l.cleint_ip from log l":                 "no such column: l.cleint_ip at 10: did you mean client_ip?",
		`select action from log where action = "Block"`: `no such column: "Block" - should this be a string literal in single-quotes? at 39`,
		"select 1 from lgo":                             "no such table: lgo at 15",
		"select 1, foo(2)":                              "no such function: foo at 11",
		"select abs(1, 2)":                              "wrong number of arguments to function abs() at 8",
		"select 'abc":                                   `unrecognized token: "'abc" at 8`,
		"select (1":                                     "incomplete input at 10",
		"select 1; select 2":                            "only one statement at a time at 11",
		"select 1 where source = ?":                     "there is no value for ?: write the value itself at 25",
		"  delete from line":                            "this only reads: no DELETE at 3",
		"with a as (select 1) delete from line":         "this only reads: no DELETE at 22",
		"pragma journal_mode = off":                     "this only reads: no PRAGMA at 1",
		"select 1, load_extension('x')":                 "the function load_extension cannot be used at 11",
		"select zeroblob(2000000)":                      "a value on the way is too big (524288 bytes at most)",
		"":                                              "there is no statement",
	} {
		_, err := s.Select(t.Context(), text)
		if err == nil || model.Message(err, model.EN) != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
			continue
		}
		if ja := model.Message(err, model.JA); ja == want {
			t.Errorf("%s: the Japanese text is English: %s", text, ja)
		}
	}
}

// TestSQLColumns holds what is told of the view log against the view.
func TestSQLColumns(t *testing.T) {
	s := selectCase(t, 1)
	var want []string
	for _, c := range model.SQLColumns() {
		want = append(want, c.Name)
	}
	if got := selected(t, s, "select * from log").Columns; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSQLExamplesWork(t *testing.T) {
	s := selectCase(t, 100)
	for _, e := range model.SQLExamples {
		if r := selected(t, s, e.SQL); r.Cut {
			t.Errorf("%s: got %d rows and more", e.SQL, len(r.Rows))
		}
	}
}

// TestSQLExamplesCountLikeTheScreen: one word in several spellings is one group.
func TestSQLExamplesCountLikeTheScreen(t *testing.T) {
	s := selectCase(t, 300)
	for i, q := range []model.GroupQuery{
		{By: columnsOf([]string{"type", "action"})},
		{By: columnsOf([]string{"client_ip"}), Filter: model.WithOutcome(model.Seen), Top: 20},
	} {
		var got, want []int64
		for _, row := range selected(t, s, model.SQLExamples[i].SQL).Rows {
			got = append(got, row[len(row)-1].(int64))
		}
		for _, row := range must(s.Group(t.Context(), q)).Rows {
			want = append(want, row.Values[0])
		}
		if len(want) < 3 || !slices.Equal(got, want) {
			t.Errorf("%s counts %d, the screen %d", model.SQLExamples[i].SQL, got, want)
		}
	}
}

// TestSelectReadOnly asks a case that is opened for reading only.
func TestSelectReadOnly(t *testing.T) {
	s := selectCase(t, 20)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Open(t.Context(), s.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := selected(t, r, "select count(*) from log").Rows; fmt.Sprint(got) != "[[20]]" {
		t.Errorf("got %v", got)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if files := beside(t, s); len(files) != 1 {
		t.Errorf("beside the case there are %v", files)
	}
}
