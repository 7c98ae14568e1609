package model_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"edgelens/model"
)

// parse reads a filter in which every heading is allowed.
func parse(t *testing.T, text string) model.Filter {
	t.Helper()
	f, err := model.ParseFilter(text, nil)
	if err != nil {
		t.Fatalf("ParseFilter(%q): %v", text, err)
	}
	return f
}

// written are filters with the form String gives them.
var written = []struct{ text, want string }{
	{"", ""},
	{"client_ip:172.16.16.162", "client_ip:172.16.16.162"},
	{"client:172.16.16.162", "client_ip:172.16.16.162"},
	{"クライアントIP:172.16.16.162", "client_ip:172.16.16.162"},
	{"server:10.0.0.1 from:a to:b category:c rule:d", "server_ip:10.0.0.1 sender:a recipient:b url_category:c rule:d"},
	{"type:スパムメール対策", "type:spam"},
	{"type:ips,dos", "type:ips,dos"},
	{"type:量子攻撃", "type:量子攻撃"},
	{"action!:ブロック", "action!:block"},
	{"-action:ブロック", "action!:block"},
	{"-action!:ブロック", "action:block"},
	{"subject~請求書", "subject~請求書"},
	{"subject!~test", "subject!~test"},
	{"subject~~はんかく", "subject~~はんかく"},
	{"-subject~~はんかく subject!~~x", "subject!~~はんかく subject!~~x"},
	{"~~髙橋 !~~高橋", "~~髙橋 !~~高橋"},
	{"-~~a", "!~~a"},
	{"~a", "a"},
	{`subject~"~a" subject~~~a`, `subject~"~a" subject~~"~a"`},
	{`~~"二語 の句"`, `~~"二語 の句"`},
	{"client_ip:172.16.5.1/16", "client_ip:172.16.0.0/16"},
	{"server_ip:10.0.0.1..10.0.0.9", "server_ip:10.0.0.1..10.0.0.9"},
	{"wrs_score:..64 bytes:1,2 bytes:1000000..", "wrs_score:..64 bytes:1,2 bytes:1000000.."},
	{"time:2016-02 time:2016-02-25T11..2016-02-25T12:30", "time:2016-02 time:2016-02-25T11..2016-02-25T12:30"},
	{`time:"2016-02-25 11:36"`, "time:2016-02-25T11:36"},
	{"cve:* -cve:*", "cve:* cve!:*"},
	{`cve:""`, `cve:""`},
	{`cve:"*"`, `cve:"*"`},
	{`client_ip:"10.0.0.0/8"`, `client_ip:"10.0.0.0/8"`},
	{`policy:"a,b"`, `policy:"a,b"`},
	{"outcome:stopped source:3 record:17", "outcome:stopped source:3 record:17"},
	{"source:1..3", "source:1..3"},
	{"処理の結果:阻止,検知のみ Outcome:Stopped", "outcome:stopped,seen outcome:stopped"},
	{`outcome:"seen only" -outcome:不明`, "outcome:seen outcome!:unknown"},
	{"取り込み元:3 レコード:17 メモ:* ﾒﾓ~電話", "source:3 record:17 note:* note~電話"},
	{"Source:3 RECORD:17 Note!:*", "source:3 record:17 note!:*"},
	{`"メモ":x "Note":x "ﾒﾓ":x`, `"メモ":x "Note":x "ﾒﾓ":x`},
	{`備考:x "User Agent":y`, `備考:x "User Agent":y`},
	{`"url":x`, `"url":x`},
	{`"outcome":x`, `"outcome":x`},
	{`"二語 の句"`, `"二語 の句"`},
	{"請求 -広告", `請求 !~広告`},
	{`"-x"`, `"-x"`},
	{`"OR"`, `"OR"`},
	{"(a OR b) c", "(a OR b) c"},
	{"((a))", "a"},
	{"a (b c)", "a b c"},
	{"a OR (b OR c)", "a OR b OR c"},
	{"a OR (b c)", "a OR (b c)"},
	{"a OR b c", "a OR (b c)"},
	{"（ａ　OR　b） client_ip：10.0.0.1", "(ａ OR b) client_ip:10.0.0.1"},
	{"url:http://example.jp/a:b~c", "url:http://example.jp/a:b~c"},
	{`subject:"say \"hi\" \\ there"`, `subject:"say \"hi\" \\ there"`},
	{"ORANGE", "ORANGE"},
}

