package widget

import (
	"strconv"
	"strings"

	"edgelens/ui/term"
	"edgelens/ui/theme"
)

// Bar returns a horizontal bar of w cells for value out of most. Every value
// above 0 shows something, and only the full value fills the bar.
func (l *Look) Bar(value, most float64, w int) string {
	parts := l.Theme.Symbols.Bar
	steps := len(parts) - 1
	if w <= 0 || value <= 0 || most <= 0 {
		return term.Fit("", w)
	}
	share := min(value/most, 1)
	filled := int(share * float64(w*steps))
	if filled == w*steps && share < 1 {
		filled--
	}
	filled = max(filled, 1)
	bar := strings.Repeat(parts[steps], filled/steps)
	if rest := filled % steps; rest > 0 {
		bar += parts[rest]
	}
	return term.Fit(bar, w)
}

// BarColumn returns a Paint that draws a bar of what value says about a row, out
// of most.
func (l *Look) BarColumn(value func(row int) (v, most float64)) func(Cell) (string, theme.Style) {
	return func(c Cell) (string, theme.Style) {
		v, most := value(c.Row)
		return l.Bar(v, most, c.Width), l.Theme.Bar
	}
}

// Share returns part of whole as a percentage with one decimal, "12.3%". What
// is more than nothing is never shown as 0.0%, what is less than all never as
// 100.0%, and without a whole there is no share.
func Share(part, whole int64) string {
	if whole <= 0 {
		return "-"
	}
	tenths := (part*2000/whole + 1) / 2
	switch {
	case tenths == 0 && part > 0:
		return "<0.1%"
	case tenths >= 1000 && part < whole:
		return ">99.9%"
	}
	return strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64) + "%"
}
