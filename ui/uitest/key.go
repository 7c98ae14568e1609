package uitest

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// types gives the key type of each name bubbletea knows. Types below 0 are
// named keys, those from 0 on control characters.
var types = func() map[string]tea.KeyType {
	m := map[string]tea.KeyType{}
	for t := tea.KeyF20; t <= tea.KeyCtrlQuestionMark; t++ {
		if name := t.String(); name != "" && t != tea.KeyRunes {
			m[name] = t
		}
	}
	return m
}()

// key returns the message of the key with that name.
func key(name string) (tea.KeyMsg, bool) {
	rest, alt := strings.CutPrefix(name, "alt+")
	if rest == "space" || rest == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}, Alt: alt}, true
	}
	if t, ok := types[rest]; ok {
		return tea.KeyMsg{Type: t, Alt: alt}, true
	}
	if utf8.RuneCountInString(rest) == 1 {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rest), Alt: alt}, true
	}
	return tea.KeyMsg{}, false
}
