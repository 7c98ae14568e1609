package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// What spreadsheets make of times: days since the last day of 1899 (Excel's
// 1900 date system, right from March 1900 on), with the time of day as a
// fraction. All days from 1970 to 2100 have five digits.
const (
	serialOf1970 = 25569 // 1970-01-01
	dayMillis    = 86400 * 1000
)

// odd reads the rarer forms of times: full-width digits, Japanese words and
// the serial numbers of spreadsheets.
func (c *clock) odd(cell string) (at time.Time, ok bool) {
	s := western(narrow(cell))
	if at, ok := c.usual(s); ok {
		return at, true
	}
	days, fraction, some := strings.Cut(s, ".")
	day, ok := serialDay(days)
	if !some {
		fraction = "0"
	}
	millis, ok2 := dayFraction("0." + fraction)
	if !ok || !ok2 {
		return time.Time{}, false
	}
	return c.day(day, millis)
}

// day makes an instant of a day and milliseconds of it, which may be a whole
// day after rounding.
func (c *clock) day(day, millis int64) (time.Time, bool) {
	wall := day*86400 + millis/1000
	if wall >= daysSince1970(lastYear+1, 1, 1)*86400 {
		return time.Time{}, false
	}
	at := c.place(wall, millis%1000*1e6, nil)
	return at, at.Unix() >= 0
}

// serialDay reads a serial number without fraction as days since 1970.
func serialDay(s string) (int64, bool) {
	n, rest, ok := digits(s, 5, 5)
	day := int64(n) - serialOf1970
	return day, ok && rest == "" && day >= 0 && day < daysSince1970(lastYear+1, 1, 1)
}

// dayFraction reads a time of day as spreadsheets keep it: 0.4834 is 11:36.
// They keep fifteen digits, so only milliseconds are certain.
func dayFraction(s string) (millis int64, ok bool) {
	fraction, found := strings.CutPrefix(s, "0.")
	if s == "0" {
		return 0, true
	}
	if !found || fraction == "" || strings.Trim(fraction, "0123456789") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return int64(f*dayMillis + 0.5), err == nil
}

// joined reads a time whose day and time of day stand in two cells.
func (c *clock) joined(day, ofDay string) (at time.Time, ok bool) {
	day, ofDay = narrow(day), narrow(ofDay)
	number, isSerial := serialDay(day)
	millis, isFraction := dayFraction(ofDay)
	switch {
	case isSerial && isFraction:
		return c.day(number, millis)
	case isSerial:
		day = time.Unix(number*86400, 0).UTC().Format(time.DateOnly)
	case isFraction && dayOnly(day):
		ofDay = time.UnixMilli(millis).UTC().Format("15:04:05.000")
	}
	return c.read(day + " " + ofDay)
}

var japaneseTime = regexp.MustCompile(`^(\d{4})年 *(\d{1,2})月 *(\d{1,2})日(?:\([日月火水木金土]\))? *(?:(\d{1,2})(?:時|:)(\d{1,2})(?:分|:)?(?:(\d{1,2}(?:\.\d+)?)秒?)?)?(.*)$`)

// western writes a Japanese time as other exports do; all else stays.
func western(s string) string {
	if !strings.Contains(s, "年") {
		return s
	}
	m := japaneseTime.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	s = m[1] + "-" + m[2] + "-" + m[3]
	if m[4] == "" {
		return s + m[7]
	}
	s += " " + m[4] + ":" + twoDigits(m[5])
	if m[6] != "" {
		s += ":" + twoDigits(m[6])
	}
	return s + m[7]
}

func twoDigits(s string) string {
	if len(s) == 1 || s[1] == '.' {
		return "0" + s
	}
	return s
}

// narrow is a cell without blanks around it and without full-width ASCII.
func narrow(cell string) string {
	if !ascii([]byte(cell)) {
		cell = strings.Map(func(r rune) rune {
			switch {
			case r >= '！' && r <= '～':
				return r - '！' + '!'
			case r == '　':
				return ' '
			}
			return r
		}, cell)
	}
	return strings.TrimSpace(cell)
}
