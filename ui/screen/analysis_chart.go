package screen

import (
	"context"
	"fmt"
	"time"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// mostBuckets is how many columns a chart has at most.
const mostBuckets = 62

// analysisChart is what happened when.
type analysisChart struct {
	own    bool     // only the cursor's row, else all lines
	key    []string // of that row, nil while there is none
	counts chartCounts
}

// chartCounts are the lines of equal steps of time, one after the other.
type chartCounts struct {
	step  model.Step
	steps []model.Bucket
}

// axisClock is how the axis names the beginning of a step.
func axisClock(s model.Step, t time.Time) string {
	switch s {
	case model.ByHour:
		return t.Format("01-02 15:00")
	case model.ByMonth:
		return t.Format("2006-01")
	}
	return t.Format("01-02")
}

// toggleChart charts the cursor's row, or all lines again.
func (a *Analysis) toggleChart() tea.Cmd {
	a.chart.own = !a.chart.own
	return a.askChart()
}

// askChart asks how many lines there are in each span of time.
func (a *Analysis) askChart() tea.Cmd {
	filter := a.options.Filter
	a.chart.key = nil
	if row, _, ok := a.table.Cursor(); ok && a.chart.own {
		r := a.rows.list[row]
		filter, a.chart.key = model.And(filter, r.own), r.key
	}
	store, whole := a.env.Store, a.options.Filter
	return a.counts.Ask(func(ctx context.Context) (chartCounts, error) { return chartOf(ctx, store, whole, filter) })
}

// chartOf counts a filter's lines over the time of the whole.
func chartOf(ctx context.Context, store Store, whole, filter model.Filter) (chartCounts, error) {
	from, to, err := extent(ctx, store, whole)
	if err != nil || !from.Before(to) {
		return chartCounts{}, err
	}
	c := steps(from, to)
	counted, err := store.Histogram(ctx, filter, c.step)
	if err != nil {
		return chartCounts{}, err
	}
	lines := map[int64]int64{}
	for _, b := range counted {
		lines[b.From.Unix()] = b.Lines
	}
	for i, b := range c.steps {
		c.steps[i].Lines = lines[b.From.Unix()]
	}
	return c, nil
}

// steps divides a time into hours, days or months without lines yet, the newest
// ones if there are too many.
func steps(from, to time.Time) chartCounts {
	c := chartCounts{step: model.ByDay}
	switch long := to.Sub(from); {
	case long <= 48*time.Hour:
		c.step = model.ByHour
	case long > mostBuckets*24*time.Hour:
		c.step = model.ByMonth
	}
	for at := c.step.Start(from); at.Before(to); at = c.step.Next(at, 1) {
		c.steps = append(c.steps, model.Bucket{From: at})
	}
	c.steps = c.steps[max(len(c.steps)-mostBuckets, 0):]
	return c
}

// extent is the time a filter is about, within the months that have lines.
func extent(ctx context.Context, store Store, f model.Filter) (from, to time.Time, err error) {
	months, err := store.Months(ctx)
	if err != nil || len(months) == 0 {
		return from, to, err
	}
	zone := store.Zone()
	from, to = months[len(months)-1].Month.From.Start(zone), months[0].Month.To.Next(1).Start(zone)
	for _, t := range f.Terms() {
		if t.Term == nil || t.Term.Not || t.Term.Column.Kind() != model.KindTime || len(t.Term.Values) != 1 {
			continue
		}
		s, ok := t.Term.Values[0].Span(zone)
		if ok && s.From.After(from) {
			from = s.From.In(zone)
		}
		if ok && !s.To.IsZero() && s.To.Before(to) {
			to = s.To.In(zone)
		}
	}
	return from, to, nil
}

// How many rows the chart has, the axis included: at least, where the window is
// low or high, and at most.
const (
	chartLow  = 5
	chartHigh = 7
	chartMost = 11
)

// chartHeight is how many rows the chart has, the axis included. It takes what
// the groups leave.
func (a *Analysis) chartHeight() int {
	least := chartHigh
	switch {
	case a.answer != nil && a.rows.Len() == 0: // why takes the room
		return 0
	case a.h < 16 || a.export != nil || (a.field != nil || a.time.presets != nil) && a.h < 28:
		return 0
	case a.h < 24:
		least = chartLow
	}
	const tableFrame, tableLeast = 2, 4 // headings and the last line, which a lower table leaves out
	switch room := a.h - a.head() - 1; {
	case room-tableLeast < least:
		return 0
	case a.answer == nil:
		return least
	default:
		return max(min(room-max(tableFrame+a.rows.Len(), tableLeast), chartMost), least)
	}
}

// chartView draws the chart under its heading; nil where there is no room.
func (a *Analysis) chartView() []string {
	h, th, words := a.chartHeight(), a.env.Look.Theme, a.env.Look.Words.Analysis
	if h == 0 {
		return nil
	}
	what := words.Whole
	if a.chart.key != nil {
		what = a.env.groupName(a.by, a.chart.key)
	}
	c := a.chart.counts
	var most int64
	points := make([]widget.Point, len(c.steps))
	for i, b := range c.steps {
		most = max(most, b.Lines)
		points[i] = widget.Point{Name: axisClock(c.step, b.From), Value: b.Lines}
	}
	unit := map[model.Step]string{model.ByDay: words.ByDay, model.ByHour: words.ByHour, model.ByMonth: words.ByMonth}[c.step]
	rows := []string{cut(th.Header, fmt.Sprintf(" %s: %s (%s, %s)", words.Chart, what, unit, fmt.Sprintf(words.Most, widget.Count(int(most)))), a.w)}
	chart := a.env.Look.LineChart(points, a.w-2, h)
	if chart == nil {
		chart = make([]string, h)
	}
	for _, row := range chart {
		rows = append(rows, " "+row)
	}
	return rows
}
