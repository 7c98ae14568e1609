package sqlite

import (
	"testing"
	"time"

	"edgelens/model"
)

// TestOtherColumnsOfTheSameTimeAreSaid: lines that would count twice must not
// do so unnoticed, and nobody is warned without need.
func TestOtherColumnsOfTheSameTimeAreSaid(t *testing.T) {
	column := func(name string) model.Heading { return model.Heading{Text: name, Column: model.FieldColumn(name)} }
	record := func(n byte, at time.Time, typ string, more ...string) []model.Record {
		cells := append([]string{at.Format("2006-01-02 15:04:05"), typ}, more...)
		return []model.Record{{Number: 1, Time: at, Cells: cells, Identity: model.Identity{n}}}
	}
	narrow := []model.Heading{column("time"), column("type")}
	wide := append(narrow[:2:2], column("client_ip"))
	for name, test := range map[string]struct {
		headings []model.Heading
		records  []model.Record
		want     int
	}{
		"same type and time":  {wide, record(2, tokyoNoon, "IPS", "10.0.0.1"), 1},
		"in other words":      {wide, record(2, tokyoNoon, "Intrusion Prevention", "10.0.0.1"), 1},
		"type not known":      {wide, record(2, tokyoNoon, "", "10.0.0.1"), 1},
		"another type":        {wide, record(2, tokyoNoon, "URLフィルタ", "10.0.0.1"), 0},
		"another time":        {wide, record(2, tokyoNoon.Add(time.Hour), "IPS", "10.0.0.1"), 0},
		"the same columns":    {narrow, record(2, tokyoNoon, "IPS"), 0},
		"no record that adds": {narrow, record(1, tokyoNoon, "IPS"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := newCase(t)
			loadLog(t, s, narrow, record(1, tokyoNoon, "IPS"))
			if src := loadLog(t, s, test.headings, test.records); len(src.Notices) != test.want {
				t.Errorf("got notices %v, want %d", src.Notices, test.want)
			}
		})
	}
}
