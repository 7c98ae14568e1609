package sqlite

import (
	"reflect"
	"testing"

	"edgelens/model"
)

// loadPrinted stores a printed table of a section, about a month.
func loadPrinted(t *testing.T, s *Store, section string, month string, headings []string, rows ...[]string) model.Source {
	t.Helper()
	found, _ := model.SectionByID(section)
	src := model.Source{Path: "report.csv", Kind: model.KindPrinted, Period: must(model.ParsePeriod(month)), Tables: []model.Table{{Section: found.Number}}}
	for _, h := range headings {
		src.Tables[0].Headings = append(src.Tables[0].Headings, model.Heading{Text: h, Column: model.FieldColumn(h)})
	}
	var records []model.Record
	for i, cells := range rows {
		records = append(records, model.Record{Number: int64(i + 1), Cells: cells})
	}
	copy(src.SHA256[:], section+month)
	if err := s.Load(t.Context(), &src, sequence(records)); err != nil {
		t.Fatal(err)
	}
	return src
}

// TestMeasuresThatNobodyGave: a number that a printed table lacks is no number,
// also where rows of several tables are one; it takes nothing from the others.
func TestMeasuresThatNobodyGave(t *testing.T) {
	s := newCase(t)
	headings := []string{"rule_id", "count"}
	loadPrinted(t, s, "ips", "2016-01", headings, []string{"1", "10"}, []string{"2", "--"}, []string{"3", "--"})
	loadPrinted(t, s, "ips", "2016-02", headings, []string{"1", "20"}, []string{"2", "5"}, []string{"3", "--"})
	section, _ := model.SectionByID("ips")
	report := must(s.Report(t.Context(), model.ReportQuery{Sections: []*model.Section{section}}))
	got := map[string][]int64{}
	for _, r := range report.Sections[0].Rows {
		got[r.Key[0]] = r.Values
	}
	want := map[string][]int64{"1": {30, model.NoValue}, "2": {5, model.NoValue}, "3": {model.NoValue, model.NoValue}}
	if !reflect.DeepEqual(got, want) || report.Sections[0].Total != 35 {
		t.Errorf("got %v, together %d; want %v, together 35", got, report.Sections[0].Total, want)
	}
}
