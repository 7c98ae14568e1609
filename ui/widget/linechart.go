package widget

import (
	"math"
	"strings"

	"edgelens/ui/term"
)

// Point is a step of a [Look.LineChart].
type Point struct {
	Name  string // on the axis
	Value int64  // 0 or more
}

// axisGap is the least distance of two names on the axis.
const axisGap = 2

// LineChart draws values from left to right as a line, over w cells and in h
// rows with the axis; the greatest value, or 0, stands at each end of its side.
// A step has at least the height of a row if there is anything in it, and a peak
// is never left out where there are more steps than cells.
func (l *Look) LineChart(points []Point, w, h int) []string {
	th := l.Theme
	var most int64
	for _, p := range points {
		most = max(most, p.Value)
	}
	side := term.Width(Count(int(most)))
	room, levels := w-side-1, h-1
	if most == 0 || room < 2 || levels < 2 {
		return nil
	}
	at := heights(points, most, room, levels)
	rows := make([]string, 0, h)
	for level := levels - 1; level >= 0; level-- {
		label := ""
		switch level {
		case levels - 1:
			label = Count(int(most))
		case 0:
			label = "0"
		}
		line := th.Dim.Render(term.FitRight(label, side)) + th.Rule.Render(th.Symbols.Column)
		rows = append(rows, line+th.Bar.Render(strings.TrimRight(l.lineRow(at, level), " ")))
	}
	return append(rows, strings.Repeat(" ", side+1)+th.Dim.Render(axis(points, room)))
}

// heights gives the level of the line at each cell.
func heights(points []Point, most int64, room, levels int) []int {
	level := func(v float64) int {
		n := int(math.Round(v / float64(most) * float64(levels-1)))
		if v > 0 {
			n = max(n, 1)
		}
		return n
	}
	at := make([]int, room)
	last := len(points) - 1
	for i, p := range points {
		x := placed(i, last, room)
		at[x] = max(at[x], level(float64(p.Value)))
		if i == last {
			continue
		}
		next := placed(i+1, last, room)
		for c := x + 1; c < next; c++ { // what lies between is a straight line
			part := float64(c-x) / float64(next-x)
			at[c] = level(float64(p.Value)*(1-part) + float64(points[i+1].Value)*part)
		}
	}
	if last == 0 {
		for c := range at {
			at[c] = at[0]
		}
	}
	return at
}

// placed is the cell of a step.
func placed(i, last, room int) int {
	if last == 0 {
		return 0
	}
	return i * (room - 1) / last
}

// lineRow draws what of the line lies on a level. Each cell joins its height to
// that of the next.
func (l *Look) lineRow(at []int, level int) string {
	s := l.Theme.Symbols
	var b strings.Builder
	for i, from := range at {
		to := from
		if i > 0 {
			from = at[i-1]
		}
		switch {
		case from == to && level == to:
			b.WriteString(s.Rule)
		case from < to && level == from:
			b.WriteString(s.RiseFrom)
		case from < to && level == to:
			b.WriteString(s.RiseTo)
		case from > to && level == from:
			b.WriteString(s.FallFrom)
		case from > to && level == to:
			b.WriteString(s.FallTo)
		case level > min(from, to) && level < max(from, to):
			b.WriteString(s.Side)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// axis writes the names of steps under their cells: the first, the last, and as
// many as there is room for between them.
func axis(points []Point, room int) string {
	last := len(points) - 1
	end := points[last].Name
	from := room - term.Width(end) // where the last one begins
	var b strings.Builder
	used := 0
	for i, p := range points[:last] {
		x, n := placed(i, last, room), term.Width(p.Name)
		if i > 0 && x < used+axisGap || x+n+axisGap > from {
			continue
		}
		b.WriteString(strings.Repeat(" ", x-used) + p.Name)
		used = x + n
	}
	if from < used {
		return term.Truncate(b.String(), room)
	}
	b.WriteString(strings.Repeat(" ", from-used) + end)
	return b.String()
}
