package screen

import (
	"context"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// sqlRows are the rows of an answer, with their cells as they are drawn.
type sqlRows struct {
	model.SQLResult
	cells [][]string
}

// sqlBlobShown is how many bytes of a blob are drawn.
const sqlBlobShown = 32

func newSQLRows(r model.SQLResult) *sqlRows {
	rows := &sqlRows{SQLResult: r}
	for _, row := range r.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			if b, ok := cell.([]byte); ok && len(b) > sqlBlobShown {
				cells[i] = model.SQLText(b[:sqlBlobShown]) + fmt.Sprintf("… (%s)", widget.Count(len(b)))
			} else {
				cells[i] = model.SQLText(cell)
			}
		}
		rows.cells = append(rows.cells, cells)
	}
	return rows
}

// Len is how many rows there are.
func (r *sqlRows) Len() int { return len(r.cells) }

// Row gives the cells of a row.
func (r *sqlRows) Row(i int) ([]string, bool) { return r.cells[i], true }

// sqlColumns are the columns of an answer. A cell without a value says so: it
// is not an empty text.
func sqlColumns(env *Env, rows *sqlRows) []widget.Column {
	th := env.Look.Theme
	var list []widget.Column
	for i, name := range rows.Columns {
		list = append(list, widget.Column{
			ID: fmt.Sprintf("c%d", i), Title: name, From: i, Right: rows.Numbers(i),
			Paint: func(c widget.Cell) (string, theme.Style) {
				if rows.Rows[c.Row][i] == nil {
					return "NULL", th.Dim
				}
				return c.Text, th.Text
			},
		})
	}
	return list
}

// copyCell copies the cell of the cursor.
func (s *SQL) copyCell() tea.Cmd {
	row, column, ok := s.table.Cursor()
	if !ok {
		return nil
	}
	return s.env.copied(model.SQLText(s.rows.Rows[row][column.From]))
}

// copyRow copies the cells of a row.
func (s *SQL) copyRow() tea.Cmd {
	row, _, ok := s.table.Cursor()
	if !ok {
		return nil
	}
	var cells []string
	for _, c := range s.rows.Rows[row] {
		cells = append(cells, model.SQLText(c))
	}
	return s.env.copied(strings.Join(cells, "  "))
}

// sqlLine is a line that a row names.
type sqlLine struct {
	line model.Line
	ids  []int64 // of all rows that name one
	at   int     // its place among them
}

// open shows the line that the row of the cursor names.
func (s *SQL) open() tea.Cmd {
	row, _, ok := s.table.Cursor()
	if !ok {
		return nil
	}
	if s.rows.Line < 0 {
		return Notify(s.env.Look.Words.SQL.NoLine)
	}
	var answer sqlLine
	for i, cells := range s.rows.Rows {
		id, is := cells[s.rows.Line].(int64)
		if i == row && !is {
			return Notify(s.env.Look.Words.SQL.Null)
		}
		if i == row {
			answer.at = len(answer.ids)
		}
		if is {
			answer.ids = append(answer.ids, id)
		}
	}
	store, id := s.env.Store, answer.ids[answer.at]
	return s.line.Ask(func(ctx context.Context) (sqlLine, error) {
		lines, err := store.LinesByID(ctx, []int64{id})
		if err == nil && len(lines) == 0 {
			err = errGone
		}
		if err == nil {
			answer.line = lines[0]
		}
		return answer, err
	})
}

// takeLine shows a line unless the user has gone on meanwhile.
func (s *SQL) takeLine(l sqlLine, err error) tea.Cmd {
	if err != nil {
		return s.env.Complain(err)
	}
	if s.env.Stack.Top() != s {
		return nil
	}
	return s.env.Stack.Push(NewLine(s.env, LineOptions{Line: l.line, IDs: l.ids, At: l.at, Total: len(l.ids), Seen: s.seen(l.ids)}))
}

// seen follows the user who walks from line to line.
func (s *SQL) seen(ids []int64) func(int, int64) tea.Cmd {
	rows := s.rows
	return func(at int, id int64) tea.Cmd {
		if s.rows != rows || at >= len(ids) {
			return nil
		}
		for i, cells := range rows.Rows {
			if cells[rows.Line] == id {
				s.table.Move(i, "")
				break
			}
		}
		return nil
	}
}

// openExport opens the dialog that writes the answer.
func (s *SQL) openExport() tea.Cmd {
	s.export = newExportDialog(s.env, sqlExport{s.rows.SQLResult}, "sql")
	s.arrange()
	return nil
}

// sqlExport writes the rows of an answer.
type sqlExport struct{ answer model.SQLResult }

func (sqlExport) formats() []export.Format {
	return []export.Format{export.CSV, export.TSV, export.JSONL, export.JSON}
}

func (sqlExport) choosesColumns() bool { return false }

func (e sqlExport) write(_ context.Context, f *export.File, job exportJob) (int64, error) {
	job.written.Store(int64(len(e.answer.Rows)))
	if job.format == export.JSON || job.format == export.JSONL {
		return 0, export.SQLJSON(f, e.answer.Columns, e.answer.Rows, job.format == export.JSON)
	}
	return writeGrids(f, job, export.SQL(e.answer, false))
}
