package term

import (
	"bytes"
	"context"
	"encoding/binary"
	"os/exec"
	"strings"
	"time"
	"unicode/utf16"
)

// toolPatience is how long a clipboard tool may take. One that waits for a
// display that does not answer is ended then.
const toolPatience = 2 * time.Second

// tool is a program that puts its standard input on the clipboard of the desk
// the user sits at.
type tool struct {
	name   string
	args   []string
	ready  func(getenv func(string) string) bool
	encode func(string) []byte
}

// tools are those looked for, the most particular first.
var tools = []tool{
	{name: "wl-copy", ready: func(getenv func(string) string) bool { return getenv("WAYLAND_DISPLAY") != "" }},
	{name: "xclip", args: []string{"-selection", "clipboard", "-in"}, ready: localDisplay},
	{name: "xsel", args: []string{"--clipboard", "--input"}, ready: localDisplay},
	{name: "pbcopy", ready: here},
	{name: "clip.exe", ready: here, encode: forWindows},
}

// localDisplay reports whether there is an X server on this machine. One that
// is reached over the network is not asked: this program causes no connection,
// and the terminal there is asked anyway.
func localDisplay(getenv func(string) string) bool {
	return strings.HasPrefix(strings.TrimPrefix(getenv("DISPLAY"), "unix"), ":")
}

// here reports whether the user sits at this machine: what is copied over ssh
// does not belong on the clipboard of a server.
func here(getenv func(string) string) bool {
	return getenv("SSH_CONNECTION") == "" && getenv("SSH_TTY") == ""
}

// forWindows is text as clip.exe reads any character: UTF-16 with its mark.
func forWindows(text string) []byte {
	b := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

// copyLocally puts text on the clipboard with the first tool there is, and
// reports whether one did. A tool that fails is no news: the terminal is asked
// as well.
func copyLocally(text string, getenv func(string) string, patience time.Duration) bool {
	for _, t := range tools {
		if !t.ready(getenv) {
			continue
		}
		path, err := exec.LookPath(t.name)
		if err != nil {
			continue
		}
		if t.run(path, text, patience) == nil {
			return true
		}
	}
	return false
}

// run gives text to a tool. Its output goes nowhere, since the screen is drawn
// meanwhile; a child it leaves behind, which holds the clipboard, is not waited
// for.
func (t tool) run(path, text string, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	in := []byte(text)
	if t.encode != nil {
		in = t.encode(text)
	}
	cmd := exec.CommandContext(ctx, path, t.args...)
	cmd.Stdin = bytes.NewReader(in)
	cmd.Env = append(cmd.Environ(), "LC_CTYPE=UTF-8") // pbcopy takes bytes for MacRoman otherwise
	cmd.WaitDelay = patience
	return cmd.Run()
}
