package model_test

import (
	"testing"
	"time"

	"edgelens/model"
)

func TestSteps(t *testing.T) {
	zone := time.FixedZone("IST", 5*3600+1800)
	at := time.Date(2026, 3, 1, 14, 45, 6, 7, zone) // a Sunday
	tests := []struct {
		name       string
		step       model.Step
		start, end string
	}{
		{"hour", model.ByHour, "2026-03-01 14:00", "2026-03-01 15:00"},
		{"day", model.ByDay, "2026-03-01 00:00", "2026-03-02 00:00"},
		{"week", model.ByWeek, "2026-02-23 00:00", "2026-03-02 00:00"},
		{"month", model.ByMonth, "2026-03-01 00:00", "2026-04-01 00:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const form = "2006-01-02 15:04"
			start, end := tt.step.Start(at).Format(form), tt.step.Next(at, 1).Format(form)
			if start != tt.start || end != tt.end {
				t.Errorf("got %s to %s, want %s to %s", start, end, tt.start, tt.end)
			}
		})
	}
}
