package screen

import (
	"strings"

	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Mouse opens the section under a click; the wheel goes from section to
// section.
func (r *Report) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	switch {
	case r.panelKeys() != nil:
		return r.mouse(msg, 1, r.key)
	case widget.Wheel(msg) < 0:
		return r.key(tea.KeyMsg{Type: tea.KeyUp}), true
	case widget.Wheel(msg) > 0:
		return r.key(tea.KeyMsg{Type: tea.KeyDown}), true
	}
	if i := r.blockAt(msg.X, msg.Y); i >= 0 {
		r.at = i
		return OpenSection(r.env, r.answer.Sections[i].Section.Number), true
	}
	return nil, true
}

// blockAt is the section at a cell of the screen, -1 for none.
func (r *Report) blockAt(x, y int) int {
	head := 1 + strings.Count(r.head(), "\n")
	y -= head
	room := r.h - head
	if y < 0 || r.err != nil || r.answer == nil || r.empty() {
		return -1
	}
	i, n := 0, len(r.answer.Sections)
	if r.inTwo(room) {
		half := (n + 1) / 2
		if i = y / (room / half); i >= half {
			return -1
		}
		if x > (r.w-3)/2 {
			i += half
		}
	} else {
		first, shown, per := r.inSight(room)
		if i = first + y/per; i >= first+shown {
			return -1
		}
	}
	if i >= n {
		return -1
	}
	return i
}
