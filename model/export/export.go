// Package export writes what a case answers as text, JSON, CSV or TSV.
//
// A [Grid] is a table of cells; every format but JSON writes grids and knows
// nothing else, so that a new format is one file with one [Writer]. JSON is an
// interface to other programs and has its own shape for each answer.
package export

import (
	"io"
	"iter"
	"slices"

	"edgelens/model"
)

// Grid is a table of cells.
type Grid struct {
	Title    string // "" if there is none
	Headings []string
	Numbers  []bool                     // which columns hold numbers; nil: none
	Rows     iter.Seq2[[]string, error] // a row is valid until the next one
	Notes    []string                   // what a reader must know; text only
}

// Writer writes grids in one format.
type Writer interface {
	// Grid writes a table. An error of Rows ends it and is returned.
	Grid(Grid) error
	// Close writes what is left. It does not close what lies below.
	Close() error
	// Defused is how many cells were changed because a spreadsheet would take
	// them for formulas.
	Defused() int64
}

// Format names a format.
type Format string

// The formats.
const (
	Text  Format = "text"
	JSON  Format = "json"
	JSONL Format = "jsonl" // one JSON object a line
	CSV   Format = "csv"
	TSV   Format = "tsv"
)

// Options say how a [Writer] writes.
type Options struct {
	Lang     model.Lang
	Encoding Encoding         // CSV and TSV
	CRLF     bool             // CSV and TSV: end lines as Windows does
	Defuse   bool             // CSV and TSV: change cells that would be formulas
	Clean    bool             // CSV and TSV: for a terminal, hostile text made harmless
	Width    func(string) int // text: cells a string takes on the screen
}

// NewWriter makes the writer of a format that writes grids: text, CSV or TSV.
func NewWriter(f Format, w io.Writer, o Options) Writer {
	switch f {
	case CSV:
		return newDelimited(w, ',', o)
	case TSV:
		return newDelimited(w, '\t', o)
	}
	return newText(w, o)
}

// rowsOf are rows that are at hand.
func rowsOf(rows [][]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// AsRead is the grid of records in their source's own columns. A field that
// only the profile gave, without a column in the file, is left out.
func AsRead(headings []model.Heading, rows iter.Seq2[[]string, error]) Grid {
	g := Grid{}
	for _, h := range headings {
		if h.Text == "" && !h.Column.Unknown {
			break // such fields stand at the end
		}
		g.Headings = append(g.Headings, h.Text)
	}
	g.Rows = func(yield func([]string, error) bool) {
		for cells, err := range rows {
			if !yield(cells[:min(len(cells), len(g.Headings))], err) || err != nil {
				return
			}
		}
	}
	return g
}

// Columns are all columns of the catalogue.
func Columns() []model.Column {
	var all []model.Column
	for _, f := range model.Fields {
		all = append(all, model.FieldColumn(f.ID))
	}
	return all
}

// Lines is the grid of lines in the given columns, their cells as they were
// read. With ids the headings are field ids, else labels.
func Lines(columns []model.Column, l model.Lang, ids bool, lines iter.Seq2[model.Line, error]) Grid {
	g := Grid{}
	for _, c := range columns {
		g.Headings = append(g.Headings, heading(c, columns, l, ids))
	}
	g.Rows = func(yield func([]string, error) bool) {
		row, cell := make([]string, len(columns)), cellsOf(columns)
		for line, err := range lines {
			if err == nil {
				for i := range row {
					row[i] = cell[i](&line)
				}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
	return g
}

// cellsOf gives for each column how its cell is found: by position where there
// is one, because an export asks this millions of times.
func cellsOf(columns []model.Column) []func(*model.Line) string {
	var cells []func(*model.Line) string
	for _, c := range columns {
		if i := c.Index(); i >= 0 {
			cells = append(cells, func(l *model.Line) string { return l.Cells[i] })
			continue
		}
		cells = append(cells, func(l *model.Line) string { return l.Text(c) })
	}
	return cells
}

// heading is what one of the columns of a grid is called: by its label, unless
// that is an unknown column's among them and the label is of what is no cell.
func heading(c model.Column, among []model.Column, l model.Lang, id bool) string {
	noCell := c.Index() < 0 && !c.Unknown
	if id || noCell && slices.Contains(among, model.Column{Name: c.Label(l), Unknown: true}) {
		return c.Name
	}
	return c.Label(l)
}
