package model_test

import (
	"testing"
	"time"

	"edgelens/model"
)

var tokyo = time.FixedZone("JST", 9*3600)

// lineOf builds a line from field ids and cells.
func lineOf(at string, cells map[string]string) model.Line {
	l := model.Line{Source: 3, Record: 17, Cells: make([]string, len(model.Fields)), Extra: map[string]string{}}
	l.Time, _ = time.Parse(time.RFC3339, at)
	for name, cell := range cells {
		if i := model.FieldColumn(name).Index(); i >= 0 {
			l.Cells[i] = cell
		} else {
			l.Extra[name] = cell
		}
	}
	return l
}

func TestMatch(t *testing.T) {
	line := lineOf("2016-02-25T12:30:59+09:00", map[string]string{
		"time": "2016-02-25 12:30:59 JST+0900", "type": "スパムメール対策", "action": "タグ",
		"client_ip": "::ffff:172.16.16.162", "server_ip": "10.0.0.5", "bytes": "1,234", "wrs_score": "--",
		"subject": "【ｲﾝﾎﾞｲｽ】ＴＥＳＴ", "policy": "*", "備考": "x y", "cve": " ",
	})
	tests := []struct {
		filter string
		want   bool
	}{
		{"", true},
		{"type:spam", true}, {"type:スパムメール対策", true}, {"type:SPAM", true}, {"type:ips", false}, {"type:ips,spam", true},
		{"action!:ブロック", true}, {"action!:tag", false}, {"-action:tag", false},
		{"outcome:marked", true}, {"outcome:stopped", false},
		{"client_ip:172.16.16.162", true}, {"client_ip:172.16.16.16", false},
		{"client_ip:172.16.0.0/16", true}, {"client_ip:10.0.0.0/8", false}, {`client_ip:"172.16.0.0/16"`, false},
		{"server_ip:10.0.0.1..10.0.0.9", true}, {"server_ip:10.0.0.6..", false}, {"server_ip:..10.0.0.5", true},
		{"bytes:1234", true}, {"bytes:１２３４", true}, {"bytes:1000..2000", true}, {"bytes:1235..", false},
		{"wrs_score:..64", false}, {"wrs_score:*", false}, {"-wrs_score:*", true}, {`wrs_score:""`, true}, {`wrs_score:"--"`, true},
		{"cve:*", false}, {"-cve:*", true}, {"cve:CVE-2015-1", false},
		{"time:2016-02", true}, {"time:2016-03", false}, {"time:2016-02-25", true},
		{"time:2016-02-25T11..2016-02-25T12:30", true}, {"time:2016-02-25T11..2016-02-25T12:29", false},
		{"time:2016-02-25T12:31..", false}, {"time:..2016-02-25T12:30:59", true}, {"time:*", true}, {`time:""`, false},
		{"time:2016-02-25T03:30:59Z", true}, {"time:2016-02-25T12:30:59Z", false},
		{"subject~インボイス", true}, {"subject~test", true}, {"subject!~test", false}, {"subject:test", false},
		{"インボイス", true}, {"-インボイス", false}, {"\"X Y\"", true}, {"備考:x", false}, {`備考:"x y"`, true},
		{"policy:*", true}, {`policy:"*"`, true}, {`policy:"x"`, false},
		{"source:3 record:17", true}, {"source:4", false}, {"record:10..20", true},
		{"(type:ips OR type:spam) bytes:1234", true}, {"(type:ips OR type:dos) bytes:1234", false},
		{"unheard:x", false}, {"-unheard:*", true},
	}
	for _, tt := range tests {
		if got := parse(t, tt.filter).Match(line, tokyo); got != tt.want {
			t.Errorf("%s matches: %v, want %v", tt.filter, got, tt.want)
		}
	}
}

func TestTimesAreInTheZoneOfTheCase(t *testing.T) {
	line := lineOf("2016-02-29T23:30:00+09:00", nil)
	february := parse(t, "time:2016-02")
	if !february.Match(line, tokyo) {
		t.Error("the last half hour of February in Tokyo is not in February")
	}
	if parse(t, "time:2016-03").Match(line, time.UTC) || !february.Match(line, time.UTC) {
		t.Error("14:30 UTC on the 29th is not in February in UTC")
	}
	if february.Match(lineOf("2016-01-31T14:59:59Z", nil), tokyo) {
		t.Error("the last second of January in Tokyo is in February")
	}
}
