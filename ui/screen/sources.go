package screen

import (
	"context"
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/widget"
)

// sourceList is the screen of the imported files.
type sourceList struct {
	base
	asked   fetch.Asker[[]model.Source]
	forgets fetch.Asker[model.Source]
	sources []model.Source
	table   *widget.Table
	prompt  *widget.Prompt // nil unless it is asked whether to forget
	doomed  model.Source   // what the prompt is about; the list may change under it
}

// NewSources returns the screen of the imported files.
func NewSources(env *Env) nav.Screen {
	s := &sourceList{base: base{env: env}}
	s.table = widget.NewTable(env.Look, importRows(nil), nil)
	s.speak()
	return s
}

// speak puts the words of the language into the table.
func (s *sourceList) speak() {
	s.table.SetColumns(sourceColumns(s.env.Look))
	s.table.Empty = s.env.Look.Words.Sources.NoSources
}

// Init asks for the sources.
func (s *sourceList) Init() tea.Cmd { return s.ask() }

// Update takes keys and answers.
func (s *sourceList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return s.key(msg)
	case LanguageChanged:
		s.speak()
		return s.ask()
	case Changed:
		return s.ask()
	default:
		return s.answer(msg)
	}
}

// key takes a key: an answer to the question if there is one.
func (s *sourceList) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case s.prompt != nil:
		return s.decided(s.prompt.Update(msg))
	case s.table.Update(msg):
		return nil
	case keys.Match(msg, keys.Open):
		return s.open()
	case keys.Match(msg, keys.ImportFiles):
		return s.env.Stack.Push(NewImport(s.env, nil))
	case keys.Match(msg, keys.Forget) && s.cannotForget() == "":
		s.question()
	}
	return nil
}

// ask asks for the sources.
func (s *sourceList) ask() tea.Cmd {
	store := s.env.Store
	if store == nil {
		return nil // no case is open, so there is no source
	}
	s.table.Busy, s.table.Err = true, nil
	return s.asked.Ask(func(ctx context.Context) ([]model.Source, error) { return store.Sources(ctx) })
}

// answer takes the sources, or what came of forgetting one.
func (s *sourceList) answer(msg tea.Msg) tea.Cmd {
	if sources, err, ok := s.asked.Take(msg); ok {
		s.show(sources, err)
	}
	if source, err, ok := s.forgets.Take(msg); ok {
		return s.forgotten(source, err)
	}
	return nil
}

// show fills the table. After an error the rows that were there stay.
func (s *sourceList) show(sources []model.Source, err error) {
	s.table.Busy, s.table.Err = false, said(s.env, err)
	if err != nil {
		return
	}
	s.sources = sources
	var rows importRows
	for _, source := range sources {
		rows = append(rows, sourceCells(s.env, source))
	}
	s.table.SetData(rows)
}

// current is the source of the cursor.
func (s *sourceList) current() (model.Source, bool) {
	row, _, ok := s.table.Cursor()
	if !ok || row >= len(s.sources) {
		return model.Source{}, false
	}
	return s.sources[row], true
}

// open shows the rejects of the source, or all about it if it has none.
func (s *sourceList) open() tea.Cmd {
	source, ok := s.current()
	if !ok {
		return nil
	}
	return s.env.Stack.Push(behind(s.env, source))
}

// question asks whether to forget the source of the cursor.
func (s *sourceList) question() {
	s.doomed, _ = s.current()
	text := fmt.Sprintf(s.env.Look.Words.Sources.ForgetAsk, baseName(s.doomed.Path), count(s.doomed.Records))
	s.prompt = widget.NewPrompt(s.env.Look, text)
}

// decided does what was answered.
func (s *sourceList) decided(answer widget.Outcome) tea.Cmd {
	if answer == widget.Open {
		return nil
	}
	s.prompt = nil
	if answer != widget.Confirmed {
		return nil
	}
	s.table.Note = s.env.Look.Words.Sources.Forgetting
	return whole(s.env, s.forget(s.env.Store, s.doomed.ID))
}

// forget returns the command that takes a source back. Once the user has said
// yes it goes on, and tells every screen, also if this one is left.
func (s *sourceList) forget(store Store, id int64) tea.Cmd {
	gone := false
	cmd := s.forgets.Ask(func(ctx context.Context) (model.Source, error) {
		source, err := store.Forget(context.WithoutCancel(ctx), id)
		gone = err == nil
		return source, err
	})
	return func() tea.Msg {
		msg := cmd()
		if !gone {
			return msg
		}
		return told(msg)
	}
}

// forgotten says what was taken back and asks for the list as it is now.
func (s *sourceList) forgotten(f model.Source, err error) tea.Cmd {
	s.table.Note = ""
	if err != nil {
		return s.env.Complain(err)
	}
	text := fmt.Sprintf(s.env.Look.Words.Sources.Forgotten, baseName(f.Path),
		count(f.Records), count(f.New), count(f.Known), count(f.Rejected))
	return Notify(text)
}

// cannotForget says why no source can be forgotten now.
func (s *sourceList) cannotForget() string {
	words := s.env.Look.Words.Sources
	if s.forgets.Busy() {
		return words.Forgetting
	}
	return s.cannotOpen()
}

// cannotOpen says why there is nothing to open.
func (s *sourceList) cannotOpen() string {
	if _, ok := s.current(); !ok {
		return s.env.Look.Words.Sources.NotYet
	}
	return ""
}

// View draws the table, and below it the question or more about the source.
func (s *sourceList) View() string {
	foot := ""
	if source, ok := s.current(); ok {
		foot = footnote(s.env.Look, s.w, s.h, sourceRemarks(s.env, source)...)
	}
	if s.prompt != nil {
		s.prompt.Resize(s.w, max(s.h/2, 1))
		foot = s.prompt.View()
	}
	rows := max(s.h-height(foot), 0)
	s.table.Resize(s.w, rows)
	if rows == 0 {
		return stacked(s.h, foot)
	}
	return stacked(s.h, drawn(s.table.View(), foot)...)
}

// Keys are the keys of the table, or those of the question.
func (s *sourceList) Keys() []key.Binding {
	m := s.env.Look.Keys
	if s.prompt != nil {
		return m.List(keys.Yes, keys.No)
	}
	open := m.When(keys.Open, s.cannotOpen())
	if source, ok := s.current(); ok {
		open = m.As(keys.Open, leadsTo(s.env, source))
	}
	return s.env.foremost([]key.Binding{open, m.Of(keys.ImportFiles), m.When(keys.Forget, s.cannotForget()), m.Of(keys.Back)})
}

// Typing reports whether a question waits for its answer.
func (s *sourceList) Typing() bool { return s.prompt != nil }

// Title is the screen's name.
func (s *sourceList) Title() string { return s.env.Look.Words.Sources.Title }

// Close stops what is still asked.
func (s *sourceList) Close() {
	s.asked.Close()
	s.forgets.Close()
}
