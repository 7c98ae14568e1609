package screen

import (
	"fmt"
	"strings"

	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// How many rows the terms of the filter take at most, and while a filter is
// being typed.
const (
	pillRows      = 2
	pillRowsTyped = 4
)

// Resize says how many cells and rows there are.
func (l *Lines) Resize(w, h int) {
	l.base.Resize(w, h)
	l.arrange()
}

// arrange divides the rows between the terms, the field, the table and a
// dialog.
func (l *Lines) arrange() {
	h := l.h - len(l.pillLines())
	l.export.resize(l.w, h-1) // a row is the table's
	h -= l.export.height()
	h -= l.strip.height()
	if l.presets != nil {
		h -= len(l.presets.rows(l.w))
	}
	if l.jump != nil {
		h -= jumpRows
	}
	if l.line != nil {
		l.line.input.Resize(l.w, max(min(l.h/2, l.line.input.Height()), 1))
		h -= min(l.line.input.Height(), max(l.h/2, 1))
	}
	if l.list != nil {
		l.list.Resize(l.w, max(h, 1))
	}
	l.table.Resize(l.w, max(h, 0))
}

// View draws the terms of the filter, the field for more, and the lines.
func (l *Lines) View() string {
	parts := l.pillLines()
	if l.line != nil {
		parts = append(parts, l.line.input.View())
	}
	parts = append(parts, l.strip.rows(l.w)...)
	if l.presets != nil {
		parts = append(parts, l.presets.rows(l.w)...)
	}
	if l.jump != nil {
		parts = append(parts, l.jumpView()...)
	}
	if l.list != nil {
		return stacked(l.h, append(parts, l.list.View())...)
	}
	l.table.Note = l.note()
	parts = append(parts, l.table.View())
	if l.export != nil {
		parts = append(parts, l.export.view())
	}
	return stacked(l.h, parts...)
}

// placedPill is a term where it is drawn.
type placedPill struct {
	at     int // among the terms of the view
	x, row int
	text   string
}

// placePills gives each term in force its place, as far as there is room, and
// says how many are left out.
func (l *Lines) placePills() (placed []placedPill, left int) {
	terms, most := l.view().pills(), pillRows
	if l.line != nil {
		most = pillRowsTyped
	}
	x, row := 1, 0
	for i, t := range terms {
		text := term.Truncate(l.env.pillText(t, l.w-2), l.w-1)
		if x > 1 && x+term.Width(text) > l.w {
			x, row = 1, row+1
		}
		if row == most {
			return l.leaveOut(placed, len(terms))
		}
		placed = append(placed, placedPill{at: i, x: x, row: row, text: text})
		x += term.Width(text) + 1
	}
	return placed, 0
}

// leaveOut drops terms from the end until there is room behind them to say how
// many are missing.
func (l *Lines) leaveOut(placed []placedPill, all int) ([]placedPill, int) {
	for len(placed) > 0 {
		last := placed[len(placed)-1]
		if last.x+term.Width(last.text)+term.Width(missing(all-len(placed))) <= l.w {
			break
		}
		placed = placed[:len(placed)-1]
	}
	return placed, all - len(placed)
}

// missing says how many terms there was no room for.
func missing(n int) string { return fmt.Sprintf(" +%d", n) }

// pillAt is the term at a cell of the screen, -1 for none.
func (l *Lines) pillAt(x, y int) int {
	placed, _ := l.placePills()
	for _, p := range placed {
		if y == p.row && x >= p.x && x < p.x+term.Width(p.text) {
			return p.at
		}
	}
	return -1
}

// pillLines draws the terms in force, as many as there is room for.
func (l *Lines) pillLines() []string {
	th, terms := l.env.Look.Theme, l.view().pills()
	if len(terms) == 0 {
		return []string{cut(th.Dim, " "+l.env.Look.Words.Filter.None, l.w)}
	}
	rows := []string{""}
	placed, left := l.placePills()
	for _, p := range placed {
		if p.row == len(rows) {
			rows = append(rows, "")
		}
		style := th.Strong
		switch {
		case l.line != nil && p.at == l.line.pill:
			style = th.Choice
		case terms[p.at].off:
			style = th.Dim
		}
		rows[p.row] += " " + style.Render(p.text)
	}
	if left > 0 {
		rows[len(rows)-1] += cut(th.Dim, missing(left), l.w)
	}
	return rows
}

// note says how many lines there are and how they are ordered.
func (l *Lines) note() string {
	words := l.env.Look.Words
	if l.line != nil && l.line.live != "" {
		return l.line.live
	}
	parts := []string{words.Lines.Counting}
	if l.data.total >= 0 {
		parts[0] = fmt.Sprintf(words.Lines.Count, widget.Count(l.data.total))
	}
	if l.line != nil && l.line.input.Value() == "" && !l.line.looking {
		return strings.Join(append(parts, words.Lines.PillHint), "  ")
	}
	if line, ok := l.Noted(); ok && line.Note != "" { // it goes with the cursor; what follows can be read again
		parts = append(parts, words.Lines.NotePrompt+line.Note)
	}
	parts = append(parts, l.orderWord())
	if hiding := l.hiding(); hiding != "" {
		parts = append(parts, hiding)
	}
	return strings.Join(parts, "  ")
}

// Cursor is where text is being typed.
func (l *Lines) Cursor() (x, y int, visible bool) {
	if l.line != nil {
		x, y, visible = l.line.input.Cursor()
		return x, y + len(l.pillLines()), visible
	}
	if l.jump != nil {
		x, y, visible = l.jump.input.Cursor()
		return x, y + len(l.pillLines()), visible
	}
	x, y, visible = l.export.cursor()
	return x, y + l.h - l.export.height(), visible
}
