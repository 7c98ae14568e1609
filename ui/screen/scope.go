package screen

import (
	"context"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// scope is what the report and its sections are about.
type scope struct {
	period model.Period
	filter model.Filter
	off    []offTerm // terms that were switched off
}

func (s scope) equals(t scope) bool { return s.String() == t.String() }

// String tells scopes apart.
func (s scope) String() string {
	return s.period.String() + pillsText(s.pills())
}

// pills are all terms in their order, those that are off too.
func (s scope) pills() []viewPill { return pillsOf(s.filter, s.off) }

// withPills is about the lines of other terms.
func (s scope) withPills(list []viewPill) scope {
	s.filter, s.off = splitPills(list)
	return s
}

// scopeChanged says to the dashboard and to every section that they are about
// something else now: they always agree.
type scopeChanged struct{}

// scope is what the report is about; not ok while nobody knows.
func (e *Env) scope() (scope, bool) {
	if e.Period == nil {
		return scope{}, false
	}
	return scope{period: *e.Period, filter: e.Filter, off: e.Off}, true
}

// during is what the report is about, in another period.
func (e *Env) during(p model.Period) scope { return scope{period: p, filter: e.Filter, off: e.Off} }

// turnTo makes the dashboard and all sections be about something else, at once:
// a key typed behind this one must not meet rows of before.
func (e *Env) turnTo(to scope) tea.Cmd {
	if now, known := e.scope(); known && now.equals(to) {
		return nil
	}
	e.Period, e.Filter, e.Off = &to.period, to.filter, to.off
	return e.Stack.Show(scopeChanged{})
}

// newestDay is the day of the newest line of the case, no day if there is none.
func newestDay(ctx context.Context, store Store) (model.Day, error) {
	lines, err := collect(store.Lines(ctx, model.LinesQuery{Sort: model.NewestFirst, Limit: 1}))
	if err != nil || len(lines) == 0 {
		return model.Day{}, err
	}
	return model.DayOf(lines[0].Time.In(store.Zone())), nil
}

// scoped is what the dashboard and the sections have in common: the panel in
// which is chosen what they are about.
type scoped struct {
	base
	shaped  bool        // the rows are in another order than usual
	hidden  int64       // lines the filter hides, -1 while nobody knows
	presets *presetList // nil unless a period is being chosen
	field   *scopeField // nil unless a term is being typed
	strip   strip

	headings  fetch.Asker[[]string]
	completer completer
}

// close stops what is under way.
func (s *scoped) close() {
	s.headings.Close()
	s.strip.hours.Close()
	s.completer.values.Close()
}

// answered takes msg if it is an answer to a question of the field.
func (s *scoped) answered(msg tea.Msg) bool {
	if s.strip.take(msg) {
		return true
	}
	if list, err, ok := s.headings.Take(msg); ok {
		if err == nil {
			s.completer.unknown = append([]string{}, list...) // nil would allow any name
		}
		return true
	}
	v, err, ok := s.completer.values.Take(msg)
	if ok {
		s.completer.take(v, err)
	}
	if ok && s.field != nil {
		s.field.input.Propose()
	}
	return ok
}

// scopeKey does what a key says about the period and the filter, and reports
// whether it was about them.
func (s *scoped) scopeKey(msg tea.KeyMsg) (tea.Cmd, bool) {
	switch {
	case keys.Match(msg, keys.PeriodBefore):
		return s.shift(-1), true
	case keys.Match(msg, keys.PeriodAfter):
		return s.shift(+1), true
	case keys.Match(msg, keys.Presets):
		return s.openPresets(), true
	case keys.Match(msg, keys.FilterLine):
		return s.openField(), true
	case keys.Match(msg, keys.Reset):
		return s.resetFilter(), true
	}
	return nil, false
}

// shift shows the period of the same length n lengths later.
func (s *scoped) shift(n int) tea.Cmd {
	now, ok := s.env.scope()
	if !ok {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	moved, ok := now.period.Shift(n)
	if !ok {
		return Notify(s.env.Look.Words.Report.NoLength)
	}
	if why := s.env.beyond(s.env.Held, moved.Filter(), n); why != "" {
		return Notify(why)
	}
	now.period = moved
	return s.env.turnTo(now)
}

// scopeKeys are the keys for the period and the filter. The strip may have none
// of the lines that are counted, and why.
func (s *scoped) scopeKeys(noStrip string) []key.Binding {
	m := s.env.Look.Keys
	return append(m.List(keys.PeriodBefore, keys.PeriodAfter, keys.Presets), m.When(keys.TimeStrip, noStrip), m.Of(keys.FilterLine))
}

// wayKeys are the keys for the way back.
func (s *scoped) wayKeys() []key.Binding {
	none := ""
	if len(s.pills()) == 0 && !s.shaped {
		none = s.env.Look.Words.Filter.None
	}
	return append(s.env.wayKeys(), s.env.Look.Keys.When(keys.Reset, none))
}

// inPanel gives a key to the panel, if one is open.
func (s *scoped) inPanel(msg tea.KeyMsg) (cmd tea.Cmd, ok bool) {
	switch {
	case s.presets != nil:
		return s.preset(msg), true
	case s.strip.shown != nil:
		return s.brush(msg), true
	case s.field != nil:
		return s.typed(msg), true
	}
	return nil, false
}

// panelKeys are the keys of the panel, nil if none is open.
func (s *scoped) panelKeys() []key.Binding {
	switch {
	case s.presets != nil:
		return s.presets.keys()
	case s.strip.shown != nil:
		return s.strip.keys()
	case s.field != nil:
		return s.env.termKeys(s.field.input, s.pills())
	}
	return nil
}

// panel draws what stands above the rows: the terms of the filter, then the
// list of periods or the field for a term.
func (s *scoped) panel() []string {
	rows := s.pillLines()
	switch {
	case s.presets != nil:
		rows = append(rows, s.presets.rows(s.w, s.h)...)
	case s.strip.shown != nil:
		rows = append(rows, s.strip.rows(s.w)...)
	case s.field != nil:
		s.field.input.Resize(s.w, max(min(s.h/2, s.field.input.Height()), 1))
		rows = append(rows, strings.Split(s.field.input.View(), "\n")...)
	}
	return rows
}

// fieldCursor is where a term is being typed, head rows below the top.
func (s *scoped) fieldCursor(head int) (x, y int, visible bool) {
	switch {
	case s.presets != nil:
		x, y, visible = s.presets.cursor()
	case s.field != nil:
		x, y, visible = s.field.input.Cursor()
	default:
		return 0, 0, false
	}
	return x, y + head + len(s.pillLines()), visible
}
