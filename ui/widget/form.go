package widget

import (
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// Outcome is what a key made of a dialog.
type Outcome int

// The outcomes.
const (
	Open      Outcome = iota // nothing is decided yet
	Confirmed                // OK, yes
	Dismissed                // cancelled, no
)

// Entry is one line of a form. Exactly one of Options, Toggle and Text is used:
// Options if there are any, else Text if it is not nil, else Toggle.
type Entry struct {
	ID      string
	Label   string
	Options []string // a choice of these
	Chosen  int      // the option chosen
	Toggle  bool     // yes or no
	Text    *Input   // free text
	Note    string   // shown while the entry has the focus
}

// Form is a dialog. Enter confirms it from the first moment on, with the
// defaults it was opened with.
type Form struct {
	// Problem says why the form cannot be confirmed yet.
	Problem string

	look    *Look
	title   string
	entries []Entry
	at      int
	w, h    int
}

// NewForm returns a form with its defaults filled in.
func NewForm(look *Look, title string, entries ...Entry) *Form {
	return &Form{look: look, title: title, entries: entries, w: 60, h: 12}
}

// Entry returns the entry with that ID, to read or change it; nil if there is
// none.
func (f *Form) Entry(id string) *Entry {
	for i := range f.entries {
		if f.entries[i].ID == id {
			return &f.entries[i]
		}
	}
	return nil
}

// Resize gives the form w cells and h rows.
func (f *Form) Resize(w, h int) { f.w, f.h = max(w, 0), max(h, 1) }

// Typing reports whether the focus is on free text.
func (f *Form) Typing() bool { return len(f.entries) > 0 && f.entries[f.at].Text != nil }

// Update moves between entries and changes them. msg is as it was typed.
func (f *Form) Update(msg tea.KeyMsg) Outcome {
	switch {
	case f.Typing() && f.entries[f.at].Text.Update(msg):
		f.Problem = ""
	case keys.Match(msg, keys.Accept):
		return Confirmed
	case keys.Match(msg, keys.Cancel):
		return Dismissed
	case keys.Match(msg, keys.NextField):
		f.at = min(f.at+1, max(len(f.entries)-1, 0))
	case keys.Match(msg, keys.PreviousField):
		f.at = max(f.at-1, 0)
	case !f.Typing() && len(f.entries) > 0:
		for _, command := range keys.Commands(msg) {
			f.change(command)
		}
	}
	return Open
}

// change changes the choice or the switch that has the focus.
func (f *Form) change(msg tea.KeyMsg) {
	if !keys.Match(msg, keys.Change) {
		return
	}
	f.Problem = ""
	e := &f.entries[f.at]
	step := 1
	if msg.Type == tea.KeyLeft {
		step = -1
	}
	if n := len(e.Options); n > 0 {
		e.Chosen = (e.Chosen + step + n) % n
	} else {
		e.Toggle = !e.Toggle
	}
}

// View draws the title, the entries around the focus, and what can be done.
func (f *Form) View() string {
	th := f.look.Theme
	rows := []string{th.Title.Render(term.Truncate(clean.Text(f.title), f.w))}
	room := max(f.h-3, 1)
	first := f.first()
	for i := first; i < min(first+room, len(f.entries)); i++ {
		rows = append(rows, f.row(i))
	}
	note, style := "", th.Dim
	if len(f.entries) > 0 {
		note = f.entries[f.at].Note
	}
	if f.Problem != "" {
		note, style = f.Problem, th.Bad
	}
	rows = append(rows, style.Render(term.Truncate(clean.Text(note), f.w)))
	rows = append(rows, th.Key.Render(term.Truncate(f.look.Words.Form.Hint, f.w)))
	return strings.Join(rows[:min(len(rows), f.h)], "\n")
}

// first is the first entry in sight.
func (f *Form) first() int {
	room := max(f.h-3, 1)
	return max(min(f.at-room/2, len(f.entries)-room), 0)
}

// labels returns the width of the labels.
func (f *Form) labels() int {
	w := 0
	for _, e := range f.entries {
		w = max(w, term.Width(clean.Text(e.Label)))
	}
	return min(w, f.w/3)
}

// row draws one entry.
func (f *Form) row(i int) string {
	th, e := f.look.Theme, f.entries[i]
	sign, style := " ", th.Text
	if i == f.at {
		sign, style = th.Symbols.Cursor, th.Choice
	}
	label := term.Fit(sign+term.Fit(clean.Text(e.Label), f.labels()), f.labels()+1) + " "
	room := f.w - f.labels() - 2
	if room <= 0 {
		return style.Render(term.Truncate(label, f.w))
	}
	if len(e.Options) == 0 && e.Text != nil {
		e.Text.Resize(room, 1)
		e.Text.Focus(i == f.at)
		return label + e.Text.View()
	}
	return label + style.Render(term.Truncate(f.value(e), room))
}

// value returns a choice or a switch in words.
func (f *Form) value(e Entry) string {
	th, words := f.look.Theme, f.look.Words.Form
	switch {
	case e.Chosen >= 0 && e.Chosen < len(e.Options):
		return th.Symbols.Less + " " + clean.Text(e.Options[e.Chosen]) + " " + th.Symbols.More
	case e.Toggle:
		return th.Symbols.On + " " + words.On
	}
	return th.Symbols.Off + " " + words.Off
}

// Cursor returns where the cursor of free text stands.
func (f *Form) Cursor() (x, y int, visible bool) {
	if !f.Typing() {
		return 0, 0, false
	}
	x, _, _ = f.entries[f.at].Text.Cursor()
	return f.labels() + 2 + x, 1 + f.at - f.first(), true
}
