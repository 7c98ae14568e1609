package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/sqlite"
)

// happened is a line as it happened, before anybody exported it. Two of them may
// be the same.
type happened struct {
	at                            time.Time
	typ, action                   model.Word
	client, server, subject, note string
}

// madeExport is a file that has all that happened in some hours.
type madeExport struct {
	path     string
	from, to time.Time
	cells    [][]string // heading and records, as they were written
	id       int64      // in the case; 0 if it is not there
}

func (e *madeExport) holds(h happened) bool { return !h.at.Before(e.from) && h.at.Before(e.to) }

var firstHour = time.Date(2016, 2, 1, 0, 0, 0, 0, time.FixedZone("", 9*3600))

func someLines(rng *rand.Rand, n int) (all []happened) {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	for range n {
		typ, _ := model.TypeOf(pick("spam", "ips", "web-reputation"))
		h := happened{
			at:  firstHour.Add(time.Duration(rng.IntN(48)) * 30 * time.Minute),
			typ: typ, action: model.Actions[rng.IntN(3)],
			client: pick("172.16.16.1", "172.16.16.2", "172.16.16.3"), server: pick("2001:db8::a", "198.51.100.7"),
			subject: pick("", "請求書の件", "見積, \"至急\"\n二行目"), note: pick("", "備考あり"),
		}
		for range 1 + rng.IntN(3)/2 {
			all = append(all, h) // a real repeat
		}
	}
	return all
}

// exportColumns are those that an export chooses from, the first three always.
var exportColumns = []string{"time", "type", "client_ip", "action", "server_ip", "subject", "備考"}

// Ways to write a time that keep its second: consoles, programs, spreadsheets.
var timeForms = []func(time.Time) string{
	func(t time.Time) string { return t.Format("2006-01-02 15:04:05") + " JST+0900" },
	func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
	func(t time.Time) string { return t.Format("2006/1/2 15:04:05") },
	func(t time.Time) string { // the days since the end of 1899, on the clock of the wall
		_, east := t.Zone()
		return strconv.FormatFloat(float64(t.Unix()+int64(east))/86400+25569, 'f', 10, 64)
	},
}

// writeExport exports some hours completely, in a form of its own.
func writeExport(t *testing.T, rng *rand.Rand, path string, all []happened) *madeExport {
	t.Helper()
	e := &madeExport{path: path, from: firstHour.Add(time.Duration(rng.IntN(20)) * time.Hour)}
	e.to = e.from.Add(time.Duration(1+rng.IntN(20)) * time.Hour)
	columns := slices.Clone(exportColumns[:3])
	for _, c := range exportColumns[3:] {
		if rng.IntN(2) == 0 {
			columns = append(columns, c)
		}
	}
	rng.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	lang := []model.Lang{model.JA, model.EN}[rng.IntN(2)]
	form, empty := timeForms[rng.IntN(len(timeForms))], []string{"", "-", "--"}[rng.IntN(3)]
	heading := make([]string, len(columns))
	for i, c := range columns {
		heading[i] = c
		if f, ok := model.FieldByID(c); ok {
			heading[i] = f.Label.In(lang)
		}
	}
	e.cells = [][]string{heading}
	for _, i := range rng.Perm(len(all)) {
		if h := all[i]; e.holds(h) {
			e.cells = append(e.cells, h.row(columns, lang, form, empty))
		}
	}
	writeFile(t, path, packed(t, rng, e.cells))
	return e
}

func (h happened) row(columns []string, lang model.Lang, form func(time.Time) string, empty string) []string {
	texts := map[string]string{
		"time": form(h.at), "type": h.typ.Label.In(lang), "action": h.action.Label.In(lang),
		"client_ip": h.client, "server_ip": h.server, "subject": h.subject, "備考": h.note,
	}
	row := make([]string, len(columns))
	for i, c := range columns {
		if row[i] = texts[c]; row[i] == "" {
			row[i] = empty
		}
	}
	return row
}

