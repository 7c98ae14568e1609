package ui

import (
	"time"

	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/screen"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pointed is a screen that knows what stands under the mouse.
type pointed interface {
	// Mouse takes a click or the wheel in the screen's own cells and reports
	// whether it was of use.
	Mouse(msg tea.MouseMsg) (tea.Cmd, bool)
}

// doubleClick is how long a second click at the same place belongs to the first.
const doubleClick = 500 * time.Millisecond

// click is where and when something was opened by a click.
type click struct {
	x, y int
	at   time.Time
}

// again reports whether a click is the second one of a double click: it was
// meant for what stood there before.
func (c click) again(msg tea.MouseMsg) bool {
	return !c.at.IsZero() && msg.X == c.x && msg.Y == c.y && time.Since(c.at) < doubleClick
}

// toggleMouse lets the terminal report the mouse, or select text again.
func (m *Model) toggleMouse() tea.Cmd {
	look := m.env.Look
	look.Mouse = !look.Mouse
	if look.Mouse {
		return tea.Batch(tea.EnableMouseCellMotion, screen.Notify(look.Words.App.MouseOn))
	}
	return tea.Batch(tea.DisableMouse, screen.Notify(look.Words.App.MouseOff))
}

// mouse gives a click or the wheel to whatever stands there. A message that
// comes late, or of another button, means nothing.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	switch {
	case !m.env.Look.Mouse || m.small():
		return nil
	case widget.Wheel(msg) != 0:
		return m.wheel(msg)
	case !widget.Click(msg) || m.clicked.again(msg):
		return nil
	}
	m.clicked = click{}
	before := m.shown()
	cmd := m.click(msg)
	if m.shown() != before {
		m.clicked = click{x: msg.X, y: msg.Y, at: time.Now()}
	}
	return cmd
}

// shown is what has the mouse now, to be compared.
func (m *Model) shown() [5]any {
	var top nav.Screen = m.stack.Top()
	return [5]any{top, m.help, m.palette, m.line, m.asking}
}

// click does what a click on the frame or the screen means.
func (m *Model) click(msg tea.MouseMsg) tea.Cmd {
	y, bottom := msg.Y, m.bottom(m.w-1)
	if last := y - (m.h - len(bottom)); last >= 0 {
		return m.clickKey(msg.X, last)
	}
	m.said = screen.Say{}
	switch {
	case y == 0 && !m.typed():
		return m.back(nil)
	case y == 0 || m.help != nil || m.asking != nil:
		return nil
	}
	msg.Y--
	switch s, ok := m.stack.Top().(pointed); {
	case m.palette != nil:
		press, ok := m.palette.picker.Mouse(msg)
		return m.pressed(press, ok)
	case m.line != nil:
		press, ok := m.line.input.Mouse(msg, m.h-chrome-m.lineRows())
		return m.pressed(press, ok)
	case ok:
		cmd, _ := s.Mouse(msg)
		return cmd
	}
	return nil
}

// pressed does what the key does that a click amounts to, if it does to one.
func (m *Model) pressed(press tea.KeyMsg, ok bool) tea.Cmd {
	if !ok {
		return nil
	}
	return m.key(press)
}

// clickKey does what the key in the footer does that was clicked on.
func (m *Model) clickKey(x, row int) tea.Cmd {
	look, w, all := m.env.Look, m.w-1, m.keys()
	spots := look.LastRow(all, w)
	if said := m.said.Text != ""; !said {
		first := look.FirstRow(all, w)
		spots = look.LastRow(all[len(first):], w)
		if row == 0 {
			spots = first
		}
	} else if row < len(m.bottom(w))-1 {
		return nil
	}
	for _, s := range spots {
		if x >= s.X && x < s.X+s.W && s.Enabled() && s.Help().Key != keys.Sections.Shown() {
			press, ok := keys.Press(s.Binding)
			return m.pressed(press, ok)
		}
	}
	return nil
}

// wheel scrolls the screen; where it has nothing to scroll by the mouse, the
// wheel is the arrows.
func (m *Model) wheel(msg tea.MouseMsg) tea.Cmd {
	inner := msg
	inner.Y--
	s, ok := m.stack.Top().(pointed)
	if ok && m.help == nil && (m.stack.Top().Typing() || !m.typed()) {
		if cmd, done := s.Mouse(inner); done {
			return cmd
		}
	}
	n, arrow := widget.Wheel(msg), tea.KeyMsg{Type: tea.KeyDown}
	if n < 0 {
		n, arrow.Type = -n, tea.KeyUp
	}
	if m.typed() && m.help == nil {
		n = 1 // a list that is chosen from
	}
	var cmds []tea.Cmd
	for range n {
		cmds = append(cmds, m.key(arrow))
	}
	return tea.Batch(cmds...)
}
