package model

import "time"

// Step is the length of time that a bucket of a histogram covers.
type Step int

// The steps, the shortest first. A week begins on Monday.
const (
	ByHour Step = iota
	ByDay
	ByWeek
	ByMonth
)

// Bucket is how many lines there are in a step of time.
type Bucket struct {
	From  time.Time // in the zone of the case
	Lines int64
}

// Start is the beginning of the step an instant lies in, by the clock of the
// instant's zone.
func (s Step) Start(t time.Time) time.Time {
	y, m, d := t.Date()
	switch s {
	case ByHour: // not by the date: where the clock is set back an hour comes twice
		return t.Add(-time.Duration(t.Minute())*time.Minute - time.Duration(t.Second())*time.Second - time.Duration(t.Nanosecond()))
	case ByWeek:
		d -= (int(t.Weekday()) + 6) % 7
	case ByMonth:
		d = 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// Next is the beginning of the step n steps after the one an instant lies in.
func (s Step) Next(t time.Time, n int) time.Time {
	from := s.Start(t)
	y, m, d := from.Date()
	switch s {
	case ByHour:
		return from.Add(time.Duration(n) * time.Hour)
	case ByWeek:
		d += 7 * n
	case ByMonth:
		m += time.Month(n)
	default:
		d += n
	}
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// Gather adds buckets up, which are in the order of time, into longer steps.
func Gather(list []Bucket, s Step) []Bucket {
	var out []Bucket
	for _, b := range list {
		from := s.Start(b.From)
		if last := len(out) - 1; last >= 0 && out[last].From.Equal(from) {
			out[last].Lines += b.Lines
			continue
		}
		out = append(out, Bucket{From: from, Lines: b.Lines})
	}
	return out
}
