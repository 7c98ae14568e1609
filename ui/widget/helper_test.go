package widget_test

import (
	"fmt"
	"testing"

	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// plain is a look without sequences, in English.
func plain() *widget.Look { return widget.NewLook(theme.Plain(false), lang.For("en")) }

// grid is data with n rows, the first loaded ones of which are there.
type grid struct {
	n, loaded int
	cell      func(row, column int) string
	columns   int
}

func (g grid) Len() int { return g.n }
func (g grid) Row(i int) ([]string, bool) {
	if i >= g.loaded {
		return nil, false
	}
	cells := make([]string, g.columns)
	for c := range cells {
		cells[c] = g.cell(i, c)
	}
	return cells, true
}

// numbered returns loaded data whose cells say where they are.
func numbered(n, columns int) grid {
	return grid{n: n, loaded: n, columns: columns, cell: func(r, c int) string { return fmt.Sprintf("r%dc%d", r, c) }}
}

// columns returns n columns c0, c1 ….
func columns(n int) []widget.Column {
	list := make([]widget.Column, n)
	for i := range list {
		list[i] = widget.Column{ID: fmt.Sprintf("c%d", i), Title: fmt.Sprintf("C%d", i), From: i}
	}
	return list
}

// named are the keys that are not a character.
var named = map[string]tea.KeyType{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"ctrl+d": tea.KeyCtrlD, "ctrl+u": tea.KeyCtrlU, "enter": tea.KeyEnter, "esc": tea.KeyEsc,
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"ctrl+a": tea.KeyCtrlA, "ctrl+e": tea.KeyCtrlE, "ctrl+w": tea.KeyCtrlW, "ctrl+k": tea.KeyCtrlK,
	"shift+up": tea.KeyShiftUp, "shift+down": tea.KeyShiftDown,
}

// keyMsg returns the message of a key by its name.
func keyMsg(name string) tea.KeyMsg {
	if kind, ok := named[name]; ok {
		return tea.KeyMsg{Type: kind}
	}
	if name == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// press presses keys that the widget must understand.
func press(t *testing.T, update func(tea.KeyMsg) bool, names ...string) {
	t.Helper()
	for _, name := range names {
		if !update(keyMsg(name)) {
			t.Fatalf("the widget did not understand %q", name)
		}
	}
}

// check holds a view to the size it was given.
func check(t *testing.T, view string, w, h int) {
	t.Helper()
	uitest.CheckFrame(t, view, w+1, h)
}
