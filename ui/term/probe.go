package term

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"
)

// ErrSilent is returned by Probe if the terminal did not say where its cursor
// is.
var ErrSilent = errors.New("the terminal did not answer")

// sample is a character of ambiguous width that Japanese text is full of.
const sample = "※"

// Probe asks the terminal how wide it draws ambiguous characters, 1 or 2: it
// draws one at the start of the line, asks for the cursor's position, and
// clears the line. It waits no longer than timeout and returns 1 with
// [ErrSilent] if nobody answered. Keys typed meanwhile are lost, so it is
// called once, before the screen starts.
func Probe(in, out *os.File, timeout time.Duration) (int, error) {
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return 1, fmt.Errorf("asking the terminal for its character width: %w", err)
	}
	defer func() { _ = term.Restore(in.Fd(), state) }()
	reader, err := cancelreader.NewReader(in)
	if err != nil {
		return 1, fmt.Errorf("asking the terminal for its character width: %w", err)
	}
	defer func() { _ = reader.Close() }()

	if _, err := out.WriteString("\r" + sample + "\x1b[6n"); err != nil {
		return 1, err
	}
	timer := time.AfterFunc(timeout, func() { reader.Cancel() })
	defer timer.Stop()
	column, err := position(reader)
	_, _ = out.WriteString("\r\x1b[K")
	if err != nil || column < 2 || column > 3 {
		return 1, ErrSilent
	}
	return column - 1, nil
}

// report is a cursor position report, CSI row ; column R.
var report = regexp.MustCompile(`\x1b\[\d+;(\d+)R`)

// position reads until a cursor position report and returns its column.
func position(r cancelreader.CancelReader) (int, error) {
	var got []byte
	buf := make([]byte, 64)
	for len(got) < 4096 {
		n, err := r.Read(buf)
		got = append(got, buf[:n]...)
		if m := report.FindSubmatch(got); m != nil {
			return strconv.Atoi(string(m[1]))
		}
		if err != nil {
			return 0, err
		}
	}
	return 0, ErrSilent
}
