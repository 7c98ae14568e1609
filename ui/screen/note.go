package screen

import (
	"slices"

	"edgelens/model"
)

// NoteChanged is a message to all screens: a line has another note now.
type NoteChanged struct {
	Line int64
	Text string // "" for none
}

// aboutNotes reports whether the lines a filter means depend on their notes.
func aboutNotes(f model.Filter) bool {
	return f.Term != nil && f.Term.Column == model.NoteColumn || slices.ContainsFunc(f.Parts, aboutNotes)
}

// Noted is the line of the cursor, with its note.
func (l *Lines) Noted() (model.Line, bool) {
	row, _, ok := l.table.Cursor()
	line, there := l.data.rows[row]
	return line, ok && there
}

// Noted is the line that is shown, with its note.
func (l *Line) Noted() (model.Line, bool) { return l.line, true }

// setNote takes another note of a line that is at hand.
func (p *pages) setNote(n NoteChanged) {
	for i, line := range p.rows {
		if line.ID == n.Line {
			line.Note = n.Text
			p.rows[i] = line
		}
	}
}
