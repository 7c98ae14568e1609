package screen

import (
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// copyCell copies the cell of the cursor as it was read.
func (l *Lines) copyCell() tea.Cmd {
	row, column, ok := l.table.Cursor()
	line, there := l.data.rows[row]
	if !ok || !there {
		return nil
	}
	return l.env.copied(l.data.copied(line, l.data.columns[column.From]))
}

// copyLine copies the cells of the columns shown, as they were read.
func (l *Lines) copyLine() tea.Cmd {
	row, _, ok := l.table.Cursor()
	line, there := l.data.rows[row]
	if !ok || !there {
		return nil
	}
	var shown []string
	for _, c := range l.table.Columns() {
		if !c.Hidden {
			shown = append(shown, l.data.copied(line, l.data.columns[c.From]))
		}
	}
	return l.env.copied(strings.Join(shown, "  "))
}

// openExport opens the dialog that writes the lines.
func (l *Lines) openExport() tea.Cmd {
	if l.data.total == 0 && len(l.marks) == 0 {
		return Notify(l.env.Look.Words.Export.NoRows)
	}
	f, met := l.view().filter, l.usual.filled
	if l.columns.Busy() {
		met = nil // they are of other lines
	}
	parts, title := nameOf(f), l.env.Look.Words.Export.Title
	if n := len(l.marks); n > 0 {
		title = fmt.Sprintf(l.env.Look.Words.Export.OnlyMarked, widget.Count(n))
		parts = append(parts, l.env.Look.Words.Export.Marked)
	}
	l.export = newExportDialog(l.env, lineExport{
		heading: title, marked: l.marked(), store: l.env.Store, query: l.query(), columns: l.chosen(), lang: l.env.Lang,
		usual: func(filled []model.Column) []model.Column { return usualColumns(f, withColumns(met, filled)) },
	}, parts...)
	l.arrange()
	return nil
}

// chosen are the columns shown, or nil if they are the usual ones.
func (l *Lines) chosen() []model.Column {
	if l.view().columns == nil {
		return nil
	}
	var list []model.Column
	for _, c := range l.table.Columns() {
		if !c.Hidden {
			list = append(list, l.data.columns[c.From])
		}
	}
	return list
}
