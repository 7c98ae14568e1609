package screen

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// offTerm is a term that counts for nothing, and its place among all terms of
// its view, so that it stands where it stood when it is switched on again.
type offTerm struct {
	at   int
	term model.Filter
}

// viewPill is a term as it is shown.
type viewPill struct {
	term model.Filter
	off  bool
}

func (p viewPill) equals(q viewPill) bool {
	return p.off == q.off && p.term.String() == q.term.String()
}

// pillsOf are the terms of a filter and those that are off, in their order.
func pillsOf(f model.Filter, off []offTerm) []viewPill {
	on := f.Terms()
	list := make([]viewPill, 0, len(on)+len(off))
	for len(on)+len(off) > 0 {
		if len(off) > 0 && (off[0].at <= len(list) || len(on) == 0) {
			list = append(list, viewPill{off[0].term, true})
			off = off[1:]
			continue
		}
		list = append(list, viewPill{on[0], false})
		on = on[1:]
	}
	return list
}

// pillsText tells lists of terms apart.
func pillsText(list []viewPill) string {
	var text strings.Builder
	for _, p := range list {
		fmt.Fprintf(&text, " %t %s", p.off, p.term)
	}
	return text.String()
}

// splitPills are the filter of the terms that are on, and those that are off.
func splitPills(list []viewPill) (model.Filter, []offTerm) {
	var on []model.Filter
	var off []offTerm
	for i, p := range list {
		if p.off {
			off = append(off, offTerm{i, p.term})
		} else {
			on = append(on, p.term)
		}
	}
	return model.And(on...), off
}

// placeOf is the place of a term among others, -1 if it has none.
func placeOf(list []viewPill, f model.Filter) int {
	return slices.IndexFunc(list, func(p viewPill) bool { return p.term.String() == f.String() })
}

// pillKey does what a key in an empty field says about the terms above it, with
// the place of the chosen one, -1 while there is none. It returns the terms as
// they are then, nil if they are the same, and whether the key was about them.
func pillKey(msg tea.KeyMsg, chosen *int, list []viewPill) (after []viewPill, ok bool) {
	n, at := len(list), *chosen
	if at < 0 {
		at = n - 1
	}
	switch blank := blankKey(msg); {
	case msg.Type == tea.KeyLeft:
		if *chosen < 0 {
			*chosen = n
		}
		*chosen = max(*chosen-1, 0)
	case msg.Type == tea.KeyRight:
		*chosen++
	case n > 0 && blank:
		*chosen = at
		after = slices.Clone(list)
		after[at].off = !after[at].off
	case n > 0 && (msg.Type == tea.KeyBackspace || msg.Type == tea.KeyDelete || msg.Type == tea.KeyCtrlH):
		*chosen = min(*chosen, n-2)
		return slices.Delete(slices.Clone(list), at, at+1), true
	default:
		*chosen = -1
		return nil, false
	}
	if *chosen >= n {
		*chosen = -1
	}
	return after, true
}

// blankKey reports whether a key is a blank, as an input method types it too.
func blankKey(msg tea.KeyMsg) bool {
	return !msg.Paste && (msg.Type == tea.KeySpace || msg.Type == tea.KeyRunes && string(msg.Runes) == "　")
}

// pillText is a term as it is drawn in at most w cells. One that is off says so
// without colour.
func (e *Env) pillText(p viewPill, w int) string {
	text, left, right := clean.Text(pill(p.term, e.spoken())), "[", "]"
	if p.off {
		left, right = "(", ")"
		text = e.Look.Words.Filter.TermOff + ": " + text
	}
	return left + term.Truncate(text, max(w-2, 1)) + right
}

// termKeys are the keys of a field for a term below others. Esc takes back what
// is typed, but not what was done to the terms above.
func (e *Env) termKeys(in *widget.Input, above []viewPill) []key.Binding {
	m, words := e.Look.Keys, e.Look.Words.Filter
	cancel := m.Of(keys.Cancel)
	if in.Value() == "" {
		cancel = m.As(keys.Cancel, words.Close)
	}
	list := []key.Binding{m.Of(keys.Accept), m.Of(keys.Complete), cancel, m.Of(keys.AnySpelling)}
	if in.Value() == "" && len(above) > 0 {
		list = append(list, m.Of(keys.PickTerm), m.Of(keys.RemoveTerm), m.As(keys.Toggle, words.TermOff+"/"+words.TermOn))
	}
	return list
}
