//go:build unix

package main

import (
	"bytes"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestRealFilesInLittleMemory imports the files of the world with the program
// itself: it says which it cannot read, goes on, and never takes much memory.
func TestRealFilesInLittleMemory(t *testing.T) {
	root := realFiles(t)
	if root == "" {
		return
	}
	cmd := program(t.TempDir(), "import", "--db", "case.edge", filepath.Join(root, "wrapped"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	_ = cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != exitPartly {
		t.Errorf("exit code %d, want %d: %s", got, exitPartly, stderr.String())
	}
	if said := stderr.String(); strings.Contains(said, "goroutine ") || strings.Count(said, "edgelens: error: ") > 50 {
		t.Errorf("it says %s", said)
	}
	most := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" { // there it is in bytes
		most <<= 10
	}
	t.Logf("%d MB at most", most>>20)
	if most > 200<<20 {
		t.Errorf("it took %d MB of memory", most>>20)
	}
}
