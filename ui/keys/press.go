package keys

import (
	"slices"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// named gives the key type of each name a binding of the table may have.
var named = func() map[string]tea.KeyType {
	m := map[string]tea.KeyType{}
	for t := tea.KeyF20; t <= tea.KeyCtrlQuestionMark; t++ {
		if name := t.String(); name != "" && t != tea.KeyRunes {
			m[name] = t
		}
	}
	return m
}()

// Press returns the message of the first key of a binding, as if it had been
// pressed, so that what a key does can be chosen from a list too.
func Press(b key.Binding) (tea.KeyMsg, bool) {
	if len(b.Keys()) == 0 {
		return tea.KeyMsg{}, false
	}
	name := b.Keys()[0]
	if t, ok := named[name]; ok && name != " " {
		return tea.KeyMsg{Type: t}, true
	}
	r, n := utf8.DecodeRuneInString(name)
	if n != len(name) {
		return tea.KeyMsg{}, false
	}
	return plain(r, false), true
}

// Moving reports whether a binding only moves the cursor.
func Moving(b key.Binding) bool {
	return slices.ContainsFunc(table, func(k *Key) bool { return k.group == Move && slices.Equal(k.keys, b.Keys()) })
}

// Words are what a binding is called in the key sheet, in these languages, and
// the other words it is looked for by.
func Words(b key.Binding, maps ...*Map) []string {
	words := slices.Clone(Also(b))
	for _, k := range table {
		if !slices.Equal(k.keys, b.Keys()) {
			continue
		}
		for _, m := range maps {
			words = append(words, k.word(m.words.Keys))
		}
	}
	return words
}
