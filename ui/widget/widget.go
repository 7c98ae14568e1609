// Package widget holds the parts screens are made of: table, text field, pager,
// help, footer, dialogs. A widget knows no store and no screen.
//
// Widgets share a shape. They are pointers; Resize says how many cells and rows
// they may draw, and View never draws more. The root model gives the screens
// the window's width less one, because the last column stays empty. Update
// takes a key that went through keys.Commands unless the widget is a text field,
// and reports whether the widget understood it. No widget does I/O, and none
// draws text from a log before clean.Text has made it harmless.
package widget

import (
	"strconv"
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/term"
	"edgelens/ui/theme"
)

// Look is what every widget is drawn with.
type Look struct {
	Theme *theme.Theme
	Words *lang.Words
	Keys  *keys.Map
	Mouse bool // the terminal reports the mouse
}

// NewLook returns a Look of a theme and a language.
func NewLook(th *theme.Theme, words *lang.Words) *Look {
	return &Look{Theme: th, Words: words, Keys: keys.NewMap(words)}
}

// Count returns n with a comma after each three digits, as Japanese and English
// write it.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// harmless returns text from outside, made safe to draw in w cells. It is the
// one way into a widget. Of a very long text only the beginning is looked at,
// with a sign that there is more, so that a cell of a megabyte costs nothing.
func harmless(text string, w int) string {
	const perCell = 16 // bytes: a character of four with some marks
	if limit := perCell*w + 64; len(text) > limit {
		text = strings.ToValidUTF8(text[:limit], "") + term.Marker()
	}
	return clean.Text(text)
}

// message returns what a widget shows instead of its content, in at most h rows.
func (l *Look) message(text string, style theme.Style, w, h int) []string {
	var rows []string
	for _, row := range term.Wrap(harmless(text, w*max(h, 1)), w) {
		if len(rows) < h {
			rows = append(rows, style.Render(term.Truncate(row, w)))
		}
	}
	return rows
}

// failure returns the words for an error.
func (l *Look) failure(err error) string {
	return l.Words.Status.Failed + ": " + err.Error()
}
