package screen

import (
	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// The history keeps how screens were left, and puts them back: what they are
// about and where the cursor is. Whether rows have to be asked for again is the
// screen's own business.

// wayKeys are the keys for the way through the history.
func (e *Env) wayKeys() []key.Binding {
	m, why := e.Look.Keys, func(n int) string {
		if e.Stack.CanGo(n) {
			return ""
		}
		return e.Look.Words.Status.None
	}
	return []key.Binding{m.When(keys.Undo, why(-1)), m.When(keys.Redo, why(+1))}
}

// reportPlace is where the dashboard was left.
type reportPlace struct {
	scope scope
	at    int
}

// Keep is what the report is about, once that is known.
func (r *Report) Keep() nav.Kept {
	now, ok := r.env.scope()
	if !ok {
		return nav.Kept{Place: reportPlace{at: r.at}}
	}
	return nav.Kept{View: now.String(), Place: reportPlace{now, r.at}}
}

// Return makes the report and its sections be about what they were about. A
// dashboard is the first of the screens, so that sections find it so.
func (r *Report) Return(k nav.Kept) tea.Cmd {
	p, _ := k.Place.(reportPlace)
	r.at = p.at
	if k.View != nil {
		r.env.Period, r.env.Filter, r.env.Off = &p.scope.period, p.scope.filter, p.scope.off
	}
	if r.err == nil && r.answer != nil && !r.ask.Busy() && r.hidden >= 0 && r.env.about(r.answer.Query) {
		return nil
	}
	r.hidden = -1
	return r.load()
}

// about reports whether an answer is of what the report is about.
func (e *Env) about(q model.ReportQuery) bool {
	now, ok := e.scope()
	return ok && now.equals(scope{q.Period, q.Filter, now.off})
}

// sectionView is which rows of a section are shown, and in which order.
type sectionView struct {
	all, shaped, descending bool
	sorted                  string
}

// Keep is the rows that are shown and where the cursor is, or is to be put.
func (s *Section) Keep() nav.Kept {
	v := sectionView{all: s.all, shaped: s.shaped}
	v.sorted, v.descending = s.table.Sorted()
	p := s.table.Place()
	if s.back != nil {
		p = *s.back
	}
	return nav.Kept{View: v, Place: p}
}

// Return shows a section as it was left.
func (s *Section) Return(k nav.Kept) tea.Cmd {
	v, _ := k.View.(sectionView)
	p, _ := k.Place.(widget.Place)
	s.all, s.shaped, s.back = v.all, v.shaped, &p
	s.table.SetSort(widget.Sorted{ID: v.sorted, Descending: v.descending})
	if s.answer == nil || s.ask.Busy() || s.table.Err != nil || s.hidden < 0 || (s.query.Top == 0) != s.all || !s.env.about(s.query) {
		s.hidden = -1
		return s.turned()
	}
	s.order()
	s.arrange()
	s.restore()
	return s.askBeside()
}

// restore puts the cursor and the window where they were. What stands beside
// the rows brings columns and may bring another order, and then it is done
// again.
func (s *Section) restore() {
	if s.back == nil {
		return
	}
	s.table.Return(*s.back)
	if !s.aside.Busy() {
		s.back = nil
	}
}

// analysisView is which lines are counted, by what, and in which order.
type analysisView struct {
	terms, by         string
	all, reverse, own bool
	sorted            int
}

// analysisPlace is where the counts were left.
type analysisPlace struct {
	subject analysisSubject
	table   widget.Place
}

// Keep is the counts that are shown and where the cursor is, or is to be put.
func (a *Analysis) Keep() nav.Kept {
	v := analysisView{terms: pillsText(a.pills()), by: model.ColumnList(a.by), all: a.all, reverse: a.reverse, own: a.chart.own, sorted: a.sorted}
	p := analysisPlace{subject: a.subject(), table: a.table.Place()}
	if a.back != nil {
		p.table = *a.back
	}
	return nav.Kept{View: v, Place: p}
}

// Return shows the counts as they were left. Marks are on rows of other counts,
// if they are.
func (a *Analysis) Return(k nav.Kept) tea.Cmd {
	v, _ := k.View.(analysisView)
	p, _ := k.Place.(analysisPlace)
	same := p.subject.equals(a.subject()) && v.all == a.all
	whole := a.chart.own && !v.own
	a.options.Filter, a.off, a.by = p.subject.filter, p.subject.off, p.subject.by
	a.all, a.sorted, a.reverse, a.chart.own, a.back = v.all, v.sorted, v.reverse, v.own, &p.table
	if !same {
		clear(a.marked)
		a.empty()
	}
	if !same || a.answer == nil || a.groups.Busy() || a.table.Err != nil {
		return a.load()
	}
	a.show()
	if whole || a.chart.own {
		return a.askChart()
	}
	return nil
}

// restore puts the cursor and the window where they were.
func (a *Analysis) restore() {
	if a.back != nil {
		a.table.Return(*a.back)
		a.back = nil
	}
}

// lineKept is which of the lines was shown, and which of its fields.
type lineKept struct {
	line  model.Line
	at    int
	table widget.Place
}

// Keep is the line that is shown. To walk from line to line is to move.
func (l *Line) Keep() nav.Kept {
	p := l.table.Place()
	if l.back != nil {
		p = *l.back
	}
	return nav.Kept{View: true, Place: lineKept{l.line, l.shown, p}}
}

// Return shows the line that was shown.
func (l *Line) Return(k nav.Kept) tea.Cmd {
	p, _ := k.Place.(lineKept)
	var cmd tea.Cmd
	l.next.Stop()
	l.options.At, l.shown = p.at, p.at
	if text, ok := l.noted[p.line.ID]; ok {
		p.line.Note = text
	}
	if l.line.ID != p.line.ID {
		l.line, l.origin = p.line, lineOrigin{}
		l.fill()
		cmd = l.ask()
	}
	l.back = &p.table
	l.restore()
	return cmd
}

// restore puts the cursor where it was; where the line comes from, its last
// rows, may still have to be asked for.
func (l *Line) restore() {
	if l.back == nil {
		return
	}
	l.arrange()
	l.table.Return(*l.back)
	l.arrange()
	if !l.from.Busy() {
		l.back = nil
	}
}

// keptTable is how a screen was left that has nothing but a table.
func keptTable(t *widget.Table) nav.Kept { return nav.Kept{View: true, Place: t.Place()} }

// returnTable puts such a table back.
func returnTable(t *widget.Table, k nav.Kept) tea.Cmd {
	p, _ := k.Place.(widget.Place)
	t.Return(p)
	return nil
}

// Keep is where the cursor is.
func (s *sourceList) Keep() nav.Kept { return keptTable(s.table) }

// Return puts the cursor back.
func (s *sourceList) Return(k nav.Kept) tea.Cmd { return returnTable(s.table, k) }

// Keep is where the cursor is.
func (r *rejectList) Keep() nav.Kept { return keptTable(r.table) }

// Return puts the cursor back.
func (r *rejectList) Return(k nav.Kept) tea.Cmd { return returnTable(r.table, k) }

// Keep is where the cursor is.
func (c *caseList) Keep() nav.Kept { return keptTable(c.table) }

// Return puts the cursor back.
func (c *caseList) Return(k nav.Kept) tea.Cmd { return returnTable(c.table, k) }

// Keep is which views are shown and where the cursor is.
func (v *viewList) Keep() nav.Kept { return nav.Kept{View: v.found, Place: v.table.Place()} }

// Return shows the list as it was left.
func (v *viewList) Return(k nav.Kept) tea.Cmd {
	v.found, _ = k.View.(string)
	v.sought = v.found
	v.show()
	return returnTable(v.table, k)
}

// Keep is how far the text was scrolled.
func (f *facts) Keep() nav.Kept {
	above, _ := f.pager.More()
	return nav.Kept{View: true, Place: above}
}

// Return scrolls to where the text was.
func (f *facts) Return(k nav.Kept) tea.Cmd {
	above, _ := k.Place.(int)
	f.pager.Scroll(above)
	return nil
}
