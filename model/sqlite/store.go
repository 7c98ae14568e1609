// Package sqlite keeps a case in one SQLite file: its schema, and all SQL.
//
// What a user sees is a pure function of the sources in the case. The file
// holds the sources' own bytes, every record of every source with the line it
// stands for, and the lines themselves in plain tables that any SQLite tool
// can read; the view log shows them with their texts. What lines of wider
// column sets have absorbed is in a table beside them, and counts nowhere.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"edgelens/model"

	_ "modernc.org/sqlite" // the driver
)

// Options say how to open a case.
type Options struct {
	ReadOnly bool           // open without writing anything, also on read-only media
	Create   bool           // make the case if there is none
	Zone     *time.Location // of times without one, for a case that is made; default Asia/Tokyo
}

// Store is an open case. It is safe for use by several goroutines; writing
// calls take turns.
type Store struct {
	path    string
	db      *sql.DB
	zone    *time.Location
	created bool
	dryRun  bool
	writing sync.Mutex
	twice   sync.Mutex // held by who reads on two connections

	unpacked blockCache
	dsn      string     // how the case was opened
	underWay statements // of somebody's own
	closing  sync.Once
	closed   error // what came of it
}

// DefaultZone is the zone of a new case where none is given.
const DefaultZone = "Asia/Tokyo"

// Open opens or makes a case. Errors are [model.Problem]s of kind ErrNotFound
// or ErrCase.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	created, err := prepareFile(path, o)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, created: created}
	err = s.open(ctx, dsn(path, o.ReadOnly, false), o)
	if err != nil && o.ReadOnly && !errors.Is(err, model.ErrCase) && !isBusy(err) {
		// A case in WAL mode on media that cannot be written has no other way.
		if err = unmerged(path); err == nil {
			err = s.open(ctx, dsn(path, true, true), o)
		}
	}
	if err != nil {
		if info, e := os.Stat(path); created && e == nil && info.Size() == 0 {
			_ = os.Remove(path) // nobody else has made a case of it
		}
		return nil, caseError(path, err)
	}
	return s, nil
}

// unmerged reports a case that has more in the log beside it, or the journal of
// an import that was cut off. Read as immutable, it would answer without that.
func unmerged(path string) error {
	for _, end := range []string{"-wal", "-journal"} {
		info, err := os.Stat(path + end)
		if err != nil || info.Size() == 0 {
			continue
		}
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: まだまとめられていない内容が %s にあり、ここでは読めません", "%s: part of it is still in %s and cannot be read here", path, path+end),
			Hint: model.Text{
				JA: "両方のファイルを書き込めるフォルダにコピーして開いてください",
				EN: "copy both files to a folder that can be written, and open it there",
			},
		}
	}
	return nil
}

// prepareFile makes the empty file that only its owner may read.
func prepareFile(path string, o Options) (created bool, err error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return false, caseError(path, errors.New("is a folder"))
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, caseError(path, err)
	case !o.Create || o.ReadOnly:
		return false, &model.Problem{
			Kind: model.ErrNotFound,
			What: model.Textf("%s: ケースがありません", "%s: there is no such case", path),
			Hint: model.Textf("edgelens import --db %[1]s ファイル… で作れます", "make it with: edgelens import --db %[1]s FILE…", path),
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return false, nil // somebody else has just made it
	case err != nil:
		return false, caseError(path, err)
	}
	return true, f.Close()
}

func caseError(path string, err error) error {
	var p *model.Problem
	if errors.As(err, &p) {
		return err
	}
	if isBusy(err) {
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: 最初の取り込みが続いているため、まだ開けません", "%s: its first import is still going on", path),
			Hint: model.Text{JA: "取り込みが終わってから、もう一度開いてください", EN: "open it again when the import has ended"},
		}
	}
	return &model.Problem{
		Kind: model.ErrCase,
		What: model.Textf("%s: ケースを開けません", "%s: cannot open the case", path),
		Hint: model.Text{
			JA: "edgelens で作った .edge ファイルか、読み書きの権限があるかを確かめてください",
			EN: "check that it is an .edge file made by edgelens and that you may read and write it",
		},
		Err: err,
	}
}

const maxConns = 4

// busyTimeout is how long somebody else who writes is waited for, in
// milliseconds. It is a variable so that tests need not wait.
var busyTimeout = "10000"

// dsn names the file and what every pooled connection has set.
func dsn(path string, readOnly, immutable bool) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	q := url.Values{}
	for _, p := range []string{"busy_timeout(" + busyTimeout + ")", "foreign_keys(1)", "cache_size(-8000)"} {
		q.Add("_pragma", p)
	}
	switch {
	case immutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case readOnly:
		// Not mode=ro: who only reads would leave the files of the write-ahead
		// log beside the case for ever. Where nothing may be written, SQLite
		// opens it for reading by itself.
		q.Set("mode", "rw")
		q.Set("_query_only", "1")
	default:
		q.Set("_txlock", "immediate")
		for _, p := range []string{"page_size(8192)", "synchronous(1)"} {
			q.Add("_pragma", p)
		}
	}
	u := url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}
	return u.String()
}

func (s *Store) open(ctx context.Context, dsn string, o Options) error {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	s.db, s.dsn = db, dsn
	if o.Create && !o.ReadOnly {
		err = s.create(ctx, o.Zone)
	}
	if err == nil {
		err = s.check(ctx, o)
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	return nil
}

// Close closes the case; the last to close it leaves a single file. It may be
// called again: each call returns when the case is closed.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.underWay.close()
		s.closed = s.db.Close()
	})
	return s.closed
}

// Abandon closes the case and removes it again if it was made by this Open,
// holds no source and nobody else has it open: a failed first import leaves
// nothing behind, and takes nothing from another one.
func (s *Store) Abandon(ctx context.Context) error {
	var sources int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM source`).Scan(&sources)
	remove := err == nil && s.created && sources == 0 && s.alone(ctx)
	if err := errors.Join(err, s.Close()); err != nil || !remove {
		return err
	}
	for _, end := range []string{"-wal", "-shm", "-journal"} {
		_ = os.Remove(s.path + end) // what a full disk kept from being merged
	}
	return os.Remove(s.path)
}

// Path is the name the case was opened by.
func (s *Store) Path() string { return s.path }

// Zone is the zone of the case's days, and of times without a zone.
func (s *Store) Zone() *time.Location { return s.zone }

// DryRun makes the loads that follow count everything and keep nothing.
func (s *Store) DryRun(on bool) { s.dryRun = on }

// read runs a question that needs several statements on one state of the case.
func (s *Store) read(ctx context.Context, ask func(*sql.Tx) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("read the case: %w", err)
	}
	// It waits for a transaction that ends beside this call, as one does with its
	// context.
	defer func() { _ = conn.Close() }()
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read the case: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	return ask(tx)
}

// querier is what runs a reading statement.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each calls scan for every row of a query.
func each(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	return eachOf(rows, err, scan)
}

// eachOf calls scan for every row, if a query succeeded.
func eachOf(rows *sql.Rows, err error, scan func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// errStop ends each early; it never leaves this package.
var errStop = errors.New("stop")
