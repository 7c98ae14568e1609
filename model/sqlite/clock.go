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
