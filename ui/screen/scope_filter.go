package screen

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// scopeField is the field in which a term of the report's filter is typed.
type scopeField struct {
	input *widget.Input
	pill  int // the term chosen, -1 while there is none
}

// lines is the filter of all lines the report is about.
func (s *scoped) lines() model.Filter {
	now, _ := s.env.scope()
	return model.And(now.period.Filter(), now.filter)
}

// openField opens the field for a term.
func (s *scoped) openField() tea.Cmd {
	if _, ok := s.env.scope(); !ok {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	words := s.env.Look.Words.Filter
	in := widget.NewInput(s.env.Look, words.Prompt)
	s.completer.values.Stop()
	s.completer = newCompleter(s.env, s.env.fieldNames)
	s.field = &scopeField{input: in, pill: -1}
	in.Placeholder, in.Complete = words.Placeholder, s.completer.propose
	in.Propose()
	return s.headings.Ask(s.env.Store.Headings)
}

// openFieldWith opens the field with the beginning of a term in it.
func (s *scoped) openFieldWith(term string) tea.Cmd {
	cmd := s.openField()
	if s.field == nil {
		return cmd
	}
	s.field.input.SetValue(term)
	return tea.Batch(cmd, s.completer.ask(term, s.lines()))
}

// typed gives a key to the field.
func (s *scoped) typed(msg tea.KeyMsg) tea.Cmd {
	in := s.field.input
	if in.Value() == "" {
		if list, ok := pillKey(msg, &s.field.pill, s.pills()); ok && list != nil {
			return s.turnToPills(list)
		} else if ok {
			return nil
		}
	}
	if keys.Match(msg, keys.AnySpelling) {
		spellAny(in, s.completer.unknown, s.env)
		return nil
	}
	before := in.Value()
	understood := in.Update(msg)
	switch changed := in.Value() != before; {
	case understood && changed && keys.Match(msg, keys.Accept) && !strings.HasSuffix(in.Value(), ":"):
		return s.acceptTerm() // a whole term was taken from the list
	case understood && changed:
		return s.completer.ask(in.Value(), s.lines())
	case understood:
	case keys.Match(msg, keys.Accept):
		return s.acceptTerm()
	case keys.Match(msg, keys.Cancel):
		s.field = nil
	}
	return nil
}

// acceptTerm narrows the report to what was typed.
func (s *scoped) acceptTerm() tea.Cmd {
	f, err := model.ParseFilter(s.field.input.Value(), s.completer.unknown)
	if err != nil {
		mistake(s.field.input, err, s.env.Lang)
		return nil
	}
	s.field = nil
	if f.IsAll() {
		return nil
	}
	return s.narrow(f)
}

// narrow adds a term to the report's filter, unless it is in it.
func (s *scoped) narrow(f model.Filter) tea.Cmd {
	now, ok := s.env.scope()
	if !ok {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	if list := s.pills(); placeOf(list, f) >= 0 && list[placeOf(list, f)].off {
		list[placeOf(list, f)].off = false
		return s.turnToPills(list)
	}
	narrowed := distinct(model.And(now.filter, f))
	if narrowed.String() == now.filter.String() {
		return Notify(s.env.Look.Words.Lines.InForce)
	}
	now.filter = narrowed
	return s.env.turnTo(now)
}

// resetFilter takes every term out of the report's filter.
func (s *scoped) resetFilter() tea.Cmd {
	now, ok := s.env.scope()
	if !ok || len(now.pills()) == 0 {
		return Notify(s.env.Look.Words.Filter.None)
	}
	return s.env.turnTo(scope{period: now.period})
}

// distinct is a filter without terms that stand in it twice.
func distinct(f model.Filter) model.Filter {
	var terms []model.Filter
	for _, t := range f.Terms() {
		if !slices.ContainsFunc(terms, func(u model.Filter) bool { return u.String() == t.String() }) {
			terms = append(terms, t)
		}
	}
	return model.And(terms...)
}

// pills are all terms of the report's filter, those that are off too.
func (s *scoped) pills() []viewPill { return pillsOf(s.env.Filter, s.env.Off) }

// turnToPills makes the report be about the lines of other terms.
func (s *scoped) turnToPills(list []viewPill) tea.Cmd {
	now, _ := s.env.scope()
	clear(s.completer.known) // they were counted in other lines
	return s.env.turnTo(now.withPills(list))
}

// hiddenLines is how many lines of a period a filter hides.
func hiddenLines(ctx context.Context, store Store, q model.ReportQuery) (int64, error) {
	if q.Filter.IsAll() {
		return 0, nil
	}
	all, err := store.Count(ctx, q.Period.Filter())
	if err != nil {
		return 0, err
	}
	shown, err := store.Count(ctx, q.Lines())
	return all - shown, err
}

// pillLines draws the terms in force and how many lines they hide.
func (s *scoped) pillLines() []string {
	th, terms := s.env.Look.Theme, s.pills()
	if len(terms) == 0 {
		return nil
	}
	chosen, after := -1, ""
	if s.field != nil {
		chosen = s.field.pill
	}
	if s.hidden >= 0 && !s.env.Filter.IsAll() {
		after = "  " + fmt.Sprintf(s.env.Look.Words.Report.Hidden, widget.Count(int(s.hidden)))
	}
	room, line := s.w-term.Width(after), ""
	for i, t := range terms {
		text := " " + s.env.pillText(t, room-2)
		more := fmt.Sprintf(" +%d", len(terms)-i)
		if term.Width(text) > room-term.Width(more) && i > 0 {
			line += th.Dim.Render(term.Truncate(more, room))
			break
		}
		style := th.Strong
		switch {
		case i == chosen:
			style = th.Choice
		case t.off:
			style = th.Dim
		}
		text = term.Truncate(text, max(room, 0))
		room -= term.Width(text)
		line += style.Render(text)
	}
	return []string{line + cut(th.Warn, after, s.w)}
}
