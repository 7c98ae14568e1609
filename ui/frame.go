package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	"github.com/charmbracelet/bubbles/key"
)

// The frame around a screen takes a row for the breadcrumb, and two for the keys
// and what is said. Below the least size the program says so.
const (
	chrome   = 3
	leastW   = 60
	leastH   = 10
	saidMax  = 4  // rows of what is said; it goes with the next key
	crumbMax = 24 // cells of a part of the breadcrumb that is not the last
)

// resize tells everybody how much room there is. The last column stays empty.
func (m *Model) resize(w, h int) {
	m.w, m.h = w, h
	m.stack.Resize(max(w-1, 0), max(h-chrome, 0))
	if m.help != nil {
		m.help.Resize(max(w-1, 0), max(h-chrome, 0))
	}
	if m.palette != nil {
		m.palette.picker.Resize(max(w-1, 0), max(h-chrome, 0))
	}
	if m.line != nil {
		m.line.input.Resize(max(w-1, 0), m.lineRows())
	}
	if m.asking != nil {
		m.asking.resize(max(w-1, 0), m.lineRows())
	}
}

// lineRows is how many rows of the screen the command line or another field
// takes, the last ones.
func (m *Model) lineRows() int {
	rows := 0
	switch {
	case m.line != nil:
		rows = m.line.input.Height()
	case m.asking != nil:
		rows = m.asking.height()
	}
	return max(min(rows, m.h-chrome-1), 1)
}

// over is what is drawn over the last rows of the screen; "" for nothing.
func (m *Model) over() string {
	switch {
	case m.line != nil:
		return m.line.input.View()
	case m.asking != nil:
		return m.asking.draw()
	}
	return ""
}

// View draws the breadcrumb, the screen, what is said, and the keys.
func (m *Model) View() string {
	w, h := m.w-1, m.h-chrome
	if m.small() {
		m.cursor(term.Cursor{})
		return m.tooSmall()
	}
	body := m.stack.Top().View()
	switch {
	case m.help != nil:
		body = m.help.View()
	case m.palette != nil:
		body = m.palette.picker.View()
	}
	m.cursor(m.typing())
	rows := strings.Split(body, "\n")
	for len(rows) < h {
		rows = append(rows, "")
	}
	if view := m.over(); view != "" {
		over := strings.Split(view, "\n")
		rows = append(rows[:h-m.lineRows()], append(over, make([]string, m.lineRows())...)...)
	}
	bottom := m.bottom(w)
	rows = append([]string{m.breadcrumb(w)}, rows[:h+2-len(bottom)]...)
	return strings.Join(append(rows, bottom...), "\n")
}

// small reports whether the window is below the least size.
func (m *Model) small() bool { return m.w < leastW || m.h < leastH }

// tooSmall says how large the window has to be.
func (m *Model) tooSmall() string {
	rows := term.Wrap(fmt.Sprintf(m.env.Look.Words.App.TooSmall, leastW, leastH), max(m.w-1, 1))
	for i := range rows {
		rows[i] = term.Truncate(rows[i], max(m.w-1, 0))
	}
	return strings.Join(rows[:min(len(rows), max(m.h, 1))], "\n")
}

// cursor says where the terminal's own cursor belongs.
func (m *Model) cursor(c term.Cursor) {
	if m.out != nil {
		m.out.SetCursor(c)
	}
}

// typing is where text is being typed, below the breadcrumb.
func (m *Model) typing() term.Cursor {
	x, y, visible := m.stack.Top().Cursor()
	switch {
	case m.help != nil:
		x, y, visible = m.help.Cursor()
	case m.palette != nil:
		x, y, visible = m.palette.picker.Cursor()
	case m.line != nil:
		x, y, visible = m.line.input.Cursor()
		y += m.h - chrome - m.lineRows()
	case m.asking != nil:
		x, y, visible = m.asking.cursor()
		y += m.h - chrome - m.lineRows()
	}
	return term.Cursor{X: x, Y: y + 1, Visible: visible}
}

// keys are the keys of the footer.
func (m *Model) keys() []key.Binding {
	all := m.env.Look.Keys
	if m.help != nil {
		return []key.Binding{all.Of(keys.Scroll), all.As(keys.Cancel, m.env.Look.Words.Keys.Back)}
	}
	if m.palette != nil {
		return all.List(keys.Accept, keys.Scroll, keys.Cancel)
	}
	if m.line != nil {
		return all.List(keys.Accept, keys.Complete, keys.Cancel)
	}
	if m.asking != nil {
		return m.asking.keys(all)
	}
	return m.stack.Top().Keys()
}

// breadcrumb draws the way to the screen in w cells. The last part is the one
// that must be read; those before it are cut first, then left out.
func (m *Model) breadcrumb(w int) string {
	th := m.env.Look.Theme
	parts := append([]string{m.name()}, m.stack.Titles()...)
	if m.help != nil {
		parts = append(parts, m.env.Look.Words.Help.Title)
	}
	if m.palette != nil {
		parts = append(parts, m.env.Look.Words.Palette.Title)
	}
	last := len(parts) - 1
	for i, p := range parts {
		parts[i] = clean.Text(p)
		if i < last {
			parts[i] = term.Truncate(parts[i], crumbMax)
		}
	}
	between := " " + th.Symbols.Crumb + " "
	least := min(term.Width(parts[last]), w/2) // of the last part
	for len(parts) > 1 && term.Width(strings.Join(parts[:len(parts)-1], between))+least+5 > w {
		parts = parts[1:]
	}
	before := strings.Join(parts[:len(parts)-1], between)
	if before != "" {
		before += between
	}
	before = term.Truncate(" "+before, w)
	return th.Crumb.Render(before) + th.Title.Render(term.Truncate(parts[len(parts)-1], w-term.Width(before)))
}

// name is the open case, or the program.
func (m *Model) name() string {
	if m.env.Store == nil {
		return m.env.Look.Words.App.Name
	}
	return filepath.Base(m.env.Store.Path())
}

// bottom draws the last rows, two unless what was said last takes more: that,
// and as many keys as there is room for. What went wrong begins with a sign.
func (m *Model) bottom(w int) []string {
	look := m.env.Look
	if m.said.Text == "" {
		first, second := look.FooterRows(m.keys(), w)
		return []string{first, second}
	}
	text, style := m.said.Text, look.Theme.Good
	if m.said.Bad {
		text, style = "! "+text, look.Theme.Bad
	}
	if m.said.Brief {
		text = term.Truncate(clean.Text(text), w-1)
	}
	var said []string
	for sentence := range strings.SplitSeq(text, "\n") {
		for _, row := range term.Wrap(clean.Text(sentence), w-1) {
			said = append(said, " "+style.Render(row))
		}
	}
	most := saidMax
	if m.over() != "" { // more rows would hide the field
		most = 1
	}
	return append(said[:min(len(said), most)], look.Footer(m.keys(), w))
}
