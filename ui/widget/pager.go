package widget

import (
	"strings"

	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Paragraph is text of one style. Its newlines break rows; everything else
// hostile is made harmless.
type Paragraph struct {
	Text   string
	Style  theme.Style
	Indent int
}

// Pager shows text that may be longer than the screen.
type Pager struct {
	// Busy says the text is on its way, Err that it will not come.
	Busy bool
	Err  error

	look *Look
	text []Paragraph
	rows []string // text, wrapped to the width
	w, h int
	top  int
}

// NewPager returns an empty pager.
func NewPager(look *Look) *Pager { return &Pager{look: look, w: 80, h: 24} }

// SetText shows other text from its beginning.
func (p *Pager) SetText(text ...Paragraph) {
	p.text, p.top = text, 0
	p.wrap()
}

// Resize gives the pager w cells and h rows. The text at the top stays there as
// far as wrapping allows.
func (p *Pager) Resize(w, h int) {
	old := len(p.rows)
	p.w, p.h = max(w, 0), max(h, 0)
	p.wrap()
	if old > 0 {
		p.top = p.top * len(p.rows) / old
	}
	p.settle()
}

// wrap breaks the text into rows of the width.
func (p *Pager) wrap() {
	p.rows = nil
	for _, par := range p.text {
		indent := min(par.Indent, p.w/2)
		for line := range strings.SplitSeq(par.Text, "\n") {
			for _, row := range term.Wrap(harmless(line, len(line)), p.w-indent) {
				row = term.Truncate(row, p.w-indent)
				p.rows = append(p.rows, strings.Repeat(" ", indent)+par.Style.Render(row))
			}
		}
	}
}

// Update scrolls and reports whether msg was a key that does.
func (p *Pager) Update(msg tea.KeyMsg) bool {
	page := max(p.h-1, 1)
	switch {
	case keys.Match(msg, keys.Up):
		p.top--
	case keys.Match(msg, keys.Down):
		p.top++
	case keys.Match(msg, keys.PageUp):
		p.top -= page
	case keys.Match(msg, keys.PageDown):
		p.top += page
	case keys.Match(msg, keys.HalfUp):
		p.top -= max(page/2, 1)
	case keys.Match(msg, keys.HalfDown):
		p.top += max(page/2, 1)
	case keys.Match(msg, keys.First):
		p.top = 0
	case keys.Match(msg, keys.Last):
		p.top = len(p.rows)
	default:
		return false
	}
	p.settle()
	return true
}

// Scroll puts a row at the top, as far as there is text.
func (p *Pager) Scroll(top int) {
	p.top = top
	p.settle()
}

// settle keeps the window on the text.
func (p *Pager) settle() { p.top = max(min(p.top, len(p.rows)-p.h), 0) }

// Height returns how many rows the whole text takes.
func (p *Pager) Height() int { return len(p.rows) }

// More returns how many rows are above and below what is in sight.
func (p *Pager) More() (above, below int) {
	return p.top, max(len(p.rows)-p.top-p.h, 0)
}

// View draws the rows in sight.
func (p *Pager) View() string {
	th, words := p.look.Theme, p.look.Words.Status
	switch {
	case p.Err != nil:
		return strings.Join(p.look.message(p.look.failure(p.Err), th.Bad, p.w, p.h), "\n")
	case p.Busy:
		return strings.Join(p.look.message(words.Loading, th.Dim, p.w, p.h), "\n")
	}
	return strings.Join(p.rows[p.top:min(p.top+p.h, len(p.rows))], "\n")
}
