package ui

import (
	"fmt"
	"slices"

	"edgelens/ui/keys"
	"edgelens/ui/screen"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// screenKey gives a key to the screen. One that nothing comes of says why: the
// screen does not have it, or not now.
func (m *Model) screenKey(msg tea.KeyMsg) tea.Cmd {
	offered := m.stack.Top().Keys()
	cmd := m.stack.Update(msg)
	if cmd != nil || keys.Moves(msg) {
		return cmd
	}
	at := slices.IndexFunc(offered, func(b key.Binding) bool { return slices.Contains(b.Keys(), msg.String()) })
	switch {
	case at < 0:
		return screen.Notify(m.notHere(msg))
	case !offered[at].Enabled():
		return screen.Notify(offered[at].Help().Desc)
	}
	return nil
}

// notHere says that the screen does not have a key, and which screens do.
func (m *Model) notHere(msg tea.KeyMsg) string {
	words := m.env.Look.Words.App
	for _, b := range m.elsewhere() {
		if slices.Contains(b.Keys(), msg.String()) {
			return fmt.Sprintf(words.NotHereBut, b.Help().Desc)
		}
	}
	return words.NotHere
}

// unseen takes a key while the window is too small to show what it would do: it
// can quit, unless it is text.
func (m *Model) unseen(msg tea.KeyMsg) tea.Cmd {
	for _, k := range keys.Commands(msg) {
		if keys.Match(k, keys.Quit) && !m.typed() {
			return tea.Quit
		}
	}
	return nil
}
