package export_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
	"unicode"

	"edgelens/model"
	"edgelens/model/export"
)

func lineOf(cells, extra map[string]string) model.Line {
	l := model.Line{Source: 3, Record: 17, Cells: make([]string, len(model.Fields)), Extra: extra}
	l.Time = time.Date(2016, 2, 25, 11, 36, 6, 0, time.FixedZone("", 9*3600))
	for id, cell := range cells {
		l.Cells[model.FieldColumn(id).Index()] = cell
	}
	return l
}

func TestLinesJSON(t *testing.T) {
	line := lineOf(map[string]string{
		"time": "2016-02-25 11:36:06 JST+0900", "type": "スパムメール対策", "action": "消滅", "client_ip": "172.16.16.162",
		"client_port": "１，２３４", "bytes": "many", "cve": "--", "subject": "a\"b\x1b]0;x\x07",
	}, map[string]string{"備考": "x", "Agent": "y", "empty": " - "})
	tests := []struct {
		name    string
		columns []model.Column
		array   bool
		want    string
	}{
		{"all", nil, false, `{"time":"2016-02-25T11:36:06+09:00","type":"spam","client_ip":"172.16.16.162","client_port":1234,"action":"消滅","subject":"a\"b\u001b]0;x\u0007","bytes":"many","extra":{"Agent":"y","備考":"x"},"_source":3,"_record":17}` + "\n"},
		{"array", []model.Column{model.FieldColumn("bytes")}, true, "[\n" + `{"bytes":"many","_source":3,"_record":17}` + "\n]\n"},
		{"chosen", []model.Column{{Name: "備考", Unknown: true}, model.OutcomeColumn, model.FieldColumn("cve"), model.FieldColumn("type")}, false,
			`{"type":"spam","outcome":"unknown","extra":{"備考":"x"},"_source":3,"_record":17}` + "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			n, err := export.LinesJSON(&b, tt.columns, each(line), tt.array)
			if n != 1 || err != nil || b.String() != tt.want {
				t.Errorf("got %d, %v,\n%s want\n%s", n, err, b.String(), tt.want)
			}
		})
	}
}

func TestLinesJSONWithoutLines(t *testing.T) {
	var b bytes.Buffer
	if _, err := export.LinesJSON(&b, nil, each[model.Line](), true); err != nil || b.String() != "[\n]\n" {
		t.Errorf("got %q, %v, want an empty array", b.String(), err)
	}
}

// FuzzJSONString: every text comes back as it was, and none of it is anything
// a terminal obeys.
func FuzzJSONString(f *testing.F) {
	for _, s := range []string{"件名", "\x1b[2J", "\u202e", "\U000e0041", "\u0085", "a\u0300\u0301\u0302\u0303\u0304\u0305", "\"\\\n", "\ufe0f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		if _, err := export.LinesJSON(&b, nil, each(lineOf(map[string]string{"subject": "x" + s}, nil)), false); err != nil {
			t.Fatal(err)
		}
		var got struct{ Subject string }
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatalf("%q is no JSON: %v", b.String(), err)
		}
		if want := string([]rune("x" + s)); got.Subject != want {
			t.Errorf("got %q, want %q", got.Subject, want)
		}
		if strings.ContainsFunc(strings.TrimSuffix(b.String(), "\n"), func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }) {
			t.Errorf("%q reaches the terminal", b.String())
		}
	})
}

func reportOf(t *testing.T) model.Report {
	t.Helper()
	ips, _ := model.SectionByID("ips")
	clients, _ := model.SectionByID("clients")
	apps, _ := model.SectionByID("apps")
	period, err := model.ParsePeriod("2016-02")
	if err != nil {
		t.Fatal(err)
	}
	return model.Report{Query: model.ReportQuery{Period: period}, Sections: []model.SectionResult{
		{Section: clients, Source: model.KindPrinted, Rows: []model.Row{{Rank: 1, Texts: []string{"", "", "", "0"}}}, From: []int64{4}, Groups: 1},
		{Section: ips, Source: model.KindLog, Total: 1693, Groups: 12, Rows: []model.Row{
			{Rank: 1, Key: []string{"1050015", "規則", "CVE-1", "高"}, Values: []int64{1693, 461}}}},
		{Section: apps, UnknownOutcome: 7},
	}}
}

func TestReportJSON(t *testing.T) {
	var b bytes.Buffer
	if err := export.ReportJSON(&b, reportOf(t), model.EN); err != nil {
		t.Fatal(err)
	}
	want := `{"period":{"from":"2016-02-01","to":"2016-02-29"},"sections":[` +
		`{"id":"clients","number":1,"title":"Clients with VBBSS installed","source":"printed","rows":[{"rank":1,"key":{},"desktop":"","mobile":"","seats":"","utilisation":"0"}],"total":0,"groups":1,"unknown_outcome":0},` +
		`{"id":"ips","number":8,"title":"Top IPS detections","source":"lines","rows":[{"rank":1,"key":{"rule_id":"1050015","rule":"規則","cve":"CVE-1","severity":"高"},"count":1693,"stopped":461}],"total":1693,"groups":12,"unknown_outcome":0},` +
		`{"id":"apps","number":10,"title":"Top applications blocked","source":"none","rows":[],"total":0,"groups":0,"unknown_outcome":7}]}` + "\n"
	if b.String() != want {
		t.Errorf("got\n%s want\n%s", b.String(), want)
	}
}

