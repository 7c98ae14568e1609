package widget

import (
	"slices"
	"strings"
	"unicode"

	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// Candidate is one completion.
type Candidate struct {
	Text string // what is put into the field
	Note string // what it means
}

// Input is a field for one line of text. Its keys go to Update as they were
// typed, full-width forms and all. The cursor does not blink; [Input.Cursor]
// says where the terminal's own cursor belongs, so that an input method shows
// its candidates there.
type Input struct {
	// Prompt stands before the field, Placeholder in it while it is empty.
	Prompt, Placeholder string
	// Complete returns the candidates for the text before the cursor, at
	// runes in, and the rune from which on a candidate replaces it. It is
	// called after each change and must not do I/O.
	Complete func(text string, at int) (start int, list []Candidate)
	// Problem is shown under the field, with a sign under the rune number
	// ProblemAt; a change of the text clears it.
	Problem   string
	ProblemAt int

	look    *Look
	text    []rune
	at      int // the cursor, in runes
	offset  int // the first rune in sight
	w, h    int
	list    []Candidate
	start   int // from where a candidate replaces the text
	choice  int // -1 while none is chosen
	blurred bool
	offered bool // the text is a proposal as it was made
}

// NewInput returns an empty field with the focus.
func NewInput(look *Look, prompt string) *Input {
	return &Input{look: look, Prompt: prompt, w: 80, h: 1, choice: -1}
}

// Value returns the text.
func (in *Input) Value() string { return string(in.text) }

// Before returns the text before the cursor.
func (in *Input) Before() string { return string(in.text[:in.at]) }

// SetValue replaces the text and puts the cursor at its end.
func (in *Input) SetValue(s string) {
	in.text, in.offered = typed([]rune(s)), false
	in.at = len(in.text)
	in.changed()
}

// Offer is SetValue with a text that the first character typed replaces. Any
// other key edits it.
func (in *Input) Offer(s string) {
	in.SetValue(s)
	in.offered = len(in.text) > 0
}

// Propose asks for candidates again, after the owner has learnt of new ones.
func (in *Input) Propose() { in.propose() }

// Focus gives the field the keys or takes them away, which hides its cursor.
func (in *Input) Focus(on bool) { in.blurred = !on }

// Resize gives the field w cells and h rows: the field itself, then candidates
// and the problem as far as there is room.
func (in *Input) Resize(w, h int) { in.w, in.h = max(w, 0), max(h, 1) }

// Update edits the text and reports whether msg did anything here. Enter and Esc
// are the owner's, except that Enter takes the chosen candidate first and Esc
// puts the list away.
func (in *Input) Update(msg tea.KeyMsg) bool {
	if in.completing(msg) {
		return true
	}
	offered := in.offered
	in.offered = false
	switch msg.Type {
	case tea.KeyRunes, tea.KeySpace:
		if offered {
			in.text, in.at = nil, 0
		}
		in.insert(msg.Runes)
	case tea.KeyBackspace, tea.KeyCtrlH:
		in.delete(in.before(in.at), in.at)
	case tea.KeyDelete, tea.KeyCtrlD:
		in.delete(in.at, in.after(in.at))
	case tea.KeyCtrlW:
		in.delete(in.wordStart(), in.at)
	case tea.KeyCtrlU:
		in.delete(0, in.at)
	case tea.KeyCtrlK:
		in.delete(in.at, len(in.text))
	default:
		return in.move(msg)
	}
	return true
}

// move moves the cursor.
func (in *Input) move(msg tea.KeyMsg) bool {
	switch msg.Type {
	case tea.KeyLeft, tea.KeyCtrlB:
		in.at = in.before(in.at)
	case tea.KeyRight, tea.KeyCtrlF:
		in.at = in.after(in.at)
	case tea.KeyHome, tea.KeyCtrlA:
		in.at = 0
	case tea.KeyEnd, tea.KeyCtrlE:
		in.at = len(in.text)
	case tea.KeyCtrlLeft:
		in.at = in.wordStart()
	default:
		return false
	}
	in.propose()
	return true
}

// completing handles the keys of the candidate list.
func (in *Input) completing(msg tea.KeyMsg) bool {
	if len(in.list) == 0 {
		return false
	}
	switch {
	case msg.Type == tea.KeyDown:
		in.choice = (in.choice + 1) % len(in.list)
	case msg.Type == tea.KeyUp && in.choice >= 0:
		in.choice--
	case keys.Match(msg, keys.Complete):
		in.choice = max(in.choice, 0)
		in.take()
	case keys.Match(msg, keys.Accept) && in.choice >= 0:
		in.take()
	case keys.Match(msg, keys.Cancel) && in.choice >= 0:
		in.choice = -1
	default:
		return false
	}
	return true
}

// take puts the chosen candidate into the text.
func (in *Input) take() {
	text := typed([]rune(in.list[in.choice].Text))
	in.text = slices.Replace(in.text, in.start, in.at, text...)
	in.at = in.start + len(text)
	in.changed()
}

// insert puts typed or pasted runes at the cursor.
func (in *Input) insert(runes []rune) {
	runes = typed(runes)
	in.text = slices.Insert(in.text, in.at, runes...)
	in.at += len(runes)
	in.changed()
}

// delete removes the runes from up to but not including to.
func (in *Input) delete(from, to int) {
	in.text = slices.Delete(in.text, from, to)
	in.at = from
	in.changed()
}

// changed follows every change of the text.
func (in *Input) changed() {
	in.Problem = ""
	in.propose()
}

// propose asks the owner for candidates. Answers that point outside the text
// are held to it.
func (in *Input) propose() {
	in.list, in.choice = nil, -1
	if in.Complete != nil {
		in.start, in.list = in.Complete(string(in.text), in.at)
		in.start = max(min(in.start, in.at), 0)
	}
}

// typed makes one line of runes: newlines and tabs, which come with pasted
// text, are spaces, and other control characters are left out.
func typed(runes []rune) []rune {
	line := strings.TrimRight(string(runes), "\r\n")
	line = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(line)
	return slices.DeleteFunc([]rune(line), unicode.IsControl)
}

// before and after return the position one character to the left and right; a
// combining mark belongs to the character it is drawn on.
func (in *Input) before(at int) int {
	for at--; at > 0 && unicode.Is(unicode.M, in.text[at]); at-- {
	}
	return max(at, 0)
}

func (in *Input) after(at int) int {
	for at++; at < len(in.text) && unicode.Is(unicode.M, in.text[at]); at++ {
	}
	return min(at, len(in.text))
}

// wordStart returns where the word before the cursor begins.
func (in *Input) wordStart() int {
	at := in.at
	for at > 0 && unicode.IsSpace(in.text[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(in.text[at-1]) {
		at--
	}
	return at
}

// cells returns the width of the runes from up to but not including to.
func (in *Input) cells(from, to int) int {
	return term.Width(clean.Text(string(in.text[from:to])))
}
