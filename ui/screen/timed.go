package screen

import (
	"slices"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// timedView is a view whose own terms say of what time it is.
type timedView interface {
	pills() []viewPill
	turnToPills(list []viewPill) tea.Cmd // shows the lines of other terms
	arrange()
}

// timed changes the time of a view.
type timed struct {
	view    timedView
	env     *Env
	presets *presetList // nil unless a period is being chosen
}

// filter is what the view shows.
func (t *timed) filter() model.Filter {
	f, _ := splitPills(t.view.pills())
	return f
}

// shift shows the time n lengths of its own later.
func (t *timed) shift(n int) tea.Cmd {
	moved, ok := shifted(t.filter(), n, t.env.Store.Zone())
	if !ok {
		return Notify(t.env.Look.Words.Report.NoLength)
	}
	if why := t.env.beyond(t.env.Logged, moved, n); why != "" {
		return Notify(why)
	}
	return t.change(moved)
}

// noLength is why there is no time before or after, "" if there is one.
func (t *timed) noLength() string {
	if _, ok := shifted(t.filter(), 1, t.env.Store.Zone()); ok {
		return ""
	}
	return t.env.Look.Words.Status.None
}

// change makes f the view's time in place of any it had; the zero Filter is all
// time.
func (t *timed) change(f model.Filter) tea.Cmd {
	list := withTime(t.view.pills(), f)
	if slices.EqualFunc(list, t.view.pills(), viewPill.equals) {
		return Notify(t.env.Look.Words.Lines.InForce)
	}
	return t.view.turnToPills(list)
}

// withTime are terms with f for their time in place of any they had.
func withTime(terms []viewPill, f model.Filter) (list []viewPill) {
	put := f.IsAll()
	for _, p := range terms {
		switch about := p.term.Term != nil && p.term.Term.Column == timeColumn; {
		case about && !p.off && !put:
			list, put = append(list, viewPill{term: f}), true
		case !about || p.off && p.term.String() != f.String():
			list = append(list, p)
		}
	}
	if !put {
		list = append(list, viewPill{term: f})
	}
	return list
}

// during makes a span the view's time.
func (t *timed) during(span model.Span) tea.Cmd {
	f, err := brushed(span)
	if err != nil {
		return t.env.Complain(err)
	}
	return t.change(f)
}

// brush gives a key to the view's strip.
func (t *timed) brush(s *strip, msg tea.KeyMsg) tea.Cmd {
	span, say := s.key(msg)
	t.view.arrange()
	if span == nil {
		return say
	}
	return t.during(*span)
}

// open opens the list of periods.
func (t *timed) open() tea.Cmd {
	if !t.env.Looked {
		return Notify(t.env.Look.Words.Status.Loading)
	}
	t.presets = newPresetList(t.env, periodIn(t.filter()), t.env.Newest)
	t.view.arrange()
	return nil
}

// key gives a key to the list of periods.
func (t *timed) key(msg tea.KeyMsg) tea.Cmd {
	p, done := t.presets.update(msg)
	if done {
		t.presets = nil
	}
	t.view.arrange()
	if p == nil {
		return nil
	}
	return t.change(p.Filter())
}
