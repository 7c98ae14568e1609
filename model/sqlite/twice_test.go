package sqlite

import (
	"strings"
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

// TestTimesWithoutSecondsAreSaid: a file that lost its seconds in a spreadsheet
// has no instant in common with the one it was, whichever is imported first.
func TestTimesWithoutSecondsAreSaid(t *testing.T) {
	file := func(layout string, at ...time.Time) exported {
		var events []*hidden
		for _, when := range at {
			h := atNoon("x", "10.0.0.1")
			h.at = when
			events = append(events, h)
		}
		e := fileOf("server_ip", events...)
		for i, h := range events {
			for j, heading := range e.headings {
				if heading.Column.Name == "time" {
					e.cells[i][j] = h.at.Format(layout)
				}
			}
		}
		return e
	}
	const excel, full = "2006/1/2 15:04", "2006-01-02 15:04:05 JST-0700"
	minute := tokyoNoon.Truncate(time.Minute)
	many := make([]time.Time, minutesByChance+1)
	for i := range many {
		many[i] = minute.Add(time.Duration(i) * time.Minute)
	}
	later := minute.Add(10 * time.Minute)
	for name, test := range map[string]struct {
		first, second exported
		want          int
	}{
		"lost and whole":          {file(excel, minute, later), file(full, tokyoNoon), 1},
		"whole and lost":          {file(full, tokyoNoon), file(excel, minute, later), 1},
		"one of them lost":        {file(full, tokyoNoon), file(full, many...), 1},
		"whole minutes by chance": {file(full, tokyoNoon), file(full, minute, later), 0},
		"both lost":               {file(excel, minute, later), file(excel, later, minute, minute), 0},
		"another time":            {file(full, tokyoNoon), file(excel, later), 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := newCase(t)
			test.first.load(t, s)
			src := test.second.load(t, s)
			said := 0
			for _, n := range src.Notices {
				if strings.Contains(n.EN, "lost their seconds") {
					said++
				}
			}
			if said != test.want || len(src.Notices) != said {
				t.Errorf("got notices %v, want %d", src.Notices, test.want)
			}
		})
	}
}