func TestFilterIsWrittenInOneForm(t *testing.T) {
	for _, tt := range written {
		f := parse(t, tt.text)
		if got := f.String(); got != tt.want {
			t.Errorf("ParseFilter(%q).String() = %q, want %q", tt.text, got, tt.want)
		}
		if back := parse(t, f.String()); !reflect.DeepEqual(back, f) {
			t.Errorf("%q reads back as %v, want %v", f.String(), back, f)
		}
	}
}

// TestALabelGivesWayToAColumnOfTheCase: what a filter said before it had labels
// for what is no cell, it says still.
func TestALabelGivesWayToAColumnOfTheCase(t *testing.T) {
	headings := []string{"メモ", "Source"}
	tests := []struct{ text, want string }{
		{"メモ:x", `"メモ":x`},
		{"Source:3", `"Source":3`},
		{"note:x source:3", "note:x source:3"},
		{"Note:x 取り込み元:3", "note:x source:3"},
		{"処理の結果:阻止", "outcome:stopped"},
	}
	for _, tt := range tests {
		f, err := model.ParseFilter(tt.text, headings)
		if err != nil || f.String() != tt.want {
			t.Errorf("ParseFilter(%q) = %s, %v, want %s", tt.text, f, err, tt.want)
		}
		for _, h := range [][]string{headings, nil} {
			if back, err := model.ParseFilter(tt.want, h); err != nil || !reflect.DeepEqual(back, f) {
				t.Errorf("with %v %q reads back as %v (%v), want %v", h, tt.want, back, err, f)
			}
		}
	}
	for _, text := range []string{"ﾒﾓ:x", "SOURCE:3"} {
		if f, err := model.ParseFilter(text, headings); err == nil {
			t.Errorf("ParseFilter(%q) = %s, want a mistake: it may mean either", text, f)
		}
	}
	columns, err := model.ParseColumns("メモ,note,結果", append(headings, "結果"))
	want := []model.Column{{Name: "メモ", Unknown: true}, model.NoteColumn, {Name: "結果", Unknown: true}}
	if err != nil || !reflect.DeepEqual(columns, want) {
		t.Errorf("ParseColumns gives %v, %v, want %v", columns, err, want)
	}
}

func FuzzParseFilter(f *testing.F) {
	for _, tt := range written {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, err := model.ParseFilter(text, nil)
		if err != nil {
			return
		}
		s := first.String()
		if strings.HasPrefix(s, "-") {
			t.Errorf("%q is written %q, which a command takes for a flag", text, s)
		}
		again, err := model.ParseFilter(s, nil)
		if err != nil {
			t.Fatalf("%q is written %q, which does not parse: %v", text, s, err)
		}
		if !reflect.DeepEqual(again, first) {
			t.Errorf("%q is written %q, which reads as %#v, want %#v", text, s, again, first)
		}
	})
}

