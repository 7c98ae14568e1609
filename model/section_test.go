package model_test

import (
	"reflect"
	"slices"
	"testing"

	"edgelens/model"
)

func section(t *testing.T, id string) *model.Section {
	t.Helper()
	s, ok := model.SectionByID(id)
	if !ok {
		t.Fatalf("no section %s", id)
	}
	return s
}

func TestDrill(t *testing.T) {
	tests := []struct {
		section, filter string
		key             []string
		want            string
	}{
		{"malware-users", "time:2016-02", []string{"172.16.16.162"}, "time:2016-02 type:malware outcome:stopped client_ip:172.16.16.162"},
		{"malware-users", "", []string{"--"}, "type:malware outcome:stopped client_ip!:*"},
		{"spam-users", "(a OR b)", []string{"10.0.0.1"}, "(a OR b) type:spam client_ip:10.0.0.1"},
		{"ips", "", []string{"1050015", "some rule", "CVE-1", "High"}, "type:ips rule_id:1050015"},
		{"ips", "", []string{"", "some rule", "", ""}, `type:ips rule_id!:* rule:"some rule"`},
		{"ips", "", []string{"", "", "", ""}, "type:ips rule_id!:* rule!:*"},
		{"apps", "", []string{"*"}, `type:app-control outcome:stopped app:"*"`},
	}
	for _, tt := range tests {
		got := section(t, tt.section).Drill(parse(t, tt.filter), model.Row{Key: tt.key})
		if got.String() != tt.want {
			t.Errorf("%s %q: drill %q, want %q", tt.section, tt.key, got, tt.want)
		}
		if back := parse(t, got.String()); !reflect.DeepEqual(back, got) {
			t.Errorf("%s reads back as %s", got, back)
		}
	}
}

func TestDrillFindsTheLinesARowCounts(t *testing.T) {
	line := lineOf("2016-02-25T12:00:00+09:00", map[string]string{
		"type": "IPS", "action": "監視", "rule_id": "1050015", "client_ip": "10.0.0.1"})
	ips := section(t, "ips")
	if !ips.Drill(model.Filter{}, model.Row{Key: []string{"1050015"}}).Match(line, tokyo) {
		t.Error("the drill of rule 1050015 misses its line")
	}
	if ips.Drill(model.Filter{}, model.Row{Key: []string{"1050016"}}).Match(line, tokyo) {
		t.Error("the drill of rule 1050016 finds another rule's line")
	}
}

func TestUnknownOutcome(t *testing.T) {
	got := section(t, "malware-users").UnknownOutcome(parse(t, "time:2016-02")).String()
	if want := "time:2016-02 type:malware outcome:unknown"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if section(t, "ips").CountsOutcome() || !section(t, "apps").CountsOutcome() {
		t.Error("only sections of stopped lines count outcomes")
	}
}

// TestMeasuresOfLines: a measure of lines looks at their outcome alone, because
// that is all that is kept of a day.
func TestMeasuresOfLines(t *testing.T) {
	for _, s := range model.Sections {
		for _, m := range s.Measures {
			counted := 0
			for _, o := range model.Outcomes {
				counts := m.Counts(o.Outcome)
				if want := m.Where.IsAll() || m.Where.String() == "outcome:"+o.ID; s.CanComeFrom(model.KindLog) && counts != want {
					t.Errorf("%s of %s counts lines with outcome %s: %v, want %v", m.ID, s.ID, o.ID, counts, want)
				}
				if counts {
					counted++
				}
			}
			if s.CanComeFrom(model.KindLog) == (counted == 0) {
				t.Errorf("%s of %s counts lines of %d outcomes", m.ID, s.ID, counted)
			}
		}
	}
}

func TestOrder(t *testing.T) {
	r := model.SectionResult{Rows: []model.Row{
		{Key: []string{"172.16.16.2"}, Values: []int64{5}}, {Key: []string{"172.16.16.10"}, Values: []int64{5}},
		{Key: []string{""}, Values: []int64{1}}, {Key: []string{"b"}, Values: []int64{9}},
	}}
	r.Order(3)
	var got []string
	for _, row := range r.Rows {
		got = append(got, row.Key[0])
	}
	if want := []string{"b", "172.16.16.10", "172.16.16.2"}; !reflect.DeepEqual(got, want) {
		t.Errorf("order %q, want %q", got, want)
	}
	if r.Total != 20 || r.Groups != 4 || r.Rows[2].Rank != 3 {
		t.Errorf("total %d, groups %d, last rank %d, want 20, 4, 3", r.Total, r.Groups, r.Rows[2].Rank)
	}
}

func TestOrderAddsUpTheOtherMeasures(t *testing.T) {
	for _, c := range []struct {
		rows, want []int64
	}{
		{nil, nil},
		{[]int64{5, 2, 9, 0}, []int64{2}},
		{[]int64{5, model.NoValue, 9, 4}, []int64{model.NoValue}},
		{[]int64{5, 4, 9, model.NoValue, 1, 3}, []int64{model.NoValue}},
	} {
		var r model.SectionResult
		for i := 0; i < len(c.rows); i += 2 {
			r.Rows = append(r.Rows, model.Row{Values: c.rows[i : i+2]})
		}
		r.Order(1)
		if !slices.Equal(r.Others, c.want) {
			t.Errorf("%d add up to %d, want %d", c.rows, r.Others, c.want)
		}
	}
}

func TestSectionsAreWhole(t *testing.T) {
	if len(model.Sections) < 10 {
		t.Errorf("%d sections, want the ten of the report", len(model.Sections))
	}
	for i, s := range model.Sections {
		if s.Number != i+1 {
			t.Errorf("section %s has number %d, want %d", s.ID, s.Number, i+1)
		}
		if byID, _ := model.SectionByID(s.ID); byID != s {
			t.Errorf("section %s is not found by its id", s.ID)
		}
		for _, id := range append(append([]string{}, s.By...), append(s.Columns, s.Texts...)...) {
			if _, ok := model.FieldByID(id); !ok {
				t.Errorf("section %s names %q, which is no field", s.ID, id)
			}
		}
		if s.Title.JA == "" || s.Title.EN == "" || s.Help.JA == "" || s.Help.EN == "" {
			t.Errorf("section %s lacks words", s.ID)
		}
	}
	if byNumber, ok := model.SectionByID("8"); !ok || byNumber.ID != "ips" {
		t.Error("section 8 is not ips")
	}
}

func TestOrderTellsOfATieAtTheLimit(t *testing.T) {
	for _, tt := range []struct {
		counts []int64
		top    int
		want   bool
	}{
		{[]int64{3, 2, 2, 1}, 2, true},
		{[]int64{3, 2, 1}, 2, false},
		{[]int64{3, 2, 2}, 3, false},
		{[]int64{2, 2}, 0, false},
	} {
		var r model.SectionResult
		for _, n := range tt.counts {
			r.Rows = append(r.Rows, model.Row{Values: []int64{n}})
		}
		if r.Order(tt.top); r.Tied != tt.want {
			t.Errorf("%v cut after %d: tied is %v", tt.counts, tt.top, r.Tied)
		}
	}
}
