package importer

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
)

// realData is the folder with files of the world, "" if they are not here.
func realData(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("EDGELENS_REALDATA")
	if dir == "" {
		t.Log("EDGELENS_REALDATA not set: not checked")
	}
	return dir
}

func realFile(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRealLogs(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	for name, want := range map[string]struct{ records, rejected int64 }{
		"seed/spam_2016-02.csv":                        {4, 0},
		"mail/hard-ham-1_seedcolumns_utf8bom_crlf.csv": {250, 0},
		"mail/spam-1_seedcolumns_utf8bom_crlf.csv":     {500, 16}, // of the year 102, or with a weekday
	} {
		src, records := imported(t, filepath.Base(name), realFile(t, dir, name), Options{})
		if src.Profile != "cloud-edge-internet-security" || src.Records != want.records || src.Rejected != want.rejected {
			t.Errorf("%s: %s, %d records, %d rejected", name, src.Profile, src.Records, src.Rejected)
		}
		if got, _ := cellOf(src.Tables[0], records[0], model.FieldColumn("type")); got != "スパムメール対策" {
			t.Errorf("%s: the type is %q", name, got)
		}
	}
}

// TestRealCells reads csv-spectrum cell by cell, as it is and with the line ends
// of Windows. The copies of its own CRLF files have lost their CRs.
func TestRealCells(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	files, err := filepath.Glob(filepath.Join(dir, "torture", "csv-spectrum", "csvs", "*.csv"))
	if err != nil || len(files) != 11 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		data := realFile(t, dir, "torture/csv-spectrum/csvs/"+name+".csv")
		answers := realFile(t, dir, "torture/csv-spectrum/json/"+name+".json")
		for end, data := range map[string][]byte{
			"\n":   bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")),
			"\r\n": bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n")),
		} {
			var want []map[string]string
			if err := json.Unmarshal(answers, &want); err != nil {
				t.Fatal(err)
			}
			sameCells(t, name, split(t, bytes.NewReader(data), data, ',', 0), want, end)
		}
	}
}

// sameCells compares rows, the first one a heading, with what each cell below
// it is; line ends in cells are those of the file.
func sameCells(t *testing.T, name string, got [][]string, want []map[string]string, end string) {
	t.Helper()
	if len(got) != len(want)+1 {
		t.Errorf("%s: %d rows, want %d", name, len(got)-1, len(want))
		return
	}
	for i, row := range want {
		if len(got[i+1]) != len(row) || len(got[0]) != len(row) {
			t.Errorf("%s: row %d has %d cells, want %d", name, i+1, len(got[i+1]), len(row))
			continue
		}
		for j, heading := range got[0] {
			cell := strings.ReplaceAll(strings.ReplaceAll(row[heading], "\r\n", "\n"), "\n", end)
			if got[i+1][j] != cell {
				t.Errorf("%s: row %d, %s is %q, want %q", name, i+1, heading, got[i+1][j], cell)
			}
		}
	}
}

// csvlensRows is how many rows each file of csvlens has as the reader sees them,
// the heading among them and blank lines not.
var csvlensRows = map[string]int{
	"bad_73.csv":                      14,   // one a line, whatever their number of cells
	"bad_double_quote.csv":            3,    // a quote after a blank is text: one a line
	"cell_with_crlf.csv":              4,    // heading, three cells that end with a line end
	"cities.csv":                      129,  // one a line
	"empty.csv":                       3,    // an empty cell at the end is no empty line
	"filter.csv":                      4,    // one a line
	"good_double_quote.csv":           3,    // no line end at the end
	"irregular.csv":                   3,    // one a line
	"irregular_last_row.csv":          3,    // one a line
	"irregular_more_fields.csv":       3,    // one a line
	"multi_lines.csv":                 4,    // heading, three; the second runs over 15 lines
	"multi_lines_carriage_return.csv": 4,    // the same with CRLF and blank lines inside
	"multiple_newlines.csv":           4,    // the same with blank lines inside
	"natural_sort.csv":                14,   // one a line
	"no_headers.csv":                  20,   // one a line: the reader knows no headings
	"one_wide_column.txt":             3,    // one a line
	"simple.csv":                      5001, // heading, A1 to A5000
	"small.bsv":                       3,    // one a line, of one cell: | separates nothing
	"small.csv":                       3,    // one a line
	"starts_with_newline.csv":         4,    // heading, three; the second's last cell begins with a line end
	"test_streaming_100.csv":          101,  // heading, 100
	"test_streaming_100.tsv":          101,  // heading, 100
}

