package widget

import (
	"fmt"
	"strings"
	"time"

	"edgelens/ui/lang"
	"edgelens/ui/term"
)

// Progress is how far a long task is. What is not known is 0.
type Progress struct {
	Looking     bool  // a first look, before there are records
	Done, Total int64 // bytes
	Records     int
	Elapsed     time.Duration
}

// Line draws the progress in one row of at most w cells: a bar and its words.
func (p Progress) Line(l *Look, w int) string {
	text := p.Words(l.Words.Progress)
	bar := min(w-term.Width(text)-2, 30)
	if bar < 5 || p.Total <= 0 {
		return term.Truncate(text, w)
	}
	return l.Theme.Bar.Render(l.Bar(float64(p.Done), float64(p.Total), bar)) + "  " + text
}

// Words are the progress in words: bytes, records, records a second, and the
// time it will take; the latter only after a second, when it means something.
func (p Progress) Words(words lang.Progress) string {
	text := ""
	if p.Looking {
		text = words.Looking + "  "
	}
	if p.Total > 0 {
		text += fmt.Sprintf(words.Of, Bytes(p.Done), Bytes(p.Total))
	} else if p.Done > 0 {
		text += Bytes(p.Done)
	}
	if p.Looking {
		return strings.TrimSpace(text)
	}
	text = strings.TrimSpace(text + "  " + fmt.Sprintf(words.Records, Count(p.Records)))
	if seconds := p.Elapsed.Seconds(); seconds >= 1 {
		text += "  " + fmt.Sprintf(words.Rate, Count(int(float64(p.Records)/seconds)))
		if left, ok := p.remaining(); ok {
			text += "  " + left.words(words)
		}
	}
	return text
}

// left is a remaining time.
type left time.Duration

// remaining estimates the time from the bytes so far.
func (p Progress) remaining() (left, bool) {
	if p.Total <= 0 || p.Done <= 0 || p.Done > p.Total {
		return 0, false
	}
	return left(float64(p.Elapsed) * float64(p.Total-p.Done) / float64(p.Done)), true
}

// words returns the time as minutes and seconds, 1:05.
func (t left) words(words lang.Progress) string {
	if t == 0 {
		return words.Finishing
	}
	seconds := int((time.Duration(t) + time.Second - 1) / time.Second)
	clock := fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	if seconds >= 3600 {
		clock = fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf(words.Remaining, clock)
}

// Bytes returns n with a unit, "1.5 MiB".
func Bytes(n int64) string {
	if n < 1024 {
		return fmt.Sprintf("%d B", n)
	}
	f, unit := float64(n)/1024, 0
	for f >= 1023.95 && unit < 4 {
		f, unit = f/1024, unit+1
	}
	return fmt.Sprintf("%.1f %ciB", f, "KMGTP"[unit])
}
