package sqlite

import (
	"strconv"
	"strings"
	"time"
)

// A clock is how a source writes times: a strftime format and an offset. With
// it, the text of most times follows from the line's id. The format "" says
// only the offset; the text then stands in the line.
type clock struct {
	format string
	offset int // seconds east of UTC
}

// clockOf finds the format that writes t as text, "" if none does.
func clockOf(text string, t time.Time) clock {
	_, offset := t.Zone()
	c := clock{offset: offset}
	const shape = "dddd-dd-dd dd:dd:dd"
	if len(text) < len(shape) || t.Nanosecond() != 0 {
		return c
	}
	for i := range len(shape) {
		if shape[i] == 'd' && (text[i] < '0' || text[i] > '9') {
			return c
		}
	}
	format := "%Y" + text[4:5] + "%m" + text[7:8] + "%d" + text[10:11] + "%H" + text[13:14] + "%M" + text[16:17] + "%S" + text[19:]
	if strings.Count(format, "%") != 6 || strings.Contains(format, "\x00") {
		return c
	}
	if full := (clock{format, offset}); full.text(t.Unix()) == text {
		return full
	}
	return c
}

// clockFinder is clockOf for one source: nearly all of its times are written
// alike, and neighbours are of one day.
type clockFinder struct {
	last   clock
	sample string // a text of the clock
	day    int64  // days since 1970 of the sample, as it was written
}

func (f *clockFinder) of(text string, t time.Time) clock {
	f.last = clockOf(text, t)
	f.sample = ""
	if f.last.format != "" {
		f.sample, f.day = strings.Clone(text), floorDay(t.Unix()+int64(f.last.offset))
	}
	return f.last
}

// same reports whether the clock found last writes t as text, too.
func (f *clockFinder) same(text string, t time.Time) bool {
	const date, length = len("2016-02-25 "), len("2016-02-25 11:36:06")
	if len(text) < length || len(text) != len(f.sample) || t.Nanosecond() != 0 ||
		text[:date] != f.sample[:date] || text[length:] != f.sample[length:] {
		return false
	}
	if _, offset := t.Zone(); offset != f.last.offset {
		return false
	}
	wall := t.Unix() + int64(f.last.offset)
	if floorDay(wall) != f.day {
		return false
	}
	second := wall - f.day*86400
	return twoDigits(text, 11, second/3600) && text[13] == f.sample[13] &&
		twoDigits(text, 14, second/60%60) && text[16] == f.sample[16] && twoDigits(text, 17, second%60)
}

func floorDay(second int64) int64 {
	if second < 0 {
		return (second - 86399) / 86400
	}
	return second / 86400
}

func twoDigits(text string, at int, n int64) bool {
	return text[at] == byte('0'+n/10) && text[at+1] == byte('0'+n%10)
}

// text writes an instant, in seconds since 1970, with the format.
func (c clock) text(seconds int64) string {
	t := time.Unix(seconds, 0).In(time.FixedZone("", c.offset))
	y, m, d := t.Date()
	hour, minute, second := t.Clock()
	b := make([]byte, 0, len(c.format)+8)
	for i := 0; i < len(c.format); i++ {
		if c.format[i] != '%' {
			b = append(b, c.format[i])
			continue
		}
		i++
		switch c.format[i] {
		case 'Y':
			b = appendPadded(b, y, 4)
		case 'm':
			b = appendPadded(b, int(m), 2)
		case 'd':
			b = appendPadded(b, d, 2)
		case 'H':
			b = appendPadded(b, hour, 2)
		case 'M':
			b = appendPadded(b, minute, 2)
		case 'S':
			b = appendPadded(b, second, 2)
		}
	}
	return string(b)
}

func appendPadded(b []byte, n, width int) []byte {
	for div := pow10(width - 1); div > 0; div /= 10 {
		b = append(b, byte('0'+n/div%10))
	}
	return b
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// key tells clocks apart: one format may be used with several offsets.
func (c clock) key() string { return c.format + "\x00" + strconv.Itoa(c.offset) }
