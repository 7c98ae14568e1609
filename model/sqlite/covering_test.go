package sqlite

import (
	"testing"
	"time"

	"edgelens/model"
)

// TestNothingIsFoundOnlyWhereALogCouldHaveHadIt: without a log of its kind a
// section has no data; with one that is about the period, it has no rows.
func TestNothingIsFoundOnlyWhereALogCouldHaveHadIt(t *testing.T) {
	s := newCase(t)
	loadTypes(t, s, map[string]string{"2016-01-05": "IPS", "2016-02-25": "DoS対策"})
	loadTypes(t, s, map[string]string{"2016-02-03": "ファイアウォール", "2016-02-20": "ブロックURLリスト"})
	for _, c := range []struct {
		section, period string
		want            model.SourceKind
	}{
		{"apps", "2016-01", ""},                           // a log of the other kind only
		{"apps", "2016-02", model.KindLog},                // one with other types of its kind
		{"apps", "2016-02-10..2016-02-11", model.KindLog}, // days without any line, within one
		{"apps", "2016-02-21..2016-02-29", ""},            // after its last line
		{"apps", "all", model.KindLog},
		{"spam-users", "2016-02-10", model.KindLog},
		{"spam-users", "2016-03", ""},
		{"bandwidth-users", "2016-02", ""}, // no line could tell of it
	} {
		section, _ := model.SectionByID(c.section)
		q := model.ReportQuery{Sections: []*model.Section{section}, Period: must(model.ParsePeriod(c.period))}
		r := must(s.Report(t.Context(), q)).Sections[0]
		if r.Source != c.want || len(r.Rows) > 0 {
			t.Errorf("%s of %s comes from %q with %d rows, want %q and none", c.section, c.period, r.Source, len(r.Rows), c.want)
		}
	}
}

// loadTypes stores a log with a line of a message type on each day.
func loadTypes(t *testing.T, s *Store, days map[string]string) {
	t.Helper()
	var headings []model.Heading
	for _, id := range []string{"time", "type"} {
		headings = append(headings, model.Heading{Text: id, Column: model.FieldColumn(id)})
	}
	identify := model.NewIdentifier(headings)
	var records []model.Record
	for day, typ := range days {
		r := model.Record{Number: int64(len(records) + 1), Line: int64(len(records) + 2), Time: must(time.ParseInLocation(time.DateOnly, day, s.Zone()))}
		r.Cells = []string{day, typ}
		r.Bytes = []byte(day + "," + typ + "\n")
		r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
		records = append(records, r)
	}
	loadLog(t, s, headings, records)
}