// packed writes rows with some delimiter, line end and encoding, perhaps with
// something above them, perhaps compressed.
func packed(t *testing.T, rng *rand.Rand, rows [][]string) []byte {
	t.Helper()
	var text bytes.Buffer
	if rng.IntN(3) == 0 {
		text.WriteString("インターネットセキュリティ\n期間: 2016-02-01 00:00:00~2016-02-29 23:00:00\n\n")
	}
	w := csv.NewWriter(&text)
	w.Comma = []rune{',', '\t', ';'}[rng.IntN(3)]
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(encodings))
	b := encoded(t, encodings[names[rng.IntN(len(names))]], text.String())
	if rng.IntN(3) > 0 {
		return b
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return zipped.Bytes()
}

// TestCompleteExportsAreTheTruth: exports of some hours each, in any columns,
// order, language, spelling, encoding and container, imported in any order and
// taken back, come to what happened in the hours that are there.
func TestCompleteExportsAreTheTruth(t *testing.T) {
	for seed := range uint64(rounds(10)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 11))
			all := someLines(rng, 80)
			dir := t.TempDir()
			var files []*madeExport
			for i := range 6 {
				files = append(files, writeExport(t, rng, filepath.Join(dir, fmt.Sprintf("%d.csv", i)), all))
			}
			s, err := sqlite.Open(t.Context(), filepath.Join(dir, "t.edge"), sqlite.Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			for range 10 {
				importOrForget(t, s, files[rng.IntN(len(files))])
				checkTruth(t, s, files, all)
			}
		})
	}
}

func importOrForget(t *testing.T, s *sqlite.Store, e *madeExport) {
	t.Helper()
	if e.id != 0 {
		if _, err := s.Forget(t.Context(), e.id); err != nil {
			t.Fatal(err)
		}
		e.id = 0
		return
	}
	results, err := importer.Import(t.Context(), s, []string{e.path}, importer.Options{})
	if err != nil || len(results) != 1 || results[0].Err != nil {
		t.Fatalf("%v %v", results, err)
	}
	src := results[0].Source
	if e.id = src.ID; src.Records != int64(len(e.cells)-1) || src.Rejected != 0 || src.Records != src.New+src.Known {
		t.Fatalf("%d records in the file, got %+v", len(e.cells)-1, src)
	}
}

// checkTruth holds the case against what happened in the hours of its files.
func checkTruth(t *testing.T, s *sqlite.Store, files []*madeExport, all []happened) {
	t.Helper()
	want, spam := map[string]int{}, map[string]int{}
	for _, h := range all {
		if !slices.ContainsFunc(files, func(e *madeExport) bool { return e.id != 0 && e.holds(h) }) {
			continue
		}
		want[h.at.Format("2006-01-02T15:04:05")+" "+h.typ.ID+" "+h.client]++
		if h.typ.ID == "spam" {
			spam[h.client]++
		}
	}
	by := []model.Column{model.FieldColumn("time"), model.FieldColumn("type"), model.FieldColumn("client_ip")}
	groups, err := s.Group(t.Context(), model.GroupQuery{By: by})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, r := range groups.Rows {
		got[strings.Join(r.Key, " ")] = int(r.Values[0])
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("lines: got %v,\nwant %v", got, want)
	}
	checkSpam(t, s, spam)
	for _, e := range files {
		if e.id != 0 {
			checkOwnCells(t, s, e)
		}
	}
}

// checkSpam: a section's rows, and the lines behind each.
func checkSpam(t *testing.T, s *sqlite.Store, want map[string]int) {
	t.Helper()
	section, _ := model.SectionByID("spam-users")
	q := model.ReportQuery{Sections: []*model.Section{section}, Period: model.Month(2016, 2)}
	report, err := s.Report(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, row := range report.Sections[0].Rows {
		n, err := s.Count(t.Context(), section.Drill(q.Lines(), row))
		if err != nil || n != row.Values[0] {
			t.Fatalf("%q counts %d, its drill finds %d, %v", row.Key, row.Values[0], n, err)
		}
		got[row.Key[0]] = int(n)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("spam: got %v, want %v", got, want)
	}
}

func checkOwnCells(t *testing.T, s *sqlite.Store, e *madeExport) {
	t.Helper()
	f, err := model.ParseFilter(fmt.Sprintf("source:%d", e.id), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, records, err := s.AsRead(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	got := [][]string{e.cells[0]}
	for cells, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, slices.Clone(cells))
	}
	if !reflect.DeepEqual(got, e.cells) {
		t.Fatalf("%s as read:\ngot  %q\nwant %q", e.path, got, e.cells)
	}
}
