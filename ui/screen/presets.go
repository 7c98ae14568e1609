package screen

import (
	"fmt"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// preset is a period with the word for it.
type preset struct {
	word   string
	period model.Period
	typed  bool // the user types one
}

// presetList is the list of periods that are asked for most. They count back
// from the newest line of the case: the customer's export ends where it ends,
// whatever day it is today.
type presetList struct {
	env    *Env
	newest model.Day
	list   []preset
	at     int
}

// week is how many days "this week" has.
const week = 7

// newPresetList returns the list for a period and the day of the newest line.
func newPresetList(env *Env, now model.Period, newest model.Day) *presetList {
	words := env.Look.Words.Report
	p := &presetList{env: env, newest: newest}
	if !newest.IsZero() {
		p.list = []preset{
			{word: words.PresetMonth, period: model.Month(newest.Year, newest.Month)},
			{word: words.PresetWeek, period: model.Period{From: newest.Next(1 - week), To: newest}},
			{word: words.PresetDay, period: model.Period{From: newest, To: newest}},
		}
	}
	p.list = append(p.list, preset{word: words.AllTime}, preset{word: words.PresetOther, typed: true})
	if before, ok := now.Shift(-1); ok {
		p.list = append(p.list, preset{word: words.PresetBefore, period: before})
	}
	return p
}

// update takes keys: a number or Enter chooses. It returns the choice once
// there is one, and whether the list is done with.
func (p *presetList) update(msg tea.KeyMsg) (*preset, bool) {
	for _, k := range keys.Commands(msg) {
		if n, ok := keys.Section(k); ok && n <= len(p.list) {
			return &p.list[n-1], true
		}
		switch {
		case keys.Match(k, keys.Up):
			p.at = max(p.at-1, 0)
		case keys.Match(k, keys.Down):
			p.at = min(p.at+1, len(p.list)-1)
		case keys.Match(k, keys.Accept):
			return &p.list[p.at], true
		case keys.Match(k, keys.Cancel, keys.Presets, keys.Back, keys.Quit):
			return nil, true
		}
	}
	return nil, false
}

// rows draws the list, from where it counts first.
func (p *presetList) rows(w int) []string {
	th, words := p.env.Look.Theme, p.env.Look.Words.Report
	head := words.Presets
	if !p.newest.IsZero() {
		head = fmt.Sprintf(words.PresetsFrom, p.newest)
	}
	rows := []string{cut(th.Title, " "+head, w)}
	widest := 0
	for _, c := range p.list {
		widest = max(widest, term.Width(c.word))
	}
	for i, c := range p.list {
		sign, style := " ", th.Text
		if i == p.at {
			sign, style = th.Symbols.Cursor, th.Choice
		}
		text := fmt.Sprintf("%s %d %s  ", sign, i+1, term.Fit(c.word, widest))
		if !c.typed && !c.period.IsAll() {
			text += c.period.String()
		}
		rows = append(rows, cut(style, text, w))
	}
	return rows
}

// openPresets opens the list of periods.
func (s *scoped) openPresets() tea.Cmd {
	now, ok := s.env.scope()
	if !ok || !s.env.Looked {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	s.presets = newPresetList(s.env, now.period, s.env.Newest)
	return nil
}

// preset gives a key to the list of periods.
func (s *scoped) preset(msg tea.KeyMsg) tea.Cmd {
	p, done := s.presets.update(msg)
	if done {
		s.presets = nil
	}
	switch {
	case p == nil:
		return nil
	case p.typed:
		s.picker = newPeriodPicker(s.env, s.env.Months)
		return nil
	}
	return s.turnToPeriod(p.period)
}

// pick gives a key to the field in which a period is typed.
func (s *scoped) pick(msg tea.KeyMsg) tea.Cmd {
	p, done := s.picker.update(msg)
	if done {
		s.picker = nil
	}
	if p == nil {
		return nil
	}
	return s.turnToPeriod(*p)
}

// turnToPeriod makes the report be about another period.
func (s *scoped) turnToPeriod(p model.Period) tea.Cmd {
	return s.env.turnTo(s.env.during(p))
}
