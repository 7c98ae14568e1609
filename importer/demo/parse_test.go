package demo_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"edgelens/importer/demo"
	"edgelens/model"
)

// small is a month that is quick to make and still has everything.
var small = demo.Options{Rows: 3000, Seed: 7}

// write writes a month and gives its data and the bytes of its files, in
// import order.
func write(t *testing.T, o demo.Options) (*demo.Data, [][]byte) {
	t.Helper()
	paths, err := demo.Write(t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	d := demo.Month(o)
	if len(paths) != len(d.Files) {
		t.Fatalf("%d files written, %d described", len(paths), len(d.Files))
	}
	var contents [][]byte
	for i, path := range paths {
		if got, want := filepath.Base(path), d.Files[i].Name; got != want {
			t.Errorf("file %d is called %s, want %s", i+1, got, want)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, b)
	}
	return d, contents
}

// decode gives a file's text without its byte order mark.
func decode(t *testing.T, b []byte) string {
	t.Helper()
	if text, ok := bytes.CutPrefix(b, []byte("\ufeff")); ok {
		return string(text)
	}
	text, err := japanese.ShiftJIS.NewDecoder().Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// rows reads a file's records, without one that was torn off at its end.
func rows(t *testing.T, b []byte) [][]string {
	t.Helper()
	text := decode(t, b)
	r := csv.NewReader(strings.NewReader(text[:strings.LastIndex(text, "\r\n")+2]))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// parsedLog is what a plain reader makes of a log file.
type parsedLog struct {
	lines      []model.Line
	identities []model.Identity
	rejected   int64
}

func parseLog(t *testing.T, b []byte) parsedLog {
	t.Helper()
	all := rows(t, b)
	headings := headingsOf(all[0])
	id := model.NewIdentifier(headings)
	var p parsedLog
	if !bytes.HasSuffix(b, []byte("\r\n")) {
		p.rejected++
	}
	for _, cells := range all[1:] {
		line, ok := lineOf(headings, cells)
		if !ok {
			p.rejected++
			continue
		}
		identity, _ := id.Of(cells, line.Time)
		p.lines, p.identities = append(p.lines, line), append(p.identities, identity)
	}
	return p
}

func headingsOf(cells []string) []model.Heading {
	var list []model.Heading
	for _, text := range cells {
		h := model.Heading{Text: text, Column: model.Column{Name: text, Unknown: true}}
		if f, _, ok := model.FieldByHeading(text); ok {
			h.Column = model.FieldColumn(f.ID)
		}
		list = append(list, h)
	}
	return list
}

func lineOf(headings []model.Heading, cells []string) (model.Line, bool) {
	line := model.Line{Cells: make([]string, len(model.Fields)), Extra: map[string]string{}}
	if len(cells) != len(headings) || !utf8.ValidString(strings.Join(cells, "")) {
		return line, false
	}
	for i, h := range headings {
		if at := h.Column.Index(); at >= 0 {
			line.Cells[at] = cells[i]
		} else {
			line.Extra[h.Text] = cells[i]
		}
	}
	var ok bool
	line.Time, ok = timeOf(line.Cell(model.FieldColumn("time")))
	return line, ok
}

var tokyo = time.FixedZone("JST", 9*60*60)

func timeOf(cell string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02 15:04:05 JST-0700", "2006-01-02 15:04:05-07:00", "2006/01/02 15:04:05"} {
		if at, err := time.ParseInLocation(layout, cell, tokyo); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// distinct gives the different lines of all logs, as an import of all files in
// order leaves them, and how many lines each log brought.
func distinct(t *testing.T, contents [][]byte) (lines []model.Line, brought []int64) {
	t.Helper()
	have := map[model.Identity]int{}
	for _, b := range contents[:logs] {
		p := parseLog(t, b)
		inFile, grown := map[model.Identity]int{}, int64(0)
		for i, identity := range p.identities {
			if inFile[identity]++; inFile[identity] > have[identity] {
				have[identity]++
				grown++
				lines = append(lines, p.lines[i])
			}
		}
		brought = append(brought, grown)
	}
	return lines, brought
}

// logs is how many of the files are logs: the first ones.
const logs = 4
