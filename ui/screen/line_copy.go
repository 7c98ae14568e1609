package screen

import (
	"bytes"
	"iter"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/ui/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// copyForms are the forms a line is copied in, one after the other while the
// key is pressed again. What they make is harmless.
var copyForms = []struct {
	text func(*Line) (string, error)
	said func(lang.Line) string
}{
	{(*Line).asText, func(w lang.Line) string { return w.CopiedText }},
	{(*Line).asCSV, func(w lang.Line) string { return w.CopiedCSV }},
	{(*Line).asJSON, func(w lang.Line) string { return w.CopiedJSON }},
}

// copyNext copies the line in the next form.
func (l *Line) copyNext() tea.Cmd {
	form := copyForms[l.form]
	l.form = (l.form + 1) % len(copyForms)
	text, err := form.text(l)
	if err != nil {
		return l.complain(err)
	}
	return l.env.copiedAs(text, form.said(l.env.Look.Words.Line))
}

// asText is what the screen shows, on one line: pasted into a shell, a second
// line would be a command.
func (l *Line) asText() (string, error) {
	var parts []string
	for _, r := range l.rows {
		if r.label != "" && r.value != "" {
			parts = append(parts, r.label+": "+r.value)
		}
	}
	return clean.Text(strings.Join(parts, " / ")), nil
}

// asCSV is the record with its heading.
func (l *Line) asCSV() (string, error) {
	var b bytes.Buffer
	w := export.NewWriter(export.CSV, &b, export.Options{Lang: l.env.Lang, Encoding: export.UTF8, Defuse: true, Clean: true})
	if err := w.Grid(export.Lines(l.filled(), l.env.Lang, false, l.only())); err != nil {
		return "", err
	}
	err := w.Close()
	return b.String(), err
}

// asJSON is the record as an object.
func (l *Line) asJSON() (string, error) {
	var b bytes.Buffer
	_, err := export.LinesJSON(&b, l.filled(), l.only(), false)
	return clean.Text(strings.TrimRight(b.String(), "\n")), err
}

// only is the line alone.
func (l *Line) only() iter.Seq2[model.Line, error] {
	return func(yield func(model.Line, error) bool) { yield(l.line, nil) }
}

// filled are the columns the line has a cell in.
func (l *Line) filled() []model.Column {
	var columns []model.Column
	for i, cell := range l.line.Cells {
		if cell != "" {
			columns = append(columns, model.FieldColumn(model.Fields[i].ID))
		}
	}
	for _, name := range extraNames(l.line) {
		columns = append(columns, model.Column{Name: name, Unknown: true})
	}
	return columns
}
