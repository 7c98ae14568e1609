package screen

import (
	"context"
	"slices"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// topRows is how many rows of a section are shown unless all are asked for,
// as in the monthly report.
const topRows = 10

// Report is the dashboard of the sections of one period.
type Report struct {
	scoped
	ask    fetch.Asker[reportAnswer]
	answer *model.Report
	err    error
	// unreadable is how many records of the case's files were not understood.
	unreadable int64
	at         int // the section of the cursor, an index into model.Sections
}

// reportAnswer is what the dashboard asks for.
type reportAnswer struct {
	months []model.MonthCount
	newest model.Day
	logged model.Period
	held   model.Period
	hidden int64 // lines the filter hides
	report model.Report

	unreadable int64
}

// NewReport returns the dashboard of the open case.
func NewReport(env *Env) *Report { return &Report{scoped: scoped{base: base{env: env}}} }

// Init asks for the report.
func (r *Report) Init() tea.Cmd { return r.load() }

// Close stops the question under way.
func (r *Report) Close() {
	r.ask.Close()
	r.close()
}

// Title is the report's period, unless what was opened from it is about another
// time and says so itself.
func (r *Report) Title() string {
	title, p := r.env.Look.Words.Report.Title, r.env.Period
	if p == nil || slices.ContainsFunc(r.env.Stack.Way(), func(s nav.Screen) bool { return ofOtherTime(s, *p) }) {
		return title
	}
	return title + " " + r.env.periodWord(*p)
}

// ofOtherTime reports whether a screen has terms of its own, and these hold the
// time to something else than a period.
func ofOtherTime(s nav.Screen, p model.Period) bool {
	var f model.Filter
	switch s := s.(type) {
	case *Lines:
		f = s.view().filter
	case *Analysis:
		f = s.options.Filter
	default:
		return false
	}
	var times []model.Filter
	for _, t := range f.Terms() {
		if t.Term != nil && t.Term.Column.Kind() == model.KindTime {
			times = append(times, t)
		}
	}
	return model.And(times...).String() != p.Filter().String()
}

// load asks for the report of the period, or of the newest month.
func (r *Report) load() tea.Cmd {
	store, chosen, filter := r.env.Store, r.env.Period, r.env.Filter
	return r.ask.Ask(func(ctx context.Context) (reportAnswer, error) {
		months, err := store.Months(ctx)
		if err != nil {
			return reportAnswer{}, err
		}
		p, err := period(ctx, store, chosen)
		if err != nil {
			return reportAnswer{}, err
		}
		newest, err := newestDay(ctx, store)
		if err != nil {
			return reportAnswer{}, err
		}
		q := model.ReportQuery{Sections: model.Sections, Period: p, Filter: filter, Top: topRows}
		hidden, err := hiddenLines(ctx, store, q)
		if err != nil {
			return reportAnswer{}, err
		}
		sources, err := store.Sources(ctx)
		if err != nil {
			return reportAnswer{}, err
		}
		logged, held := heldDays(sources, store.Zone())
		report, err := store.Report(ctx, q)
		return reportAnswer{months: months, newest: newest, logged: logged, held: held, hidden: hidden, report: report, unreadable: model.Unreadable(sources)}, err
	})
}

// Update takes an answer or a key.
func (r *Report) Update(msg tea.Msg) tea.Cmd {
	if a, err, ok := r.ask.Take(msg); ok {
		r.take(a, err)
		return nil
	}
	if r.answered(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case Changed, LanguageChanged:
		r.env.Latest = nil // no section may open with the counts of before
		return r.load()
	case NoteChanged:
		if aboutNotes(r.env.Filter) {
			r.env.Latest = nil
			return r.load()
		}
	case scopeChanged:
		r.hidden = -1
		return r.load()
	case tea.KeyMsg:
		return r.key(msg)
	}
	return nil
}

// take shows an answer. One that comes when this report is on the screen no more
// says nothing to the others, which may be about something else by then.
func (r *Report) take(a reportAnswer, err error) {
	if r.err = err; err != nil {
		return
	}
	r.answer, r.hidden, r.unreadable = &a.report, a.hidden, a.unreadable
	if r.env.Period != nil && !r.env.about(a.report.Query) {
		return
	}
	r.env.Months, r.env.Newest, r.env.Looked = a.months, a.newest, true
	r.env.Logged, r.env.Held = a.logged, a.held
	r.env.Latest, r.env.Hidden = r.answer, a.hidden
	if p := a.report.Query.Period; !r.empty() { // else the first import decides
		r.env.Period = &p
	}
}

// key does what a key says.
func (r *Report) key(msg tea.KeyMsg) tea.Cmd {
	if cmd, ok := r.inPanel(msg); ok {
		return cmd
	}
	last := len(model.Sections) - 1
	switch {
	case r.nothing() && keys.Match(msg, needData...):
		return Notify(r.env.Look.Words.Report.ImportFirst)
	case keys.Match(msg, keys.Up):
		r.at = max(r.at-1, 0)
	case keys.Match(msg, keys.Down):
		r.at = min(r.at+1, last)
	case keys.Match(msg, keys.First, keys.PageUp):
		r.at = 0
	case keys.Match(msg, keys.Last, keys.PageDown):
		r.at = last
	case keys.Match(msg, keys.Left):
		return r.earlier()
	case keys.Match(msg, keys.Right):
		return r.later()
	case keys.Match(msg, keys.Open):
		return OpenSection(r.env, model.Sections[r.at].Number)
	default:
		return r.command(msg)
	}
	return nil
}

// command does what a letter says.
func (r *Report) command(msg tea.KeyMsg) tea.Cmd {
	switch {
	case keys.Match(msg, keys.TimeStrip):
		return r.openStrip(model.Filter{})
	case keys.Match(msg, keys.Analyse):
		return r.analyse()
	case keys.Match(msg, keys.AllLines):
		return OpenPeriodLines(r.env)
	case keys.Match(msg, keys.ImportFiles):
		return r.env.Stack.Push(NewImport(r.env, nil))
	case keys.Match(msg, keys.ImportedFiles):
		return r.env.Stack.Push(NewSources(r.env))
	case keys.Match(msg, keys.NewCase):
		return r.env.Stack.Push(NewCases(r.env))
	}
	cmd, _ := r.scopeKey(msg)
	return cmd
}

// analyse counts the period's lines by any field.
func (r *Report) analyse() tea.Cmd {
	var p model.Period
	if r.env.Period != nil {
		p = *r.env.Period
	}
	return r.env.Stack.Push(NewAnalysis(r.env, AnalysisOptions{Filter: model.And(p.Filter(), r.env.Filter), Name: []string{p.String()}}))
}

// earlier goes to the month with lines before the period.
func (r *Report) earlier() tea.Cmd {
	if r.env.Period == nil {
		return r.noPeriod()
	}
	for _, m := range r.env.Months {
		if r.env.Period.IsAll() || m.Month.From.Before(r.env.Period.From) {
			return r.turnToPeriod(m.Month)
		}
	}
	return Notify(r.env.Look.Words.Report.NoEarlier)
}

// later goes to the month with lines after the period. Beyond the newest month
// comes all time.
func (r *Report) later() tea.Cmd {
	if r.env.Period == nil {
		return r.noPeriod()
	}
	for _, m := range slices.Backward(r.env.Months) {
		if !r.env.Period.IsAll() && r.env.Period.From.Before(m.Month.From) {
			return r.turnToPeriod(m.Month)
		}
	}
	if !r.env.Period.IsAll() {
		return r.turnToPeriod(model.Period{})
	}
	return Notify(r.env.Look.Words.Report.NoLater)
}

// noPeriod says why there is no period to go on from.
func (r *Report) noPeriod() tea.Cmd {
	if r.ask.Busy() {
		return Notify(r.env.Look.Words.Status.Loading)
	}
	return Notify(r.env.Look.Words.Report.ImportFirst)
}

// Keys are the keys that can be used now.
func (r *Report) Keys() []key.Binding {
	m, words := r.env.Look.Keys, r.env.Look.Words.Report
	if panel := r.panelKeys(); panel != nil {
		return panel
	}
	if r.nothing() {
		return r.firstKeys()
	}
	return slices.Concat(m.List(keys.Open, keys.Sections), r.scopeKeys(""),
		m.List(keys.AllLines, keys.Analyse, keys.ImportFiles, keys.ImportedFiles),
		[]key.Binding{m.As(keys.Left, words.Earlier), m.As(keys.Right, words.Later)},
		r.wayKeys(), m.List(keys.NewCase, keys.Quit))
}

// needData are the keys that nothing can come of before the first import.
var needData = []*keys.Key{keys.Open, keys.PeriodBefore, keys.PeriodAfter, keys.Presets, keys.TimeStrip, keys.FilterLine,
	keys.AllLines, keys.Analyse, keys.Left, keys.Right, keys.Reset}

// nothing reports whether the case is known to hold nothing, and nobody has
// chosen a period that may be the reason.
func (r *Report) nothing() bool { return r.env.Period == nil && r.answer != nil && r.empty() }

// firstKeys are the keys of an empty case, the import before all others.
func (r *Report) firstKeys() []key.Binding {
	m, words := r.env.Look.Keys, r.env.Look.Words.Report
	list := slices.Concat(m.List(keys.ImportFiles, keys.NewCase, keys.ImportedFiles, keys.Sections), r.env.wayKeys(), m.List(keys.Quit))
	for _, k := range needData {
		list = append(list, m.Off(k, words.NoData))
	}
	return r.env.foremost(list)
}

// Typing reports whether the panel takes keys as they are typed.
func (r *Report) Typing() bool { return r.panelKeys() != nil }

// Cursor is where a period or a term is being typed.
func (r *Report) Cursor() (x, y int, visible bool) { return r.fieldCursor(1) }
