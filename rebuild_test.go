package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// encodings are all that files can have, with what makes them.
var encodings = map[string]encoding.Encoding{
	"utf-8": unicode.UTF8, "cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "iso-2022-jp": japanese.ISO2022JP,
	"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
}

const (
	foreignHeading = "時間,メッセージの種類,クライアントIP,メールの件名\r\n"
	foreignRows    = "2016-02-25 11:36:06,スパムメール対策,192.0.2.1,\"請求書, ソ表\"\r\n2016-02-25 11:36:07,スパムメール対策,192.0.2.1,見積\r\n"
)

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// writeFile writes a file, and the folders it is in.
func writeFile(t *testing.T, path string, b []byte) string {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOwnBytesOfEveryEncoding: lines --raw gives the records as they stood in
// the file, and the whole file comes back byte for byte, before and after a
// rebuild. The last record has no line end; the one that follows it gets one.
func TestOwnBytesOfEveryEncoding(t *testing.T) {
	for name, e := range encodings {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := filepath.Join(dir, "t.edge")
			file := encoded(t, e, foreignHeading+foreignRows+"2016-02-25 11:36:08,スパムメール対策,192.0.2.1,末")
			records := file[len(encoded(t, e, foreignHeading)):]
			edgelens(t, exitDone, "import", "--db", db, "--encoding", name, writeFile(t, filepath.Join(dir, "a.csv"), file))
			for range 2 {
				if got := edgelens(t, exitDone, "lines", "--db", db, "--raw", "--sort", "time"); got != string(records) {
					t.Errorf("lines --raw gives %q, want %q", got, records)
				}
				if got := edgelens(t, exitDone, "sources", "--db", db, "--extract", "1"); got != string(file) {
					t.Errorf("--extract gives %q, want %q", got, file)
				}
				edgelens(t, exitDone, "rebuild", "--db", db)
			}
			down := edgelens(t, exitDone, "lines", "--db", db, "--raw", "--sort", "-time")
			decoded, err := e.NewDecoder().String(down)
			if err != nil || !strings.HasPrefix(decoded, "2016-02-25 11:36:08,スパムメール対策,192.0.2.1,末\n2016-02-25 11:36:07") {
				t.Errorf("the other way round: %q, %v", decoded, err)
			}
		})
	}
}

// TestExtractFromAnArchive gives the file that was in it.
func TestExtractFromAnArchive(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "t.edge")
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("deep/2016-02.csv")
	if err != nil {
		t.Fatal(err)
	}
	const text = "ユーザ,使用(バイト)\n192.0.2.162,1000\n"
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	edgelens(t, exitDone, "import", "--db", db, writeFile(t, filepath.Join(dir, "a.zip"), packed.Bytes()))
	before := edgelens(t, exitDone, "report", "--db", db, "bandwidth-users", "--period", "2016-02", "--format", "json")
	edgelens(t, exitDone, "rebuild", "--db", db)
	if got := edgelens(t, exitDone, "sources", "--db", db, "--extract", "1"); got != text {
		t.Errorf("got %q, want %q", got, text)
	}
	// The month is that of the file's name, also when it is read again.
	if got := edgelens(t, exitDone, "report", "--db", db, "bandwidth-users", "--period", "2016-02", "--format", "json"); got != before || !strings.Contains(got, "192.0.2.162") {
		t.Errorf("the report is %s, was %s", got, before)
	}
}

