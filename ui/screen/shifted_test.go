package screen

import (
	"testing"
	"time"

	"edgelens/model"
)

func TestShifted(t *testing.T) {
	for _, tt := range []struct{ filter, want string }{ // want "" is none
		{"time:2026-10 client_ip:192.0.2.1", "time:2026-09"},
		{"type:ips time:2026-10-19..2026-10-25", "time:2026-10-12..2026-10-18"},
		{"time:2026-10-01", "time:2026-09-30"},
		{"time:2026-10 time:2026-10-25", "time:2026-10-24"},
		{"time:2026-10-25 time:2026-10", "time:2026-10-24"},
		{"time:2026-10-25T11:36", "time:2026-10-25T11:35"},
		{"time:2026-10-25T00", "time:2026-10-24T23"},
		{"time:2026-10-25T11:26..2026-10-25T11:46", "time:2026-10-25T11:05..2026-10-25T11:25"},
		{"time:2026-10-25T11:36:06", "time:2026-10-25T11:36:05"},
		{"time:2026-10-25T11:26:06..2026-10-25T11:46:06", "time:2026-10-25T11:06:05..2026-10-25T11:26:05"},
		{"-time:2026-10", ""},
		{"time:2026-10..", ""},
		{"time:*", ""},
		{"client_ip:192.0.2.1", ""},
		{"", ""},
	} {
		f, err := model.ParseFilter(tt.filter, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := shifted(f, -1, time.FixedZone("JST", 9*60*60))
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("%s shifted is %s, %v, want %q", tt.filter, got, ok, tt.want)
		}
	}
}
