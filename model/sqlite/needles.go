package sqlite

import "edgelens/model"

// needle is a text that cells are searched for, folded.
type needle struct {
	text     string
	variants bool // ~~
}

// needles are those that were looked for. They stay until the program ends, for
// people type them.
var needles handles[needle]

// in reports whether a cell contains the text.
func (n needle) in(cell string) bool {
	if n.variants {
		return model.ContainsVariant(cell, n.text)
	}
	return model.Contains(cell, n.text)
}
