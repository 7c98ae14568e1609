package ui

import (
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// openHelp shows the keys of the screen, then those that work everywhere.
func (m *Model) openHelp() {
	look := m.env.Look
	var elsewhere []key.Binding
	for _, far := range m.elsewhere() {
		elsewhere = append(elsewhere, far.Binding)
	}
	m.help = widget.NewHelp(look,
		keys.Listing{Title: look.Words.Help.Here, Bindings: m.stack.Top().Keys()},
		keys.Listing{Title: look.Words.Groups.Whole, Bindings: look.Keys.List(keys.Help, keys.Palette, keys.Command, keys.SQL, keys.CopyAddress, keys.ShowCommand, keys.SaveView, keys.Views, keys.Back, keys.HistoryBack,
			keys.HistoryForward, keys.Undo, keys.Redo, keys.Sections, keys.Mouse, keys.Quit, keys.ForceQuit)},
		keys.Listing{Title: look.Words.Groups.Text, Bindings: look.Keys.List(keys.Accept, keys.Cancel, keys.Complete,
			keys.LineStart, keys.LineEnd, keys.DeleteWord, keys.DeleteToStart, keys.DeleteToEnd)},
		keys.Listing{Title: look.Words.Groups.Elsewhere, Bindings: elsewhere, Sought: true})
	m.resize(m.w, m.h)
}

// helpKey takes a key while help is shown.
func (m *Model) helpKey(msg tea.KeyMsg) {
	if keys.Match(msg, keys.Cancel, keys.Accept) || msg.Type == tea.KeyF1 {
		m.help = nil
		return
	}
	m.help.Update(msg)
}
