package export

import (
	"bufio"
	"io"
	"strings"

	"edgelens/model/clean"
)

// text writes tables for reading: columns aligned by the width of characters
// on the screen. It always makes hostile text harmless, for what goes through
// a pipe mostly ends on a terminal, and a line break in a cell would tear the
// table; programs read the other formats.
type text struct {
	w      *bufio.Writer
	width  func(string) int
	tables int
}

func newText(w io.Writer, o Options) *text {
	return &text{w: bufio.NewWriterSize(w, flushAt), width: o.Width}
}

// Grid writes title, heading, rows and notes. Column widths need the whole
// table, so it is gathered first.
func (t *text) Grid(g Grid) error {
	rows := [][]string{g.Headings}
	for cells, err := range g.Rows {
		if err != nil {
			return err
		}
		rows = append(rows, harmless(cells))
	}
	if t.tables++; t.tables > 1 {
		_, _ = t.w.WriteString("\n")
	}
	if g.Title != "" {
		_, _ = t.w.WriteString(clean.Text(g.Title) + "\n")
	}
	if len(g.Headings) > 0 {
		rows[0] = harmless(g.Headings)
		t.table(rows, g.Numbers)
	}
	for _, n := range g.Notes {
		_, _ = t.w.WriteString("  " + clean.Text(n) + "\n")
	}
	return nil
}

func harmless(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = clean.Text(c)
	}
	return out
}

func (t *text) table(rows [][]string, numbers []bool) {
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r[:min(len(r), len(widths))] {
			widths[i] = max(widths[i], t.width(c))
		}
	}
	for _, r := range rows {
		var line strings.Builder
		for i, c := range r[:min(len(r), len(widths))] {
			line.WriteString("  ")
			fill := strings.Repeat(" ", widths[i]-t.width(c))
			if numbers != nil && numbers[i] {
				c, fill = fill+c, ""
			}
			line.WriteString(c + fill)
		}
		_, _ = t.w.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Close writes what is left, and tells what went wrong before: a
// bufio.Writer keeps its first error.
func (t *text) Close() error { return t.w.Flush() }

// Defused is 0: text is no spreadsheet.
func (t *text) Defused() int64 { return 0 }