// TestAWrongEncodingIsPutRight: a case whose file was read in the wrong encoding
// becomes what it would be had the file been read rightly.
func TestAWrongEncodingIsPutRight(t *testing.T) {
	dir := t.TempDir()
	wrong, right := filepath.Join(dir, "wrong.edge"), filepath.Join(dir, "right.edge")
	// The heading is ASCII: what is wrong is seen in the cells only.
	text := "Time,Message Type,Client IP,Subject\n" + strings.ReplaceAll(foreignRows, "\r\n", "\n")
	path := writeFile(t, filepath.Join(dir, "a.csv"), encoded(t, encodings["cp932"], text))
	edgelens(t, exitPartly, "import", "--db", wrong, "--encoding", "euc-jp", path)
	edgelens(t, exitDone, "import", "--db", right, path)
	if got, want := answers(t, wrong), answers(t, right); got == want {
		t.Fatal("the wrong encoding does no harm")
	}
	if got := edgelens(t, exitDone, "rebuild", "--db", wrong); !strings.Contains(got, "[euc-jp, ") {
		t.Errorf("without a word the encoding is now %s", got)
	}
	edgelens(t, exitDone, "rebuild", "--db", wrong, "--source", "1", "--encoding", "cp932")
	if got, want := answers(t, wrong), answers(t, right); got != want {
		t.Errorf("the case answers\n%s\nwant\n%s", got, want)
	}
	edgelens(t, exitDone, "rebuild", "--db", wrong) // what was said is remembered
	if got, want := answers(t, wrong), answers(t, right); got != want {
		t.Errorf("the case answers\n%s\nwant\n%s", got, want)
	}
	if got := edgelens(t, exitPartly, "rebuild", "--db", right, "--encoding", "euc-jp"); !strings.Contains(got, "before: ") {
		t.Errorf("of a single source it need not be said which: %s", got)
	}
	edgelens(t, exitDone, "rebuild", "--db", right, "--encoding", "auto")
	if got, want := answers(t, right), answers(t, wrong); got != want {
		t.Errorf("the case answers\n%s\nwant\n%s", got, want)
	}
}

// answers are what a case says to all kinds of questions.
func answers(t *testing.T, db string) string {
	t.Helper()
	var all []string
	for _, args := range [][]string{
		{"sources", "--format", "json"}, {"lines", "--format", "jsonl"}, {"report", "--period", "all", "--top", "0", "--format", "json"},
		{"rejects", "--format", "json"}, {"group", "subject", "--format", "json"}, {"lines", "--columns", "as-read"},
	} {
		all = append(all, fmt.Sprint(args), edgelens(t, exitDone, append(args, "--db", db)...))
	}
	return strings.Join(all, "\n")
}

// TestImportOptionsAreRemembered: a rebuild reads a file as it was told to.
func TestImportOptionsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	for name, tt := range map[string]struct {
		text string
		args []string
	}{
		"period":   {"ユーザ,使用(バイト)\n192.0.2.162,1000\n", []string{"--period", "2016-02"}},
		"undefuse": {"時間,種類,クライアントIP,件名\n2016-02-25 11:36:06,IPS,192.0.2.1,'=1+1\n", []string{"--undefuse"}},
		"section":  {"ユーザ,発生回数\n192.0.2.162,4\n", []string{"--profile", "cloud-edge-report:spam-users"}},
		"zone":     {"時間,種類,クライアントIP\n2016-02-25 11:36:06,IPS,192.0.2.1\n", []string{"--zone", "UTC"}},
	} {
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(dir, name+".edge")
			edgelens(t, exitDone, append([]string{"import", "--db", db, writeFile(t, filepath.Join(dir, name+".csv"), []byte(tt.text))}, tt.args...)...)
			before := answersOf(t, db)
			edgelens(t, exitDone, "rebuild", "--db", db)
			if got := answersOf(t, db); got != before {
				t.Errorf("the case answers\n%s\nand answered\n%s", got, before)
			}
		})
	}
}

// answersOf are answers to questions that also a case without lines has.
func answersOf(t *testing.T, db string) string {
	t.Helper()
	return edgelens(t, exitDone, "sources", "--db", db, "--format", "json") + edgelens(t, exitDone, "lines", "--db", db, "--format", "jsonl") +
		edgelens(t, exitDone, "report", "--db", db, "--period", "2016-02", "--format", "json")
}
