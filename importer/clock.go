package importer

import (
	"strings"
	"time"
)

// clock reads the times of logs. It is not for use by several goroutines.
type clock struct {
	zone  *time.Location // for times that name none
	text  string         // offset read last, what it comes to, and its location
	shift int
	fixed *time.Location
	known map[int]*time.Location
}

func newClock(zone *time.Location) *clock {
	return &clock{zone: zone, known: map[int]*time.Location{}}
}

// The years a log can be of.
const (
	firstYear = 1970
	lastYear  = 2100
)

// read gives the instant a cell names, in the zone it was written with. It
// knows the forms of consoles and of what Excel makes of them: a day, then
// perhaps a time of day, then perhaps an offset; or a serial number. ok is
// false for all else, for years outside 1970 to 2100 and for a zone name
// without an offset. An instant has whole microseconds, as a case keeps it.
func (c *clock) read(cell string) (at time.Time, ok bool) {
	if at, ok = c.usual(cell); ok {
		return at, true
	}
	return c.odd(cell)
}

// usual reads the forms that consoles write.
func (c *clock) usual(cell string) (at time.Time, ok bool) {
	s := strings.TrimSpace(cell)
	days, s, ok := readDay(s)
	if !ok {
		return time.Time{}, false
	}
	var seconds, nanos int64
	if rest := afterDay(s); rest != "" {
		if seconds, nanos, s, ok = readTimeOfDay(rest); !ok {
			return time.Time{}, false
		}
	}
	zone, ok := c.offset(s)
	if !ok {
		return time.Time{}, false
	}
	at = c.place(days*86400+seconds, nanos, zone)
	return at, at.Unix() >= 0
}

// place makes the instant of a wall clock, given as seconds since 1970 as if
// it were UTC.
func (c *clock) place(wall, nanos int64, zone *time.Location) time.Time {
	if zone != nil {
		return time.Unix(wall-int64(c.shift), nanos).In(zone)
	}
	u := time.Unix(wall, nanos).UTC()
	return time.Date(u.Year(), u.Month(), u.Day(), u.Hour(), u.Minute(), u.Second(), u.Nanosecond(), c.zone)
}

// readDay reads 2016-02-25, 2016/2/25 or 2016.2.25 as days since 1970.
func readDay(s string) (days int64, rest string, ok bool) {
	if len(s) < 8 {
		return 0, s, false
	}
	year, rest, ok := digits(s, 4, 4)
	if !ok || rest == "" || (rest[0] != '-' && rest[0] != '/' && rest[0] != '.') {
		return 0, s, false
	}
	separator := rest[0]
	month, rest, ok := digits(rest[1:], 1, 2)
	if !ok || rest == "" || rest[0] != separator {
		return 0, s, false
	}
	day, rest, ok := digits(rest[1:], 1, 2)
	if !ok || year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, s, false
	}
	return daysSince1970(year, month, day), rest, true
}

// afterDay gives what stands after a day and its separator, "" if that is no
// time of day.
func afterDay(s string) string {
	if s == "" || s[0] != ' ' && s[0] != 'T' && s[0] != 't' {
		return ""
	}
	rest := strings.TrimLeft(s[1:], " ")
	if rest == "" || rest[0] < '0' || rest[0] > '9' {
		return ""
	}
	return rest
}

// readTimeOfDay reads 11:36, 11:36:06 or 11:36:06.123. Fractions beyond
// microseconds are cut off: a case keeps no more, and what is read again from
// it must be the same instant.
func readTimeOfDay(s string) (seconds, nanos int64, rest string, ok bool) {
	hour, rest, ok := digits(s, 1, 2)
	if !ok || hour > 23 || rest == "" || rest[0] != ':' {
		return 0, 0, s, false
	}
	minute, rest, ok := digits(rest[1:], 2, 2)
	if !ok || minute > 59 {
		return 0, 0, s, false
	}
	seconds = int64(hour*3600 + minute*60)
	if rest == "" || rest[0] != ':' {
		return seconds, 0, rest, true
	}
	second, rest, ok := digits(rest[1:], 2, 2)
	if !ok || second > 59 {
		return 0, 0, s, false
	}
	nanos, rest, ok = fraction(rest)
	return seconds + int64(second), nanos, rest, ok
}

func fraction(s string) (nanos int64, rest string, ok bool) {
	if s == "" || s[0] != '.' && s[0] != ',' {
		return 0, s, true
	}
	i, unit := 1, int64(1e8)
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		nanos += int64(s[i]-'0') * unit
		if unit /= 10; unit < 1000 {
			unit = 0
		}
	}
	return nanos, s[i:], i > 1
}

// digits reads a number of at least least and at most most digits.
func digits(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSince1970 counts by eras of 400 years that begin in March (Howard
// Hinnant, "chrono-Compatible Low-Level Date Algorithms").
func daysSince1970(year, month, day int) int64 {
	if month <= 2 {
		year, month = year-1, month+12
	}
	era, ofEra := year/400, year%400
	ofYear := (153*(month-3)+2)/5 + day - 1
	return int64(era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468)
}

// offset gives the zone that follows a time: nil for the case's. A zone's
// name alone says nothing certain, but for UTC, GMT and Z.
func (c *clock) offset(s string) (zone *time.Location, ok bool) {
	if s == c.text && c.fixed != nil {
		return c.fixed, true
	}
	text := strings.TrimSpace(s)
	if text == "" {
		return nil, true
	}
	seconds, ok := offsetSeconds(text)
	if !ok {
		return nil, false
	}
	zone = c.known[seconds]
	if zone == nil {
		zone = time.FixedZone("", seconds)
		c.known[seconds] = zone
	}
	c.text, c.shift, c.fixed = s, seconds, zone
	return zone, true
}

// offsetSeconds reads +0900, +09:00, +09, JST+0900, UTC, GMT or Z.
func offsetSeconds(s string) (int, bool) {
	i := 0
	for i < len(s) && (s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 'a' && s[i] <= 'z') {
		i++
	}
	name, rest := s[:i], strings.TrimLeft(s[i:], " ")
	if rest == "" {
		name = strings.ToUpper(name)
		return 0, name == "Z" || name == "UTC" || name == "GMT"
	}
	if len(name) > 5 || rest[0] != '+' && rest[0] != '-' {
		return 0, false
	}
	hour, tail, ok := digits(rest[1:], 2, 2)
	minute := 0
	if ok && tail != "" {
		minute, tail, ok = digits(strings.TrimPrefix(tail, ":"), 2, 2)
	}
	if !ok || tail != "" || hour > 15 || minute > 59 {
		return 0, false
	}
	seconds := hour*3600 + minute*60
	if rest[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

// clockOnly reports whether a cell is a time of day without a day.
func clockOnly(cell string) bool {
	s := narrow(cell)
	_, _, _, ok := readTimeOfDay(s)
	_, isFraction := dayFraction(s)
	return ok || isFraction
}

// dayOnly reports whether a cell is a day without a time.
func dayOnly(cell string) bool {
	s := narrow(cell)
	if _, ok := serialDay(s); ok {
		return true
	}
	_, rest, ok := readDay(western(s))
	return ok && rest == ""
}
