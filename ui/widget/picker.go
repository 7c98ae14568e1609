package widget

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"
)

// Choice is one entry of a [Picker].
type Choice struct {
	Kind string   // what sort of thing it is
	Text string   // its name
	Note string   // its key or its id
	More []string // other names it is found by, such as those of the other language
	Off  bool     // it cannot be done now, and its text says why
	Far  string   // where it can be done, if not here: it comes after all that fit as well
}

// Picker is a list from which one entry is chosen by typing some of its
// letters. Its keys go to Update as they were typed.
type Picker struct {
	look    *Look
	input   *Input
	choices []Choice
	found   []int // indexes into choices, the best first
	at      int   // the cursor, an index into found
	first   int   // the first row in sight
	w, h    int
}

// pickerChrome is the rows above the list.
const pickerChrome = 2

// NewPicker returns a list with nothing typed yet.
func NewPicker(look *Look, prompt string, choices []Choice) *Picker {
	p := &Picker{look: look, input: NewInput(look, prompt), w: 80, h: 24}
	p.SetChoices(choices)
	return p
}

// SetChoices exchanges the list; the cursor stays with the entry it is on as
// long as that has the same name.
func (p *Picker) SetChoices(choices []Choice) {
	old, had := p.Chosen()
	name := ""
	if had {
		name = p.choices[old].Kind + p.choices[old].Text
	}
	p.choices = choices
	p.find()
	for i, c := range p.found {
		if had && choices[c].Kind+choices[c].Text == name {
			p.at = i
			break
		}
	}
	p.scroll()
}

// Resize gives the picker w cells and h rows.
func (p *Picker) Resize(w, h int) {
	p.w, p.h = max(w, 0), max(h, 1)
	p.input.Resize(p.w, 1)
	p.scroll()
}

// Chosen returns the entry of the cursor, an index into the choices.
func (p *Picker) Chosen() (int, bool) {
	if len(p.found) == 0 {
		return 0, false
	}
	return p.found[p.at], true
}

// Cursor returns where the cursor of the text stands.
func (p *Picker) Cursor() (x, y int, visible bool) { return p.input.Cursor() }

// Update edits the text or moves the cursor. Enter confirms an entry.
func (p *Picker) Update(msg tea.KeyMsg) Outcome {
	page := max(p.h-pickerChrome, 1)
	switch {
	case msg.Type == tea.KeyUp, msg.Type == tea.KeyCtrlP:
		p.move(-1)
	case msg.Type == tea.KeyDown, msg.Type == tea.KeyCtrlN:
		p.move(+1)
	case msg.Type == tea.KeyPgUp:
		p.move(-page)
	case msg.Type == tea.KeyPgDown:
		p.move(+page)
	case keys.Match(msg, keys.Cancel):
		return Dismissed
	case keys.Match(msg, keys.Accept):
		if len(p.found) > 0 {
			return Confirmed
		}
	default:
		p.edit(msg)
	}
	return Open
}

// edit gives a key to the text.
func (p *Picker) edit(msg tea.KeyMsg) {
	before := p.input.Value()
	p.input.Update(msg)
	if p.input.Value() != before {
		p.find()
		p.scroll()
	}
}

func (p *Picker) move(n int) {
	p.at = max(min(p.at+n, len(p.found)-1), 0)
	p.scroll()
}

// scroll keeps the cursor in sight.
func (p *Picker) scroll() {
	rows := max(p.h-pickerChrome, 1)
	p.first = max(min(p.first, p.at), p.at-rows+1, 0)
}

// hit is how well an entry fits what was typed.
type hit struct {
	at    int
	whole int // words that stand in it as they were typed
	last  int // 1 for what comes last
	score int
}

// find lists the entries that fit every word typed, in any spelling and in any of
// their names. Words that stand in an entry letter by letter come before those that only have
// their letters in it.
func (p *Picker) find() {
	p.at, p.first, p.found = 0, 0, p.found[:0]
	words := strings.Fields(model.FoldVariants(p.input.Value()))
	var hits []hit
	for i, c := range p.choices {
		if h, ok := fits(c, words); ok {
			h.at = i
			if c.Far != "" {
				h.last = 1
			}
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.whole, a.whole), cmp.Compare(a.last, b.last), cmp.Compare(b.score, a.score))
	})
	for _, h := range hits {
		p.found = append(p.found, h.at)
	}
}

// fits reports whether all words fit an entry, and how well.
func fits(c Choice, words []string) (h hit, ok bool) {
	names := append([]string{c.Text, c.Note, c.Kind}, c.More...)
	for i := range names {
		names[i] = model.FoldVariants(names[i])
	}
	for _, word := range words {
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, word) }) {
			h.whole++
		}
		matches := fuzzy.Find(word, names)
		if len(matches) == 0 {
			return h, false
		}
		h.score += matches[0].Score
	}
	return h, true
}

// View draws the text, then the list.
func (p *Picker) View() string {
	th := p.look.Theme
	end := min(p.first+max(p.h-pickerChrome, 0), len(p.found))
	rows := []string{p.input.View(), p.look.inSight(p.first, end, len(p.found), p.w)}
	for i := p.first; i < end; i++ {
		rows = append(rows, p.row(p.choices[p.found[i]], i == p.at))
	}
	if len(p.found) == 0 {
		rows = append(rows, th.Dim.Render(term.Truncate(" "+p.look.Words.Palette.Nothing, p.w)))
	}
	return strings.Join(rows[:min(len(rows), p.h)], "\n")
}

// inSight says on the right which rows of a list are in sight, if not all are.
func (l *Look) inSight(from, to, all, w int) string {
	if to-from >= all {
		return ""
	}
	text := fmt.Sprintf(l.Words.Table.Position, Count(from+1)+"-"+Count(to), Count(all))
	text = term.Truncate(text, w)
	return strings.Repeat(" ", max(w-term.Width(text), 0)) + l.Theme.Dim.Render(text)
}

// row draws one entry: its kind, its name, and on the right its key.
func (p *Picker) row(c Choice, chosen bool) string {
	const kindCells, noteCells = 12, 16
	th := p.look.Theme
	sign, style := " ", th.Text
	switch {
	case chosen:
		sign, style = th.Symbols.Cursor, th.Choice
	case c.Off, c.Far != "":
		style = th.Dim
	}
	text := harmless(c.Text, p.w)
	if c.Far != "" {
		text += ": " + c.Far
	}
	if c.Off {
		text += " (" + p.look.Words.Help.Disabled + ")"
	}
	room := max(p.w-kindCells-noteCells-4, 0)
	row := sign + term.Fit(clean.Text(c.Kind), kindCells) + " " + term.Fit(text, room) + " " + p.look.Shown(harmless(c.Note, noteCells))
	return " " + style.Render(term.Fit(row, max(p.w-1, 0)))
}
