package model

import (
	"strings"
	"time"
)

// Day is a calendar day, in the case's zone wherever it becomes an instant.
type Day struct {
	Year  int
	Month time.Month
	Date  int
}

// DayOf is the day an instant falls on in its own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// Start is the day's first instant in a zone.
func (d Day) Start(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Date, 0, 0, 0, 0, zone)
}

// Next is the day n days on.
func (d Day) Next(n int) Day {
	return DayOf(time.Date(d.Year, d.Month, d.Date+n, 12, 0, 0, 0, time.UTC))
}

// Before reports whether d comes before e.
func (d Day) Before(e Day) bool { return d.Start(time.UTC).Before(e.Start(time.UTC)) }

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d == Day{} }

// String is the day as 2016-02-25, "" for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Start(time.UTC).Format(time.DateOnly)
}

// Period is a range of days, both inclusive. The zero Period is all time; a
// period may also be open at one end.
type Period struct{ From, To Day }

// Month is the period of a whole month.
func Month(year int, month time.Month) Period {
	first := Day{year, month, 1}
	return Period{From: first, To: DayOf(time.Date(year, month+1, 0, 12, 0, 0, 0, time.UTC))}
}

// IsAll reports whether the period is all time.
func (p Period) IsAll() bool { return p == Period{} }

// IsMonth reports whether the period is exactly one calendar month.
func (p Period) IsMonth() bool {
	return !p.From.IsZero() && p == Month(p.From.Year, p.From.Month)
}

// Days is how many days the period has, 0 if it is open.
func (p Period) Days() int {
	if p.From.IsZero() || p.To.IsZero() {
		return 0
	}
	return int(p.To.Start(time.UTC).Sub(p.From.Start(time.UTC)).Hours()/24) + 1
}

// Overlap is how many days two closed periods share.
func (p Period) Overlap(q Period) int {
	if q.From.IsZero() || q.To.IsZero() {
		return 0
	}
	both := q
	if !p.From.IsZero() && q.From.Before(p.From) {
		both.From = p.From
	}
	if !p.To.IsZero() && p.To.Before(q.To) {
		both.To = p.To
	}
	return max(0, both.Days())
}

// String is the period as ParsePeriod reads it: 2016-02, 2016-02-25,
// 2016-02-01..2016-02-15 or all.
func (p Period) String() string {
	switch {
	case p.IsAll():
		return "all"
	case p.IsMonth():
		return p.From.Start(time.UTC).Format("2006-01")
	case p.From == p.To:
		return p.From.String()
	}
	return p.From.String() + ".." + p.To.String()
}

// Filter is the filter of the lines in the period.
func (p Period) Filter() Filter {
	if p.IsAll() {
		return Filter{}
	}
	text := p.String()
	v := Value{Op: OpTime, From: text}
	if from, to, ok := strings.Cut(text, ".."); ok {
		v = Value{Op: OpRange, From: from, To: to}
	}
	return One(Term{Column: FieldColumn("time"), Values: []Value{v}})
}

// Span is the time of the days of the period in a zone.
func (p Period) Span(zone *time.Location) (span Span) {
	if !p.From.IsZero() {
		span.From = p.From.Start(zone)
	}
	if !p.To.IsZero() {
		span.To = p.To.Next(1).Start(zone)
	}
	return span
}

// ParsePeriod reads what String writes; ends may be months or days. The
// error is a [Problem] of kind ErrUsage.
func ParsePeriod(s string) (Period, error) {
	if s == "all" {
		return Period{}, nil
	}
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	p, ok := periodOf(from, to)
	if !ok || s == "" || s == ".." {
		return Period{}, &Problem{
			Kind: ErrUsage,
			What: Textf("期間「%s」を読めません", "cannot read the period %q", s),
			Hint: Text{JA: "例: 2016-02、2016-02-25、2016-02-01..2016-02-15、all", EN: "examples: 2016-02, 2016-02-25, 2016-02-01..2016-02-15, all"},
		}
	}
	return p, nil
}

func periodOf(from, to string) (Period, bool) {
	var p Period
	if from != "" {
		u, ok := parseUnit(from)
		if !ok || u.step == stepClock {
			return p, false
		}
		p.From = DayOf(u.start)
	}
	if to != "" {
		u, ok := parseUnit(to)
		if !ok || u.step == stepClock {
			return p, false
		}
		p.To = DayOf(u.end().Add(-time.Second))
	}
	return p, p.From.IsZero() || p.To.IsZero() || !p.To.Before(p.From)
}
