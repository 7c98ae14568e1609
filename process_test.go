//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// program is the program itself: the test binary, called by its name.
func program(dir string, args ...string) *exec.Cmd {
	return &exec.Cmd{
		Path: os.Args[0], Args: append([]string{"edgelens"}, args...), Dir: dir,
		Env: []string{"LANG=C", "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "HOME=" + dir},
	}
}

func TestNothingIsAskedOfATerminal(t *testing.T) {
	got := onTerminal(t, program(t.TempDir(), "version"))
	if !strings.HasPrefix(got, "edgelens ") || strings.Contains(got, "\x1b") {
		t.Errorf("the program wrote %q, want only its version", got)
	}
}

// onTerminal is what a program writes when it has a terminal. One that opens a
// screen there waits for keys, and is ended.
func onTerminal(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }()
	defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop()
	// A Linux terminal whose program has ended reads as EIO, not EOF.
	out, _ := io.ReadAll(terminal)
	_ = cmd.Wait()
	return string(out)
}

// TestATerminalThatCannotDraw gets what --plain prints, and nothing to obey.
func TestATerminalThatCannotDraw(t *testing.T) {
	dir := t.TempDir()
	csv := "時間,メッセージの種類,クライアントIP,検出名\n2016-02-25 11:36:06 JST+0900,不正プログラム対策,172.16.16.162,OR\n"
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := program(dir, "import", "--db", "case.edge", "a.csv").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, args := range [][]string{
		{"--db", "case.edge"}, {"--db", "case.edge", "--view", "lines"}, {"a.csv", "--db", "case.edge"},
		{"demo", "--db", "demo.edge", "--rows", "500", "--seed", "3"},
	} {
		want := onTerminal(t, dumb(program(dir, append(args, "--plain")...)))
		if args[0] == "demo" {
			if err := os.Remove(filepath.Join(dir, "demo.edge")); err != nil {
				t.Fatal(err)
			}
		}
		got := onTerminal(t, dumb(program(dir, args...)))
		if got != want || strings.Contains(got, "\x1b") || !strings.Contains(got, "2016-02") && args[0] != "demo" {
			t.Errorf("%q prints %.300q, --plain %.300q", args, got, want)
		}
	}
}

// dumb is a program on a terminal that cannot draw.
func dumb(cmd *exec.Cmd) *exec.Cmd {
	cmd.Env = append(cmd.Env, "TERM=dumb")
	return cmd
}

func TestHostileTextReachesNoTerminal(t *testing.T) {
	dir := t.TempDir()
	const hostile = "\x1b]0;owned\x07\u202e"
	csv := "時間,メッセージの種類,クライアントIP,メールの件名\n" +
		"2016-02-25 11:36:06 JST+0900,IPS,172.16.16.162," + hostile + "\n" +
		"never,IPS,172.16.16.162," + hostile + "\n"
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := program(dir, "import", "--db", "case.edge", "a.csv").CombinedOutput(); err == nil {
		t.Fatalf("the import left nothing out: %s", out)
	}
	for _, args := range [][]string{
		{"lines"}, {"lines", "--format", "jsonl"}, {"lines", "--raw"}, {"lines", "--columns", "as-read", "--format", "tsv"},
		{"group", "subject"}, {"group", "subject", "--format", "csv"}, {"rejects"}, {"rejects", "--format", "json"},
		{"report", hostile}, {"lines", hostile + ":x"}, {hostile + ".csv", "--plain"},
	} {
		out := onTerminal(t, program(dir, append(args, "--db", "case.edge")...))
		if out == "" || strings.ContainsAny(out, "\x07\u202e") || strings.Contains(strings.ReplaceAll(out, clearLine, ""), "\x1b") {
			t.Errorf("%q writes %q to the terminal", args, out)
		}
	}
}

func TestAReaderThatIsGoneEndsItSilently(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd := program(t.TempDir(), "completion", "bash")
	cmd.Stdout, cmd.Stderr = w, &stderr
	err = cmd.Run()
	_ = w.Close()
	if err != nil || stderr.Len() > 0 {
		t.Errorf("ended with %v and %q, want silence", err, stderr.String())
	}
}

func TestInterruptedImportLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	var stderr bytes.Buffer
	cmd := program(dir, "import", "--db", "case.edge", "-")
	cmd.Stderr = &stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// A pipe takes so much only when the import is reading it.
	row := "2016-02-25 11:36:06 JST+0900,IPS,172.16.16.162\n"
	if _, err := io.WriteString(stdin, "時間,メッセージの種類,クライアントIP\n"+strings.Repeat(row, 10_000)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
	if got, want := stderr.String(), "edgelens: interrupted\n"; got != want {
		t.Errorf("stderr %q, want %q", got, want)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestATerminalThatIsGoneLeavesNothing: closing the window of a demo removes
// its made-up case.
func TestATerminalThatIsGoneLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	cmd := program(dir, "demo", "--rows", "500", "--ambiguous", "1")
	cmd.Env = append(cmd.Env, "TMPDIR="+dir)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	var seen []byte
	for b := make([]byte, 4096); !bytes.Contains(seen, []byte("Report")); {
		n, err := terminal.Read(b)
		if err != nil {
			t.Fatalf("the screen ended: %v after %q", err, seen)
		}
		seen = append(seen, b[:n]...)
	}
	if err := terminal.Close(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // how it ends is nobody's business any more
	left, err := filepath.Glob(filepath.Join(dir, "edgelens-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}
