package sqlite

import (
	"maps"
	"math/rand/v2"
	"testing"

	"edgelens/model"
)

// TestDaysOfARowAreItsLines: what a section says of a row's days is what its
// lines say, and what the report says of the row.
func TestDaysOfARowAreItsLines(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(5, 5)), 2000)
	loadLog(t, s, headings, records)
	lines := allLines(t, s, model.LinesQuery{})
	days := 0
	for _, period := range []string{"all", "2016-02", "2016-01-31..2016-02-01"} {
		for _, text := range []string{"", "client_ip:172.16.16.162", "action!:block"} {
			q := model.ReportQuery{Period: must(model.ParsePeriod(period)), Filter: must(model.ParseFilter(text, nil))}
			for _, section := range model.Sections {
				days += checkDays(t, s, lines, section, q)
			}
		}
	}
	if days < 30 {
		t.Errorf("only %d days of rows: the test proves little", days)
	}
}

func checkDays(t *testing.T, s *Store, lines []model.Line, section *model.Section, q model.ReportQuery) int {
	t.Helper()
	counts, err := s.SectionDays(t.Context(), section, q.Period, q.Filter)
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[model.DayCount]int64{}, map[model.DayCount]int64{}
	for _, c := range counts {
		got[model.DayCount{Row: c.Row, Day: c.Day}] += c.Lines
	}
	if _, ok := section.Type(); !ok || !section.CanComeFrom(model.KindLog) {
		if len(counts) > 0 {
			t.Errorf("%s has days: %v", section.ID, counts)
		}
		return 0
	}
	f := model.And(q.Lines(), section.Where)
	for _, l := range lines {
		if !f.Match(l, s.Zone()) {
			continue
		}
		var key []string
		for _, id := range section.Columns {
			c := model.FieldColumn(id)
			key = append(key, c.Kind().Canonical(l.Cell(c)))
		}
		want[model.DayCount{Row: section.RowID(key), Day: model.DayOf(l.Time.In(s.Zone()))}]++
	}
	if !maps.Equal(got, want) {
		t.Errorf("%s in %s under %s: got %v, want %v", section.ID, q.Period, q.Filter, got, want)
	}
	q.Sections = []*model.Section{section}
	report, err := s.Report(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range report.Sections[0].Rows {
		var sum int64
		for c, n := range got {
			if c.Row == section.RowID(row.Key) {
				sum += n
			}
		}
		if sum != row.Values[0] {
			t.Errorf("%s %q: its days add up to %d, the row says %d", section.ID, row.Key, sum, row.Values[0])
		}
	}
	return len(got)
}
