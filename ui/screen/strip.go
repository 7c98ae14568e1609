package screen

import (
	"context"
	"errors"
	"strings"
	"time"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// timeColumn is the column of a line's time.
var timeColumn = model.FieldColumn("time")

// strip is the panel that shows a screen's lines over time and lets the user
// choose a span.
type strip struct {
	env   *Env
	shown *widget.TimeStrip // nil unless the panel is open
	hours fetch.Asker[[]model.Bucket]
}

// open shows the lines of a filter over time, with the cursor at an instant and
// in steps of finest or longer. The filter's terms about time do not count, so
// that another time can be chosen as well as a part of this one.
func (s *strip) open(env *Env, at time.Time, f model.Filter, finest model.Step) tea.Cmd {
	store := env.Store
	s.env, s.shown = env, widget.NewTimeStrip(env.Look, at.In(store.Zone()))
	s.shown.Finest = finest
	f = besides(f, timeColumn)
	return s.hours.Ask(func(ctx context.Context) ([]model.Bucket, error) { return store.Histogram(ctx, f, model.ByHour) })
}

// take takes msg if it is the answer to what was asked.
func (s *strip) take(msg tea.Msg) bool {
	hours, err, ok := s.hours.Take(msg)
	switch {
	case !ok || s.shown == nil:
	case err != nil:
		s.shown.Err = errors.New(explained(err, s.env.Lang))
	default:
		s.shown.SetHours(hours)
	}
	return ok
}

// close puts the panel away.
func (s *strip) close() {
	s.hours.Stop()
	s.shown = nil
}

// key gives a key to the panel, and returns the span that was chosen with it,
// nil if none was; what it says instead where the panel does not have the key.
func (s *strip) key(msg tea.KeyMsg) (*model.Span, tea.Cmd) {
	var say tea.Cmd
	for _, k := range keys.Commands(msg) {
		switch {
		case s.shown == nil:
			return nil, nil
		case keys.Match(k, keys.Accept):
			span := s.shown.Brush()
			s.close()
			return &span, nil
		case keys.Match(k, keys.Cancel), keys.Match(k, keys.TimeStrip), keys.Match(k, keys.Quit):
			s.close()
		case !s.shown.Update(k) && !keys.Moves(k):
			say = Notify(s.env.Look.Words.Time.NotHere)
		}
	}
	return nil, say
}

// keys are those of the panel.
func (s *strip) keys() []key.Binding {
	m, words := s.env.Look.Keys, s.env.Look.Words.Time
	list := append([]key.Binding{m.As(keys.Mark, words.From+"/"+words.To)}, m.List(keys.Accept, keys.StripDay, keys.StripWeek, keys.StripMonth)...)
	if s.shown.Around {
		list = append(list, m.Of(keys.StripAround))
	}
	return append(list, m.As(keys.Left, words.Before), m.As(keys.Right, words.After), m.Of(keys.Cancel),
		m.Of(keys.ZoomIn), m.Of(keys.ZoomOut), m.As(keys.First, words.First), m.As(keys.Last, words.Last))
}

// height is how many rows the panel takes.
func (s *strip) height() int {
	if s.shown == nil {
		return 0
	}
	return widget.StripRows
}

// rows draws the panel w cells wide.
func (s *strip) rows(w int) []string {
	if s.shown == nil {
		return nil
	}
	s.shown.Resize(w)
	return strings.Split(s.shown.View(), "\n")
}

// openStrip shows the lines over time.
func (l *Lines) openStrip() tea.Cmd {
	row, _, _ := l.table.Cursor()
	at := time.Now()
	if line, there := l.data.rows[row]; there && !line.Time.IsZero() {
		at = line.Time
	}
	cmd := l.strip.open(l.env, at, l.view().filter, model.ByHour)
	l.strip.shown.Around = true
	l.arrange()
	return cmd
}

// openStrip shows the analysed lines over time, from the end of the time their
// filter holds them to.
func (a *Analysis) openStrip() tea.Cmd {
	at, zone := time.Now(), a.env.Store.Zone()
	for _, t := range a.options.Filter.Terms() {
		if span, ok := spanOf(t, zone); ok && span.To.Before(at) {
			at = span.To.Add(-time.Minute)
		}
	}
	cmd := a.strip.open(a.env, at, a.options.Filter, model.ByHour)
	a.arrange()
	return cmd
}

// brushed is the filter of a span.
func brushed(span model.Span) (model.Filter, error) {
	return model.ParseFilter(timeColumn.Name+":"+widget.SpanText(span), nil)
}

// openStrip shows the lines the report counts, or a part of them, over time.
func (s *scoped) openStrip(part model.Filter) tea.Cmd {
	now, ok := s.env.scope()
	if !ok || !s.env.Looked {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	day := now.period.To
	if day.IsZero() || s.env.Newest.Before(day) {
		day = s.env.Newest
	}
	return s.strip.open(s.env, day.Start(s.env.Store.Zone()), model.And(part, now.filter), model.ByDay)
}

// brush gives a key to the strip, which turns the report to a period.
func (s *scoped) brush(msg tea.KeyMsg) tea.Cmd {
	span, say := s.strip.key(msg)
	if span == nil {
		return say
	}
	p, err := model.ParsePeriod(widget.SpanText(*span))
	if err != nil {
		return s.env.Complain(err)
	}
	now, _ := s.env.scope()
	now.period = p
	return s.env.turnTo(now.withPills(withTime(now.pills(), model.Filter{}))) // the terms about the time did not count
}