func TestFilterMistakesNamePositionAndNearestName(t *testing.T) {
	tests := []struct{ text, want string }{
		{"cleint_ip:1", `unknown field "cleint_ip" at 1: did you mean client_ip?`},
		{"件名:x cleint_ip:1", `unknown field "cleint_ip" at 6: did you mean client_ip?`},
		{"zzzzzzzz:1", `unknown field "zzzzzzzz" at 1`},
		{"備稿:x", `unknown field "備稿" at 1: did you mean 備考?`},
		{"outcome:stoped", `unknown outcome "stoped" at 9: did you mean stopped?`},
		{"outcome:検知だけ", `unknown outcome "検知だけ" at 9: did you mean 検知のみ?`},
		{"time:yesterday", `cannot read the time "yesterday" at 6, for example 2016-02 or 2016-02-25..2016-02-29`},
		{"time:2016-02..x", `cannot read the end "x" of the range at 6, for example 2016-02 or 2016-02-25..2016-02-29`},
		{"client_ip:10.0.0.0/99", `cannot read the network "10.0.0.0/99" at 11`},
		{"bytes:a..b", `cannot read the end "a" of the range at 7`},
		{"bytes:..", `a range needs at least one end at 7`},
		{"source:one", `not a number: "one" at 8`},
		{"(a b", `unclosed ( at 1`},
		{"a b)", `no ( for this ) at 4`},
		{`a "b`, `unclosed " at 3`},
		{"a OR", `OR needs a condition on both sides at 1`},
		{"a -", `empty condition at 4`},
		{":x", `no field before : at 1`},
		{"url:", `no value at 5`},
		{"url~", `nothing to look for after ~ at 5`},
		{strings.Repeat("(", 200), `too many nested ( at 102`},
	}
	for _, tt := range tests {
		_, err := model.ParseFilter(tt.text, []string{"備考"})
		if err == nil || err.Error() != tt.want {
			t.Errorf("ParseFilter(%q) error = %v, want %s", tt.text, err, tt.want)
		}
		if !errors.Is(err, model.ErrUsage) {
			t.Errorf("ParseFilter(%q) error is no ErrUsage", tt.text)
		}
	}
}

func TestFilterMistakesInJapanese(t *testing.T) {
	for text, want := range map[string]string{
		"cleint_ip:1":  "1文字目: 項目「cleint_ip」はありません。client_ip ではありませんか?",
		"時間:先週":        "4文字目: 時間「先週」を読めません。例: 2016-02、2016-02-25..2016-02-29",
		"time:2026-13": "6文字目: 時間「2026-13」を読めません。例: 2016-02、2016-02-25..2016-02-29",
	} {
		_, err := model.ParseFilter(text, []string{})
		if got := model.Message(err, model.JA); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAndOr(t *testing.T) {
	a, b := parse(t, "a"), parse(t, "b")
	tests := []struct {
		name string
		got  model.Filter
		want string
	}{
		{"nothing", model.And(), ""},
		{"every line and a", model.And(model.Filter{}, a), "a"},
		{"every line or a", model.Or(model.Filter{}, a), ""},
		{"flat", model.And(model.And(a, b), a), "a b a"},
		{"nested", model.And(model.Or(a, b), a), "(a OR b) a"},
	}
	for _, tt := range tests {
		if got := tt.got.String(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := len(model.And(model.Or(a, b), a).Terms()); got != 2 {
		t.Errorf("(a OR b) a has %d terms, want 2", got)
	}
}

func TestParseColumns(t *testing.T) {
	tests := []struct {
		list string
		want []model.Column
	}{
		{"time,client_ip", []model.Column{model.FieldColumn("time"), model.FieldColumn("client_ip")}},
		{"Client IP , 使用(バイト)", []model.Column{model.FieldColumn("client_ip"), model.FieldColumn("bytes")}},
		{`備考,"User, Agent","url"`, []model.Column{{Name: "備考", Unknown: true}, {Name: "User, Agent", Unknown: true}, {Name: "url", Unknown: true}}},
		{"取り込み元,Record,処理の結果,メモ", []model.Column{model.SourceColumn, model.RecordColumn, model.OutcomeColumn, model.NoteColumn}},
		{"source,record,outcome", []model.Column{model.SourceColumn, model.RecordColumn, model.OutcomeColumn}},
	}
	for _, tt := range tests {
		got, err := model.ParseColumns(tt.list, nil)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("ParseColumns(%q) = %v, %v, want %v", tt.list, got, err, tt.want)
		}
	}
	wrong := []struct{ list, want string }{
		{"time,cleint_ip", `unknown field "cleint_ip" at 6: did you mean client_ip?`},
		{"time,", "no field at 6"},
		{"", "no field at 1"},
		{`"備考" x`, "fields are separated by , at 6"},
		{`"備考`, `unclosed " at 1`},
	}
	for _, tt := range wrong {
		if _, err := model.ParseColumns(tt.list, []string{"備考"}); err == nil || err.Error() != tt.want {
			t.Errorf("ParseColumns(%q) error = %v, want %s", tt.list, err, tt.want)
		}
	}
}
