package ui

import (
	"edgelens/ui/keys"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// asking is a field over the last rows of the screen, in which the user types
// what is to be kept in the case. It takes all keys until it takes itself away.
type asking interface {
	// key takes a key.
	key(*Model, tea.KeyMsg) tea.Cmd
	// take takes msg if it is an answer the field waits for.
	take(*Model, tea.Msg) (tea.Cmd, bool)
	// keys are those that can be used now.
	keys(*keys.Map) []key.Binding
	// height is how many rows there are to draw.
	height() int
	resize(w, h int)
	draw() string
	// cursor is where text is being typed, from the top left corner of the field.
	cursor() (x, y int, visible bool)
}

// takeAsked gives msg to the field, if there is one.
func (m *Model) takeAsked(msg tea.Msg) (tea.Cmd, bool) {
	if m.asking == nil {
		return nil, false
	}
	return m.asking.take(m, msg)
}
