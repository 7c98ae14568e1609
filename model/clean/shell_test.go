package clean

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// TestShell lets a shell read what was written for it.
func TestShell(t *testing.T) {
	shells := []string{"sh", "bash", "dash", "zsh", "ksh"}
	found := 0
	for _, shell := range shells {
		if _, err := exec.LookPath(shell); err != nil || runtime.GOOS == "windows" {
			continue
		}
		found++
		for _, s := range []string{
			"plain", "", `it's "$HOME"`, `a\b`, `\\`, "$(touch x) `touch x` $HOME", "two\nlines", "\ttab %s %%", "\x1b[31m'red'", "請求書㈱",
			"請求\u202e書", "soft\u00adhy\\phen's %d", "bad\xff\xfeutf8請求", "e" + strings.Repeat("\u0301", 9), "!x !! -y", "\u0085\u2028\ufeff",
		} {
			quoted := Shell(s)
			if Text(quoted) != quoted || strings.Contains(quoted, "\n") {
				t.Errorf("%q is written %q, which a terminal would not show", s, quoted)
			}
			out, err := exec.Command(shell, "-c", "printf '%s' "+quoted).Output()
			if err != nil || string(out) != s {
				t.Errorf("%s reads %s as %q, %v; want %q", shell, quoted, out, err, s)
			}
		}
	}
	if found == 0 && runtime.GOOS != "windows" {
		t.Error("no shell to ask")
	}
}
