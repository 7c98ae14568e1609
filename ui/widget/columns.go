package widget

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// ColumnList lets the user choose, order and freeze the columns of a table. It
// works on a copy: the owner gives [ColumnList.Columns] to the table when the
// list is confirmed.
type ColumnList struct {
	// Title and Hint stand above and below the columns.
	Title, Hint string
	// WidthOf is the width a column has that was given none. Without it widths
	// cannot be chosen.
	WidthOf func(id string) int

	look    *Look
	columns []Column
	at      int
	problem string
	w, h    int
}

// NewColumnList returns the list of columns.
func NewColumnList(look *Look, columns []Column) *ColumnList {
	words := look.Words.Columns
	return &ColumnList{Title: words.Title, Hint: words.Hint, look: look, columns: slices.Clone(columns), w: 40, h: 16}
}

// Columns returns the columns as they are arranged now.
func (l *ColumnList) Columns() []Column { return slices.Clone(l.columns) }

// Add puts more columns at the end, except those that are there.
func (l *ColumnList) Add(more ...Column) {
	for _, c := range more {
		if !slices.ContainsFunc(l.columns, func(o Column) bool { return o.ID == c.ID }) {
			l.columns = append(l.columns, c)
		}
	}
}

// Point puts the cursor on a column.
func (l *ColumnList) Point(id string) {
	if at := slices.IndexFunc(l.columns, func(c Column) bool { return c.ID == id }); at >= 0 {
		l.at = at
	}
}

// Resize gives the list w cells and h rows.
func (l *ColumnList) Resize(w, h int) { l.w, l.h = max(w, 0), max(h, 1) }

// Update takes a key that went through keys.Commands.
func (l *ColumnList) Update(msg tea.KeyMsg) Outcome {
	l.problem = ""
	switch {
	case keys.Match(msg, keys.Accept):
		if !slices.ContainsFunc(l.columns, func(c Column) bool { return !c.Hidden }) {
			l.problem = l.look.Words.Columns.AtLeastOne
			return Open
		}
		return Confirmed
	case keys.Match(msg, keys.Cancel):
		return Dismissed
	case len(l.columns) > 0:
		l.arrange(msg)
	}
	return Open
}

// arrange moves the cursor or changes the column it is on.
func (l *ColumnList) arrange(msg tea.KeyMsg) {
	last := len(l.columns) - 1
	switch {
	case keys.Match(msg, keys.Toggle):
		l.columns[l.at].Hidden = !l.columns[l.at].Hidden
	case keys.Match(msg, keys.Freeze):
		l.columns[l.at].Frozen = !l.columns[l.at].Frozen
	case keys.Match(msg, keys.MoveUp):
		l.swap(max(l.at-1, 0))
	case keys.Match(msg, keys.MoveDown):
		l.swap(min(l.at+1, last))
	case keys.Match(msg, keys.Wider, keys.Right):
		l.widen(+WidthStep)
	case keys.Match(msg, keys.Narrower, keys.Left):
		l.widen(-WidthStep)
	case keys.Match(msg, keys.Up):
		l.at = max(l.at-1, 0)
	case keys.Match(msg, keys.Down):
		l.at = min(l.at+1, last)
	case keys.Match(msg, keys.First):
		l.at = 0
	case keys.Match(msg, keys.Last):
		l.at = last
	}
}

// WidthStep is by how many cells a key widens or narrows a column.
const WidthStep = 4

// widen makes the column under the cursor n cells wider.
func (l *ColumnList) widen(n int) {
	if l.WidthOf != nil {
		c := &l.columns[l.at]
		c.Width = bounded(l.width(*c) + n)
	}
}

// width is the width a column has.
func (l *ColumnList) width(c Column) int {
	if c.Width > 0 {
		return c.Width
	}
	return l.WidthOf(c.ID)
}

// swap moves the column under the cursor to place to, the cursor with it.
func (l *ColumnList) swap(to int) {
	l.columns[l.at], l.columns[to] = l.columns[to], l.columns[l.at]
	l.at = to
}

// View draws the title, the columns around the cursor, and the keys.
func (l *ColumnList) View() string {
	th := l.look.Theme
	rows := []string{th.Title.Render(term.Truncate(l.Title, l.w))}
	room := max(l.h-2, 1)
	first := l.first()
	for i := first; i < min(first+room, len(l.columns)); i++ {
		rows = append(rows, l.row(i))
	}
	hint, style := l.Hint, th.Dim
	if l.problem != "" {
		hint, style = l.problem, th.Bad
	}
	rows = append(rows, style.Render(term.Truncate(hint, l.w)))
	return strings.Join(rows[:min(len(rows), l.h)], "\n")
}

// first is the first column in sight.
func (l *ColumnList) first() int {
	room := max(l.h-2, 1)
	return max(min(l.at-room/2, len(l.columns)-room), 0)
}

// row draws one column.
func (l *ColumnList) row(i int) string {
	th, c := l.look.Theme, l.columns[i]
	cursor, state, style := " ", th.Symbols.On, th.Text
	if c.Hidden {
		state, style = th.Symbols.Off, th.Dim
	}
	if i == l.at {
		cursor, style = th.Symbols.Cursor, th.Choice
	}
	text := cursor + state + " " + clean.Text(c.Title)
	if c.Frozen {
		text += " (" + l.look.Words.Columns.Frozen + ")"
	}
	if l.WidthOf != nil {
		text = l.withWidth(c, text)
	}
	return style.Render(term.Truncate(text, l.w))
}

// withWidth is the text of a column with its width at the right edge; one that
// was given is told from one that goes by the content.
func (l *ColumnList) withWidth(c Column, text string) string {
	words := l.look.Words.Columns
	width := words.Auto
	if c.Width > 0 {
		width = fmt.Sprintf(words.Width, c.Width)
	}
	room := min(l.w, 48) - term.Width(width)
	return term.Fit(text, max(room, 0)) + width
}

// Press gives the list the keys that were typed at once, until it is done with.
func (l *ColumnList) Press(msg tea.KeyMsg) Outcome {
	for _, k := range keys.Commands(msg) {
		if outcome := l.Update(k); outcome != Open {
			return outcome
		}
	}
	return Open
}
