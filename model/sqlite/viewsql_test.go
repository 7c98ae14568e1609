package sqlite

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// randomSort is any order that lines have.
func randomSort(rng *rand.Rand) model.Order {
	all := []model.Column{{}, {Name: "備考", Unknown: true}, model.OutcomeColumn, model.SourceColumn, model.RecordColumn}
	for _, f := range model.Fields {
		all = append(all, model.FieldColumn(f.ID))
	}
	var order model.Order
	for range 1 + rng.IntN(3) {
		if c := all[rng.IntN(len(all))]; c != (model.Column{}) && order.Place(c) < 0 {
			order = append(order, model.Sort{Column: c, Desc: rng.IntN(2) == 0})
		}
	}
	return order
}

// TestLinesSQL asks for views by the statement that shows them: it gives the
// same lines in the same order, with the same cells.
func TestLinesSQL(t *testing.T) {
	for name, columnValues := range map[string]int{"dictionary": 1 << 16, "cells in lines": 2} {
		t.Run(name, func(t *testing.T) {
			limit := maxColumnValues
			maxColumnValues = columnValues
			t.Cleanup(func() { maxColumnValues = limit })
			rng := rand.New(rand.NewPCG(3, 9))
			s := newCase(t)
			headings, records := randomLines(rng, 300)
			loadLog(t, s, headings, records)
			loadLog(t, s, headings, records[100:200]) // so that lines have several places
			for range rounds(150) {
				q := model.LinesQuery{Filter: randomFilter(rng, 2), Sort: randomSort(rng), Limit: rng.IntN(2) * 7}
				checkLinesSQL(t, s, q)
			}
		})
	}
}

// TestLinesSQLOfNotes asks for lines by what people wrote about them.
func TestLinesSQLOfNotes(t *testing.T) {
	s := selectCase(t, 30)
	for i, l := range allLines(t, s, model.LinesQuery{Limit: 5}) {
		if err := s.SetNote(t.Context(), l.ID, []string{"to ask", "done"}[i%2]); err != nil {
			t.Fatal(err)
		}
	}
	for _, filter := range []string{"note:*", "-note:*", "note~ask", "note!~ask", "note:done", "note:x", "note:done OR type:ips"} {
		f, err := model.ParseFilter(filter, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkLinesSQL(t, s, model.LinesQuery{Filter: f})
	}
	if _, err := s.LinesSQL(t.Context(), model.LinesQuery{Sort: model.Order{{Column: model.NoteColumn}}}, nil); err == nil {
		t.Error("lines are sorted by their notes")
	}
}

// TestLinesSQLOfWholeSeconds sorts by time where no line has a fraction.
func TestLinesSQLOfWholeSeconds(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(3, 9)), 100)
	for i := range records {
		records[i].Time = records[i].Time.Truncate(time.Second)
		records[i].Cells[0] = records[i].Time.Format(time.RFC3339)
	}
	loadLog(t, s, headings, records)
	for _, desc := range []bool{true, false} {
		checkLinesSQL(t, s, model.LinesQuery{Sort: model.Order{{Column: model.FieldColumn("time"), Desc: desc}}})
	}
}

// viewColumns are those that checkLinesSQL compares.
var viewColumns = []model.Column{model.FieldColumn("time"), model.FieldColumn("group"), model.FieldColumn("subject"),
	model.FieldColumn("bytes"), model.OutcomeColumn, model.SourceColumn, {Name: "備考", Unknown: true}}

func checkLinesSQL(t *testing.T, s *Store, q model.LinesQuery) {
	t.Helper()
	text, err := s.LinesSQL(t.Context(), q, viewColumns)
	if err != nil {
		t.Fatalf("%s: %v", q.Filter, err)
	}
	r := selected(t, s, text)
	if r.Line != 0 || strings.ContainsAny(text, "\n\t") {
		t.Errorf("%s: ids of lines are in column %d", text, r.Line)
	}
	var got, want []string
	for _, row := range r.Rows {
		line := fmt.Sprint(row[0])
		for _, cell := range row[1:] {
			line += "|" + model.SQLText(cell)
		}
		got = append(got, line)
	}
	for _, l := range allLines(t, s, q) {
		line := fmt.Sprint(l.ID)
		for _, c := range viewColumns {
			line += "|" + l.Text(c)
		}
		want = append(want, line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s, %+v, %d:\n%s\ngot  %d %.300q\nwant %d %.300q", q.Filter, q.Sort, q.Limit, text, len(got), got, len(want), want)
	}
}

// TestSectionSQL asks for sections by the statement that shows them.
func TestSectionSQL(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	s := newCase(t)
	headings, records := randomLines(rng, 600)
	loadLog(t, s, headings, records)
	rows := 0
	for i := range 12 {
		q := model.ReportQuery{Sections: model.Sections, Top: i % 3 * 2}
		if i > 0 {
			q.Filter = randomFilter(rng, 1)
		}
		if i%2 == 1 {
			q.Period = model.Month(2016, 2)
		}
		report, err := s.Report(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range report.Sections {
			if r.Source == model.KindLog {
				rows += len(r.Rows)
				checkSectionSQL(t, s, r, q)
			}
		}
	}
	if rows < 100 {
		t.Errorf("only %d rows were compared", rows)
	}
}

func checkSectionSQL(t *testing.T, s *Store, r model.SectionResult, q model.ReportQuery) {
	t.Helper()
	text, err := s.SectionSQL(t.Context(), r.Section, q)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, row := range selected(t, s, text).Rows {
		got = append(got, fmt.Sprint(row...))
	}
	for _, row := range r.Rows {
		var cells []any
		for _, k := range row.Key {
			cells = append(cells, k)
		}
		for _, n := range row.Values {
			cells = append(cells, n)
		}
		want = append(want, fmt.Sprint(cells...))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s, %s:\n%s\ngot  %q\nwant %q", r.Section.ID, q.Filter, text, got, want)
	}
}

func TestSectionSQLNeedsLines(t *testing.T) {
	s := newCase(t)
	for _, section := range model.Sections {
		_, err := s.SectionSQL(t.Context(), section, model.ReportQuery{})
		if want := section.CanComeFrom(model.KindLog); (err == nil) != want {
			t.Errorf("section %s: %v", section.ID, err)
		}
	}
}

// TestLinesSQLText shows what a statement looks like.
func TestLinesSQLText(t *testing.T) {
	s := selectCase(t, 5)
	for filter, want := range map[string]string{
		"": "SELECT id, time FROM log ORDER BY ",
		`sender:a,"it's" -cve:* subject~請求書`:         `SELECT id, time FROM log WHERE sender IN ('a', 'it''s') AND (el_canonical(0, cve) <> '') IS NOT TRUE AND el_contains('請求書', subject) ORDER BY `,
		`time:2016-02 (type:spam OR wrs_score:..64)`: "SELECT id, time FROM log WHERE id BETWEEN 6095008052761591808 AND 6100388787790020607 /* 2016-02 */ AND (el_canonical(2, type) = 'spam' OR el_number(5, wrs_score) <= 64) ORDER BY ",
		"subject:\"a\tb\"":                           "SELECT id, time FROM log WHERE subject = CAST(x'610962' AS TEXT) ORDER BY ",
	} {
		f, err := model.ParseFilter(filter, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.LinesSQL(t.Context(), model.LinesQuery{Filter: f}, []model.Column{model.FieldColumn("time")})
		if err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s: got  %s, %v\nwant %s", filter, got, err, want)
		}
	}
}
