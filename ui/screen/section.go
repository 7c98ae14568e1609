package screen

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Section is the table of one section of the report.
type Section struct {
	scoped
	section *model.Section
	all     bool // every group, not only the leading ones
	ask     fetch.Asker[sectionAnswer]
	why     fetch.Asker[string]
	aside   fetch.Asker[beside]
	beside  *beside // nil until it is known
	query   model.ReportQuery
	answer  *model.SectionResult
	table   *widget.Table
	rows    sectionRows
	export  *exportDialog
	asSQL   statementAsker
	back    *widget.Place // where the cursor is to be put when there are such rows
	finder  *finder       // nil unless a text to look for is being typed
	sought  soughtText    // the text looked for last
}

// sectionAnswer is what a section asks for.
type sectionAnswer struct {
	report model.Report
	hidden int64 // lines the filter hides
}

// OpenSection shows a section of the report. A section that is shown already
// stays as it is.
func OpenSection(env *Env, number int) tea.Cmd {
	for _, s := range model.Sections {
		if s.Number != number {
			continue
		}
		if top, ok := env.Stack.Top().(*Section); ok && top.section == s {
			return nil
		}
		return env.Stack.Push(NewSection(env, s))
	}
	return nil
}

// NewSection returns the table of a section of what the report is about.
func NewSection(env *Env, s *model.Section) *Section {
	screen := &Section{scoped: scoped{base: base{env: env}}, section: s}
	screen.hidden = -1
	screen.table = widget.NewTable(env.Look, screen.rows, nil)
	now, ok := env.scope()
	if r := env.Latest; r != nil && ok && now.equals(scope{r.Query.Period, r.Query.Filter, now.off}) {
		for _, known := range r.Sections {
			if known.Section == s {
				screen.show(r.Query, known)
				screen.hidden = env.Hidden
			}
		}
	}
	return screen
}

// Title is the number and name of the section.
func (s *Section) Title() string {
	return s.env.sectionWord(s.section)
}

// sectionWord is what a section is called.
func (e *Env) sectionWord(s *model.Section) string {
	return fmt.Sprintf("%d %s", s.Number, s.Title.In(e.Lang))
}

// Init asks for the rows unless the dashboard knew them.
func (s *Section) Init() tea.Cmd {
	if s.answer != nil {
		return s.explain()
	}
	return s.load()
}

// Close stops what is under way.
func (s *Section) Close() {
	s.ask.Close()
	s.why.Close()
	s.aside.Close()
	s.asSQL.Close()
	s.close()
	s.export.close()
}

// load asks for the rows.
func (s *Section) load() tea.Cmd {
	store, chosen, filter, top := s.env.Store, s.env.Period, s.env.Filter, topRows
	if s.all {
		top = 0
	}
	section := s.section
	s.table.Busy = true
	return s.ask.Ask(func(ctx context.Context) (sectionAnswer, error) {
		p, err := period(ctx, store, chosen)
		if err != nil {
			return sectionAnswer{}, err
		}
		q := model.ReportQuery{Sections: []*model.Section{section}, Period: p, Filter: filter, Top: top}
		hidden, err := hiddenLines(ctx, store, q)
		if err != nil {
			return sectionAnswer{}, err
		}
		report, err := store.Report(ctx, q)
		return sectionAnswer{report: report, hidden: hidden}, err
	})
}

// show puts an answer into the table.
func (s *Section) show(q model.ReportQuery, r model.SectionResult) {
	q.Sections = []*model.Section{s.section}
	s.query, s.answer = q, &r
	s.rows, s.beside = newSectionRows(s.env, q, r), nil
	s.aside.Stop()
	s.order()
	s.table.SetData(s.rows)
	s.table.SetColumns(s.columns())
	s.table.Busy, s.table.Err, s.table.Empty = false, nil, ""
	s.arrange()
}

// Update takes an answer or a key.
func (s *Section) Update(msg tea.Msg) tea.Cmd {
	if r, err, ok := s.ask.Take(msg); ok {
		return s.take(r, err)
	}
	if text, err, ok := s.why.Take(msg); ok {
		s.takeWhy(text, err)
		return nil
	}
	if b, err, ok := s.aside.Take(msg); ok {
		s.takeBeside(b, err)
		return nil
	}
	if cmd, ok := s.asSQL.took(msg, s.env, s); ok {
		return tea.Batch(cmd, s.sayOrder())
	}
	if s.answered(msg) {
		s.arrange()
		return nil
	}
	switch msg := msg.(type) {
	case Changed, LanguageChanged:
		return s.load()
	case NoteChanged:
		if aboutNotes(s.env.Filter) {
			return s.load()
		}
	case tea.WindowSizeMsg:
		return s.askBeside()
	case scopeChanged:
		s.hidden = -1
		return s.turned()
	case tea.KeyMsg:
		return s.key(msg)
	}
	return tend(&s.export, s.arrange, func() tea.Cmd { return s.export.update(msg) })
}

// take shows an answer.
func (s *Section) take(a sectionAnswer, err error) tea.Cmd {
	s.table.Busy = false
	if err != nil {
		s.table.Err = errors.New(explained(err, s.env.Lang))
		return nil
	}
	s.hidden = a.hidden
	s.show(a.report.Query, a.report.Sections[0])
	cmd := s.explain()
	s.restore()
	return cmd
}

// turned asks for the rows of another period or filter. What stood there was
// the answer to another question.
func (s *Section) turned() tea.Cmd {
	s.why.Stop()
	s.export.close()
	s.export = nil
	return s.load()
}

// toggleAll shows every group, or the leading ones only.
func (s *Section) toggleAll() tea.Cmd {
	if s.answer == nil || s.answer.Groups <= topRows {
		return nil
	}
	s.all = !s.all
	return s.load()
}

// open shows the lines behind the row of the cursor.
func (s *Section) open() tea.Cmd {
	row, _, ok := s.table.Cursor()
	if !ok {
		return nil
	}
	switch r := s.rows.list[row]; {
	case s.noDrill() != "":
		return Notify(s.noDrill())
	case r.kind == restRow:
		return s.toggleAll()
	default:
		return s.env.Stack.Push(NewLines(s.env, LinesOptions{
			Filter: r.filter, Called: r.called, Section: s.section,
		}))
	}
}

// noDrill says why rows have no lines behind them; "" where they have.
func (s *Section) noDrill() string {
	words := s.env.Look.Words.Section
	switch {
	case s.answer != nil && s.answer.Source == "":
		return s.env.Look.Words.Report.NoData
	case s.answer == nil || len(s.rows.list) == 0:
		return s.env.Look.Words.Status.Empty
	case s.answer.Source == model.KindStatistics:
		return words.FromStatistics
	case s.answer.Source == model.KindPrinted:
		return words.FromPrinted
	}
	return ""
}

// noStrip is why there are no lines to show over time, "" if there are.
func (s *Section) noStrip() string {
	words := s.env.Look.Words.Section
	switch {
	case s.answer != nil && s.answer.Source == model.KindStatistics:
		return words.FromStatistics
	case s.answer != nil && s.answer.Source == model.KindPrinted, !s.section.CanComeFrom(model.KindLog):
		return words.FromPrinted
	}
	return ""
}

func (s *Section) copyCell() tea.Cmd {
	text, ok := s.table.Cell()
	if !ok {
		return nil
	}
	return s.env.copied(text)
}

func (s *Section) copyRow() tea.Cmd {
	row, _, ok := s.table.Cursor()
	if !ok {
		return nil
	}
	return s.env.copied(strings.TrimRight(strings.Join(s.rows.list[row].cells, "  "), " "))
}
