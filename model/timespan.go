package model

import (
	"strings"
	"time"
)

// Span is a range of instants, From inclusive, To exclusive. A zero end is
// open.
type Span struct{ From, To time.Time }

// Contains reports whether an instant lies in the span.
func (s Span) Contains(t time.Time) bool {
	return (s.From.IsZero() || !t.Before(s.From)) && (s.To.IsZero() || t.Before(s.To))
}

// Span gives the instants a time value means, in a zone: each bound is the
// whole unit it names. ok is false if the value is not about time.
func (v Value) Span(zone *time.Location) (s Span, ok bool) {
	from, to := v.From, v.To
	switch v.Op {
	case OpTime, OpEquals:
		if from == "" {
			return Span{}, false // no line is without a time
		}
		to = from
	case OpRange:
	default:
		return Span{}, false
	}
	if from != "" {
		u, ok := parseUnit(from)
		if !ok {
			return Span{}, false
		}
		s.From = u.in(zone).start
	}
	if to != "" {
		u, ok := parseUnit(to)
		if !ok {
			return Span{}, false
		}
		s.To = u.in(zone).end()
	}
	return s, true
}

// step is the size of the unit a time text names.
type step int

const (
	stepYear step = iota
	stepMonth
	stepDay
	stepClock // hour or less: size in unit.size
)

// unit is a span of time named by a text such as 2016-02 or 2016-02-25T11.
// The start carries wall clock in UTC until in gives it a zone.
type unit struct {
	start time.Time
	step  step
	size  time.Duration
	fixed bool // the text named its own offset
}

var unitForms = []struct {
	layout string
	step   step
	size   time.Duration
}{
	{"2006", stepYear, 0},
	{"2006-01", stepMonth, 0},
	{"2006-01-02", stepDay, 0},
	{"2006-01-02T15", stepClock, time.Hour},
	{"2006-01-02T15:04", stepClock, time.Minute},
	{"2006-01-02T15:04:05", stepClock, time.Second},
	{"2006-01-02T15:04:05Z07:00", stepClock, time.Second},
}

// parseUnit reads the times of the filter language. A blank or T separates
// day and clock; fractions of a second name a microsecond.
func parseUnit(s string) (unit, bool) {
	s = strings.Replace(s, " ", "T", 1)
	for _, f := range unitForms {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		u := unit{start: t, step: f.step, size: f.size, fixed: strings.HasSuffix(f.layout, "Z07:00")}
		if strings.ContainsAny(s, ".,") {
			u.start, u.size = t.Truncate(time.Microsecond), time.Microsecond
		}
		return u, t.Year() >= 1
	}
	return unit{}, false
}

// in places the unit's wall clock in a zone. Where the clock was set forward
// over it, time.Date's choice counts; Japan has no such hours.
func (u unit) in(zone *time.Location) unit {
	if !u.fixed {
		y, m, d := u.start.Date()
		u.start = time.Date(y, m, d, u.start.Hour(), u.start.Minute(), u.start.Second(), u.start.Nanosecond(), zone)
	}
	return u
}

func (u unit) end() time.Time {
	switch u.step {
	case stepYear:
		return u.start.AddDate(1, 0, 0)
	case stepMonth:
		return u.start.AddDate(0, 1, 0)
	case stepDay:
		return u.start.AddDate(0, 0, 1)
	}
	return u.start.Add(u.size)
}
