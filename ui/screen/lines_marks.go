package screen

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// idOf is the id of the line in a row, if that is known.
func (l *Lines) idOf(row int) (int64, bool) {
	if row < len(l.data.ids) {
		return l.data.ids[row], true
	}
	line, ok := l.data.rows[row]
	return line.ID, ok
}

// isMarked reports whether the line in a row carries a mark.
func (l *Lines) isMarked(row int) bool {
	id, ok := l.idOf(row)
	return ok && l.marks[id]
}

// mark marks the line of the cursor, or takes its mark away.
func (l *Lines) mark() tea.Cmd {
	row, _, ok := l.table.Cursor()
	id, known := l.idOf(row)
	if !ok || !known {
		return nil
	}
	if l.marks[id] {
		delete(l.marks, id)
	} else {
		l.marks[id] = true
	}
	l.table.MarkedCount = len(l.marks)
	return nil
}

// markAll marks all lines shown; if they are marked already, it takes their
// marks away.
func (l *Lines) markAll() tea.Cmd {
	ids := make([]int64, 0, l.data.Len())
	for row := range l.data.Len() {
		id, ok := l.idOf(row)
		if !ok {
			return Notify(l.env.Look.Words.Lines.Counting)
		}
		ids = append(ids, id)
	}
	all := !slices.ContainsFunc(ids, func(id int64) bool { return !l.marks[id] })
	for _, id := range ids {
		if all {
			delete(l.marks, id)
		} else {
			l.marks[id] = true
		}
	}
	l.table.MarkedCount = len(l.marks)
	return nil
}

// unmark takes all marks away: after a change of the case an id may be that of
// another line.
func (l *Lines) unmark() {
	clear(l.marks)
	l.table.MarkedCount = 0
}

// marked are the ids of the marked lines, the newest first.
func (l *Lines) marked() []int64 {
	ids := make([]int64, 0, len(l.marks))
	for id := range l.marks {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
