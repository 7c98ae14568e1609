package keys

import (
	"strings"
)

// Sheet returns the key sheet in Markdown, one table for each group, as it
// stands in docs/keys.md.
func (m *Map) Sheet() string {
	var b strings.Builder
	g := m.words.Groups
	b.WriteString("# " + g.Sheet + "\n")
	for _, l := range m.All() {
		b.WriteString("\n## " + l.Title + "\n\n| " + g.Key + " | " + g.Does + " |\n|---|---|\n")
		for _, k := range l.Bindings {
			h := k.Help()
			b.WriteString("| " + codes(h.Key) + " | " + h.Desc + " |\n")
		}
	}
	return b.String()
}

// codes sets each of the keys in shown as code.
func codes(shown string) string {
	names := strings.Fields(shown)
	for i, name := range names {
		names[i] = "`" + name + "`"
	}
	return strings.Join(names, " ")
}
