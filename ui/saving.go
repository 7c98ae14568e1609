package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/screen"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// saving is the field in which the view that is shown is given a name, and the
// question whether the view of that name is to be replaced.
type saving struct {
	input  *widget.Input
	prompt *widget.Prompt // nil unless the name is taken
	view   model.SavedView
	writes fetch.Asker[struct{}]
}

// openSaving opens the field for the view that is shown. A screen that has the
// key for itself keeps it.
func (m *Model) openSaving(msg tea.KeyMsg) tea.Cmd {
	if slices.ContainsFunc(m.stack.Top().Keys(), func(b key.Binding) bool { return slices.Contains(b.Keys(), msg.String()) }) {
		return m.screenKey(msg)
	}
	var a model.Address
	top, ok := m.stack.Top().(addressed)
	if ok && m.env.Store != nil {
		a, ok = top.Address()
	}
	if !ok || m.env.Store == nil {
		return screen.Notify(m.env.Look.Words.Views.NotSaved)
	}
	s := &saving{input: widget.NewInput(m.env.Look, m.env.Look.Words.Views.NamePrompt)}
	s.view.Address = a.String()
	s.input.SetValue(m.proposedName())
	m.saving = s
	m.resize(m.w, m.h)
	return nil
}

// proposedName is what the breadcrumb calls the view.
func (m *Model) proposedName() string {
	titles := m.stack.Titles()
	if len(titles) > 1 { // what lies behind a section is known by it
		titles = titles[1:]
	}
	name := []rune(clean.Text(strings.Join(titles, " / ")))
	return strings.TrimSpace(string(name[:min(len(name), model.MaxViewName)]))
}

// savingKey takes a key while the field or its question is there.
func (m *Model) savingKey(msg tea.KeyMsg) tea.Cmd {
	s := m.saving
	switch {
	case s.writes.Busy():
	case s.prompt != nil:
		return m.replaceView(s.prompt.Update(msg))
	case s.input.Update(msg):
		m.resize(m.w, m.h)
	case keys.Match(msg, keys.Accept):
		return m.saveView(false)
	case keys.Match(msg, keys.Cancel):
		m.saving = nil
	}
	return nil
}

// saveView keeps the view beside Update, to the end once it was asked for.
func (m *Model) saveView(replace bool) tea.Cmd {
	s := m.saving
	s.view.Name, s.view.Saved = strings.TrimSpace(s.input.Value()), time.Now()
	if err := s.view.Check(); err != nil {
		s.input.Problem = model.Message(err, m.env.Lang)
		m.resize(m.w, m.h)
		return nil
	}
	store, view, end := m.env.Store, s.view, m.env.Begin()
	ask := s.writes.Ask(func(ctx context.Context) (struct{}, error) {
		return struct{}{}, store.SaveView(context.WithoutCancel(ctx), view, replace)
	})
	return func() tea.Msg {
		defer end()
		return ask()
	}
}

// replaceView does what was answered. Who does not replace can change the name.
func (m *Model) replaceView(answer widget.Outcome) tea.Cmd {
	if answer == widget.Open {
		return nil
	}
	m.saving.prompt = nil
	m.resize(m.w, m.h)
	if answer == widget.Dismissed {
		return nil
	}
	return m.saveView(true)
}

// takeSaved says that the view was saved if msg is the answer, or why not; where
// the name is taken it asks.
func (m *Model) takeSaved(msg tea.Msg) (tea.Cmd, bool) {
	if m.saving == nil {
		return nil, false
	}
	_, err, ok := m.saving.writes.Take(msg)
	words := m.env.Look.Words.Views
	switch {
	case !ok:
		return nil, false
	case errors.Is(err, model.ErrTaken):
		m.saving.prompt = widget.NewPrompt(m.env.Look, fmt.Sprintf(words.Replace, m.saving.view.Name))
		m.resize(m.w, m.h)
		return nil, true
	case err != nil:
		m.saving = nil
		return m.env.Complain(err), true
	}
	said := fmt.Sprintf(words.Saved, m.saving.view.Name, keys.Views.Shown())
	m.saving = nil
	return tea.Batch(m.stack.Broadcast(screen.ViewsChanged{}), screen.Notify(said)), true
}

// height is how many rows the field or the question takes.
func (s *saving) height() int {
	if s.prompt != nil {
		return 2
	}
	return s.input.Height()
}

func (s *saving) resize(w, h int) {
	s.input.Resize(w, h)
	if s.prompt != nil {
		s.prompt.Resize(w, h)
	}
}

func (s *saving) draw() string {
	if s.prompt != nil {
		return s.prompt.View()
	}
	return s.input.View()
}

// keys are those that can be used now.
func (s *saving) keys(all *keys.Map) []key.Binding {
	if s.prompt != nil {
		return all.List(keys.Yes, keys.No)
	}
	return all.List(keys.Accept, keys.Cancel)
}

// openViews shows the saved views.
func (m *Model) openViews() tea.Cmd {
	if m.env.Store == nil {
		return screen.Notify(m.env.Look.Words.App.NoCase)
	}
	return screen.OpenViews(m.env)
}

// viewNames are the names of the saved views, as far as they are known.
func viewNames(m *Model) []string {
	var names []string
	if m.line != nil {
		for _, v := range m.line.saved.Views {
			names = append(names, clean.Text(v.Name))
		}
	}
	return names
}

// orderView shows a saved view.
func (m *Model) orderView(name string) (func() tea.Cmd, error) {
	saved := m.line.saved
	v, ok := saved.Find(name)
	if !ok {
		return nil, &mistake{text: fmt.Sprintf(m.env.Look.Words.Views.NoSuch, name)}
	}
	return m.inCase(func() tea.Cmd { return saved.Open(m.env, v) })
}
