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

// loadStatistics stores bandwidth statistics of one client, about a period.
func loadStatistics(t *testing.T, s *Store, period string, headings []string, cells ...string) int64 {
	t.Helper()
	src := model.Source{Path: "bandwidth.csv", Kind: model.KindStatistics, Tables: []model.Table{{}}}
	if period != "" {
		src.Period = must(model.ParsePeriod(period))
	}
	for _, h := range headings {
		src.Tables[0].Headings = append(src.Tables[0].Headings, model.Heading{Text: h, Column: model.FieldColumn(h)})
	}
	sources := must(s.Sources(t.Context()))
	src.SHA256[0] = byte(len(sources) + 1)
	if err := s.Load(t.Context(), &src, sequence([]model.Record{{Number: 1, Cells: cells}})); err != nil {
		t.Fatal(err)
	}
	return src.ID
}

// TestStatisticsDoNotAddUp: what several sources say about the same days counts
// once.
func TestStatisticsDoNotAddUp(t *testing.T) {
	s := newCase(t)
	headings := []string{"client_ip", "bytes"}
	both := loadStatistics(t, s, "2016-01..2016-02", headings, "10.0.0.1", "1,000")
	early := loadStatistics(t, s, "2016-02", headings, "10.0.0.1", "300")
	late := loadStatistics(t, s, "2016-02", headings, "10.0.0.1", "400")
	half := loadStatistics(t, s, "2016-02-01..2016-02-14", headings, "10.0.0.1", "20")
	march := loadStatistics(t, s, "2016-03", headings, "10.0.0.1", "5")
	undated := loadStatistics(t, s, "", headings, "10.0.0.1", "7")
	section, _ := model.SectionByID("bandwidth-users")
	for period, want := range map[string]struct {
		total            int64
		from, superseded []int64
	}{
		"all":                    {1005, []int64{both, march}, []int64{late, early, half, undated}},
		"2016-02":                {400, []int64{late}, []int64{early, half}},
		"2016-01":                {0, nil, nil},
		"2016-02-01..2016-02-14": {20, []int64{half}, nil},
		"2016-03":                {5, []int64{march}, nil},
	} {
		r := must(s.Report(t.Context(), model.ReportQuery{Sections: []*model.Section{section}, Period: must(model.ParsePeriod(period))})).Sections[0]
		if r.Total != want.total || !reflect.DeepEqual(r.From, want.from) || !reflect.DeepEqual(r.Superseded, want.superseded) {
			t.Errorf("%s: got %d from %v, superseded %v; want %d from %v, %v", period, r.Total, r.From, r.Superseded, want.total, want.from, want.superseded)
		}
	}
}

func TestUsageIsWhatWasSentAndReceived(t *testing.T) {
	s := newCase(t)
	loadStatistics(t, s, "2016-02", []string{"client_ip", "bytes_sent", "bytes_received"}, "10.0.0.1", "1,000", "234")
	section, _ := model.SectionByID("bandwidth-users")
	r := must(s.Report(t.Context(), model.ReportQuery{Sections: []*model.Section{section}})).Sections[0]
	if r.Total != 1234 || len(r.Rows) != 1 {
		t.Errorf("got %d in %d rows, want 1234 in 1", r.Total, len(r.Rows))
	}
}
