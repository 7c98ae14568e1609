package term

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/aymanbagabas/go-osc52/v2"
)

// Sequences written around each frame. Terminals that do not know synchronized
// output ignore it.
const (
	beginFrame = "\x1b[?2026h"
	endFrame   = "\x1b[?2026l"
	hideCursor = "\x1b[?25l"
	showCursor = "\x1b[?25h"
)

// Cursor is where the text cursor of a field stands, in cells from the top left
// corner of the screen, counted from 0.
type Cursor struct {
	X, Y    int
	Visible bool
}

// Output is the file bubbletea draws to. It brackets each frame with
// synchronized output, and puts the terminal's own cursor at the text field
// that has the focus, because an input method shows its candidates where that
// cursor is. It embeds *os.File: bubbletea knows the window's size only of
// something that has a file descriptor.
//
// bubbletea hands over a frame by Write and single sequences by WriteString, so
// only Write is bracketed.
type Output struct {
	*os.File
	mu      sync.Mutex
	cursor  Cursor
	buf     bytes.Buffer
	copying sync.Mutex
}

// NewOutput returns an Output that draws to f.
func NewOutput(f *os.File) *Output {
	return &Output{File: f}
}

// SetCursor says where the cursor belongs from the next frame on. The root
// model calls it in View.
func (o *Output) SetCursor(c Cursor) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.cursor = c
}

// Write writes one frame and the cursor in a single call, so that no terminal
// shows half of it.
func (o *Output) Write(frame []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.buf.Reset()
	o.buf.WriteString(beginFrame + hideCursor)
	o.buf.Write(frame)
	if o.cursor.Visible {
		fmt.Fprintf(&o.buf, "\x1b[%d;%dH%s", o.cursor.Y+1, o.cursor.X+1, showCursor)
	}
	o.buf.WriteString(endFrame)
	if _, err := o.File.Write(o.buf.Bytes()); err != nil {
		return 0, err
	}
	return len(frame), nil
}

// WriteString writes a sequence as it is.
func (o *Output) WriteString(s string) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.File.WriteString(s)
}

// copyLimit is the most bytes given to the clipboard. Terminals drop longer
// sequences without a word; xterm's limit, the lowest known, is 100,000 in
// base 64.
const copyLimit = 74_000

// ErrTooLong is returned by Copy for text that terminals would drop silently.
var ErrTooLong = errors.New("too long for the clipboard of a terminal")

// Copy puts text on the clipboard: with a tool of this machine if there is one,
// and by asking the terminal (OSC 52), which works over ssh too. The terminal
// does not answer: one that forbids it stays silent. The caller has passed the
// text through clean.Text. Copy is I/O and belongs in a command.
func (o *Output) Copy(text string) error {
	o.copying.Lock() // two tools at once might end in either order
	defer o.copying.Unlock()
	local := copyLocally(text, os.Getenv, toolPatience)
	switch {
	case len(text) <= copyLimit:
		_, err := o.WriteString(clipboard(text, os.Getenv))
		return err
	case local:
		return nil
	}
	return ErrTooLong
}

// clipboard returns the sequence for text. tmux takes the plain one if
// set-clipboard is on and the wrapped one if allow-passthrough is; it ignores
// the other, so it is given both.
func clipboard(text string, getenv func(string) string) string {
	plain := osc52.New(text)
	switch {
	case getenv("TMUX") != "":
		return plain.String() + plain.Tmux().String()
	case strings.HasPrefix(getenv("TERM"), "screen"):
		return plain.Screen().String()
	}
	return plain.String()
}
