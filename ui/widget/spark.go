package widget

import (
	"strings"

	"edgelens/ui/term"
)

// Spark returns small bars for values in at most w cells, the highest of them
// full. Where there are more values than cells, a bar stands for as many as are
// needed, and for their sum. Every value above 0 shows something.
func (l *Look) Spark(values []int64, w int) string {
	parts := l.Theme.Symbols.Spark
	if w <= 0 || len(values) == 0 {
		return term.Fit("", w)
	}
	bars := make([]int64, SparkWidth(len(values), w))
	per, most := perBar(len(values), w), int64(0)
	for i, v := range values {
		bars[i/per] += max(v, 0)
		most = max(most, bars[i/per])
	}
	var b strings.Builder
	for _, v := range bars {
		level := 0
		if v > 0 {
			level = max(int(v*int64(len(parts)-1)/most), 1)
		}
		b.WriteString(parts[level])
	}
	return term.Fit(b.String(), w)
}

// SparkWidth is how many cells the bars of n values take of w.
func SparkWidth(n, w int) int {
	if n <= 0 || w <= 0 {
		return 0
	}
	return (n + perBar(n, w) - 1) / perBar(n, w)
}

// perBar is how many of n values a bar stands for in w cells.
func perBar(n, w int) int { return max((n+w-1)/w, 1) }