// TestRealRows counts the rows of every file of csvlens.
func TestRealRows(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	files, err := filepath.Glob(filepath.Join(dir, "torture", "csvlens", "*.*sv"))
	more, err2 := filepath.Glob(filepath.Join(dir, "torture", "csvlens", "*.txt"))
	if files = append(files, more...); err != nil || err2 != nil || len(files) != len(csvlensRows) {
		t.Fatalf("%d files, want %d, %v %v", len(files), len(csvlensRows), err, err2)
	}
	for _, file := range files {
		name, delim := filepath.Base(file), byte(',')
		if strings.HasSuffix(name, ".tsv") {
			delim = '\t'
		}
		data := realFile(t, dir, "torture/csvlens/"+name)
		got := 0
		for _, row := range split(t, bytes.NewReader(data), data, delim, 0) {
			if !empty(row) {
				got++
			}
		}
		if got != csvlensRows[name] {
			t.Errorf("%s has %d rows, want %d", name, got, csvlensRows[name])
		}
	}
}

// TestRealEncodings reads the same holidays in every encoding.
func TestRealEncodings(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	rows := func(name, encoding string) [][]string {
		c, err := charsetByName(encoding)
		if err != nil {
			t.Fatal(err)
		}
		data := realFile(t, dir, "encodings/"+name)
		r := newRows(bytes.NewReader(data), c, ',')
		var all [][]string
		var own []byte
		for r.next() == nil {
			cells, ok := r.text()
			if !ok {
				t.Errorf("%s: row %d does not decode", name, len(all)+1)
			}
			all = append(all, cells)
			b, _ := r.ownBytes()
			own = append(own, b...)
		}
		if !bytes.Equal(own, data) {
			t.Errorf("%s: its bytes are not given back", name)
		}
		return all
	}
	want := rows("holidays_utf8.csv", "utf-8")
	for name, encoding := range map[string]string{
		"holidays_cp932.csv": "cp932", "holidays_iso2022jp.csv": "iso-2022-jp",
		"holidays_utf16le_bom.csv": "utf-16le", "holidays_utf16be_bom.csv": "utf-16be",
	} {
		got := rows(name, encoding)
		if len(got) != len(want) || len(want) < 1000 {
			t.Errorf("%s: %d rows, want %d", name, len(got), len(want))
			continue
		}
		for i := range want {
			if strings.Join(got[i], ",") != strings.Join(want[i], ",") {
				t.Errorf("%s: row %d is %q, want %q", name, i+1, got[i], want[i])
			}
		}
	}
	if got := rows("places_eucjp.csv", "euc-jp"); got[0][0] != "原村" {
		t.Errorf("the first place is %q", got[0][0])
	}
}

// TestRealTorture imports whatever there is: each file ends in records that
// hold it or in an error with advice.
func TestRealTorture(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	m := new(memory)
	results, err := Import(t.Context(), m, []string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Err != nil {
			wantProblem(t, r.Err, model.ErrInput, r.Path)
			t.Log(model.Message(r.Err, model.EN))
			continue
		}
		s := m.sources[r.Source.ID-1]
		t.Logf("%s: %s, %s, %d records, %d rejected", r.Path, s.Profile, s.Encoding, s.Records, s.Rejected)
		if !strings.HasSuffix(r.Path, ".gz") && !r.Source.Again {
			rel, err := filepath.Rel(dir, r.Path)
			if err != nil {
				t.Fatal(err)
			}
			holds(t, realFile(t, dir, filepath.ToSlash(rel)), m.records[r.Source.ID-1])
		}
	}
}
