package widget

import (
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	"github.com/charmbracelet/bubbles/key"
)

// Footer returns one row with as many bindings as fit into w cells, in their
// order. Help comes last and always has its place, so that what did not fit can
// be found. A disabled binding is dimmed and put in brackets; its help says why.
func (l *Look) Footer(bindings []key.Binding, w int) string {
	help := l.Keys.Of(keys.Help)
	tail := l.hint(help)
	room := w - term.Width(tail)
	var b strings.Builder
	for _, binding := range bindings {
		if binding.Help().Key == help.Help().Key || binding.Help().Desc == "" {
			continue
		}
		hint := l.hint(binding) + "  "
		n := term.Width(hint)
		if n > room {
			break
		}
		room -= n
		b.WriteString(hint)
	}
	if room < 0 {
		return term.Truncate(help.Help().Key, w)
	}
	return b.String() + tail
}

// FooterRows returns the bindings in two rows: what does not fit into the first
// stands in the second.
func (l *Look) FooterRows(bindings []key.Binding, w int) (first, second string) {
	n := 0
	for room := w; n < len(bindings); n++ {
		if room -= term.Width(l.hint(bindings[n])); room < 0 {
			break
		}
		if first != "" {
			first += "  "
		}
		first += l.hint(bindings[n])
		room -= 2
	}
	return first, l.Footer(bindings[n:], w)
}

// hint draws one binding.
func (l *Look) hint(b key.Binding) string {
	h := b.Help()
	name, word := clean.Text(h.Key), clean.Text(h.Desc)
	if !b.Enabled() {
		return l.Theme.KeyOff.Render("(" + name + " " + word + ")")
	}
	return l.Theme.Key.Render(name) + " " + l.Theme.KeyWord.Render(word)
}
