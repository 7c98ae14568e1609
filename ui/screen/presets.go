package screen

import (
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	"github.com/charmbracelet/bubbles/key"
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
	picker *periodPicker // nil unless a period is being typed, in place of the list
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

// update takes keys: a number or Enter chooses. It returns the period once there
// is one, and whether the list is done with.
func (p *presetList) update(msg tea.KeyMsg) (*model.Period, bool) {
	if p.picker != nil {
		return p.picker.update(msg)
	}
	for _, k := range keys.Commands(msg) {
		if n, ok := keys.Section(k); ok && n <= len(p.list) {
			return p.choose(p.list[n-1])
		}
		switch {
		case keys.Match(k, keys.Up):
			p.at = max(p.at-1, 0)
		case keys.Match(k, keys.Down):
			p.at = min(p.at+1, len(p.list)-1)
		case keys.Match(k, keys.Accept):
			return p.choose(p.list[p.at])
		case keys.Match(k, keys.Cancel, keys.Presets, keys.Back, keys.Quit):
			return nil, true
		}
	}
	return nil, false
}

// choose takes a choice; for one that is typed it opens the field.
func (p *presetList) choose(c preset) (*model.Period, bool) {
	if c.typed {
		p.picker = newPeriodPicker(p.env, p.env.Months)
		return nil, false
	}
	return &c.period, true
}

// keys are those of the list, or of the field in its place.
func (p *presetList) keys() []key.Binding {
	if p.picker != nil {
		return p.env.Look.Keys.List(keys.Accept, keys.Complete, keys.Cancel)
	}
	return p.env.Look.Keys.List(keys.Accept, keys.Cancel)
}

// cursor is where a period is being typed.
func (p *presetList) cursor() (x, y int, visible bool) {
	if p == nil || p.picker == nil {
		return 0, 0, false
	}
	return p.picker.input.Cursor()
}

// rows draws the list, from where it counts first, or the field in its place.
// Of so many rows of the screen it leaves some.
func (p *presetList) rows(w, h int) []string {
	if p.picker != nil {
		p.picker.input.Resize(w, min(h, pickerRows))
		return strings.Split(p.picker.input.View(), "\n")
	}
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
	if p == nil {
		return nil
	}
	return s.turnToPeriod(*p)
}

// turnToPeriod makes the report be about another period.
func (s *scoped) turnToPeriod(p model.Period) tea.Cmd {
	return s.env.turnTo(s.env.during(p))
}
