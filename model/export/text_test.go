package export_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/model/export"
)

// wide counts Japanese characters as two cells.
func wide(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFF {
			n++
		}
	}
	return n
}

func TestTextIsAlignedAndHarmless(t *testing.T) {
	got := written(t, export.Text, export.Options{Width: wide}, export.Grid{
		Title: "題", Headings: []string{"名前", "n"}, Numbers: []bool{false, true}, Notes: []string{"note"},
		Rows: each([]string{"a", "1,000"}, []string{"漢字だ\x1b[2J", "2"}),
	})
	want := `題
  名前             n
  a            1,000
  漢字だ␛[2J      2
  note
`
	if got != want {
		t.Errorf("got\n%s want\n%s", got, want)
	}
}

func TestReadableTables(t *testing.T) {
	command := func(f model.Filter) string { return "lines " + f.String() }
	got := written(t, export.Text, export.Options{Width: wide}, export.ReadableTables(reportOf(t), model.EN, command)...)
	for _, want := range []string{
		"8. Top IPS detections\n", "1,693", "1 of 12 groups shown, total 1,693",
		"lines time:2016-02 type:ips rule_id:1050015\n",
		"from printed (source 4), no log lines",
		"10. Top applications blocked\n  no data\n  7 lines of unknown outcome are not counted: time:2016-02 type:app-control outcome:unknown\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
}

func TestPrintedTables(t *testing.T) {
	got := written(t, export.CSV, export.Options{}, export.PrintedTables(reportOf(t), model.JA)...)
	want := "期間,2016-02-01,2016-02-29\n\n" +
		"1. VBBSSがインストールされているクライアントの概要,\nデスクトップクライアント,モバイルデバイスクライアント,シート,利用率\n,,,0\n\n" +
		"8. 上位10件のIPS検出,\nルールID,ルール名,CVE番号,重大度,発生回数,阻止\n1050015,規則,CVE-1,高,1693,461\n\n" +
		"10. ブロックされた上位10件のアプリケーション,\nアプリ名,発生回数\n"
	if got != want {
		t.Errorf("got\n%s want\n%s", got, want)
	}
}

func TestAMeasureWithoutValueIsBlank(t *testing.T) {
	r := reportOf(t)
	r.Sections[1].Rows[0].Values[1] = model.NoValue
	if got := written(t, export.CSV, export.Options{}, export.PrintedTables(r, model.JA)...); !strings.Contains(got, ",高,1693,\n") {
		t.Errorf("CSV: %s", got)
	}
	var b strings.Builder
	if err := export.ReportJSON(&b, r, model.JA); err != nil || !strings.Contains(b.String(), `"count":1693,"stopped":""}`) {
		t.Errorf("JSON: %v, %s", err, b.String())
	}
}

func TestAsReadLeavesOutWhatTheFileHasNot(t *testing.T) {
	headings := []model.Heading{
		{Text: "時間", Column: model.FieldColumn("time")}, {Text: "", Column: model.Column{Name: "2", Unknown: true}},
		{Text: "", Column: model.FieldColumn("type")},
	}
	got := written(t, export.CSV, export.Options{}, export.AsRead(headings, each([]string{"a", "b", "ips"}, []string{"c", "d"})))
	if want := "時間,\na,b\nc,d\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGroupAndSourcesForReading(t *testing.T) {
	group := model.GroupResult{Query: model.GroupQuery{By: []model.Column{model.OutcomeColumn}}, Rows: []model.Row{{Key: []string{""}, Values: []int64{1234}}}, Total: 1234, Groups: 1}
	got := written(t, export.Text, export.Options{Width: wide}, export.Group(group, model.JA, false))
	if want := "  処理の結果   件数\n  (空)        1,234\n  全1,234件、1種類\n"; got != want {
		t.Errorf("got\n%s want\n%s", got, want)
	}
	got = written(t, export.CSV, export.Options{}, export.Group(group, model.EN, true))
	if want := "Outcome,Lines\n,1234\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -1000: "-1,000", -100: "-100", 1234567: "1,234,567"} {
		if got := export.Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %s, want %s", n, got, want)
		}
	}
}
