// Package keys holds every key of the program, as data.
//
// A key is one line in table.go. Matching needs no language ([Match]); the
// footer, the help screen and docs/keys.md need the words and take them from a
// [Map]. Letters are commands only while a table has the focus: a screen whose
// Typing() is true gets keys as they were typed, and the others get them
// through [Commands], which undoes the full-width forms of an input method.
package keys

import (
	"slices"

	"edgelens/ui/lang"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Key is one command and the keys that give it. Compare keys with [Match].
type Key struct {
	group Group
	shown string
	keys  []string
	word  func(lang.Keys) string
}

// Group is a heading under which keys are listed.
type Group int

// The groups, in the order of the key sheet.
const (
	Move Group = iota
	Go
	Find
	Shape
	Marks
	Take
	Whole
	Text
	Dialog
)

// table lists every key in the order of the key sheet.
var table []*Key

// add puts a key into the table. shown is how the footer writes it; names are
// the keys as bubbletea names them.
func add(g Group, word func(lang.Keys) string, shown string, names ...string) *Key {
	k := &Key{group: g, shown: shown, keys: names, word: word}
	table = append(table, k)
	return k
}

// Match reports whether msg is one of the keys. Pasted text never is.
func Match(msg tea.KeyMsg, ks ...*Key) bool {
	if msg.Paste {
		return false
	}
	name := msg.String()
	for _, k := range ks {
		if slices.Contains(k.keys, name) {
			return true
		}
	}
	return false
}

// Moves reports whether msg is one of the keys that move the cursor.
func Moves(msg tea.KeyMsg) bool {
	return slices.ContainsFunc(table, func(k *Key) bool { return k.group == Move && Match(msg, k) })
}

// Section returns the number of the section that msg opens: 1 to 9, and 10 for
// the key 0.
func Section(msg tea.KeyMsg) (int, bool) {
	if !Match(msg, Sections) {
		return 0, false
	}
	n := int(msg.Runes[0] - '0')
	if n == 0 {
		n = 10
	}
	return n, true
}

// Map gives keys their help in one language.
type Map struct {
	words *lang.Words
}

// NewMap returns the keys with the words of one language.
func NewMap(words *lang.Words) *Map {
	return &Map{words: words}
}

// Of returns k as a binding with its help.
func (m *Map) Of(k *Key) key.Binding {
	return key.NewBinding(key.WithKeys(k.keys...), key.WithHelp(k.shown, k.word(m.words.Keys)))
}

// As returns k with another word for what it does, where a screen has a more
// particular one.
func (m *Map) As(k *Key, word string) key.Binding {
	return key.NewBinding(key.WithKeys(k.keys...), key.WithHelp(k.shown, word))
}

// List returns ks as bindings, for a screen's Keys().
func (m *Map) List(ks ...*Key) []key.Binding {
	list := make([]key.Binding, len(ks))
	for i, k := range ks {
		list[i] = m.Of(k)
	}
	return list
}

// Off returns k as a disabled binding whose help says why. The footer and the
// help screen show it dimmed.
func (m *Map) Off(k *Key, why string) key.Binding {
	return m.AsOff(k, k.word(m.words.Keys), why)
}

// AsOff is Off with another word for what the key does.
func (m *Map) AsOff(k *Key, word, why string) key.Binding {
	b := key.NewBinding(key.WithKeys(k.keys...), key.WithHelp(k.shown, word+": "+why))
	b.SetEnabled(false)
	return b
}

// When returns k enabled if why is empty, and otherwise disabled for that
// reason.
func (m *Map) When(k *Key, why string) key.Binding {
	if why == "" {
		return m.Of(k)
	}
	return m.Off(k, why)
}

// Listing is a heading with its keys.
type Listing struct {
	Title    string
	Bindings []key.Binding
	Sought   bool // listed only among what is searched for
}

// All returns every key under its heading.
func (m *Map) All() []Listing {
	var all []Listing
	for g, title := range m.titles() {
		l := Listing{Title: title}
		for _, k := range table {
			if k.group == Group(g) {
				l.Bindings = append(l.Bindings, m.Of(k))
			}
		}
		all = append(all, l)
	}
	return all
}

// titles returns the headings in the order of the groups.
func (m *Map) titles() []string {
	g := m.words.Groups
	return []string{Move: g.Move, Go: g.Go, Find: g.Find, Shape: g.Shape, Marks: g.Mark,
		Take: g.Take, Whole: g.Whole, Text: g.Text, Dialog: g.Dialog}
}

// Shown returns the keys of k as the footer writes them.
func (k *Key) Shown() string { return k.shown }
