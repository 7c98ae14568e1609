package screen

import (
	"slices"
	"time"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

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

// brush gives a key to the strip.
func (a *Analysis) brush(msg tea.KeyMsg) tea.Cmd {
	span := a.strip.key(msg)
	a.arrange()
	if span == nil {
		return nil
	}
	f, err := brushed(*span)
	if err != nil {
		return a.env.Complain(err)
	}
	return a.changeTime(f)
}

// shift analyses the lines of the time n lengths of its own later.
func (a *Analysis) shift(n int) tea.Cmd {
	moved, ok := shifted(a.options.Filter, n, a.env.Store.Zone())
	if !ok {
		return Notify(a.env.Look.Words.Report.NoLength)
	}
	return a.changeTime(moved)
}

// noLength is why there is no time before or after, "" if there is one.
func (a *Analysis) noLength() string {
	if _, ok := shifted(a.options.Filter, 1, a.env.Store.Zone()); ok {
		return ""
	}
	return a.env.Look.Words.Status.None
}

// changeTime makes f the filter's time in place of any it had; the zero Filter
// is all time.
func (a *Analysis) changeTime(f model.Filter) tea.Cmd {
	list := withTime(a.pills(), f)
	if slices.EqualFunc(list, a.pills(), viewPill.equals) {
		return Notify(a.env.Look.Words.Lines.InForce)
	}
	return a.turnToPills(list)
}

// openPresets opens the list of periods.
func (a *Analysis) openPresets() tea.Cmd {
	if !a.env.Looked {
		return Notify(a.env.Look.Words.Status.Loading)
	}
	a.presets = newPresetList(a.env, periodIn(a.options.Filter), a.env.Newest)
	a.arrange()
	return nil
}

// preset gives a key to the list of periods.
func (a *Analysis) preset(msg tea.KeyMsg) tea.Cmd {
	p, done := a.presets.update(msg)
	if done {
		a.presets = nil
	}
	a.arrange()
	if p == nil {
		return nil
	}
	return a.changeTime(p.Filter())
}
