package model_test

import (
	"reflect"
	"testing"

	"edgelens/model"
)

var addresses = []string{
	"report",
	"report period=2016-02",
	"ips period=all rows=all",
	"lines",
	"lines sort=-bytes columns=time,client_ip filter=type:ips action:block",
	`lines columns="User Agent",備考 filter="User Agent":x (a OR b) "it's \"$HOME\" period=x"`,
	"lines sort=time filter=subject~請求書",
	`lines sort=client_ip,-"User Agent",time`,
	`ips period=2016-02 rows=all filter=client_ip:10.0.0.0/8 "a\tb"`,
	"report filter=subject~請求書",
	"group",
	`group by=type,"User Agent" rows=all filter=time:2016-02`,
}

func TestAddressReadsBack(t *testing.T) {
	for _, text := range addresses {
		a, err := model.ParseAddress(text, nil)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if back, err := model.ParseAddress(a.String(), nil); err != nil || !reflect.DeepEqual(back, a) {
			t.Errorf("%s is written %s, which reads as %v, %v", text, a, back, err)
		}
	}
}

func TestAnAddressMayHaveWideBlanks(t *testing.T) {
	const text = "ips　period=2026-09　rows=all"
	a, err := model.ParseAddress(text, nil)
	if want := "ips period=2026-09 rows=all"; err != nil || a.String() != want || !model.IsAddress(text) {
		t.Errorf("%s is %s, %v, an address %v; want %s", text, a, err, model.IsAddress(text), want)
	}
}

func FuzzParseAddress(f *testing.F) {
	for _, text := range addresses {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, err := model.ParseAddress(text, nil)
		if err != nil {
			return
		}
		again, err := model.ParseAddress(first.String(), nil)
		if err != nil || !reflect.DeepEqual(again, first) {
			t.Errorf("%q is written %q, which reads as %#v, %v, want %#v", text, first.String(), again, err, first)
		}
	})
}

func TestAddressMistakes(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "an address begins with report, lines, group or a section at 1"},
		{"reprot", "an address begins with report, lines, group or a section at 1"},
		{"lines filter=cleint_ip:1", `unknown field "cleint_ip" at 14: did you mean client_ip?`},
		{"lines sort=a,b columns=time", `unknown field "a" at 12`},
		{"lines sort=time,-time", `"time" is there twice at 17`},
		{"lines period=2016-02", `"period=2016-02" cannot be part of this address at 7`},
		{"report period=x", `cannot read the period "x" at 15`},
		{"ips rows=3", "rows can only be all at 10"},
	}
	for _, tt := range tests {
		if _, err := model.ParseAddress(tt.text, []string{}); err == nil || err.Error() != tt.want {
			t.Errorf("ParseAddress(%q) error = %v, want %s", tt.text, err, tt.want)
		}
	}
}
