package sqlite

import (
	"testing"
	"time"

	"edgelens/model"
)

// TestSumsSayThatTheyAreRounded adds up amounts with units, with cells in the
// dictionary and, where it is full, in their lines.
func TestSumsSayThatTheyAreRounded(t *testing.T) {
	for name, columnValues := range map[string]int{"dictionary": 1 << 16, "cells in lines": 1} {
		t.Run(name, func(t *testing.T) {
			limit := maxColumnValues
			maxColumnValues = columnValues
			t.Cleanup(func() { maxColumnValues = limit })
			s := newCase(t)
			headings := []model.Heading{{Text: "t", Column: model.FieldColumn("time")}, {Text: "c", Column: model.FieldColumn("client_ip")}, {Text: "b", Column: model.FieldColumn("bytes")}}
			id := model.NewIdentifier(headings)
			var records []model.Record
			for i, row := range [][2]string{{"192.0.2.2", "1024"}, {"192.0.2.1", "1 KB"}, {"192.0.2.1", "1,024"}, {"192.0.2.2", "-0"}, {"192.0.2.2", "850 B"}, {"192.0.2.3", "many"}} {
				at := time.Unix(1456367766, 0).UTC()
				r := model.Record{Number: int64(i + 1), Bytes: []byte("x\n"), Cells: []string{"2016-02-25 02:36:06Z", row[0], row[1]}, Time: at}
				r.Identity, r.AsRead = id.Of(r.Cells, at)
				records = append(records, r)
			}
			loadLog(t, s, headings, records)
			got, err := s.Group(t.Context(), model.GroupQuery{By: []model.Column{model.FieldColumn("client_ip")}, Sum: "bytes"})
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]model.Row{
				"192.0.2.1": {Values: []int64{2, 2048}, Rounded: true},
				"192.0.2.2": {Values: []int64{3, 1874}},
				"192.0.2.3": {Values: []int64{1, 0}},
			}
			for _, r := range got.Rows {
				w := want[r.Key[0]]
				if len(r.Values) != 2 || r.Values[0] != w.Values[0] || r.Values[1] != w.Values[1] || r.Rounded != w.Rounded {
					t.Errorf("%s: %v, rounded %v; want %v, %v", r.Key[0], r.Values, r.Rounded, w.Values, w.Rounded)
				}
			}
			if len(got.Rows) != len(want) {
				t.Errorf("%d rows", len(got.Rows))
			}
		})
	}
}
