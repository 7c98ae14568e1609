package widget

import (
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/term"

	"github.com/charmbracelet/bubbles/key"
)

// Spot is a binding where the footer draws it.
type Spot struct {
	key.Binding
	X, W int // the first cell and how many
}

// between is how many blanks stand between bindings.
const between = 2

// Footer returns one row with as many bindings as fit into w cells, in their
// order. Help comes last and always has its place, so that what did not fit can
// be found. A disabled binding is dimmed and put in brackets; its help says why.
func (l *Look) Footer(bindings []key.Binding, w int) string {
	if spots := l.LastRow(bindings, w); spots != nil {
		return l.drawn(spots)
	}
	return term.Truncate(l.Shown(keys.Help.Shown()), w)
}

// FooterRows returns the bindings in two rows: what does not fit into the first
// stands in the second.
func (l *Look) FooterRows(bindings []key.Binding, w int) (first, second string) {
	spots := l.FirstRow(bindings, w)
	return l.drawn(spots), l.Footer(bindings[len(spots):], w)
}

// FirstRow places as many bindings as fit into w cells.
func (l *Look) FirstRow(bindings []key.Binding, w int) []Spot {
	var spots []Spot
	x := 0
	for _, b := range bindings {
		n := term.Width(l.hint(b))
		if x+n > w {
			break
		}
		spots = append(spots, Spot{Binding: b, X: x, W: n})
		x += n + between
	}
	return spots
}

// LastRow places as many bindings as fit into w cells before those that are
// always there; nil if there is no room even for these.
func (l *Look) LastRow(bindings []key.Binding, w int) []Spot {
	always := l.always()
	room := w
	for _, b := range always {
		room -= term.Width(l.hint(b)) + between
	}
	if room += between; room < 0 {
		return nil
	}
	var spots []Spot
	x := 0
	for _, b := range bindings {
		if b.Help().Key == keys.Help.Shown() || b.Help().Desc == "" {
			continue
		}
		n := term.Width(l.hint(b))
		if x+n+between > room {
			break
		}
		spots = append(spots, Spot{Binding: b, X: x, W: n})
		x += n + between
	}
	for _, b := range always {
		n := term.Width(l.hint(b))
		spots = append(spots, Spot{Binding: b, X: x, W: n})
		x += n + between
	}
	return spots
}

// always are the bindings that end the footer: that the mouse is on, since the
// terminal selects no text then, and help.
func (l *Look) always() []key.Binding {
	help := l.Keys.Of(keys.Help)
	if l.Mouse {
		return []key.Binding{l.Keys.As(keys.Mouse, l.Words.App.MouseIsOn), help}
	}
	return []key.Binding{help}
}

// drawn draws bindings where they stand.
func (l *Look) drawn(spots []Spot) string {
	var b strings.Builder
	for i, s := range spots {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", between))
		}
		b.WriteString(l.hint(s.Binding))
	}
	return b.String()
}

// hint draws one binding.
func (l *Look) hint(b key.Binding) string {
	h := b.Help()
	name, word := l.Shown(h.Key), clean.Text(h.Desc)
	if !b.Enabled() {
		return l.Theme.KeyOff.Render("(" + name + " " + word + ")")
	}
	return l.Theme.Key.Render(name) + " " + l.Theme.KeyWord.Render(word)
}

// Shown is how a key is written, in ASCII where that is asked for.
func (l *Look) Shown(key string) string {
	if l.Words.ASCII {
		return lang.ASCII(key)
	}
	return clean.Text(key)
}
