// Package uitest drives a program in a test: it presses keys, runs the commands
// they cause, and looks at the screen.
//
// Everything happens in the test's own goroutine and in order, so nothing has
// to be waited for: when Press returns, the answers are on the screen. Commands
// can be held back ([Driver.Hold]) and released later, in any order, which is
// how late answers are tested. Each frame is checked: no more rows than the
// window has, and every row at most its width less one, by our width and by
// x/ansi's.
package uitest

import (
	"strings"
	"testing"
	"time"

	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Driver plays the user of one program.
type Driver struct {
	t       testing.TB
	model   tea.Model
	w, h    int
	holding bool
	held    []tea.Cmd
	ticks   int
	quit    bool
	steps   int
}

// New starts m in a window of w columns and h rows.
func New(t testing.TB, m tea.Model, w, h int) *Driver {
	t.Helper()
	d := &Driver{t: t, model: m, w: w, h: h}
	d.run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// Model returns the program as it is now.
func (d *Driver) Model() tea.Model { return d.model }

// Press presses keys by their bubbletea names, "enter", "ctrl+d", "pgdown",
// "space", or by the character they type, "j", "ｊ", "件".
func (d *Driver) Press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		msg, ok := key(name)
		if !ok {
			d.t.Fatalf("there is no key %q", name)
		}
		d.Send(msg)
	}
}

// Time presses a key and gives the time until the program has drawn itself
// again. What the key has caused is run after that, on no account.
func (d *Driver) Time(name string) time.Duration {
	d.t.Helper()
	msg, ok := key(name)
	if !ok {
		d.t.Fatalf("there is no key %q", name)
	}
	var cmd tea.Cmd
	start := time.Now()
	d.model, cmd = d.model.Update(msg)
	_ = d.model.View()
	took := time.Since(start)
	d.steps = 0 // a benchmark presses keys as long as it likes
	d.run(cmd)
	return took
}

// Type types text, one key for each character.
func (d *Driver) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		d.Press(string(r))
	}
}

// Paste pastes text as a terminal with bracketed paste does.
func (d *Driver) Paste(text string) {
	d.t.Helper()
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// Resize changes the size of the window.
func (d *Driver) Resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send gives the program a message and runs what follows from it.
func (d *Driver) Send(msg tea.Msg) {
	d.t.Helper()
	if d.quit {
		d.t.Fatalf("the program has quit and gets %T", msg)
	}
	d.deliver(msg)
	d.check()
}

// Quit reports whether the program has ended itself.
func (d *Driver) Quit() bool { return d.quit }

// Frame returns what the program draws, colours included.
func (d *Driver) Frame() string { return d.model.View() }

// Screen returns the screen as plain text, without spaces at the ends of rows.
func (d *Driver) Screen() string {
	rows := strings.Split(ansi.Strip(d.Frame()), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n")
}

// Row returns row n of the screen, counted from 0, or from the end with -1.
func (d *Driver) Row(n int) string {
	d.t.Helper()
	rows := strings.Split(d.Screen(), "\n")
	if n < 0 {
		n += len(rows)
	}
	if n < 0 || n >= len(rows) {
		d.t.Fatalf("the screen has no row %d, only %d rows", n, len(rows))
	}
	return rows[n]
}

// See fails the test if one of the texts is not on the screen.
func (d *Driver) See(texts ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("%q is not on the screen:\n%s", text, screen)
		}
	}
}

// NotSee fails the test if one of the texts is on the screen.
func (d *Driver) NotSee(texts ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("%q is on the screen:\n%s", text, screen)
		}
	}
}

// check holds the frame to the size of the window.
func (d *Driver) check() {
	d.t.Helper()
	CheckFrame(d.t, d.Frame(), d.w, d.h)
}

// CheckFrame fails the test if a frame has more than h rows or a row of more
// than w-1 cells by either measure; the last column stays empty.
func CheckFrame(t testing.TB, frame string, w, h int) {
	t.Helper()
	rows := strings.Split(frame, "\n")
	if len(rows) > h {
		t.Errorf("the frame has %d rows in a window of %d:\n%s", len(rows), h, frame)
	}
	for i, row := range rows {
		ours, theirs := term.Width(row), ansi.StringWidth(row)
		if ours > w-1 || theirs > w-1 {
			t.Errorf("row %d is %d cells (x/ansi: %d) in a window of %d:\n%q", i, ours, theirs, w, row)
		}
	}
}
