package widget

import (
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Help lists keys and what they do, and narrows the list to what is typed. The
// screen's own keys come first.
type Help struct {
	look   *Look
	groups []keys.Listing
	search *Input
	pager  *Pager
	w, h   int
}

// twoColumns is the width from which on the list has two columns.
const twoColumns = 76

// NewHelp returns the help of groups. Bindings without help are left out.
func NewHelp(look *Look, groups ...keys.Listing) *Help {
	h := &Help{look: look, groups: groups, search: NewInput(look, look.Words.Help.Search), pager: NewPager(look)}
	h.Resize(80, 24)
	return h
}

// Resize gives the help w cells and h rows.
func (h *Help) Resize(w, rows int) {
	h.w, h.h = max(w, 0), max(rows, 1)
	h.search.Resize(h.w, 1)
	h.pager.Resize(h.w, max(h.h-2, 0))
	h.fill()
}

// Update scrolls or edits the search text. msg is as it was typed.
func (h *Help) Update(msg tea.KeyMsg) bool {
	switch msg.Type {
	case tea.KeyUp, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown:
		return h.pager.Update(msg)
	}
	before := h.search.Value()
	understood := h.search.Update(msg)
	if h.search.Value() != before {
		h.fill()
	}
	return understood
}

// Cursor returns where the cursor of the search text stands.
func (h *Help) Cursor() (x, y int, visible bool) { return h.search.Cursor() }

// View draws the search text and the list.
func (h *Help) View() string {
	above, below := h.pager.More()
	all := h.pager.Height()
	rows := []string{h.search.View(), h.look.inSight(above, all-below, all, h.w), h.pager.View()}
	return strings.Join(rows[:min(len(rows), h.h)], "\n")
}

// fill lists what matches the search text.
func (h *Help) fill() {
	var text []Paragraph
	for _, g := range h.groups {
		rows := h.matching(g)
		if len(rows) == 0 {
			continue
		}
		if len(text) > 0 {
			text = append(text, Paragraph{})
		}
		text = append(text, Paragraph{Text: g.Title, Style: h.look.Theme.Title})
		for _, row := range h.columns(rows) {
			text = append(text, Paragraph{Text: row, Style: h.look.Theme.Text, Indent: 1})
		}
	}
	if len(text) == 0 {
		text = append(text, Paragraph{Text: h.look.Words.Help.Nothing, Style: h.look.Theme.Dim})
	}
	h.pager.SetText(text...)
}

// matching returns the rows of a group that hold the search text.
func (h *Help) matching(g keys.Listing) []string {
	if g.Sought && h.search.Value() == "" {
		return nil
	}
	wanted := model.FoldVariants(h.search.Value())
	var rows []string
	for _, b := range g.Bindings {
		name, word := b.Help().Key, b.Help().Desc
		sought := strings.Join(append([]string{name, word, g.Title}, keys.Also(b)...), " ")
		if word == "" || !strings.Contains(model.FoldVariants(sought), wanted) {
			continue
		}
		rows = append(rows, term.Fit(h.look.Shown(name), 9)+" "+clean.Text(h.described(g, b)))
	}
	return rows
}

// described returns the help of a binding, with a word if it cannot be used and
// its group does not say so.
func (h *Help) described(g keys.Listing, b key.Binding) string {
	if b.Enabled() || g.Sought {
		return b.Help().Desc
	}
	return b.Help().Desc + " (" + h.look.Words.Help.Disabled + ")"
}

// columns sets rows in two columns, down and then across, if the width allows
// it without cutting any.
func (h *Help) columns(rows []string) []string {
	half, w := (len(rows)+1)/2, (h.w-2)/2
	for _, row := range rows {
		if h.w < twoColumns || term.Width(row) > w-1 {
			return rows
		}
	}
	set := make([]string, half)
	for i := range set {
		set[i] = term.Fit(rows[i], w-1)
		if half+i < len(rows) {
			set[i] += " " + term.Truncate(rows[half+i], w)
		}
	}
	return set
}
