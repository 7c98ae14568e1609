package screen

import (
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"

	tea "github.com/charmbracelet/bubbletea"
)

// Address is the report of the period shown.
func (r *Report) Address() (model.Address, bool) {
	return model.Address{Period: r.env.Period, Filter: r.env.Filter}, true
}

// Address is the section of what the report is about.
func (s *Section) Address() (model.Address, bool) {
	return model.Address{Section: s.section, Period: s.env.Period, All: s.all, Filter: s.env.Filter}, true
}

// Address is the lines as they are shown: their filter, order and columns.
func (l *Lines) Address() (model.Address, bool) {
	v := l.view()
	a := model.Address{IsLines: true, Filter: v.filter, Sort: v.sort}
	if a.Sort.IsNewestFirst() {
		a.Sort = nil
	}
	for _, c := range v.columns {
		if at := c.From; !c.Hidden && at >= 0 && at < len(l.data.columns) {
			a.Columns = append(a.Columns, l.data.columns[at])
		}
	}
	return a, true
}

// Address is the counts as they are shown: of which lines, and by what.
func (a *Analysis) Address() (model.Address, bool) {
	return model.Address{IsGroups: true, By: a.by, All: a.all, Filter: a.options.Filter}, true
}

// LeftOut says what neither an address nor a command says of the counts; "" if
// that is nothing.
func (a *Analysis) LeftOut() string {
	if a.sorted != len(a.by) || a.reverse {
		return a.env.Look.Words.Analysis.CountOrder
	}
	return ""
}

// OpenAddress shows what an address says. The name of a section alone keeps
// the period and the filter.
func OpenAddress(env *Env, a model.Address) tea.Cmd {
	switch {
	case a.IsLines:
		return openLinesAt(env, a)
	case a.IsGroups:
		return openGroupsAt(env, a)
	}
	turned := env.turnToAddress(a)
	if a.Section == nil {
		if _, ok := env.Stack.Top().(*Report); ok {
			return turned
		}
		return tea.Batch(turned, env.Stack.Push(NewReport(env)))
	}
	if !a.All {
		return tea.Batch(turned, OpenSection(env, a.Section.Number))
	}
	s := NewSection(env, a.Section)
	s.answer, s.all = nil, true // the dashboard knows the leading rows only
	return tea.Batch(turned, env.Stack.Push(s))
}

// turnToAddress makes the report be about what an address says.
func (e *Env) turnToAddress(a model.Address) tea.Cmd {
	now, known := e.scope()
	switch {
	case a.Period != nil:
		return e.turnTo(scope{period: *a.Period, filter: a.Filter})
	case a.Filter.IsAll():
		return nil
	case known:
		return e.turnTo(scope{period: now.period, filter: a.Filter})
	}
	e.Filter, e.Off = a.Filter, nil // the dashboard, which is asking for the newest month, asks again with it
	return e.Stack.Show(scopeChanged{})
}

// AddressWord is what an address shows, in the words of the screen.
func (e *Env) AddressWord(a model.Address) string {
	parts := []string{e.Look.Words.Report.Title}
	switch {
	case a.Section != nil:
		parts[0] = e.sectionWord(a.Section)
	case a.IsLines:
		parts[0] = e.Look.Words.Lines.Title
	case a.IsGroups:
		parts[0] = e.groupedBy(CountedBy(a))
	}
	if a.Period != nil {
		parts = append(parts, e.periodWord(*a.Period))
	}
	for _, t := range a.Filter.Terms() {
		parts = append(parts, "["+pill(t, e.spoken())+"]")
	}
	return strings.Join(parts, " ")
}

// CountedBy are the fields that the groups of an address are counted by.
func CountedBy(a model.Address) []model.Column {
	if len(a.By) > 0 {
		return a.By
	}
	return firstQuestion(a.Filter)
}

// openGroupsAt shows counts by fields.
func openGroupsAt(env *Env, a model.Address) tea.Cmd {
	screen := NewAnalysis(env, AnalysisOptions{Filter: a.Filter, Name: []string{"group"}})
	screen.all, screen.by = a.All, CountedBy(a)
	screen.begin()
	return env.Stack.Push(screen)
}

// openLinesAt shows lines in an order and with columns.
func openLinesAt(env *Env, a model.Address) tea.Cmd {
	if a.Sort.Place(model.NoteColumn) >= 0 {
		return Notify(env.Look.Words.Lines.NotesUnsorted)
	}
	l := NewLines(env, linesOf(a.Filter))
	v := l.view()
	if v.sort = a.Sort; v.sort.IsNewestFirst() {
		v.sort = nil
	}
	for _, c := range a.Columns {
		if c.Unknown {
			l.filled = append(l.filled, c)
		}
	}
	l.data.columns = l.columnsOf()
	for _, c := range a.Columns {
		v.columns = append(v.columns, l.column(c))
	}
	l.lay()
	return env.Stack.Push(l)
}

// Copied returns a command that copies text and shows it in a sentence with a
// place for it.
func (e *Env) Copied(text, sentence string) tea.Cmd {
	text, copyText := clean.Text(text), e.Copy
	return func() tea.Msg {
		if copyText != nil {
			if err := copyText(text); err != nil {
				return Say{Text: text} // it can still be selected with the mouse
			}
		}
		return Say{Text: fmt.Sprintf(sentence, text)}
	}
}
