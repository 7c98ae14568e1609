package screen

import (
	"fmt"

	"edgelens/ui/term"
)

// How many rows the terms of the filter take at most, and while a filter is
// being typed.
const (
	pillRows      = 2
	pillRowsTyped = 4
)

// pillArea is where the terms of a filter are drawn.
type pillArea struct {
	env     *Env
	terms   []viewPill
	chosen  int // -1 while there is none
	w, most int // cells, and rows at most
}

// placedPill is a term where it is drawn.
type placedPill struct {
	at     int // among the terms
	x, row int
	text   string
}

// place gives each term its place, as far as there is room, and says how many
// are left out.
func (p pillArea) place() (placed []placedPill, left int) {
	x, row := 1, 0
	for i, t := range p.terms {
		text := term.Truncate(p.env.pillText(t, p.w-2), p.w-1)
		if x > 1 && x+term.Width(text) > p.w {
			x, row = 1, row+1
		}
		if row == p.most {
			return p.leaveOut(placed)
		}
		placed = append(placed, placedPill{at: i, x: x, row: row, text: text})
		x += term.Width(text) + 1
	}
	return placed, 0
}

// leaveOut drops terms from the end until there is room behind them to say how
// many are missing.
func (p pillArea) leaveOut(placed []placedPill) ([]placedPill, int) {
	all := len(p.terms)
	for len(placed) > 0 {
		last := placed[len(placed)-1]
		if last.x+term.Width(last.text)+term.Width(missing(all-len(placed))) <= p.w {
			break
		}
		placed = placed[:len(placed)-1]
	}
	return placed, all - len(placed)
}

// missing says how many terms there was no room for.
func missing(n int) string { return fmt.Sprintf(" +%d", n) }

// under is the term at a cell of the area, -1 for none.
func (p pillArea) under(x, y int) int {
	placed, _ := p.place()
	for _, t := range placed {
		if y == t.row && x >= t.x && x < t.x+term.Width(t.text) {
			return t.at
		}
	}
	return -1
}

// lines draws the terms, as many as there is room for.
func (p pillArea) lines() []string {
	th := p.env.Look.Theme
	if len(p.terms) == 0 {
		return []string{cut(th.Dim, " "+p.env.Look.Words.Filter.None, p.w)}
	}
	rows := []string{""}
	placed, left := p.place()
	for _, t := range placed {
		if t.row == len(rows) {
			rows = append(rows, "")
		}
		style := th.Strong
		switch {
		case t.at == p.chosen:
			style = th.Choice
		case p.terms[t.at].off:
			style = th.Dim
		}
		rows[t.row] += " " + style.Render(t.text)
	}
	if left > 0 {
		rows[len(rows)-1] += cut(th.Dim, missing(left), p.w)
	}
	return rows
}
