package ui

import (
	"context"
	"fmt"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// leaver is a host that remembers where a session with a case ended.
type leaver interface {
	// Leave keeps the address of what was shown last.
	Leave(path, address string) error
	// Left is what Leave kept, "" if it kept nothing.
	Left(path string) string
}

// addressed is a screen whose view can be opened again.
type addressed interface {
	Address() (a model.Address, ok bool)
}

// copyView copies what something makes of the view's address, and shows it.
func (m *Model) copyView(as func(model.Address) string) tea.Cmd {
	words := m.env.Look.Words
	if s, ok := m.stack.Top().(addressed); ok && m.env.Store != nil {
		if a, ok := s.Address(); ok {
			return m.env.Copied(as(a), words.Palette.Copied+m.leftOut())
		}
	}
	return screen.Notify(words.Palette.NoAddress)
}

// leftOut is a sentence about what the view's address does not say, "" if there
// is none.
func (m *Model) leftOut() string {
	if s, ok := m.stack.Top().(interface{ LeftOut() string }); ok && s.LeftOut() != "" {
		return "\n" + s.LeftOut()
	}
	return ""
}

// openStart opens the view the program was started with.
func (m *Model) openStart() tea.Cmd {
	a := m.start
	if m.start = nil; a == nil {
		return nil
	}
	return screen.OpenAddress(m.env, *a)
}

// leave returns what keeps the place the user is in: the topmost view that has
// an address. It is to be called beside Update, or after the end.
func (m *Model) leave() func() {
	host, ok := m.env.Host.(leaver)
	if !ok || m.env.Store == nil {
		return func() {}
	}
	if (m.left != nil || m.leaving.Busy()) && m.stack.Len() == 1 && m.stack.Behind() == 0 {
		return func() {} // who has done nothing yet keeps the older place
	}
	path := m.env.Store.Path()
	for _, s := range m.stack.Way() {
		if s, ok := s.(addressed); ok {
			if a, ok := s.Address(); ok {
				return func() { _ = host.Leave(path, a.String()) } // a convenience, and no reason to fail
			}
		}
	}
	return func() {}
}

// askLeft asks where the last session with the case ended.
func (m *Model) askLeft() tea.Cmd {
	host, ok := m.env.Host.(leaver)
	if !ok {
		return nil
	}
	store := m.env.Store
	return m.leaving.Ask(func(ctx context.Context) (*model.Address, error) {
		text := host.Left(store.Path())
		if text == "" {
			return nil, nil
		}
		unknown, err := headings(store)(ctx)
		if err != nil {
			return nil, err
		}
		a, err := model.ParseAddress(text, unknown)
		if err != nil || a.Section != nil || a.IsLines || a.IsGroups || !a.Filter.IsAll() {
			return &a, err
		}
		months, err := store.Months(ctx)
		if a.Period == nil || len(months) > 0 && months[0].Month.String() == a.Period.String() {
			return nil, err
		}
		return &a, err
	})
}

// takeLeft offers to go on where the last session ended, if msg says where. An
// address that cannot be read any more is not offered, nor is the plain report of
// the newest month, which is where every session begins.
func (m *Model) takeLeft(msg tea.Msg) (tea.Cmd, bool) {
	a, err, ok := m.leaving.Take(msg)
	if !ok || err != nil || a == nil {
		return nil, ok
	}
	m.left = a
	if m.said.Text != "" || m.stack.Len() > 1 { // what was said first matters more
		return nil, true
	}
	text := fmt.Sprintf(m.env.Look.Words.Palette.LeftAt, keys.HistoryForward.Shown(), m.env.AddressWord(*a))
	// A second row would hide the end of the report.
	return func() tea.Msg { return screen.Say{Text: text, Brief: true} }, true
}

// resume opens what was shown when the last session ended.
func (m *Model) resume() tea.Cmd {
	a := m.left
	m.left = nil
	return screen.OpenAddress(m.env, *a)
}
