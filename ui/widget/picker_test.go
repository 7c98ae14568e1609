package widget_test

import (
	"testing"

	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// TestWhatOtherScreensCanComesLast of what fits as well, however well it fits.
func TestWhatOtherScreensCanComesLast(t *testing.T) {
	p := widget.NewPicker(plain(), "", []widget.Choice{{Text: "csv", Far: "on lines"}, {Text: "the whole as csv"}, {Text: "cats valve"}})
	p.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("csv")})
	if at, ok := p.Chosen(); !ok || at != 1 {
		t.Errorf("the action of another screen comes first:\n%s", p.View())
	}
	p.Update(tea.KeyMsg{Type: tea.KeyDown})
	if at, _ := p.Chosen(); at != 0 {
		t.Errorf("the action of another screen comes after what fits less:\n%s", p.View())
	}
}
