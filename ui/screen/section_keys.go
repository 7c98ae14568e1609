package screen

import (
	"slices"

	"edgelens/ui/keys"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// aboutRows are the keys that make something of the rows.
var aboutRows = []*keys.Key{keys.Open, keys.Only, keys.Not, keys.Containing, keys.Analyse, keys.Export, keys.SQLOfView}

// key does what a key says.
func (s *Section) key(msg tea.KeyMsg) tea.Cmd {
	s.back = nil // from now on the cursor is the user's
	switch {
	case s.export != nil:
		return tend(&s.export, s.arrange, func() tea.Cmd {
			s.export.what = s.exporter() // as the rows behind the dialog are now
			return s.export.key(msg)
		})
	case s.finder != nil:
		return s.onPanel(func() tea.Cmd { return s.seek(msg) })
	case s.panelKeys() != nil:
		return s.onPanel(func() tea.Cmd {
			cmd, _ := s.inPanel(msg)
			return cmd
		})
	case s.table.Update(msg):
	case s.ask.Busy() && keys.Match(msg, aboutRows...): // those that stand there are the answer to the question before
		return Notify(s.env.Look.Words.Status.Loading)
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
	case keys.Match(msg, keys.Only):
		return s.narrowTo(valueTerm)
	case keys.Match(msg, keys.Not):
		return s.narrowTo(otherTerm)
	case keys.Match(msg, keys.Containing):
		return s.narrowTo(textTerm)
	}
	return s.command(msg)
}

// command does what a letter says about the table, the period or the filter.
func (s *Section) command(msg tea.KeyMsg) tea.Cmd {
	switch {
	case keys.Match(msg, keys.Sort):
		return s.sort()
	case keys.Match(msg, keys.TimeStrip) && s.noStrip() != "":
		return Notify(s.noStrip())
	case keys.Match(msg, keys.TimeStrip):
		return s.onPanel(func() tea.Cmd { return s.openStrip(s.section.Where) })
	case keys.Match(msg, keys.Analyse):
		return s.analyse()
	case keys.Match(msg, keys.SQLOfView):
		return s.askStatement()
	case keys.Match(msg, keys.Search):
		return s.onPanel(s.openFinder)
	case keys.Match(msg, keys.NextMatch):
		return s.again(+1)
	case keys.Match(msg, keys.PreviousMatch):
		return s.again(-1)
	case keys.Match(msg, keys.Reset) && s.shaped:
		s.unsort()
		if len(s.pills()) == 0 {
			return nil
		}
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

// Keys are the keys that can be used now.
func (s *Section) Keys() []key.Binding {
	m := s.env.Look.Keys
	if s.export != nil {
		return s.export.keys()
	}
	if s.finder != nil {
		return m.List(keys.Accept, keys.AnySpelling, keys.Cancel)
	}
	if panel := s.panelKeys(); panel != nil {
		return panel
	}
	few, none := "", ""
	if s.answer == nil || s.answer.Groups <= topRows {
		few = s.env.Look.Words.Section.AllShown
	}
	if s.answer == nil || len(s.answer.Rows) == 0 {
		none = s.env.Look.Words.Section.NothingShown
	}
	empty, sought := "", ""
	if len(s.rows.list) == 0 {
		empty = s.env.Look.Words.Status.Empty
	}
	if s.sought.text == "" {
		sought = s.env.Look.Words.Status.None
	}
	no := ""
	if s.cellTerm() == nil {
		no = s.env.Look.Words.Section.NoValue
	}
	return slices.Concat([]key.Binding{m.When(keys.Open, s.noDrill()), m.When(keys.Export, none)}, s.scopeKeys(s.noStrip()),
		[]key.Binding{m.When(keys.AllGroups, few), m.When(keys.Only, no), m.When(keys.Not, no), m.When(keys.Containing, no)}, []key.Binding{m.When(keys.Analyse, s.noDrill()), m.When(keys.Sort, empty), m.When(keys.Search, empty), m.When(keys.NextMatch, sought), m.When(keys.PreviousMatch, sought)},
		m.List(keys.Back, keys.Sections, keys.CopyCell, keys.CopyLine), []key.Binding{m.When(keys.SQLOfView, s.noStatement())}, s.wayKeys(),
		m.List(keys.Up, keys.Down, keys.Left, keys.Right, keys.First, keys.Last, keys.Quit))
}

// Typing reports whether the dialog takes keys as they are typed.
func (s *Section) Typing() bool { return s.export != nil || s.finder != nil || s.panelKeys() != nil }
