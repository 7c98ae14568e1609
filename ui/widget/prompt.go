package widget

import (
	"strings"

	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// Prompt is a question with yes and no. Only y says yes unless Enter is allowed
// to: what destroys something must not be done by a key pressed too often.
type Prompt struct {
	// EnterIsYes lets Enter say yes; otherwise it says no.
	EnterIsYes bool

	look     *Look
	question string
	w, h     int
}

// NewPrompt returns a question.
func NewPrompt(look *Look, question string) *Prompt {
	return &Prompt{look: look, question: question, w: 60, h: 3}
}

// Resize gives the prompt w cells and h rows.
func (p *Prompt) Resize(w, h int) { p.w, p.h = max(w, 0), max(h, 1) }

// Update takes a key as it was typed and returns the answer.
func (p *Prompt) Update(msg tea.KeyMsg) Outcome {
	for _, command := range keys.Commands(msg) {
		switch {
		case keys.Match(command, keys.Yes), p.EnterIsYes && keys.Match(command, keys.Accept):
			return Confirmed
		case keys.Match(command, keys.No, keys.Cancel, keys.Accept):
			return Dismissed
		}
	}
	return Open
}

// View draws the question and its answers.
func (p *Prompt) View() string {
	th, words := p.look.Theme, p.look.Words.Prompt
	rows := p.look.message(p.question, th.Strong, p.w, max(p.h-1, 1))
	answers := keys.Yes.Shown() + " " + words.Yes + "  " + keys.No.Shown() + " " + words.No
	if len(rows) < p.h {
		rows = append(rows, th.Key.Render(term.Truncate(answers, p.w)))
	}
	return strings.Join(rows, "\n")
}
