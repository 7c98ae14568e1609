package screen

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Section is the table of one section of the report.
type Section struct {
	scoped
	section *model.Section
	all     bool // every group, not only the leading ones
	ask     fetch.Asker[model.Report]
	why     fetch.Asker[string]
	query   model.ReportQuery
	answer  *model.SectionResult
	table   *widget.Table
	rows    sectionRows
	export  *exportDialog
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
	screen.follow()
	screen.table = widget.NewTable(env.Look, screen.rows, nil)
	now, ok := env.scope()
	if r := env.Latest; r != nil && ok && now.equals(scope{r.Query.Period, r.Query.Filter}) {
		for _, known := range r.Sections {
			if known.Section == s {
				screen.show(r.Query, known)
			}
		}
	}
	return screen
}

// Title is the number and name of the section.
func (s *Section) Title() string {
	return fmt.Sprintf("%d %s", s.section.Number, s.section.Title.In(s.env.Lang))
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
	return s.ask.Ask(func(ctx context.Context) (model.Report, error) {
		p, err := period(ctx, store, chosen)
		if err != nil {
			return model.Report{}, err
		}
		return store.Report(ctx, model.ReportQuery{Sections: []*model.Section{section}, Period: p, Filter: filter, Top: top})
	})
}

// show puts an answer into the table.
func (s *Section) show(q model.ReportQuery, r model.SectionResult) {
	q.Sections = []*model.Section{s.section}
	s.query, s.answer = q, &r
	s.rows = newSectionRows(s.env, q, r)
	s.table.SetData(s.rows)
	s.table.SetColumns(s.columns())
	s.table.Busy, s.table.Err, s.table.Empty = false, nil, ""
	s.arrange()
}

// explain asks why there is nothing, if there is nothing.
func (s *Section) explain() tea.Cmd {
	if len(s.rows.list) > 0 {
		return nil
	}
	if !s.section.CanComeFrom(model.KindLog) {
		s.table.Empty = s.env.Look.Words.Section.NoSource
		return nil
	}
	store, env, filter := s.env.Store, s.env, model.And(s.query.Lines(), s.section.Where)
	return s.why.Ask(func(ctx context.Context) (string, error) { return whyEmpty(ctx, store, env, filter) })
}

// Update takes an answer or a key.
func (s *Section) Update(msg tea.Msg) tea.Cmd {
	if r, err, ok := s.ask.Take(msg); ok {
		return s.take(r, err)
	}
	if text, err, ok := s.why.Take(msg); ok {
		if err == nil {
			s.table.Empty = text
		}
		return nil
	}
	switch msg := msg.(type) {
	case Changed:
		return s.load()
	case scopeChanged:
		s.follow()
		return s.turned()
	case tea.KeyMsg:
		return s.key(msg)
	}
	return s.dialog(func() tea.Cmd { return s.export.update(msg) })
}

// dialog gives the export dialog something to do and clears it away when it is
// done.
func (s *Section) dialog(do func() tea.Cmd) tea.Cmd {
	if s.export == nil {
		return nil
	}
	cmd := do()
	if s.export.done {
		s.export = nil
	}
	s.arrange()
	return cmd
}

// take shows an answer.
func (s *Section) take(r model.Report, err error) tea.Cmd {
	s.table.Busy = false
	if err != nil {
		s.table.Err = errors.New(explained(err, s.env.Lang))
		return nil
	}
	s.show(r.Query, r.Sections[0])
	return s.explain()
}

// key does what a key says.
func (s *Section) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case s.export != nil:
		return s.dialog(func() tea.Cmd { return s.export.key(msg) })
	case s.presets != nil:
		return s.onPanel(func() tea.Cmd { return s.preset(msg) })
	case s.table.Update(msg):
	case keys.Match(msg, keys.Open):
		return s.open()
	case keys.Match(msg, keys.AllGroups):
		return s.toggleAll()
	case keys.Match(msg, keys.Export):
		return s.openExport()
	case keys.Match(msg, keys.CopyCell):
		return s.copyCell()
	case keys.Match(msg, keys.CopyLine):
		return s.copyRow()
	}
	return s.onPanel(func() tea.Cmd {
		cmd, _ := s.scopeKey(msg)
		return cmd
	})
}

// onPanel does something that may open or close the panel above the table.
func (s *Section) onPanel(do func() tea.Cmd) tea.Cmd {
	cmd := do()
	s.arrange()
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
	if s.ask.Busy() {
		return Notify(s.env.Look.Words.Status.Loading)
	}
	switch r := s.rows.list[row]; {
	case s.noDrill() != "":
		return Notify(s.noDrill())
	case r.kind == restRow:
		return s.toggleAll()
	default:
		return s.env.Stack.Push(NewLines(s.env, LinesOptions{
			Filter: r.filter, Title: r.name, Section: s.section,
			Name: []string{s.section.ID, r.file, s.query.Period.String()},
		}))
	}
}

// noDrill says why rows have no lines behind them; "" where they have.
func (s *Section) noDrill() string {
	words := s.env.Look.Words.Section
	switch {
	case s.answer == nil || len(s.rows.list) == 0:
		return s.env.Look.Words.Status.Empty
	case s.answer.Source == model.KindStatistics:
		return words.FromStatistics
	case s.answer.Source == model.KindPrinted:
		return words.FromPrinted
	}
	return ""
}

// openExport opens the dialog that writes the table as it is shown.
func (s *Section) openExport() tea.Cmd {
	if s.answer == nil || len(s.answer.Rows) == 0 {
		return Notify(s.env.Look.Words.Section.NothingShown)
	}
	report := model.Report{Query: s.query, Sections: []model.SectionResult{*s.answer}}
	s.export = newExportDialog(s.env, reportExport{report: report, lang: s.env.Lang}, s.section.ID, s.query.Period.String())
	s.arrange()
	return nil
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
	return s.env.copied(strings.Join(s.rows.list[row].cells, "  "))
}

// Keys are the keys that can be used now.
func (s *Section) Keys() []key.Binding {
	m := s.env.Look.Keys
	if s.export != nil {
		return s.export.keys()
	}
	if s.presets != nil {
		return m.List(keys.Accept, keys.Cancel)
	}
	few, none := "", ""
	if s.answer == nil || s.answer.Groups <= topRows {
		few = s.env.Look.Words.Section.AllShown
	}
	if s.answer == nil || len(s.answer.Rows) == 0 {
		none = s.env.Look.Words.Section.NothingShown
	}
	return slices.Concat([]key.Binding{m.When(keys.Open, s.noDrill()), m.When(keys.Export, none)}, s.scopeKeys(),
		[]key.Binding{m.When(keys.AllGroups, few)}, m.List(keys.Back, keys.Sections, keys.CopyCell, keys.CopyLine), s.wayKeys(),
		m.List(keys.Up, keys.Down, keys.Left, keys.Right, keys.First, keys.Last, keys.Quit))
}

// Typing reports whether the dialog takes keys as they are typed.
func (s *Section) Typing() bool { return s.export != nil || s.presets != nil }
