package widget

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"edgelens/ui/term"
	"edgelens/ui/theme"
)

// View draws headings, rows and the position.
func (t *Table) View() string {
	lines := t.load()
	t.measure(lines)
	slots := t.layout()
	if t.wrap(slots) {
		t.settle()
		lines = t.load()
	}
	var rows []string
	if t.hasHeader() {
		rows = append(rows, t.header(slots))
	}
	if len(lines) == 0 {
		rows = append(rows, t.nothing()...)
	}
	separators := t.separators()
	for _, l := range lines {
		rows = append(rows, t.drawRow(l, slots, separators)...)
	}
	if t.hasFoot() {
		rows = rows[:min(len(rows), t.h-1)]
	}
	if t.hasFoot() {
		for len(rows) < t.h-1 {
			rows = append(rows, "")
		}
		rows = append(rows, t.foot())
	}
	return strings.Join(rows[:min(len(rows), t.h)], "\n")
}

// heading returns the title of a column and its sort marker, if it has one.
func (t *Table) heading(c int) (title, marker string) {
	column := t.columns[c]
	title = harmless(column.Title, defaultMax)
	at := slices.IndexFunc(t.sorted, func(s Sorted) bool { return s.ID == column.ID })
	if at < 0 {
		return title, ""
	}
	marker = t.look.Theme.Symbols.Up
	if t.sorted[at].Descending {
		marker = t.look.Theme.Symbols.Down
	}
	if len(t.sorted) > 1 {
		marker += strconv.Itoa(at + 1)
	}
	return title, marker
}

// header draws the headings. The gutter shows whether there are more columns at
// either side.
func (t *Table) header(slots []slot) string {
	th := t.look.Theme
	var b strings.Builder
	b.WriteString(th.Dim.Render(t.edges(slots)))
	for i, s := range slots {
		if i > 0 {
			b.WriteString(th.Rule.Render(th.Symbols.Column))
		}
		style := th.Header
		if s.shown == t.col {
			style = th.HeaderCursor
		}
		title, marker := t.heading(s.column)
		s.w -= term.Width(marker) // the marker is never cut off
		b.WriteString(style.Render(t.fit(s, title) + marker))
	}
	return b.String()
}

// edges returns the signs for columns out of sight, in the gutter's width.
func (t *Table) edges(slots []slot) string {
	less, more := " ", " "
	for i, s := range slots {
		if i > 0 && s.shown > slots[i-1].shown+1 || i == 0 && s.shown > 0 {
			less = t.look.Theme.Symbols.Less
		}
	}
	if len(slots) > 0 && slots[len(slots)-1].shown < len(t.shown())-1 {
		more = t.look.Theme.Symbols.More
	}
	return term.Truncate(less+more, t.w)
}

// fit brings harmless text to the width of a column.
func (t *Table) fit(s slot, text string) string {
	if t.columns[s.column].Right {
		return term.FitRight(text, s.w)
	}
	return term.Fit(text, s.w)
}

// separators returns what stands between columns in an ordinary row and in the
// row of the cursor.
func (t *Table) separators() [2]string {
	th := t.look.Theme
	return [2]string{th.Rule.Render(th.Symbols.Column), th.Row.Render(th.Symbols.Column)}
}

// draw draws one row.
func (t *Table) draw(l line, slots []slot, separators [2]string) string {
	var b strings.Builder
	separator := separators[0]
	if l.row == t.row {
		separator = separators[1]
	}
	b.WriteString(t.signs(l))
	for i, s := range slots {
		if i > 0 {
			b.WriteString(separator)
		}
		text, style := t.content(l, s)
		b.WriteString(t.style(l, s, style).Render(t.fit(s, text)))
	}
	return b.String()
}

