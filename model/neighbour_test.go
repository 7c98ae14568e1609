package model_test

import (
	"testing"

	"edgelens/model"
)

func TestShift(t *testing.T) {
	tests := []struct {
		period string
		n      int
		want   string // "" is none
	}{
		{"2016-03", -1, "2016-02"},
		{"2016-02", +1, "2016-03"},
		{"2016-01", -1, "2015-12"},
		{"2016-02-25", -1, "2016-02-24"},
		{"2016-03-01", -1, "2016-02-29"},
		{"2016-02-19..2016-02-25", -1, "2016-02-12..2016-02-18"},
		{"2016-02-26..2016-03-03", +1, "2016-03-04..2016-03-10"},
		{"2016-02..2016-03", -1, "2015-12-01..2016-01-31"},
		{"2016-01..2016-12", -2, "2014-01-01..2014-12-31"},
		{"all", -1, ""},
		{"2016-02..", +1, ""},
		{"..2016-02", -1, ""},
	}
	for _, tt := range tests {
		p, err := model.ParsePeriod(tt.period)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := p.Shift(tt.n)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("%s shifted by %d is %s, %v, want %q", tt.period, tt.n, got, ok, tt.want)
		}
		if back, _ := got.Shift(-tt.n); ok && back != p {
			t.Errorf("%s shifted by %d and back is %s", tt.period, tt.n, back)
		}
	}
}
