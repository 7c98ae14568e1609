package screen

import (
	"context"
	"errors"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// SQL is the prompt for statements that read, with the answer below.
type SQL struct {
	base
	input  *widget.Input
	typing bool     // keys are text of the statement
	whole  []string // the whole statement, drawn, where the field is too narrow for it
	top    int      // the rows above the answer
	past   sqlPast
	facts  sqlFacts
	intro  *widget.Pager // what can be asked, while there is no answer
	// introduced is the text of intro, so that it is laid out once.
	introduced string
	table      *widget.Table
	rows       *sqlRows // nil while there is no answer
	export     *exportDialog

	answer fetch.Asker[model.SQLResult]
	asked  fetch.Asker[sqlFacts]
	line   fetch.Asker[sqlLine]
}

// OpenSQL shows the prompt with a statement in it. Where the prompt is shown
// already, its statement can be changed.
func OpenSQL(env *Env, statement string) tea.Cmd {
	if env.Store == nil {
		return Notify(env.Look.Words.App.NoCase)
	}
	if top, ok := env.Stack.Top().(*SQL); ok && statement == "" {
		top.edit()
		return nil
	}
	return env.Stack.Push(NewSQL(env, statement))
}

// NewSQL returns the prompt with a statement in it.
func NewSQL(env *Env, statement string) *SQL {
	words := env.Look.Words.SQL
	s := &SQL{base: base{env: env}, typing: true}
	s.past.at = len(s.pastList())
	s.input = widget.NewInput(env.Look, words.Prompt)
	s.input.Placeholder = words.Placeholder
	s.input.SetValue(statement)
	s.input.Complete = s.propose
	s.intro = widget.NewPager(env.Look)
	s.table = widget.NewTable(env.Look, &sqlRows{}, nil)
	return s
}

// Title is what the prompt is called.
func (s *SQL) Title() string { return s.env.Look.Words.SQL.Title }

// Init asks for what the case has.
func (s *SQL) Init() tea.Cmd {
	store := s.env.Store
	return s.asked.Ask(func(ctx context.Context) (sqlFacts, error) { return readSQLFacts(ctx, store) })
}

// Close stops what is under way.
func (s *SQL) Close() {
	s.answer.Close()
	s.asked.Close()
	s.line.Close()
	s.export.close()
}

// Typing reports whether keys are text or belong to the dialog.
func (s *SQL) Typing() bool { return s.typing || s.export != nil }

// Update takes an answer or a key.
func (s *SQL) Update(msg tea.Msg) tea.Cmd {
	if r, err, ok := s.answer.Take(msg); ok {
		s.take(r, err)
		return nil
	}
	if f, err, ok := s.asked.Take(msg); ok {
		if err == nil { // a statement can be typed without them
			s.facts = f
		}
		s.arrange()
		return nil
	}
	if l, err, ok := s.line.Take(msg); ok {
		return s.takeLine(l, err)
	}
	switch msg := msg.(type) {
	case Changed, LanguageChanged:
		words := s.env.Look.Words.SQL
		s.input.Prompt, s.input.Placeholder = words.Prompt, words.Placeholder
		s.arrange()
		return s.Init()
	case tea.KeyMsg:
		return s.key(msg)
	}
	return tend(&s.export, s.arrange, func() tea.Cmd { return s.export.update(msg) })
}

// key does what a key says.
func (s *SQL) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case s.export != nil:
		return tend(&s.export, s.arrange, func() tea.Cmd { return s.export.key(msg) })
	case s.typing:
		return s.typed(msg)
	case s.table.Update(msg):
	case keys.Match(msg, keys.Open):
		return s.open()
	case keys.Match(msg, keys.FilterLine, keys.Search):
		s.edit()
	case keys.Match(msg, keys.CopyCell):
		return s.copyCell()
	case keys.Match(msg, keys.CopyLine):
		return s.copyRow()
	case keys.Match(msg, keys.Export):
		return s.openExport()
	}
	return nil
}

