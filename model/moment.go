package model

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The forms of a day and of a time of day, after everything that is written
// otherwise has been brought to them.
var (
	momentOffset = regexp.MustCompile(`(:\d{2}(?:\.\d+)?) ?[a-z]*([+-]\d{2}):?(\d{2})$`)
	momentYear   = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?[-/]?$`)
	momentDay    = regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})[-/]?$`)
	momentClock  = regexp.MustCompile(`^(\d{1,2}):(?:(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?)?:?$`)
	momentHour   = regexp.MustCompile(`^(\d{1,2})$`)
)

// momentSigns are what people write in a time, and what an input method types.
var momentSigns = strings.NewReplacer("年", "/", "月", "/", "日", " ", "時", ":", "分", ":", "秒", "",
	"ー", "-", "−", "-", "‐", "-", "、", " ", "。", ".", "・", "/")

// ParseMoment reads a time as people type it: 2026-10-14 13:05, 13:05, 10/14,
// 10月14日 13時, with half or full width. It is the whole of what was named, a
// month, day, hour, minute or second, in the zone of near. A time without a day
// is on that of near; a day without a year is the one next to it that is not
// after the last day, if there is one. The error is a [Problem] of kind ErrUsage.
func ParseMoment(text string, near time.Time, last Day) (Span, error) {
	folded := strings.TrimSpace(momentSigns.Replace(Fold(text)))
	if m := momentOffset.FindStringSubmatchIndex(folded); m != nil {
		at := func(i int) string { return folded[m[2*i]:m[2*i+1]] }
		hours, minutes := number(at(2)), number(at(3))
		if strings.HasPrefix(at(2), "-") {
			minutes = -minutes
		}
		near, folded = near.In(time.FixedZone("", 3600*hours+60*minutes)), folded[:m[3]]
	}
	if at := strings.IndexByte(folded, 't'); at > 0 {
		folded = folded[:at] + " " + folded[at+1:]
	}
	span, ok := moment(strings.Fields(folded), near, last)
	if !ok {
		return Span{}, &Problem{
			Kind: ErrUsage,
			What: Textf("時刻「%s」を読めません", "cannot read the time %q", text),
			Hint: Text{JA: "例: 13:05、10/14、2026-10-14 13:05", EN: "examples: 13:05, 10/14, 2026-10-14 13:05"},
		}
	}
	return span, nil
}

// moment reads a day, a time of day, or both.
func moment(words []string, near time.Time, last Day) (Span, bool) {
	day, size, dated := Span{}, step(0), false
	if len(words) > 0 {
		if day, size, dated = momentDate(words[0], near, last); dated {
			words = words[1:]
		}
	}
	if !dated {
		day, size = unitSpan(near.Year(), int(near.Month()), near.Day(), near.Location()), stepDay
	}
	switch {
	case len(words) == 0:
		return day, dated
	case len(words) > 1 || size != stepDay:
		return Span{}, false
	}
	return momentTime(words[0], day.From, dated)
}

// unitSpan is a day, or a month if it has no number.
func unitSpan(year, month, day int, zone *time.Location) Span {
	if day == 0 {
		return Span{time.Date(year, time.Month(month), 1, 0, 0, 0, 0, zone), time.Date(year, time.Month(month)+1, 1, 0, 0, 0, 0, zone)}
	}
	return Span{time.Date(year, time.Month(month), day, 0, 0, 0, 0, zone), time.Date(year, time.Month(month), day+1, 0, 0, 0, 0, zone)}
}

// momentDate reads a day, or a month with its year.
func momentDate(word string, near time.Time, last Day) (Span, step, bool) {
	if m := momentYear.FindStringSubmatch(word); m != nil {
		year, month, day := number(m[1]), number(m[2]), number(m[3])
		span, size := unitSpan(year, month, day, near.Location()), stepDay
		if m[3] == "" {
			return span, stepMonth, month >= 1 && month <= 12
		}
		return span, size, year > 0 && isDay(span.From, month, day)
	}
	m := momentDay.FindStringSubmatch(word)
	if m == nil {
		return Span{}, 0, false
	}
	month, day := number(m[1]), number(m[2])
	var best Span
	for year := near.Year() + 1; year >= near.Year()-1; year-- {
		span := unitSpan(year, month, day, near.Location())
		late := !last.IsZero() && !best.From.IsZero() && last.Before(DayOf(best.From))
		if isDay(span.From, month, day) && (best.From.IsZero() || late || near.Sub(span.From).Abs() < near.Sub(best.From).Abs()) {
			best = span
		}
	}
	return best, stepDay, !best.From.IsZero()
}

// isDay reports whether a day is the one that was named, and not what the
// calendar made of a 31st of February.
func isDay(t time.Time, month, day int) bool { return int(t.Month()) == month && t.Day() == day }

// momentTime reads a time of day. Behind a day it may be an hour alone.
func momentTime(word string, day time.Time, dated bool) (Span, bool) {
	m := momentClock.FindStringSubmatch(word)
	if hour := momentHour.FindString(word); m == nil && hour != "" && dated {
		m = []string{word, hour, "", ""}
	}
	if m == nil {
		return Span{}, false
	}
	hour, minute, second := number(m[1]), number(m[2]), number(m[3])
	size := time.Second
	switch {
	case m[2] == "":
		size = time.Hour
	case m[3] == "":
		size = time.Minute
	}
	from := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, second, 0, day.Location())
	return Span{from, from.Add(size)}, hour < 24 && minute < 60 && second < 60
}

// number is the value of digits, 0 of none.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
