//go:build unix

package term_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"edgelens/ui/term"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"
)

// silentEnv makes the test binary a program that prints one word and ends.
const silentEnv = "EDGELENS_TEST_SILENT"

// TestMain plays the program on a silent terminal. This binary imports
// bubbletea, so its init would ask the terminal if ui/term came too late.
func TestMain(m *testing.M) {
	if os.Getenv(silentEnv) != "" {
		if _, quits := tea.Quit().(tea.QuitMsg); quits {
			fmt.Print("ready")
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestNothingIsAskedOfASilentTerminal(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{silentEnv + "=1", "TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }()
	// A Linux terminal whose program has ended reads as EIO, not EOF.
	out, _ := io.ReadAll(terminal)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := string(out); got != "ready" {
		t.Errorf("the program wrote %q, want only %q: the terminal was asked something", got, "ready")
	}
}

func TestProbe(t *testing.T) {
	tests := []struct {
		name, answer string
		want         int
	}{
		{"narrow", "\x1b[24;2R", 1},
		{"wide", "\x1b[24;3R", 2},
		{"keys typed before the answer", "jR\x1b[24;3R", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terminal, program, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _, _ = terminal.Close(), program.Close() }()
			go answer(terminal, tt.answer)
			got, err := term.Probe(program, program, 10*time.Second)
			if err != nil || got != tt.want {
				t.Errorf("Probe = %d, %v, want %d", got, err, tt.want)
			}
		})
	}
}

// answer plays a terminal: it reads up to the question and answers it.
func answer(terminal *os.File, text string) {
	r := bufio.NewReader(terminal)
	var asked strings.Builder
	for !strings.HasSuffix(asked.String(), "\x1b[6n") {
		c, err := r.ReadByte()
		if err != nil {
			return
		}
		asked.WriteByte(c)
	}
	_, _ = terminal.WriteString(text)
}

func TestProbeOfASilentTerminal(t *testing.T) {
	terminal, program, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = terminal.Close(), program.Close() }()
	got, err := term.Probe(program, program, time.Millisecond)
	if got != 1 || !errors.Is(err, term.ErrSilent) {
		t.Errorf("Probe = %d, %v, want 1, ErrSilent", got, err)
	}
}
