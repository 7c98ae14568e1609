package sqlite

import (
	"database/sql"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// TestRowIsItsLines is the law of the report: a row's numbers are the lines
// its drill finds, for every section, several periods and several filters.
func TestRowIsItsLines(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	s := newCase(t)
	headings, records := randomLines(rng, rounds(3000))
	loadLog(t, s, headings, records)
	lines := allLines(t, s, model.LinesQuery{})
	for _, period := range []string{"all", "2016-02", "2016-01-31..2016-02-01"} {
		for _, text := range []string{"", "client_ip:172.16.16.162", "-severity:* OR subject~請求書", "action!:block", "備考:a"} {
			t.Run(period+" "+text, func(t *testing.T) {
				q := model.ReportQuery{Sections: model.Sections, Period: must(model.ParsePeriod(period)), Filter: must(model.ParseFilter(text, nil))}
				checkReport(t, s, lines, q)
			})
		}
	}
}

// rounds is how many random cases are tried of n. -short is for who has to see
// each path once, like the race detector.
func rounds(n int) int {
	if testing.Short() {
		return max(n/4, 1)
	}
	return n
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func checkReport(t *testing.T, s *Store, lines []model.Line, q model.ReportQuery) {
	t.Helper()
	report, err := s.Report(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, r := range report.Sections {
		if r.Source != model.KindLog {
			continue
		}
		total := 0
		for _, row := range r.Rows {
			rows++
			drill := r.Section.Drill(q.Lines(), row)
			n, err := s.Count(t.Context(), drill)
			if err != nil || n != row.Values[0] {
				t.Errorf("%s %q: row says %d, its drill %s finds %d, %v", r.Section.ID, row.Key, row.Values[0], drill, n, err)
			}
			if shown := len(allLines(t, s, model.LinesQuery{Filter: drill})); int64(shown) != row.Values[0] {
				t.Errorf("%s %q: row says %d, %d lines are shown", r.Section.ID, row.Key, row.Values[0], shown)
			}
			total += checkMeasures(t, s, lines, r.Section, drill, row)
		}
		if want := matching(lines, model.And(r.Section.Where, q.Lines()), s); total != want || r.Total != int64(want) {
			t.Errorf("%s: rows add up to %d, total says %d, want %d", r.Section.ID, total, r.Total, want)
		}
		if want := matching(lines, r.Section.UnknownOutcome(q.Lines()), s); r.Section.CountsOutcome() && r.UnknownOutcome != int64(want) {
			t.Errorf("%s: %d lines of unknown outcome, want %d", r.Section.ID, r.UnknownOutcome, want)
		}
	}
	if rows < rounds(10) {
		t.Errorf("only %d rows: the test proves little", rows)
	}
}

// checkMeasures holds a row's other numbers against the lines themselves.
func checkMeasures(t *testing.T, s *Store, lines []model.Line, section *model.Section, drill model.Filter, row model.Row) int {
	t.Helper()
	for i, m := range section.Measures {
		if want := matching(lines, model.And(drill, m.Where), s); row.Values[i] != int64(want) {
			t.Errorf("%s %q: %s is %d, want %d", section.ID, row.Key, m.ID, row.Values[i], want)
		}
	}
	return int(row.Values[0])
}

func matching(lines []model.Line, f model.Filter, s *Store) int {
	n := 0
	for _, l := range lines {
		if f.Match(l, s.Zone()) {
			n++
		}
	}
	return n
}

// TestOrderOfRows: the measure descending, then the key by code point.
func TestOrderOfRows(t *testing.T) {
	s := newCase(t)
	rng := rand.New(rand.NewPCG(4, 4))
	headings, records := randomLines(rng, 2000)
	loadLog(t, s, headings, records)
	report := must(s.Report(t.Context(), model.ReportQuery{Sections: model.Sections, Top: 3}))
	for _, r := range report.Sections {
		for i, row := range r.Rows {
			if row.Rank != i+1 {
				t.Errorf("%s: row %d has rank %d", r.Section.ID, i+1, row.Rank)
			}
			if i == 0 {
				continue
			}
			before := r.Rows[i-1]
			if row.Values[0] > before.Values[0] || row.Values[0] == before.Values[0] && row.Key[0] < before.Key[0] {
				t.Errorf("%s: %v comes after %v", r.Section.ID, row, before)
			}
		}
		if len(r.Rows) > 3 || r.Groups < len(r.Rows) {
			t.Errorf("%s: %d rows of %d groups", r.Section.ID, len(r.Rows), r.Groups)
		}
	}
}

// TestPlans pins how SQLite finds the lines and rows of every section: a scan
// of a whole table where an index has the answer would be many times slower.
func TestPlans(t *testing.T) {
	s := newCase(t)
	month := model.Month(2016, 2)
	for _, section := range model.Sections {
		if _, ok := section.Type(); !ok {
			continue
		}
		query, args := tallyQuery(section, month)
		if got, want := plan(t, s, query, args), "SEARCH tally USING INDEX tally_day (section=? AND day>? AND day<?)"; got != want {
			t.Errorf("rows of %s: %s, want %s", section.ID, got, want)
		}
		d, ok := s.drillOf(section.Drill(month.Filter(), model.Row{Key: []string{"172.16.16.162"}}))
		if !ok || d.rest || len(d.times) != 1 {
			t.Errorf("the drill of %s is not found by its ids: %+v", section.ID, d)
			continue
		}
		query, args, err := d.query(t.Context(), s, s.db)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := plan(t, s, query, args), "SEARCH hit USING INDEX hit_key (section=? AND key=? AND day>? AND day<?)"; got != want {
			t.Errorf("drill of %s: %s, want %s", section.ID, got, want)
		}
	}
}

// TestValuesAreFoundByIndex: a filter by one value must not pass through all
// values of the case.
func TestValuesAreFoundByIndex(t *testing.T) {
	s := newCase(t)
	var found []string
	err := each(t.Context(), s.db, func(rows *sql.Rows) error {
		var detail string
		err := rows.Scan(new(int), new(int), new(int), &detail)
		if strings.Contains(detail, "value") {
			found = append(found, detail)
		}
		return err
	}, "EXPLAIN QUERY PLAN "+equalValues, int64(model.KindIP), "10.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"SEARCH value USING INDEX value_text (kind=? AND text=?)",
		"SEARCH value USING COVERING INDEX value_canonical (kind=? AND canonical=?)",
	}
	if !slices.Equal(found, want) {
		t.Errorf("got %q, want %q", found, want)
	}
}

func plan(t *testing.T, s *Store, query string, args []any) (detail string) {
	t.Helper()
	err := s.db.QueryRowContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...).Scan(new(int), new(int), new(int), &detail)
	if err != nil {
		t.Errorf("%s: %v", query, err)
	}
	return detail
}
