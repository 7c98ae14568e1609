package ui

import (
	"strings"

	"edgelens/ui/lang"
)

// OrderSheet lists the commands of the command line in Markdown, with what they
// are called in both languages, as it stands in docs/keys.md.
func OrderSheet() string {
	ja, en := lang.For("ja"), lang.For("en")
	var b strings.Builder
	b.WriteString("# " + ja.Keys.Command + " / " + en.Keys.Command + "\n\n| `:` | " + ja.Code + " | " + en.Code + " |\n|---|---|---|\n")
	for _, o := range orders() {
		b.WriteString("| `" + o.name + "` | " + o.label(ja.Orders) + " | " + o.label(en.Orders) + " |\n")
	}
	return b.String()
}
