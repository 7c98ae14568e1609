package screen

import (
	"slices"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// shift shows the lines of the time n lengths of its own later.
func (l *Lines) shift(n int) tea.Cmd {
	moved, ok := shifted(l.view().filter, n, l.data.zone)
	if !ok {
		return Notify(l.env.Look.Words.Report.NoLength)
	}
	return l.changeTime(moved)
}

// noLength is why there is no time before or after, "" if there is one.
func (l *Lines) noLength() string {
	if _, ok := shifted(l.view().filter, 1, l.data.zone); ok {
		return ""
	}
	return l.env.Look.Words.Status.None
}

// changeTime makes f the filter's time in place of any it had; the zero Filter
// is all time.
func (l *Lines) changeTime(f model.Filter) tea.Cmd {
	list := withTime(l.view().pills(), f)
	if slices.EqualFunc(list, l.view().pills(), viewPill.equals) {
		return Notify(l.env.Look.Words.Lines.InForce)
	}
	return l.change(l.view().withPills(list))
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

// openPresets opens the list of periods.
func (l *Lines) openPresets() tea.Cmd {
	if !l.env.Looked {
		return Notify(l.env.Look.Words.Status.Loading)
	}
	l.presets = newPresetList(l.env, periodIn(l.view().filter), l.env.Newest)
	l.arrange()
	return nil
}

// preset gives a key to the list of periods.
func (l *Lines) preset(msg tea.KeyMsg) tea.Cmd {
	p, done := l.presets.update(msg)
	if done {
		l.presets = nil
	}
	l.arrange()
	if p == nil {
		return nil
	}
	return l.changeTime(p.Filter())
}