// typed gives a key to the field.
func (s *SQL) typed(msg tea.KeyMsg) tea.Cmd {
	defer s.arrange()
	if s.answer.Busy() {
		if keys.Match(msg, keys.Cancel) {
			s.answer.Stop()
			s.edit()
			return Notify(s.env.Look.Words.SQL.Stopped)
		}
		return nil
	}
	switch {
	case msg.Paste:
		msg.Runes = []rune(withoutComments(string(msg.Runes)))
	case blankKey(msg) && !quoting(s.input.Before()):
		msg.Runes = []rune(" ") // as an input method types it, it would be part of a name
	}
	before := s.input.Value()
	switch understood := s.input.Update(msg); {
	case understood && s.input.Value() != before:
		s.past.leave(len(s.pastList()))
	case understood:
	case keys.Match(msg, keys.Accept):
		return s.run()
	case keys.Match(msg, keys.Cancel):
		return s.leave()
	case msg.Type == tea.KeyUp:
		s.earlier(-1)
	case msg.Type == tea.KeyDown:
		s.earlier(+1)
	case s.rows != nil:
		s.table.Update(msg)
	default:
		s.intro.Update(msg)
	}
	return nil
}

// leave puts the keys back to the answer; without one there is nothing here to
// stay for.
func (s *SQL) leave() tea.Cmd {
	if s.look() {
		return nil
	}
	if !s.env.Stack.Pop() {
		return Notify(s.env.Look.Words.App.NothingBack)
	}
	return nil
}

// look gives the keys to the answer, and reports whether there is one.
func (s *SQL) look() bool {
	if s.rows == nil || s.rows.Len() == 0 {
		return false
	}
	s.typing = false
	s.input.Focus(false)
	s.arrange()
	return true
}

// edit gives the keys to the field.
func (s *SQL) edit() {
	s.typing = true
	s.input.Focus(true)
	s.arrange()
}

// run asks the case what the statement says.
func (s *SQL) run() tea.Cmd {
	text := s.input.Value()
	if strings.TrimSpace(text) == "" {
		return nil
	}
	s.remember(strings.TrimSpace(text))
	s.rows = nil
	s.input.Focus(false) // nothing is proposed while it runs
	store := s.env.Store
	return s.answer.Ask(func(ctx context.Context) (model.SQLResult, error) { return store.Select(ctx, text) })
}

// take shows an answer, or what is wrong with the statement.
func (s *SQL) take(r model.SQLResult, err error) {
	if err != nil {
		s.fail(err)
		s.edit()
		return
	}
	s.rows = newSQLRows(r)
	s.table.SetData(s.rows)
	s.table.SetColumns(sqlColumns(s.env, s.rows))
	s.table.Move(0, "c0")
	s.table.Empty = s.env.Look.Words.SQL.NoRows
	if s.typing = len(r.Rows) == 0; s.typing {
		s.edit()
	}
	s.arrange()
}

// fail shows in the field what is wrong, and where.
func (s *SQL) fail(err error) {
	var at *model.SQLError
	if s.input.ProblemAt = 0; errors.As(err, &at) {
		s.input.ProblemAt = max(at.At-1, 0)
	}
	s.input.Problem = explained(err, s.env.Lang)
}

// Keys are the keys that can be used now.
func (s *SQL) Keys() []key.Binding {
	m, words := s.env.Look.Keys, s.env.Look.Words.SQL
	switch {
	case s.export != nil:
		return s.export.keys()
	case s.typing && s.answer.Busy():
		return []key.Binding{m.As(keys.Cancel, words.Stop)}
	case s.typing:
		return []key.Binding{m.As(keys.Accept, words.Run), m.Of(keys.Complete), m.Of(keys.Earlier), m.Of(keys.PageDown), m.Of(keys.Cancel)}
	}
	no := ""
	if s.rows.Line < 0 {
		no = words.NoLine
	}
	return slices.Concat([]key.Binding{m.When(keys.Open, no), m.As(keys.SQL, words.Edit)},
		m.List(keys.Export, keys.CopyCell, keys.CopyLine, keys.Back, keys.Up, keys.Down, keys.Left, keys.Right,
			keys.PageUp, keys.PageDown, keys.First, keys.Last, keys.FirstColumn, keys.LastColumn, keys.Quit))
}
