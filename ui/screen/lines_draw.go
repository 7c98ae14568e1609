package screen

import (
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
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

// pillLines draws the terms in force, as many as there is room for.
func (l *Lines) pillLines() []string {
	th, terms := l.env.Look.Theme, l.view().pills()
	most, chosen := pillRows, -1
	if l.line != nil {
		most, chosen = pillRowsTyped, l.line.pill
	}
	if len(terms) == 0 {
		return []string{cut(th.Dim, " "+l.env.Look.Words.Filter.None, l.w)}
	}
	rows, used := []string{""}, 0
	for i, t := range terms {
		text := l.pillText(t)
		if used > 0 && used+1+term.Width(text) > l.w {
			if len(rows) == most {
				return append(rows[:most-1], th.Dim.Render(term.Truncate(fmt.Sprintf(" +%d", len(terms)-i), l.w)))
			}
			rows, used = append(rows, ""), 0
		}
		style := th.Strong
		switch {
		case i == chosen:
			style = th.Choice
		case t.off:
			style = th.Dim
		}
		text = term.Truncate(text, l.w-1)
		rows[len(rows)-1] += " " + style.Render(text)
		used += 1 + term.Width(text)
	}
	return rows
}

// pillText is a term as it is drawn. One that is off says so without colour.
func (l *Lines) pillText(p viewPill) string {
	text, left, right := clean.Text(pill(p.term, l.env.Lang)), "[", "]"
	if p.off {
		left, right = "(", ")"
		text = l.env.Look.Words.Filter.TermOff + ": " + text
	}
	return left + term.Truncate(text, max(l.w-4, 1)) + right
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
	parts = append(parts, l.orderWord())
	if hiding := l.hiding(); hiding != "" {
		parts = append(parts, hiding)
	}
	if line, ok := l.Noted(); ok && line.Note != "" {
		parts = append(parts, words.Lines.NotePrompt+line.Note)
	}
	return strings.Join(parts, "  ")
}

// orderWord says how the lines are ordered.
func (l *Lines) orderWord() string {
	words, s := l.env.Look.Words, l.view().order()
	switch {
	case s == model.NewestFirst:
		return words.Lines.Newest
	case s.Column == model.NewestFirst.Column:
		return words.Lines.Oldest
	}
	return fmt.Sprintf(words.Status.Sorted, s.Column.Label(l.env.Lang))
}

// Cursor is where text is being typed.
func (l *Lines) Cursor() (x, y int, visible bool) {
	if l.line != nil {
		x, y, visible = l.line.input.Cursor()
		return x, y + len(l.pillLines()), visible
	}
	x, y, visible = l.export.cursor()
	return x, y + l.h - l.export.height(), visible
}