func TestGroupJSON(t *testing.T) {
	var b bytes.Buffer
	r := model.GroupResult{
		Query: model.GroupQuery{By: []model.Column{model.FieldColumn("type"), {Name: "備考", Unknown: true}}, Sum: "bytes"},
		Rows:  []model.Row{{Key: []string{"ips", ""}, Values: []int64{5, 700}}}, Total: 9, Groups: 2,
	}
	if err := export.GroupJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	if want := `{"fields":["type","備考"],"rows":[{"key":{"type":"ips","備考":""},"count":5,"bytes":700}],"total":9,"groups":2}` + "\n"; b.String() != want {
		t.Errorf("got %s want %s", b.String(), want)
	}
}

func TestSourcesJSON(t *testing.T) {
	var b bytes.Buffer
	sources := []model.Source{
		{Path: "a.csv", ID: 1, Kind: model.KindLog, Profile: "console", Encoding: "cp932", Records: 3, New: 1, Known: 1, Rejected: 1,
			From: time.Date(2016, 2, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2016, 2, 2, 0, 0, 0, 0, time.UTC)},
		{Path: "b.csv", ID: 2, Kind: model.KindPrinted},
	}
	if err := export.SourcesJSON(&b, sources, time.FixedZone("", 9*3600)); err != nil {
		t.Fatal(err)
	}
	want := `{"sources":[{"path":"a.csv","id":1,"kind":"log","profile":"console","encoding":"cp932","records":3,"new":1,"known":1,"rejected":1,"from":"2016-02-01T09:00:00+09:00","to":"2016-02-02T09:00:00+09:00"},` +
		`{"path":"b.csv","id":2,"kind":"printed","profile":"","encoding":"","records":0,"new":0,"known":0,"rejected":0,"from":null,"to":null}]}` + "\n"
	if b.String() != want {
		t.Errorf("got %s want %s", b.String(), want)
	}
}

func TestRejectsAreDecodedAndKeptExactly(t *testing.T) {
	sjis := "\x8c\x8f\x96\xbc\r\n" // 件名
	r := export.Rejects{
		All:     each(model.Reject{Source: 1, Record: 2, Line: 3, Offset: 40, Reason: model.Text{JA: "時間が空です", EN: "no time"}, Bytes: []byte(sjis)}),
		Sources: []model.Source{{ID: 1, Encoding: "cp932"}}, Lang: model.EN,
	}
	var b bytes.Buffer
	if _, err := r.JSON(&b, false); err != nil {
		t.Fatal(err)
	}
	want := `{"source":1,"record":2,"line":3,"offset":40,"reason":"no time","text":"件名","raw_base64":"jI+WvA0K"}` + "\n"
	if b.String() != want {
		t.Errorf("got %s want %s", b.String(), want)
	}
}

func TestSQLJSON(t *testing.T) {
	columns := []string{"a", "b", "b", "b_2", "件名\x1b"}
	rows := [][]any{{int64(1), nil, "", 1.5, "\x1b]0;x\a\u202e"}, {int64(-9), "=1+1", []byte{0, 255}, math.Inf(1), 1e30}}
	for array, want := range map[bool]string{
		false: `{"a":1,"b":null,"b_2":"","b_2_2":1.5,"件名\u001b":"\u001b]0;x\u0007\u202e"}` + "\n" +
			`{"a":-9,"b":"=1+1","b_2":"AP8=","b_2_2":"+Inf","件名\u001b":1e+30}` + "\n",
		true: "[\n" + `{"a":1,"b":null,"b_2":"","b_2_2":1.5,"件名\u001b":"\u001b]0;x\u0007\u202e"}` + ",\n" +
			`{"a":-9,"b":"=1+1","b_2":"AP8=","b_2_2":"+Inf","件名\u001b":1e+30}` + "\n]\n",
	} {
		var b bytes.Buffer
		if err := export.SQLJSON(&b, columns, rows, array); err != nil || b.String() != want {
			t.Errorf("array %v: got %s, %v; want %s", array, b.String(), err, want)
		}
		if array && !json.Valid(b.Bytes()) {
			t.Errorf("no JSON: %s", b.String())
		}
	}
	var empty bytes.Buffer
	if err := export.SQLJSON(&empty, columns, nil, true); err != nil || empty.String() != "[\n]\n" {
		t.Errorf("got %q, %v", empty.String(), err)
	}
}

func TestSQLGrid(t *testing.T) {
	var b bytes.Buffer
	w := export.NewWriter(export.CSV, &b, export.Options{Defuse: true})
	rows := [][]any{{nil, "", int64(3), "=1+1"}, {2.0, "a,b", []byte{1}, "-x"}}
	if err := w.Grid(export.SQL(model.SQLResult{Columns: []string{"a", "a", "n", "=x"}, Rows: rows}, false)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	want := "a,a,n,'=x\n,,3,'=1+1\n2.0,\"a,b\",x'01','-x\n"
	if b.String() != want || w.Defused() != 3 {
		t.Errorf("got %q, %d cells defused; want %q", b.String(), w.Defused(), want)
	}
}
