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
	"edgelens/ui/term"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// askedMax is how many cells of a name a question shows, so that the question
// itself is read.
const askedMax = 30

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
	s.input.Offer(m.proposedName())
	m.asking = s
	m.resize(m.w, m.h)
	return nil
}

// called is a screen whose title says more than its name, of the state it is in.
type called interface{ Name() string }

// proposedName is what the breadcrumb calls the view, and what lies before it:
// lines are known by what they are behind. What tells most comes first, because
// lists cut the rest off.
func (m *Model) proposedName() string {
	way := m.stack.Way()
	way = way[:min(2, max(len(way)-1, 1))]
	titles := make([]string, len(way))
	for i, s := range way {
		titles[i] = s.Title()
		if s, ok := s.(called); ok {
			titles[i] = s.Name()
		}
	}
	name := []rune(clean.Text(strings.Join(titles, " / ")))
	return strings.TrimSpace(string(name[:min(len(name), model.MaxViewName)]))
}

// key takes a key while the field or its question is there.
func (s *saving) key(m *Model, msg tea.KeyMsg) tea.Cmd {
	switch {
	case s.writes.Busy():
	case s.prompt != nil:
		return s.replace(m, s.prompt.Update(msg))
	case s.input.Update(msg):
		m.resize(m.w, m.h)
	case keys.Match(msg, keys.Accept):
		return s.save(m, false)
	case keys.Match(msg, keys.Cancel):
		m.asking = nil
	}
	return nil
}

// save keeps the view beside Update, to the end once it was asked for.
func (s *saving) save(m *Model, replace bool) tea.Cmd {
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

// replace does what was answered. Who does not replace can change the name.
func (s *saving) replace(m *Model, answer widget.Outcome) tea.Cmd {
	if answer == widget.Open {
		return nil
	}
	s.prompt = nil
	m.resize(m.w, m.h)
	if answer == widget.Dismissed {
		return nil
	}
	return s.save(m, true)
}

// take says that the view was saved if msg is the answer, or why not; where the
// name is taken it asks.
func (s *saving) take(m *Model, msg tea.Msg) (tea.Cmd, bool) {
	_, err, ok := s.writes.Take(msg)
	words := m.env.Look.Words.Views
	switch {
	case !ok:
		return nil, false
	case errors.Is(err, model.ErrTaken):
		s.prompt = widget.NewPrompt(m.env.Look, fmt.Sprintf(words.Replace, term.Truncate(s.view.Name, askedMax)))
		m.resize(m.w, m.h)
		return nil, true
	case err != nil:
		m.asking = nil
		return m.env.Complain(err), true
	}
	m.asking = nil
	said := fmt.Sprintf(words.Saved, s.view.Name, keys.Views.Shown())
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

// cursor is where the name is being typed.
func (s *saving) cursor() (x, y int, visible bool) {
	if s.prompt != nil {
		return 0, 0, false
	}
	return s.input.Cursor()
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
