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
	whole, text := m.anywhere()
	var elsewhere []key.Binding
	for _, far := range m.elsewhere() {
		elsewhere = append(elsewhere, far.Binding)
	}
	m.help = widget.NewHelp(look,
		keys.Listing{Title: look.Words.Help.Here, Bindings: m.stack.Top().Keys()},
		keys.Listing{Title: look.Words.Groups.Whole, Bindings: whole},
		keys.Listing{Title: look.Words.Groups.Text, Bindings: text},
		keys.Listing{Title: look.Words.Groups.Elsewhere, Bindings: elsewhere, Sought: true})
	m.resize(m.w, m.h)
}

// anywhere are the keys that work on every screen, and those of a field. Where
// letters are text, or a list has them, the screen names its own, and few others
// work.
func (m *Model) anywhere() (whole, text []key.Binding) {
	all := m.env.Look.Keys
	edit := all.List(keys.LineStart, keys.LineEnd, keys.DeleteWord, keys.DeleteToStart, keys.DeleteToEnd)
	top := m.stack.Top()
	if !top.Typing() {
		whole = all.List(keys.Help, keys.Palette, keys.Command, keys.SQL, keys.CopyAddress, keys.ShowCommand, keys.SaveView, keys.Views, keys.Back, keys.HistoryBack,
			keys.HistoryForward, keys.Undo, keys.Redo, keys.Sections, keys.Mouse, keys.Redraw, keys.Quit, keys.ForceQuit)
		return whole, append(all.List(keys.Accept, keys.Cancel, keys.Complete), edit...)
	}
	help := all.Of(keys.Help)
	help.SetHelp("F1", help.Help().Desc) // a question mark is text
	if _, _, visible := top.Cursor(); visible {
		text = edit
	}
	return append([]key.Binding{help}, all.List(keys.Mouse, keys.Redraw, keys.ForceQuit)...), text
}

// helpKey takes a key while help is shown.
func (m *Model) helpKey(msg tea.KeyMsg) {
	if keys.Match(msg, keys.Cancel, keys.Accept) || msg.Type == tea.KeyF1 {
		m.help = nil
		return
	}
	m.help.Update(msg)
}
