package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"slices"
	"strings"

	"modernc.org/sqlite"
	limits "modernc.org/sqlite/lib"
)

// What a statement of somebody's own may take. They are variables so that tests
// reach them.
var (
	selectRows  = 10_000   // rows that are kept
	selectBytes = 32 << 20 // of all cells that are kept
)

const (
	selectText    = 32 << 10  // bytes of a statement
	selectValue   = 512 << 10 // bytes of a text or blob, on its way too
	selectColumns = 100       // of an answer, and of whatever leads to it
)

// selectLimits are the limits of the connection. A statement cannot raise them.
var selectLimits = map[int]int{
	limits.SQLITE_LIMIT_LENGTH:              selectValue,
	limits.SQLITE_LIMIT_SQL_LENGTH:          2 * selectText, // room for what is put around it
	limits.SQLITE_LIMIT_COLUMN:              selectColumns,
	limits.SQLITE_LIMIT_FUNCTION_ARG:        selectColumns + 1, // el_take gets a key too
	limits.SQLITE_LIMIT_EXPR_DEPTH:          200,
	limits.SQLITE_LIMIT_COMPOUND_SELECT:     50,
	limits.SQLITE_LIMIT_VDBE_OP:             50_000,
	limits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
	limits.SQLITE_LIMIT_ATTACHED:            0,
	limits.SQLITE_LIMIT_TRIGGER_DEPTH:       1,
	limits.SQLITE_LIMIT_WORKER_THREADS:      0,
}

// guardedDSN names the file for statements of somebody's own: the file is
// opened for reading, nothing is written by whatever way, and a name in double
// quotes that is no column is a mistake instead of a text.
func guardedDSN(dsn string) (string, error) {
	u, err := url.Parse(dsn)
	if err != nil {
		return "", err
	}
	q := url.Values{}
	for _, p := range []string{"busy_timeout(" + busyTimeout + ")", "trusted_schema(0)", "cell_size_check(1)", "cache_size(-8000)"} {
		q.Add("_pragma", p)
	}
	q.Set("mode", "ro")
	q.Set("_query_only", "1")
	q.Set("_defensive", "1")
	q.Set("_dqs", "0")
	if u.Query().Has("immutable") {
		q.Set("immutable", "1")
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// guard is what stands between a statement and the case.
type guard struct {
	conn *sql.Conn
	own  bool // a statement of this program is being compiled
}

// openGuarded opens a connection of its own for a statement, which closed
// closes.
func openGuarded(ctx context.Context, dsn string) (g *guard, closed func(), err error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	g = &guard{conn: conn}
	closed = func() { _, _ = conn.Close(), db.Close() }
	if err := g.set(); err != nil {
		closed()
		return nil, nil, err
	}
	return g, closed, nil
}

// set sets what holds for every statement of the connection.
func (g *guard) set() error {
	for id, most := range selectLimits {
		if _, err := sqlite.Limit(g.conn, id, most); err != nil {
			return err
		}
	}
	return g.conn.Raw(func(driver any) error {
		c, ok := driver.(sqlite.AuthorizerRegisterer)
		if !ok {
			return errors.New("the database driver has no authorizer")
		}
		return c.RegisterAuthorizer(g.authorize)
	})
}

// authorize says what a statement may do: read, and nothing else.
func (g *guard) authorize(action sqlite.AuthorizerActionCode, arg1, arg2, _, _ string) sqlite.AuthorizerReturnCode {
	ok := false
	switch action {
	case sqlite.AuthSelect, sqlite.AuthRead, sqlite.AuthRecursive:
		ok = true
	case sqlite.AuthFunction:
		ok = g.mayCall(strings.ToLower(arg2))
	case sqlite.AuthPragma:
		ok = mayAsk(strings.ToLower(arg1), arg2)
	}
	if ok {
		return sqlite.AuthorizerOK
	}
	return sqlite.AuthorizerDeny
}

// callable are this program's own functions that only look at their arguments.
var callable = []string{"el_contains", "el_contains_variant", "el_canonical", "el_value", "el_number", "el_rounded", "el_order"}

// mayCall reports whether a statement may call a function.
func (g *guard) mayCall(name string) bool {
	switch {
	case strings.HasPrefix(name, "el_"):
		return slices.Contains(callable, name) || g.own && name == takeName
	case name == "load_extension" || name == "fts3_tokenizer" || name == "sqlite_log":
		return false
	}
	return true
}

// The pragmas that tell something and change nothing: with an argument, which
// is the name of a table, and those that would set what they are given.
var (
	tellingPragmas = []string{"table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
		"database_list", "collation_list", "function_list", "pragma_list", "compile_options"}
	barePragmas = []string{"user_version", "application_id", "schema_version", "page_count", "page_size", "freelist_count",
		"encoding", "journal_mode", "data_version", "query_only"}
)

func mayAsk(pragma, arg string) bool {
	return slices.Contains(tellingPragmas, pragma) || arg == "" && slices.Contains(barePragmas, pragma)
}
