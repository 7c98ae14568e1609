package screen

import (
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Each screen that knows what stands under the mouse has a method Mouse, which
// takes a click or the wheel in the screen's own cells and reports whether it
// was of use. What a click does beyond moving a cursor is done by the key it
// amounts to, so that the mouse can do nothing that the keys cannot.

// part is a widget that takes the mouse, from a row of its screen on.
type part interface {
	Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool)
}

// pointed gives the mouse to a part of a screen, and the key that a click
// amounts to, to what takes its keys. The wheel is left to the arrows, except
// on a table.
func pointed(p part, top int, msg tea.MouseMsg, key func(tea.KeyMsg) tea.Cmd) (tea.Cmd, bool) {
	press, ok := p.Mouse(msg, top)
	if ok {
		return key(press), true
	}
	_, scrolls := p.(*widget.Table)
	return nil, scrolls || widget.Wheel(msg) == 0
}

// Mouse takes the mouse on the lines and on what is open above or below them.
func (l *Lines) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	top := len(l.pillArea().lines())
	switch {
	case l.export != nil:
		return pointed(l.export, l.h-l.export.height(), msg, l.key)
	case l.list != nil:
		return pointed(l.list, top, msg, l.key)
	case l.strip.shown != nil:
		return pointed(l.strip.shown, top, msg, l.key)
	case l.time.presets != nil:
		return pointed(l.time.presets, top, msg, l.key)
	case l.jump != nil:
		return pointed(l.jump.input, top, msg, l.key)
	case l.line != nil:
		return pointed(l.line.input, top, msg, l.key)
	case widget.Click(msg) && msg.Y < top:
		if at := l.pillArea().under(msg.X, msg.Y); at >= 0 {
			return l.switchPill(at), true
		}
		return nil, true
	}
	l.options.At = 0 // from now on the cursor is the user's
	cmd, _ := pointed(l.table, top, msg, l.key)
	return tea.Batch(cmd, l.fetch()), true
}

// Mouse takes the mouse on the rows of a section and on what is open above or
// below them.
func (s *Section) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	switch {
	case s.export != nil:
		return pointed(s.export, s.h-s.export.height(), msg, s.key)
	case s.finder != nil:
		return pointed(s.finder.input, sectionHead+len(s.panel()), msg, s.key)
	case s.panelKeys() != nil:
		return s.mouse(msg, sectionHead, s.key)
	}
	s.back = nil // from now on the cursor is the user's
	return pointed(s.table, sectionHead+len(s.above()), msg, s.key)
}

// mouse takes the mouse on the panel, which begins head rows below the top.
func (s *scoped) mouse(msg tea.MouseMsg, head int, key func(tea.KeyMsg) tea.Cmd) (tea.Cmd, bool) {
	top := head + len(s.pillLines())
	switch {
	case s.presets != nil:
		return pointed(s.presets, top, msg, key)
	case s.strip.shown != nil:
		return pointed(s.strip.shown, top, msg, key)
	}
	return pointed(s.field.input, top, msg, key)
}

// Mouse moves to the period under a click; a click on the cursor's amounts to
// the key that chooses it.
func (p *presetList) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	if p.picker != nil {
		return p.picker.input.Mouse(msg, top)
	}
	at := msg.Y - top - 1
	if !widget.Click(msg) || at < 0 || at >= len(p.list) {
		return press, false
	}
	again := at == p.at
	p.at = at
	if !again {
		return press, false
	}
	return keys.Press(p.env.Look.Keys.Of(keys.Accept))
}

// Mouse takes the mouse on the form of the dialog.
func (d *exportDialog) Mouse(msg tea.MouseMsg, top int) (press tea.KeyMsg, ok bool) {
	if d.ask.Busy() {
		return press, false
	}
	msg.X-- // the form is indented, below a rule
	return d.form.Mouse(msg, top+1)
}

// Mouse takes the mouse on the groups and on what is open in their place.
func (a *Analysis) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	top := a.top()
	switch {
	case a.export != nil:
		return pointed(a.export, a.h-a.export.height(), msg, a.key)
	case a.list != nil:
		return pointed(a.list, 0, msg, a.key)
	case a.field != nil:
		return pointed(a.field.input, top, msg, a.key)
	case a.strip.shown != nil:
		return pointed(a.strip.shown, top, msg, a.key)
	case a.time.presets != nil:
		return pointed(a.time.presets, top, msg, a.key)
	case widget.Click(msg) && msg.Y < top:
		if at := a.pillArea().under(msg.X, msg.Y-1); at >= 0 {
			return a.switchPill(at), true
		}
		return nil, true
	}
	a.back = nil // from now on the cursor is the user's
	cmd, _ := pointed(a.table, top, msg, a.key)
	if a.chart.own {
		return tea.Batch(cmd, a.askChart()), true
	}
	return cmd, true
}

// Mouse takes the mouse on the fields of a line.
func (l *Line) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	l.back = nil // from now on the cursor is the user's
	cmd, ok := pointed(l.table, 0, msg, l.key)
	row, _, _ := l.table.Cursor()
	l.table.Move(row, valueColumn)
	l.arrange()
	return cmd, ok
}

// Mouse takes the mouse on the list of cases.
func (c *caseList) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	switch {
	case c.opening.Busy():
		return nil, true
	case c.field != nil:
		return pointed(c.field.input, 0, msg, c.key)
	}
	return pointed(c.table, 0, msg, c.key)
}

// Mouse takes the mouse on the list of imported files.
func (s *sourceList) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	if s.prompt != nil {
		return nil, true
	}
	return pointed(s.table, 0, msg, s.key)
}

// Mouse takes the mouse on the rejects.
func (r *rejectList) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	return pointed(r.table, 1, msg, r.key)
}

// Mouse takes the mouse on the field for files, or on the files.
func (i *importing) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	if i.phase == importAsks {
		return pointed(i.field.input, 0, msg, i.key)
	}
	return pointed(i.table, i.tableTop, msg, i.key)
}

// Mouse takes the mouse on the saved views and on what is open above or below
// them.
func (v *viewList) Mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	switch {
	case v.export != nil:
		return pointed(v.export, v.h-v.export.height(), msg, v.key)
	case v.prompt != nil:
		return nil, true
	case v.finder != nil:
		return pointed(v.finder, 0, msg, v.key)
	case v.naming != nil:
		return pointed(v.naming, 0, msg, v.key)
	}
	return pointed(v.table, 0, msg, v.key)
}
