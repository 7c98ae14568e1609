package demo_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"edgelens/importer/demo"
	"edgelens/model"
)

// printedTables splits the report at its title lines, by section id.
func printedTables(t *testing.T, b []byte) map[string][][]string {
	t.Helper()
	tables, id := map[string][][]string{}, ""
	for _, row := range rows(t, b) {
		number, title, ok := strings.Cut(row[0], ". ")
		if s, known := model.SectionByID(number); ok && known {
			if title != s.Title.JA {
				t.Errorf("table %s is titled %q, want %q", number, title, s.Title.JA)
			}
			id = s.ID
			continue
		}
		tables[id] = append(tables[id], row)
	}
	return tables
}

func TestPrintedHeadings(t *testing.T) {
	_, contents := write(t, small)
	tables := printedTables(t, contents[5])
	for _, s := range model.Sections {
		if len(tables[s.ID]) < 2 {
			t.Errorf("the report has no table %s", s.ID)
			continue
		}
		var got []string
		for _, text := range tables[s.ID][0] {
			f, _, _ := model.FieldByHeading(text)
			got = append(got, strings.Replace(f.ID, "user", "client_ip", 1)) // a user of the report is a terminal
		}
		want := append(slices.Clone(s.Columns), s.Texts...)
		if len(s.Measures) > 0 {
			want = append(want, s.Measures[0].ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: headings stand for %q, want %q", s.ID, got, want)
		}
	}
}

func TestPrintedNumbers(t *testing.T) {
	for _, o := range []demo.Options{{}, small} {
		d, contents := write(t, o)
		tables := printedTables(t, contents[5])
		for _, s := range model.Sections {
			if s.ID == "clients" {
				continue
			}
			t.Run(fmt.Sprint(o.Rows, s.ID), func(t *testing.T) { checkTable(t, d, s.ID, tables[s.ID][1:]) })
		}
	}
}

// checkTable holds a printed table against Count: the top ten in order, with
// the differences that are there on purpose and no other.
func checkTable(t *testing.T, d *demo.Data, section string, printed [][]string) {
	t.Helper()
	counts, total, last := d.Count(section), int64(0), int64(math.MaxInt64)
	var differ []int64
	for _, row := range printed {
		n, ok := model.Number(row[len(row)-1])
		if row[0] == "合計" {
			if n != total {
				t.Errorf("total %d, want %d", n, total)
			}
			continue
		}
		if by := n - counts[cmp.Or(row[0], row[1])]; by != 0 { // a rule without an id is named
			differ = append(differ, by)
		}
		if !ok || n > last {
			t.Errorf("%q after a row of %d", row, last)
		}
		last, total = n, total+n
	}
	if want := differences(section); !slices.Equal(differ, want) {
		t.Errorf("numbers differ from the lines by %v, want %v", differ, want)
	}
	if rows := len(printed); rows > 10 || rows < min(10, len(counts)) {
		t.Errorf("%d rows of %d", rows, len(counts))
	}
}

func differences(section string) (by []int64) {
	for _, diff := range demo.Differences {
		if diff.Section == section {
			by = append(by, diff.By)
		}
	}
	return by
}

func TestStatistics(t *testing.T) {
	d, contents := write(t, small)
	all := rows(t, contents[4])
	if all[0][0] != "期間" || !strings.HasPrefix(all[0][1], d.Month.From.String()) {
		t.Errorf("the statistics begin with %q", all[0])
	}
	sum := map[string]int64{}
	for _, row := range all[2:] {
		sent, _ := model.Number(row[1])
		received, _ := model.Number(row[2])
		n, ok := model.Number(row[3])
		if !ok || n != sent+received || !strings.Contains(row[3], ",") {
			t.Errorf("%q does not add up", row)
		}
		sum[row[0]] += n
	}
	for client, want := range d.Count("bandwidth-users") {
		if got := sum[client]; got != want {
			t.Errorf("%s moved %d bytes, want %d", client, got, want)
		}
	}
}
