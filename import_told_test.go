package main

import (
	"testing"

	"edgelens/model"
)

// TestSummary is what people read after an import.
func TestSummary(t *testing.T) {
	april := model.Source{
		ID: 2, Path: "april-2.csv", Kind: model.KindLog, Encoding: "cp932", Profile: "cloud-edge-internet-security",
		Records: 4814, New: 712, Known: 4100, Rejected: 2,
	}
	from := func(s model.Source, counts ...model.SourceCount) model.Source { s.KnownFrom = counts; return s }
	again, table := april, april
	again.Again = true
	table.Kind = model.KindStatistics
	first := model.SourceCount{ID: 1, Path: "april-1.csv", Records: 3988}
	for name, tt := range map[string]struct {
		source model.Source
		ja, en string
	}{
		"no overlap": {april, "april-2.csv: 4,814レコード: 新規 712、既知 4,100、読めない 2 [cp932, cloud-edge-internet-security]",
			"april-2.csv: 4,814 records: 712 new, 4,100 known, 2 rejected [cp932, cloud-edge-internet-security]"},
		"overlap": {from(april, first), "april-2.csv: 4,814レコード: 新規 712、既知 4,100(うち april-1.csv に 3,988)、読めない 2 [cp932, cloud-edge-internet-security]",
			"april-2.csv: 4,814 records: 712 new, 4,100 known (3,988 from april-1.csv), 2 rejected [cp932, cloud-edge-internet-security]"},
		"with many": {from(april, first, model.SourceCount{Path: "b", Records: 60}, model.SourceCount{Path: "c", Records: 40}, model.SourceCount{Path: "d", Records: 8}, model.SourceCount{Path: "e", Records: 4}),
			"april-2.csv: 4,814レコード: 新規 712、既知 4,100(うち april-1.csv に 3,988、b に 60、c に 40、ほか2ファイルに 12)、読めない 2 [cp932, cloud-edge-internet-security]",
			"april-2.csv: 4,814 records: 712 new, 4,100 known (3,988 from april-1.csv, 60 from b, 40 from c, 12 from 2 others), 2 rejected [cp932, cloud-edge-internet-security]"},
		"again": {again, "april-2.csv: 取り込み済みのファイルです(取り込み 2): 4,814レコード: 新規 712、既知 4,100、読めない 2 [cp932, cloud-edge-internet-security]",
			"april-2.csv: in the case already (source 2): 4,814 records: 712 new, 4,100 known, 2 rejected [cp932, cloud-edge-internet-security]"},
		"statistics": {table, "april-2.csv: 4,814レコード(統計) [cp932, cloud-edge-internet-security]", "april-2.csv: 4,814 records (statistics) [cp932, cloud-edge-internet-security]"},
	} {
		if got := summary(tt.source); got != (model.Text{JA: tt.ja, EN: tt.en}) {
			t.Errorf("%s: got\n%s\n%s\nwant\n%s\n%s", name, got.JA, got.EN, tt.ja, tt.en)
		}
	}
}
