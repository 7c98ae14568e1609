package screen

import (
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Mouse takes the mouse on the statement and on what is below it. A click gives
// the keys to what is clicked on.
func (s *SQL) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	switch {
	case s.export != nil:
		return pointed(s.export, s.h-s.export.height(), msg, s.key)
	case s.answer.Busy():
		return nil, true
	case msg.Y < s.top:
		return s.pointAtStatement(msg)
	case s.rows == nil:
		above, _ := s.intro.More()
		s.intro.Scroll(above + widget.Wheel(msg))
		return nil, true
	case widget.Click(msg) && s.typing:
		s.table.Mouse(msg, s.top) // a click that brings the keys opens nothing
		s.look()
		return nil, true
	}
	return pointed(s.table, s.top, msg, s.key)
}

// pointAtStatement takes the mouse on the field and on what is proposed there,
// which the wheel goes through as the arrows do.
func (s *SQL) pointAtStatement(msg tea.MouseMsg) (tea.Cmd, bool) {
	if !widget.Click(msg) {
		return nil, !s.typing || s.input.Problem != "" || s.input.Height() == 1
	}
	s.edit()
	cmd, _ := pointed(s.input, 0, msg, s.key)
	s.arrange()
	return cmd, true
}
