package ui

import (
	"strings"

	"edgelens/model"
	"edgelens/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// noticing is a case that has something to say when it is opened, such as that
// an import of it was cut off.
type noticing interface{ Notices() []model.Text }

// greeting says what the case that has just been opened has to say.
func (m *Model) greeting() tea.Cmd {
	store, ok := m.env.Store.(noticing)
	if !ok {
		return nil
	}
	var texts []string
	for _, n := range store.Notices() {
		texts = append(texts, n.In(m.env.Lang))
	}
	if len(texts) == 0 {
		return nil
	}
	say := screen.Say{Text: strings.Join(texts, " "), Bad: true}
	return func() tea.Msg { return say }
}
