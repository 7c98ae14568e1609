package screen

import (
	"edgelens/model"
	"edgelens/ui/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// called is a name in the words of a language.
type called func(*lang.Words) string

// OpenLines shows the lines of a filter, called by it.
func OpenLines(env *Env, f model.Filter) tea.Cmd {
	return env.Stack.Push(NewLines(env, linesOf(f)))
}

// linesOf are the lines of a filter, called by it but for the time, which changes
// most.
func linesOf(f model.Filter) LinesOptions {
	rest := besides(f, model.FieldColumn("time"))
	o := LinesOptions{Filter: f, Title: rest.String()}
	if rest.IsAll() {
		o.Called = allLines
	}
	return o
}

// allLines is what all lines of a period or of the case are called.
func allLines(w *lang.Words) string { return w.Report.AllLines }

// OpenPeriodLines shows every line of the report's period.
func OpenPeriodLines(env *Env) tea.Cmd {
	var p model.Period
	if env.Period != nil {
		p = *env.Period
	}
	return env.Stack.Push(NewLines(env, LinesOptions{
		Filter: model.And(p.Filter(), env.Filter), Called: allLines,
	}))
}

// OpenViews shows the saved views, unless they are shown already.
func OpenViews(env *Env) tea.Cmd {
	if _, ok := env.Stack.Top().(*viewList); ok {
		return nil
	}
	return env.Stack.Push(NewViews(env))
}

// FilterBy opens the filter field of the screen with the beginning of a term in
// it; where there is none, that of the lines of the report's period.
func FilterBy(env *Env, term string) tea.Cmd {
	if s, ok := env.Stack.Top().(interface{ openFieldWith(string) tea.Cmd }); ok {
		return s.openFieldWith(term)
	}
	var cmd tea.Cmd
	l, ok := env.Stack.Top().(*Lines)
	if !ok {
		cmd = OpenPeriodLines(env)
		l, _ = env.Stack.Top().(*Lines)
	}
	l.openFilter()
	l.line.input.SetValue(term)
	l.arrange()
	return tea.Batch(cmd, l.retyped())
}

// OpenPeriod shows the same view of another period: of lines, the same filter
// with this period in the place of its times; of the report or a section, the
// same of this period; and else the report.
func OpenPeriod(env *Env, p model.Period) tea.Cmd {
	switch top := env.Stack.Top().(type) {
	case *Lines:
		v := *top.view()
		v.filter = inPeriod(v.filter, p)
		return top.change(v)
	case *Report, *Section:
		return env.turnTo(env.during(p))
	}
	return tea.Batch(env.turnTo(env.during(p)), env.Stack.Push(NewReport(env)))
}

// inPeriod is a filter with a period in the place of its terms about the time.
func inPeriod(f model.Filter, p model.Period) model.Filter {
	time, all := model.FieldColumn("time"), p.Filter()
	for _, t := range f.Terms() {
		if t.Term == nil || t.Term.Column != time {
			all = model.And(all, t)
		}
	}
	return all
}
