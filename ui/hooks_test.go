package ui

import (
	"edgelens/ui/screen"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// LeaveForTest does what the end of the program does.
func (m *Model) LeaveForTest() { m.leave()() }

// BehindForTest is how many entries of the history lie behind what is shown.
func (m *Model) BehindForTest() int { return m.stack.Behind() }

// TypedForTest reports whether keys are text or belong to a panel.
func (m *Model) TypedForTest() bool { return m.typed() }

// EnterForTest makes another case the open one, and does what follows at once.
func (m *Model) EnterForTest(store screen.Store) { runAll(m.enter(store)) }

func runAll(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, c := range batch {
			runAll(c)
		}
	}
}

// KeysForTest are the keys of the screen, with those that cannot be used now.
func (m *Model) KeysForTest() []key.Binding { return m.stack.Top().Keys() }
