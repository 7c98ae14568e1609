//go:build unix

// The tools of these tests are shell scripts.

package term

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fakeTools puts tools of these names into an otherwise empty PATH. Each writes
// what it is given, its name first, into the file that is returned.
func fakeTools(t *testing.T, script string, names ...string) (file string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "clipboard")
	if script == "" {
		script = `{ printf '%s\n' "$(echo ${0##*/} "$@")"; /bin/cat; } >` + file
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return file
}

// env is an environment of these variables.
func env(variables map[string]string) func(string) string {
	return func(name string) string { return variables[name] }
}

func TestCopyLocally(t *testing.T) {
	all := []string{"wl-copy", "xclip", "xsel", "pbcopy", "clip.exe"}
	wide := "\xff\xfe\xf6\x4e\x0d\x54\x3d\xd8\x00\xde" // 件名😀
	tests := []struct {
		name  string
		tools []string
		env   map[string]string
		want  string
	}{
		{"wayland", all, map[string]string{"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy\n件名😀"},
		{"X", all, map[string]string{"DISPLAY": ":0"}, "xclip -selection clipboard -in\n件名😀"},
		{"X with the other tool", []string{"xsel"}, map[string]string{"DISPLAY": "unix:1"}, "xsel --clipboard --input\n件名😀"},
		{"X over the network", []string{"xclip"}, map[string]string{"DISPLAY": "localhost:10.0"}, ""},
		{"no display", []string{"wl-copy", "xclip", "xsel"}, nil, ""},
		{"macOS", []string{"pbcopy"}, nil, "pbcopy\n件名😀"},
		{"Windows", []string{"clip.exe"}, nil, "clip.exe\n" + wide},
		{"over ssh", []string{"pbcopy", "clip.exe"}, map[string]string{"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, ""},
		{"no tool", nil, map[string]string{"DISPLAY": ":0"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := fakeTools(t, "", tt.tools...)
			ok := copyLocally("件名😀", env(tt.env), 10*time.Second)
			got, _ := os.ReadFile(file)
			if string(got) != tt.want || ok != (tt.want != "") {
				t.Errorf("copied %v %q, want %q", ok, got, tt.want)
			}
		})
	}
}

func TestAToolThatFailsIsFollowedByTheNext(t *testing.T) {
	file := fakeTools(t, "", "xsel")
	broken := filepath.Join(filepath.Dir(file), "xclip")
	if err := os.WriteFile(broken, []byte("#!/bin/sh\necho no display >&2\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if !copyLocally("x", env(map[string]string{"DISPLAY": ":0"}), 10*time.Second) {
		t.Error("nothing was copied")
	}
	if got, _ := os.ReadFile(file); !strings.HasPrefix(string(got), "xsel") {
		t.Errorf("copied %q", got)
	}
}

// TestAToolThatHangsIsEnded: a display that does not answer does not keep the
// program.
func TestAToolThatHangsIsEnded(t *testing.T) {
	fakeTools(t, "exec /bin/sleep 600", "xclip")
	done := make(chan bool, 1)
	go func() { done <- copyLocally("x", env(map[string]string{"DISPLAY": ":0"}), 50*time.Millisecond) }()
	select {
	case ok := <-done:
		if ok {
			t.Error("a tool that was ended has copied")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the tool is waited for")
	}
}

// TestAToolTakesWhatIsTooLongForTheTerminal: only the terminal has a limit.
func TestAToolTakesWhatIsTooLongForTheTerminal(t *testing.T) {
	file := fakeTools(t, "", "wl-copy")
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	long := strings.Repeat("x", 2*copyLimit)
	if err := NewOutput(null).Copy(long); err != nil {
		t.Errorf("Copy = %v", err)
	}
	if got, _ := os.ReadFile(file); len(got) != len("wl-copy\n")+len(long) {
		t.Errorf("%d bytes were copied", len(got))
	}
}
