package model_test

import (
	"errors"
	"testing"
	"time"

	"edgelens/model"
)

func TestParsePeriod(t *testing.T) {
	tests := []struct {
		text, from, to, want string
		days                 int
	}{
		{"2016-02", "2016-02-01", "2016-02-29", "2016-02", 29},
		{"2016-02-25", "2016-02-25", "2016-02-25", "2016-02-25", 1},
		{"2016-02-01..2016-02-15", "2016-02-01", "2016-02-15", "2016-02-01..2016-02-15", 15},
		{"2016-02..2016-03", "2016-02-01", "2016-03-31", "2016-02-01..2016-03-31", 60},
		{"2016-02-01..2016-02-29", "2016-02-01", "2016-02-29", "2016-02", 29},
		{"2016-02..", "2016-02-01", "", "2016-02-01..", 0},
		{"..2016-02", "", "2016-02-29", "..2016-02-29", 0},
		{"all", "", "", "all", 0},
	}
	for _, tt := range tests {
		p, err := model.ParsePeriod(tt.text)
		if err != nil {
			t.Errorf("ParsePeriod(%q): %v", tt.text, err)
			continue
		}
		if p.From.String() != tt.from || p.To.String() != tt.to || p.String() != tt.want || p.Days() != tt.days {
			t.Errorf("ParsePeriod(%q) = %s to %s, written %s, %d days", tt.text, p.From, p.To, p, p.Days())
		}
		if back, err := model.ParsePeriod(p.String()); err != nil || back != p {
			t.Errorf("%s reads back as %v, %v", p, back, err)
		}
	}
	for _, text := range []string{"", "..", "2016-13", "yesterday", "2016-02-25T11", "2016-03..2016-02"} {
		if _, err := model.ParsePeriod(text); !errors.Is(err, model.ErrUsage) {
			t.Errorf("ParsePeriod(%q) error = %v, want ErrUsage", text, err)
		}
	}
}

func TestPeriodFilterHoldsItsWholeDays(t *testing.T) {
	p, _ := model.ParsePeriod("2016-02-01..2016-02-15")
	tests := []struct {
		at   string
		want bool
	}{
		{"2016-02-01T00:00:00+09:00", true}, {"2016-01-31T23:59:59+09:00", false},
		{"2016-02-15T23:59:59+09:00", true}, {"2016-02-16T00:00:00+09:00", false},
	}
	for _, tt := range tests {
		if got := p.Filter().Match(lineOf(tt.at, nil), tokyo); got != tt.want {
			t.Errorf("%s in %s: %v, want %v", tt.at, p, got, tt.want)
		}
	}
	if !(model.Period{}).Filter().IsAll() {
		t.Error("the filter of all time is not every line")
	}
}

func TestOverlap(t *testing.T) {
	february := model.Month(2016, time.February)
	tests := []struct {
		period string
		want   int
	}{
		{"2016-02", 29}, {"2016-01-20..2016-02-03", 3}, {"2016-02-10..2016-02-11", 2}, {"2016-02-28..2016-04", 2}, {"2016-03", 0},
	}
	for _, tt := range tests {
		q, _ := model.ParsePeriod(tt.period)
		if got := february.Overlap(q); got != tt.want {
			t.Errorf("2016-02 and %s share %d days, want %d", tt.period, got, tt.want)
		}
	}
	if got := (model.Period{}).Overlap(february); got != 29 {
		t.Errorf("all time and 2016-02 share %d days, want 29", got)
	}
}
