package widget

import (
	"edgelens/ui/keys"
	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// wheelRows is how many rows one notch of the wheel scrolls.
const wheelRows = 3

// Wheel is how many rows a message of the mouse scrolls, 0 if it is not about
// the wheel.
func Wheel(msg tea.MouseMsg) int {
	switch {
	case msg.Action != tea.MouseActionPress:
		return 0
	case msg.Button == tea.MouseButtonWheelUp:
		return -wheelRows
	case msg.Button == tea.MouseButtonWheelDown:
		return wheelRows
	}
	return 0
}

// Click reports whether a message of the mouse is a click.
func Click(msg tea.MouseMsg) bool {
	return msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft
}

// press is the key that a click amounts to.
func (l *Look) press(k *keys.Key) (tea.KeyMsg, bool) { return keys.Press(l.Keys.Of(k)) }

// Mouse takes the wheel and clicks; the table's own rows begin top rows below
// those of the message. The wheel scrolls, a click puts the cursor on a cell.
// Where a click means more, it is ok and the owner gets the key it amounts to: a
// click on the cursor's cell opens it, one on a heading sorts by it.
func (t *Table) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	x, y := msg.X, msg.Y-top
	if n := Wheel(msg); n != 0 {
		t.wheel(n)
		return press, false
	}
	if !Click(msg) || y < 0 || y >= t.h {
		return press, false
	}
	shown := t.under(x)
	if t.hasHeader() {
		y--
	}
	if y < 0 && shown >= 0 && t.data.Len() > 0 {
		t.col = shown
		t.settle()
		return t.look.press(keys.Sort)
	}
	if y < 0 || y >= t.rows() {
		return press, false
	}
	row := t.rowAt(y)
	if row >= t.data.Len() {
		return press, false
	}
	again := row == t.row && (shown < 0 || shown == t.col)
	if t.row = row; shown >= 0 {
		t.col = shown
	}
	t.settle()
	if again {
		return t.look.press(keys.Open)
	}
	return press, false
}

// under is the column at a cell, counted among those not hidden; -1 for none.
func (t *Table) under(x int) int {
	left := gutter
	for _, s := range t.layout() {
		if x >= left && x < left+s.w {
			return s.shown
		}
		left += s.w + 1
	}
	return -1
}

// wheel scrolls the window; the cursor stays where it is while it is in sight.
func (t *Table) wheel(n int) {
	t.top = max(min(t.top+n, t.lastTop()), 0)
	t.row = max(min(t.row, max(t.end(), t.top+1)-1), t.top)
	t.settle()
}

// Mouse puts the cursor of the text under a click. A click on a candidate
// chooses it and amounts to the key that takes it.
func (in *Input) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	x, y := msg.X, msg.Y-top
	switch {
	case !Click(msg) || in.blurred || y < 0 || y >= in.h:
	case y == 0:
		in.point(x - term.Width(in.prompt()))
	case in.Problem == "" && y <= min(len(in.list), listRows):
		in.choice = in.firstCandidate() + y - 1
		return in.look.press(keys.Accept)
	}
	return press, false
}

// point puts the cursor on the character at a cell of the text.
func (in *Input) point(x int) {
	in.at = in.offset
	for in.at < len(in.text) && in.cells(in.offset, in.after(in.at)) <= x {
		in.at = in.after(in.at)
	}
	in.propose()
}

// Mouse moves the cursor to the entry under a click; a click on the cursor's
// entry amounts to the key that chooses it.
func (p *Picker) Mouse(msg tea.MouseMsg) (press tea.KeyMsg, ok bool) {
	at := p.first + msg.Y - pickerChrome
	switch {
	case Click(msg) && msg.Y == 0:
		return p.input.Mouse(msg, 0)
	case !Click(msg) || msg.Y < pickerChrome || msg.Y >= p.h || at >= len(p.found):
		return press, false
	case at == p.at:
		return p.look.press(keys.Accept)
	}
	p.at = at
	return press, false
}

// Mouse moves the cursor to the column under a click; a click on the cursor's
// shows or hides it.
func (l *ColumnList) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	room := max(l.h-2, 1)
	first, y := l.first(), msg.Y-top-1
	switch {
	case !Click(msg) || y < 0 || y >= room || first+y >= len(l.columns):
		return press, false
	case first+y == l.at:
		return l.look.press(keys.Toggle)
	}
	l.at = first + y
	return press, false
}

// Mouse moves the focus to the entry under a click; a click on the one that has
// it changes it.
func (f *Form) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	y := msg.Y - top - 1
	at := f.first() + y
	switch {
	case !Click(msg) || y < 0 || y >= max(f.h-3, 1) || at >= len(f.entries):
		return press, false
	case at == f.at && f.Typing():
		return f.entries[at].Text.Mouse(tea.MouseMsg{X: msg.X - f.labels() - 2, Button: msg.Button, Action: msg.Action}, 0)
	case at == f.at:
		return f.look.press(keys.Change)
	}
	f.at = at
	return press, false
}

// Mouse moves the cursor to the step under a click; a click on the cursor's
// step begins a span there or ends it.
func (s *TimeStrip) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	y := msg.Y - top
	if !Click(msg) || y < 1 || y >= StripRows || msg.X < 1 || msg.X > s.w-2 || s.Busy || len(s.hours) == 0 {
		return press, false
	}
	at := s.step.Next(s.left, msg.X-1)
	switch {
	case at.After(s.hours[len(s.hours)-1].From):
		return press, false
	case at.Equal(s.at):
		return s.look.press(keys.Mark)
	}
	s.move(at)
	return press, false
}
