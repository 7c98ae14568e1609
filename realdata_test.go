package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/sqlite"
)

// realFiles unpacks and copies the files of the world that the importer is to
// meet into a folder, each as it is and behind columns that a log has. The
// folder is "" if they are not here.
func realFiles(t *testing.T) string {
	t.Helper()
	data := os.Getenv("EDGELENS_REALDATA")
	if data == "" {
		t.Log("EDGELENS_REALDATA not set: not checked")
		return ""
	}
	root, count := t.TempDir(), 0
	put := func(name string, b []byte) {
		count++
		writeFile(t, filepath.Join(root, "bare", name), b)
		if whole, err := gunzipped(b); err == nil {
			name, b = name+".unpacked", whole
		}
		at := time.Date(2016, 2, 1, 0, count, 0, 0, time.UTC) // so that no file overlaps another
		writeFile(t, filepath.Join(root, "wrapped", name), wrapped(t, name, b, at.Format(time.DateTime)+" JST+0900,IPS,172.16.16.162,"))
	}
	for _, dir := range []string{"encodings", "torture"} {
		err := filepath.WalkDir(filepath.Join(data, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if d.Name() == "csv.tar.gz" {
				return unpack(b, func(name string, b []byte) { put("duckdb/"+name, b) })
			}
			rel, err := filepath.Rel(data, path)
			put(rel, b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if count < 678+40 {
		t.Fatalf("only %d files", count)
	}
	return root
}

// unpack gives the files of a tar.gz.
func unpack(b []byte, use func(name string, b []byte)) error {
	plain, err := gunzipped(b)
	if err != nil {
		return err
	}
	for r := tar.NewReader(bytes.NewReader(plain)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		use(h.Name, b)
	}
}

func gunzipped(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// wrapped puts headings before the first line of a file and cells before every
// other, so that whatever it holds is bound and stored. They are in UTF-8, or
// in the encoding that the file's name says.
func wrapped(t *testing.T, name string, b []byte, cells string) []byte {
	t.Helper()
	e := encoding.Nop
	for word, named := range map[string]encoding.Encoding{
		"cp932": japanese.ShiftJIS, "eucjp": japanese.EUCJP, "iso2022jp": japanese.ISO2022JP,
		"utf16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		if strings.Contains(name, word) {
			e = named
		}
	}
	code := func(s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var out []byte
	if strings.Contains(name, "utf16") {
		out, b = append(out, b[:2]...), b[2:] // a byte order mark
	}
	out = append(out, code("時間,メッセージの種類,クライアントIP,")...)
	end, row := code("\n"), code(cells)
	for i := 0; i < len(b); i += len(end) {
		if i > 0 && bytes.Equal(b[i-len(end):i], end) {
			out = append(out, row...)
		}
		out = append(out, b[i:min(i+len(end), len(b))]...)
	}
	return out
}

// realTally counts what became of files.
type realTally struct{ read, again, noProfile, unreadable, records, rejected int64 }

// TestRealFiles imports every file of the world into one case: each is a whole
// source, byte for byte, or an error and nothing.
func TestRealFiles(t *testing.T) {
	root := realFiles(t)
	if root == "" {
		return
	}
	path := filepath.Join(t.TempDir(), "case.edge")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	bare := importEach(t, s, filepath.Join(root, "bare"))
	behind := importEach(t, s, filepath.Join(root, "wrapped"))
	sources, err := s.Sources(t.Context())
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	t.Logf("bare: %+v", bare)
	t.Logf("behind known columns: %+v", behind)
	if int64(len(sources)) != bare.read+behind.read {
		t.Errorf("the case has %d sources, %d files were read", len(sources), bare.read+behind.read)
	}
	if bare.noProfile < 690 || bare.unreadable > 40 {
		t.Errorf("most files are no log: %+v", bare)
	}
	if behind.read+behind.again < 700 || behind.records < 500_000 || behind.rejected*20 > behind.records || behind.noProfile > 20 || behind.unreadable > 30 {
		t.Errorf("most files are one behind known columns: %+v", behind)
	}
	checkWhole(t, path, sources)
}

// importEach imports the files of a folder one by one, none for more than ten
// seconds.
func importEach(t *testing.T, s *sqlite.Store, dir string) (sum realTally) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		results, err := importer.Import(ctx, s, []string{path}, importer.Options{})
		if err != nil || len(results) != 1 {
			t.Errorf("%s: %d results, %v", path, len(results), err)
			return nil
		}
		sum.add(t, results[0])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func (c *realTally) add(t *testing.T, r importer.Result) {
	t.Helper()
	src := r.Source
	switch {
	case errors.Is(r.Err, importer.ErrNoProfile):
		c.noProfile++
	case r.Err != nil:
		c.unreadable++
		if !errors.Is(r.Err, model.ErrInput) || model.Hint(r.Err, model.JA) == "" {
			t.Errorf("%v: no error with advice", r.Err)
		}
		t.Log(r.Err)
	case src.Again:
		c.again++
	default:
		c.read++
		c.records += src.Records
		c.rejected += src.Rejected
		whole, err := os.ReadFile(r.Path)
		if plain, unpacked := gunzipped(whole); unpacked == nil {
			whole = plain
		}
		if err != nil || src.SHA256 != sha256.Sum256(whole) {
			t.Errorf("%s: its SHA-256 is not that of its bytes, %v", r.Path, err)
		}
	}
}

// checkWhole looks into the case itself: every source has all its records and
// exactly its bytes, and nothing is left of what is no source.
func checkWhole(t *testing.T, path string, sources []model.Source) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, src := range sources {
		if src.Records != src.New+src.Known+src.Rejected {
			t.Errorf("%s: %d records are not %d new, %d known and %d rejected", src.Path, src.Records, src.New, src.Known, src.Rejected)
		}
		b := archived(t, db, src.ID)
		if int64(len(b)) != src.Size || sha256.Sum256(b) != src.SHA256 {
			t.Errorf("%s: the case has %d bytes of it, or others; it had %d", src.Path, len(b), src.Size)
		}
	}
	var stray int
	var sound string
	err = errors.Join(
		db.QueryRow(`SELECT count(*) FROM block WHERE source NOT IN (SELECT id FROM source)`).Scan(&stray),
		db.QueryRow(`PRAGMA integrity_check`).Scan(&sound))
	if err != nil || stray > 0 || sound != "ok" {
		t.Errorf("%d pieces of no source; the case is %s, %v", stray, sound, err)
	}
}

// archived is a source's own bytes as they stand in the case.
func archived(t *testing.T, db *sql.DB, source int64) []byte {
	t.Helper()
	rows, err := db.Query(`SELECT bytes FROM block WHERE source = ? ORDER BY number`, source)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	z, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var all []byte
	for rows.Next() {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			t.Fatal(err)
		}
		if all, err = z.DecodeAll(packed, all); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
