package screen

import (
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// analysisSubject is what an analysis is about.
type analysisSubject struct {
	filter model.Filter
	off    []offTerm // terms that were switched off
	by     []model.Column
}

// pills are all terms in their order, those that are off too.
func (s analysisSubject) pills() []viewPill { return pillsOf(s.filter, s.off) }

func (s analysisSubject) equals(t analysisSubject) bool {
	return slices.EqualFunc(s.pills(), t.pills(), viewPill.equals) && slices.Equal(s.by, t.by)
}

// subject is what the analysis is about now.
func (a *Analysis) subject() analysisSubject { return analysisSubject{a.options.Filter, a.off, a.by} }

// pills are all terms of the filter, those that are off too.
func (a *Analysis) pills() []viewPill { return a.subject().pills() }

// turn makes the analysis be about something else.
func (a *Analysis) turn(v analysisSubject) tea.Cmd {
	a.options.Filter, a.off, a.by = v.filter, v.off, v.by
	a.begin()
	a.all, a.chart.own = false, false
	a.empty()
	a.table.Move(0, "")
	return a.load()
}

// empty takes away what was counted by other fields, or in other lines: a key
// that is typed before the answer comes must not meet it.
func (a *Analysis) empty() {
	a.answer, a.rows = nil, analysisRows{}
	clear(a.completer.known)
	a.table.SetData(a.rows)
	a.table.SetColumns(a.columns())
	a.arrange()
}

// narrow adds a term to the filter. Where the lines are counted by what they
// were counted by at first, they are then counted by what tells most about those
// that are left.
func (a *Analysis) narrow(f model.Filter) tea.Cmd {
	if at := placeOf(a.pills(), f); at >= 0 && a.pills()[at].off {
		return a.switchPill(at)
	}
	narrowed := distinct(model.And(a.options.Filter, f))
	if narrowed.String() == a.options.Filter.String() {
		return Notify(a.env.Look.Words.Lines.InForce)
	}
	by := a.by
	if slices.Equal(by, firstQuestion(a.options.Filter)) {
		by = firstQuestion(narrowed)
	}
	return a.turn(analysisSubject{narrowed, a.off, by})
}

// turnToPills counts the lines of other terms.
func (a *Analysis) turnToPills(list []viewPill) tea.Cmd {
	f, off := splitPills(list)
	return a.turn(analysisSubject{f, off, a.by})
}

// switchPill switches a term off, or on again.
func (a *Analysis) switchPill(at int) tea.Cmd {
	list := a.pills()
	list[at].off = !list[at].off
	return a.turnToPills(list)
}

// cellFilter is the filter of the key that the cursor is on; beside the keys it
// is that of the whole row.
func (a *Analysis) cellFilter() (f model.Filter, c model.Column, ok bool) {
	row, column, ok := a.table.Cursor()
	if !ok || a.groups.Busy() {
		return f, c, false
	}
	r := a.rows.list[row]
	at := slices.Index(a.columnIDs(), column.ID)
	switch {
	case at >= 0 && at < len(a.by):
		return sameKey(a.by[at], r.key[at]), a.by[at], true
	case len(a.by) == 1:
		return r.own, a.by[0], true
	}
	return r.own, model.Column{}, true
}

// narrowTo narrows to, or to all but, what the cursor is on, or to what contains
// its text.
func (a *Analysis) narrowTo(k *keys.Key) tea.Cmd {
	f, c, ok := a.cellFilter()
	one := ok && f.Term != nil
	switch {
	case !ok:
		return Notify(a.env.Look.Words.Status.Empty)
	case k == keys.Only:
		return a.narrow(f)
	case !one:
		return Notify(a.env.Look.Words.Section.NoValue)
	}
	term := *f.Term
	switch {
	case k == keys.Not:
		term.Not = !term.Not
	case c.Kind() == model.KindText && len(term.Values) == 1 && term.Values[0].Op == model.OpEquals:
		term.Contains = true // a word of a vocabulary stands for several texts
	}
	return a.narrow(model.One(term))
}

// openFieldWith opens the field for a term with the beginning of one in it.
func (a *Analysis) openFieldWith(text string) tea.Cmd {
	words := a.env.Look.Words.Filter
	a.completer.values.Stop()
	a.completer = newCompleter(a.env, a.env.fieldNames)
	in := widget.NewInput(a.env.Look, words.Prompt)
	in.Placeholder, in.Complete = words.Placeholder, a.completer.propose
	in.SetValue(text)
	a.field = &scopeField{input: in, pill: -1}
	a.arrange()
	return tea.Batch(a.headings.Ask(a.env.Store.Headings), a.completer.ask(text, a.options.Filter))
}

// typed gives a key to the field.
func (a *Analysis) typed(msg tea.KeyMsg) tea.Cmd {
	defer a.arrange()
	in := a.field.input
	if in.Value() == "" {
		if list, ok := pillKey(msg, &a.field.pill, a.pills()); ok && list != nil {
			return a.turnToPills(list)
		} else if ok {
			return nil
		}
	}
	if keys.Match(msg, keys.AnySpelling) {
		spellAny(in, a.completer.unknown, a.env)
		return nil
	}
	before := in.Value()
	understood := in.Update(msg)
	switch changed := in.Value() != before; {
	case understood && changed && keys.Match(msg, keys.Accept) && !strings.HasSuffix(in.Value(), ":"):
		return a.acceptTerm() // a whole term was taken from the list
	case understood && changed:
		return a.completer.ask(in.Value(), a.options.Filter)
	case understood:
	case keys.Match(msg, keys.Accept):
		return a.acceptTerm()
	case keys.Match(msg, keys.Cancel):
		a.field = nil
	}
	return nil
}

// acceptTerm narrows the analysis to what was typed.
func (a *Analysis) acceptTerm() tea.Cmd {
	f, err := model.ParseFilter(a.field.input.Value(), a.completer.unknown)
	if err != nil {
		mistake(a.field.input, err, a.env.Lang)
		return nil
	}
	a.field = nil
	if f.IsAll() {
		return nil
	}
	return a.narrow(f)
}

// fieldAnswered takes msg if it is an answer to a question of the field.
func (a *Analysis) fieldAnswered(msg tea.Msg) bool {
	if list, err, ok := a.headings.Take(msg); ok {
		if err == nil {
			a.completer.unknown = append([]string{}, list...) // nil would allow any name
		}
		return true
	}
	v, err, ok := a.completer.values.Take(msg)
	if ok {
		a.completer.take(v, err)
	}
	if ok && a.field != nil {
		a.field.input.Propose()
		a.arrange()
	}
	return ok
}

// panel draws what is open above the groups: the field for a term, the strip or
// the list of periods.
func (a *Analysis) panel() []string {
	switch {
	case a.time.presets != nil:
		return a.time.presets.rows(a.w, a.h)
	case a.field == nil:
		return a.strip.rows(a.w)
	}
	a.field.input.Resize(a.w, max(min(a.h/2, a.field.input.Height()), 1))
	return strings.Split(a.field.input.View(), "\n")
}