// signs draws the gutter: the mark, or that there is a note, and the sign of the
// cursor's row.
func (t *Table) signs(l line) string {
	th := t.look.Theme
	mark, cursor := " ", " "
	switch {
	case l.part > 0:
	case t.Marked != nil && t.Marked(l.row):
		mark = th.Symbols.Mark
	case t.Noted != nil && t.Noted(l.row):
		mark = th.Symbols.Note
	}
	switch {
	case l.more:
		cursor = th.Symbols.Down
	case l.row == t.row && l.part == 0:
		cursor = th.Symbols.Cursor
	}
	if mark == " " {
		return term.Truncate(mark+cursor, t.w)
	}
	return th.Marked.Render(term.Truncate(mark+cursor, t.w))
}

// content returns the harmless text of a cell and its own style.
func (t *Table) content(l line, s slot) (string, theme.Style) {
	th := t.look.Theme
	paint := t.columns[s.column].Paint
	switch {
	case !l.loaded && s.shown == t.firstFree():
		return t.look.Words.Table.Loading, th.Dim
	case !l.loaded:
		return "", th.Dim
	case paint == nil, l.part > 0, t.open.on && l.row == t.open.row && t.columns[s.column].ID == t.open.column:
		return l.cells[s.column], th.Text
	}
	text, style := paint(Cell{Row: l.row, Text: l.cells[s.column], Cells: l.raw, Width: s.w})
	return harmless(text, s.w), style
}

// firstFree returns the first column that scrolls, which is where a row on its
// way says so.
func (t *Table) firstFree() int { return max(t.left, 0) }

// style returns the style of a cell: the cursor's before the cell's own.
func (t *Table) style(l line, s slot, own theme.Style) theme.Style {
	switch {
	case l.row == t.row && s.shown == t.col:
		return t.look.Theme.Cell
	case l.row == t.row:
		return t.look.Theme.Row
	}
	return own
}

// nothing says why there are no rows.
func (t *Table) nothing() []string {
	th, words := t.look.Theme, t.look.Words.Status
	switch {
	case t.Err != nil:
		return t.look.message(t.look.failure(t.Err), th.Bad, t.w, t.rows())
	case t.Busy:
		return t.look.message(words.Loading, th.Dim, t.w, t.rows())
	case t.Empty != "":
		return t.why()
	}
	return t.look.message(words.Empty, th.Text, t.w, t.rows())
}

// why draws the reason that the owner gave, a sentence on each row.
func (t *Table) why() []string {
	var rows []string
	for sentence := range strings.SplitSeq(t.Empty, "\n") {
		for _, row := range t.look.message(sentence, t.look.Theme.Text, t.w-1, t.rows()-len(rows)) {
			rows = append(rows, " "+row)
		}
	}
	return rows
}

// foot draws the last line: the note, then where the cursor is.
func (t *Table) foot() string {
	position := t.Position()
	room := t.w - term.Width(position) - 1
	if room < 1 {
		return t.look.Theme.Dim.Render(term.Truncate(position, t.w))
	}
	note, style := t.Note, t.look.Theme.Dim
	switch {
	case t.Err != nil && t.data.Len() > 0:
		note, style = t.look.failure(t.Err), t.look.Theme.Bad
	case t.Busy && t.data.Len() > 0:
		note = t.look.Words.Status.Loading
	}
	return style.Render(term.Fit(harmless(note, room), room)) + " " + t.look.Theme.Dim.Render(position)
}

// Position returns the cursor's place, "列 2/9  マーク 3  123 / 4,567".
func (t *Table) Position() string {
	words := t.look.Words.Table
	n := t.data.Len()
	if n == 0 {
		return fmt.Sprintf(words.Position, "0", "0")
	}
	parts := []string{}
	if columns := len(t.shown()); columns > 0 {
		parts = append(parts, fmt.Sprintf(words.Column, t.col+1, columns))
	}
	if t.MarkedCount > 0 {
		parts = append(parts, fmt.Sprintf(words.Marked, Count(t.MarkedCount)))
	}
	parts = append(parts, fmt.Sprintf(words.Position, Count(t.row+1), Count(n)))
	return strings.Join(parts, "  ")
}
