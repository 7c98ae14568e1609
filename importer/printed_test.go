package importer

import (
	"strings"
	"testing"

	"edgelens/model"
)

const report = `月次レポート	
2. 接続の概要	
デバイス名	接続
CE50_RD	1266
CE50_2	34
合計	1300

* Cloud Edgeデバイスがルーティングモードの場合、接続数が正確でないことがあります。
8. 上位 10 件の IPS 検出
この表は参考です
ルールID	ルール名	CVE番号	重大度	発生回数	阻止
1054837	SSH	CVE-2012-0001	High	12	10
ルールID	ルール名	CVE番号	重大度	発生回数	阻止
1054838	SMB		High	3	3	
合計				16

11. フィッシング対策によって検出された上位10件のユーザ
ユーザ	発生回数
192.0.2.1	2
`

func TestPrinted(t *testing.T) {
	src, records := imported(t, "report_2016-02.csv", []byte(report), Options{})
	if src.Kind != model.KindPrinted || src.Records != 5 || src.Rejected != 0 {
		t.Fatalf("got %s, %d records, %d rejected", src.Kind, src.Records, src.Rejected)
	}
	var sections []int
	for _, table := range src.Tables {
		sections = append(sections, table.Section)
	}
	if len(sections) != 3 || sections[0] != 2 || sections[1] != 8 || sections[2] != 0 {
		t.Errorf("sections are %v", sections)
	}
	if last := records[4]; last.Table != 2 || last.Cells[0] != "192.0.2.1" || !last.Time.IsZero() || last.Identity != (model.Identity{}) {
		t.Errorf("the last record is %+v", last)
	}
	if src.Tables[2].Headings[0].Column != model.FieldColumn("client_ip") {
		t.Errorf("ユーザ is %+v", src.Tables[2].Headings[0])
	}
	var all []string
	for _, n := range src.Notices {
		all = append(all, n.EN+n.JA)
	}
	if text := strings.Join(all, "\n"); len(all) != 2 || !strings.Contains(text, "total 16 of 発生回数") || !strings.Contains(text, "フィッシング") {
		t.Errorf("notices are %q", all)
	}
	if src.Period != model.Month(2016, 2) {
		t.Errorf("period is %s", src.Period)
	}
}

// TestEveryTitle finds all sections by both of their titles.
func TestEveryTitle(t *testing.T) {
	for _, s := range model.Sections {
		for _, title := range []string{s.Title.JA, s.Title.EN, strings.ReplaceAll(s.Title.JA, "10", " N "), strings.Replace(s.Title.EN, "Top ", "Top 25 ", 1)} {
			got, ok := sectionTitle([]string{"3. " + title, "", " "})
			if !ok || got != s.Number {
				t.Errorf("%q is section %d, %v; want %d", title, got, ok, s.Number)
			}
		}
	}
	for _, cells := range [][]string{{"接続の概要"}, {"2. 接続の概要", "1"}, {""}, {"2."}, {"10.0.0.1"}} {
		if got, ok := sectionTitle(cells); ok {
			t.Errorf("%q is the title of section %d", cells, got)
		}
	}
}

// TestStatistics checks totals, and that a row of totals is no record.
func TestStatistics(t *testing.T) {
	const head = "ユーザ,使用(バイト),受信バイト\n1.1.1.1,\"1,000\",7\n1.1.1.2,24,-\n"
	for _, tt := range []struct {
		name, row        string
		records, notices int
	}{
		{"right", "合計,\"1,024\",7", 2, 0},
		{"wrong", "合計,1025,7", 2, 1},
		{"both wrong", "Grand Total,1,2", 2, 2},
		{"without a number", "Total,,", 2, 0},
		{"not all numbers", "Total,abc,1", 3, 0},
		{"a user", "totals,1,2", 3, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, _ := imported(t, "a.csv", []byte(head+tt.row+"\n"), Options{})
			if int(src.Records) != tt.records || len(src.Notices) != tt.notices || src.Rejected != 0 {
				t.Errorf("%d records, notices %v", src.Records, src.Notices)
			}
		})
	}
}

func TestPeriod(t *testing.T) {
	january := model.Month(2015, 1)
	const table = "ユーザ,使用(バイト)\n"
	for _, tt := range []struct {
		name, file, above string
		said              *model.Period
		want              string
	}{
		{"nothing", "usage.csv", "", nil, "all"},
		{"in the name", "usage_2016-02.csv", "", nil, "2016-02"},
		{"in the name, short", "usage201602.csv", "", nil, "2016-02"},
		{"a day in the name", "usage_2016-03-07.csv", "", nil, "all"},
		{"a short day in the name", "usage20160307.csv", "", nil, "all"},
		{"no month", "usage_201613.csv", "", nil, "all"},
		{"a number", "1201602.csv", "", nil, "all"},
		{"line", "usage_2015-12.csv", "期間,2016-02-01 00:00:00~2016-02-29 23\n", nil, "2016-02"},
		{"line in English", "a.csv", "Period: 2016/2/3 - 2016/2/10\n", nil, "2016-02-03..2016-02-10"},
		{"line with a month", "a.csv", "対象期間：2016年2月\n", nil, "2016-02"},
		{"line with a day", "a.csv", "集計期間 2016年2月3日\n", nil, "2016-02-03"},
		{"line that is none", "a.csv", "期間: 2016-02-31\n", nil, "all"},
		{"line turned round", "a.csv", "期間: 2016-03～2016-02\n", nil, "all"},
		{"said", "usage_2016-02.csv", "期間,2016-02\n", &january, "2015-01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, _ := imported(t, tt.file, []byte(tt.above+table), Options{Period: tt.said})
			if got := src.Period.String(); got != tt.want {
				t.Errorf("period is %s, want %s", got, tt.want)
			}
		})
	}
}
