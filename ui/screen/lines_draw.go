package screen

import (
	"fmt"
	"strings"

	"edgelens/ui/widget"
)

// Resize says how many cells and rows there are.
func (l *Lines) Resize(w, h int) {
	l.base.Resize(w, h)
	l.arrange()
}

// arrange divides the rows between the terms, the field, the table and a
// dialog.
func (l *Lines) arrange() {
	h := l.h - len(l.pillArea().lines())
	l.export.resize(l.w, h-1) // a row is the table's
	h -= l.export.height()
	h -= l.strip.height()
	if l.time.presets != nil {
		h -= len(l.time.presets.rows(l.w, l.h))
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
	parts := l.pillArea().lines()
	if l.line != nil {
		parts = append(parts, l.line.input.View())
	}
	parts = append(parts, l.strip.rows(l.w)...)
	if l.time.presets != nil {
		parts = append(parts, l.time.presets.rows(l.w, l.h)...)
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

// pillArea is where the terms of the view are.
func (l *Lines) pillArea() pillArea {
	p := pillArea{env: l.env, terms: l.pills(), chosen: -1, w: l.w, most: pillRows}
	if l.line != nil {
		p.chosen, p.most = l.line.pill, pillRowsTyped
	}
	return p
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
		return x, y + len(l.pillArea().lines()), visible
	}
	if l.jump != nil {
		x, y, visible = l.jump.input.Cursor()
		return x, y + len(l.pillArea().lines()), visible
	}
	if l.time.presets != nil {
		x, y, visible = l.time.presets.cursor()
		return x, y + len(l.pillArea().lines()), visible
	}
	x, y, visible = l.export.cursor()
	return x, y + l.h - l.export.height(), visible
}
