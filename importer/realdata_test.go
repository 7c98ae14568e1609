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

// TestRealCells reads csv-spectrum cell by cell.
func TestRealCells(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	files, err := filepath.Glob(filepath.Join(dir, "torture", "csv-spectrum", "csvs", "*.csv"))
	if err != nil || len(files) < 11 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		data := realFile(t, dir, "torture/csv-spectrum/csvs/"+name+".csv")
		answers := realFile(t, dir, "torture/csv-spectrum/json/"+name+".json")
		if !bytes.Contains(data, []byte("\r")) { // copies of the CRLF files may have lost their CRs
			answers = bytes.ReplaceAll(answers, []byte(`\r\n`), []byte(`\n`))
		}
		var want []map[string]string
		if err := json.Unmarshal(answers, &want); err != nil {
			t.Fatal(err)
		}
		got := split(t, bytes.NewReader(data), data, ',', 0)
		if len(got) != len(want)+1 {
			t.Errorf("%s: %d rows, want %d", name, len(got)-1, len(want))
			continue
		}
		for i, row := range want {
			for j, heading := range got[0] {
				if got[i+1][j] != row[heading] {
					t.Errorf("%s: row %d, %s is %q, want %q", name, i+1, heading, got[i+1][j], row[heading])
				}
			}
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
