package term

import (
	"strings"
	"unicode/utf8"
)

// Marker returns the sign, one cell wide, that stands where text was cut.
func Marker() string {
	if wide.Load() || ascii.Load() {
		return "~"
	}
	return "…"
}

// Truncate returns s cut to at most w cells, the last of which is the [Marker]
// if anything was cut. s is text without colour; a control character in it is
// drawn as a token.
func Truncate(s string, w int) string {
	cut, _ := truncate(s, w)
	return cut
}

// Fit returns s in exactly w cells, cut or filled with spaces at the right.
func Fit(s string, w int) string {
	cut, used := truncate(s, w)
	return cut + spaces(w-used)
}

// FitRight returns s in exactly w cells, cut or filled with spaces at the left,
// as numbers are set.
func FitRight(s string, w int) string {
	cut, used := truncate(s, w)
	return spaces(w-used) + cut
}

// Pad fills a row that may hold colour with spaces up to w cells. It cuts
// nothing: what is wider already comes back as it is.
func Pad(s string, w int) string {
	return s + spaces(w-Width(s))
}

// truncate returns the cut text and its width.
func truncate(s string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	s = drawn(s)
	used, cut, cutWidth := 0, 0, 0
	for i, r := range s {
		rw := runeWidth(r)
		if used+rw > w {
			return s[:cut] + Marker(), cutWidth + 1
		}
		used += rw
		if used < w {
			cut, cutWidth = i+utf8.RuneLen(r), used
		}
	}
	return s, used
}

const blank = "                                                                "

// spaces returns n spaces; short runs, which is nearly all, share one string.
func spaces(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blank):
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

// closing lists characters that Japanese typesetting never puts at the
// beginning of a line.
const closing = "、。，．・：；？！゛゜ー）］｝〕〉》」』】,.!?)]}:;"

// Wrap breaks s into rows of at most w cells: after a space where a word would
// be split, before no closing mark, otherwise anywhere. A newline in s breaks
// too. There is at least one row.
func Wrap(s string, w int) []string {
	var rows []string
	for _, line := range strings.Split(s, "\n") {
		line = drawn(line)
		if line == "" {
			rows = append(rows, "")
		}
		for line != "" {
			n := breakAt(line, max(w, 1))
			rows = append(rows, strings.TrimRight(line[:n], " "))
			line = strings.TrimLeft(line[n:], " ")
		}
	}
	return rows
}

// breakAt returns how many bytes of line stand on a row of w cells, which is at
// least one character.
func breakAt(line string, w int) int {
	n, used, last := 0, 0, 0
	for i, r := range line {
		rw := runeWidth(r)
		if used += rw; used > w && i > 0 {
			break
		}
		n = i + utf8.RuneLen(r)
		if rw > 0 {
			last = i // marks after it stay with it
		}
	}
	if n == len(line) || line[n] == ' ' {
		return n
	}
	next, _ := utf8.DecodeRuneInString(line[n:])
	space := strings.LastIndexByte(line[:n], ' ')
	switch {
	case line[last] < 0x7F && next < 0x7F && space > 0:
		return space + 1
	case strings.ContainsRune(closing, next) && last > 0:
		return last
	}
	return n
}
