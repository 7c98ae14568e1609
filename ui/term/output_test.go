package term_test

import (
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/ui/term"
)

// written returns an Output and a function that reads what it wrote.
func written(t *testing.T) (*term.Output, func() string) {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "terminal"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return term.NewOutput(f), func() string {
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

func TestFrameWithoutField(t *testing.T) {
	out, read := written(t)
	if n, err := out.Write([]byte("frame")); n != 5 || err != nil {
		t.Fatalf("Write = %d, %v, want 5, nil", n, err)
	}
	if got, want := read(), "\x1b[?2026h\x1b[?25lframe\x1b[?2026l"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

func TestFrameWithFieldEndsAtItsCursor(t *testing.T) {
	out, read := written(t)
	out.SetCursor(term.Cursor{X: 7, Y: 2, Visible: true})
	_, _ = out.Write([]byte("frame"))
	if got, want := read(), "\x1b[?2026h\x1b[?25lframe\x1b[3;8H\x1b[?25h\x1b[?2026l"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

func TestSequenceIsWrittenAsItIs(t *testing.T) {
	out, read := written(t)
	out.SetCursor(term.Cursor{Visible: true})
	_, _ = out.WriteString("\x1b[?1049h")
	if got, want := read(), "\x1b[?1049h"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

func TestCopy(t *testing.T) {
	code := base64.StdEncoding.EncodeToString([]byte("件名"))
	tests := []struct {
		name, termName, tmux, want string
	}{
		{"terminal", "xterm-256color", "", "\x1b]52;c;" + code + "\x07"},
		{"tmux", "tmux-256color", "/tmp/tmux", "\x1b]52;c;" + code + "\x07\x1bPtmux;\x1b\x1b]52;c;" + code + "\x07\x1b\\"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("PATH", "") // no clipboard of this machine is touched
			t.Setenv("TERM", tt.termName)
			t.Setenv("TMUX", tt.tmux)
			out, read := written(t)
			if err := out.Copy("件名"); err != nil {
				t.Fatal(err)
			}
			if got := read(); got != tt.want {
				t.Errorf("wrote %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCopyRefusesWhatTerminalsDrop(t *testing.T) {
	t.Setenv("PATH", "")
	out, read := written(t)
	if err := out.Copy(strings.Repeat("x", 100_000)); !errors.Is(err, term.ErrTooLong) {
		t.Errorf("Copy = %v, want ErrTooLong", err)
	}
	if got := read(); got != "" {
		t.Errorf("wrote %d bytes, want none", len(got))
	}
}
