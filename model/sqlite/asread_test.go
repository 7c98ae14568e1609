package sqlite

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"edgelens/model"
)

// loadSeconds stores a log with a line for each of some seconds, shown by the
// text of its time.
func loadSeconds(t *testing.T, s *Store, prefix string, seconds ...int) model.Source {
	t.Helper()
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}}
	id := model.NewIdentifier(headings)
	var records []model.Record
	for i, n := range seconds {
		r := model.Record{Number: int64(i + 1), Line: int64(i + 1), Time: time.Unix(int64(n), 0), Cells: []string{fmt.Sprintf("%s%d", prefix, n)}}
		r.Identity, r.AsRead = id.Of(r.Cells, r.Time)
		r.Bytes = []byte(r.Cells[0] + "\n")
		records = append(records, r)
	}
	return loadLog(t, s, headings, records)
}

// TestAsReadGivesALineOnce: a line that several sources of the answer have is
// one record of the export, as the first of them had it.
func TestAsReadGivesALineOnce(t *testing.T) {
	s := newCase(t)
	loadSeconds(t, s, "a", 1, 2)
	loadSeconds(t, s, "b", 3, 2)
	loadSeconds(t, s, "c", 2, 3, 4)
	for filter, want := range map[string][]string{
		"":              {"a1", "a2", "b3", "c4"},
		"source:1,2,3":  {"a1", "a2", "b3", "c4"},
		"source:2,3":    {"b3", "b2", "c4"},
		"source:3":      {"c2", "c3", "c4"},
		"source!:1":     {"b3", "c4"},
		"-source:2 a2":  {},
		"source:1 OR x": {"a1", "a2"},
	} {
		f := must(model.ParseFilter(filter, nil))
		_, rows, err := s.AsRead(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for cells, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, cells[0])
		}
		if n := must(s.Count(t.Context(), f)); n != int64(len(want)) || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q of %d lines, want %q", filter, got, n, want)
		}
	}
}

// TestAsReadAsksOnlySourcesWithLines: a source that has none of the lines
// cannot be in the way with its headings.
func TestAsReadAsksOnlySourcesWithLines(t *testing.T) {
	s := newCase(t)
	time := model.Heading{Text: "時間", Column: model.FieldColumn("time")}
	client := model.Heading{Text: "クライアントIP", Column: model.FieldColumn("client_ip")}
	one := loadLog(t, s, []model.Heading{time, client}, []model.Record{{Number: 1, Time: tokyoNoon, Identity: model.Identity{1},
		Cells: []string{"2016-02-25 11:36:06 JST+0900", "172.16.16.162"}}})
	loadLog(t, s, []model.Heading{client, time}, []model.Record{{Number: 1, Time: tokyoNoon, Identity: model.Identity{2},
		Cells: []string{"172.16.16.9", "2016-02-25 11:36:06 JST+0900"}}})
	headings, _, err := s.AsRead(t.Context(), must(model.ParseFilter("source:1,2 client_ip:172.16.16.162", nil)))
	if err != nil || len(headings) != 2 || headings[0] != one.Tables[0].Headings[0] {
		t.Errorf("got %v, %v; want the headings of source %d", headings, err, one.ID)
	}
	if _, _, err := s.AsRead(t.Context(), must(model.ParseFilter("source:1,2", nil))); err == nil {
		t.Error("different headings gave no error")
	}
	if headings, _, err := s.AsRead(t.Context(), must(model.ParseFilter("source:1 client_ip:10.0.0.1", nil))); err != nil || len(headings) != 2 {
		t.Errorf("an empty answer has headings %v, %v; want two", headings, err)
	}
}
