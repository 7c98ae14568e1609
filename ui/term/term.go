// Package term is what we know about the terminal: how many cells a text takes
// ([Width], [Fit]), how frames and the cursor are written ([Output]), how to
// ask for the width of ambiguous characters ([Probe]) and how to copy.
//
// It must be initialised before bubbletea, whose own init asks the terminal for
// its background colour and waits five seconds where nobody answers. Go
// initialises a package once everything it imports is ready, in the order of
// import paths, and "edgelens/…" sorts before "github.com/…". So this package
// may import only what bubbletea imports too, and never bubbletea itself.
package term

import (
	"os"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

func init() {
	// With the answer given, nobody asks the terminal.
	lipgloss.SetHasDarkBackground(!lightBackground(os.Getenv("COLORFGBG")))
	Set(Settings{Ambiguous: 1})
}

// lightBackground reads COLORFGBG, "foreground;background" in the 16 colours,
// which rxvt, Konsole and others set. Colours 7 and 9 to 15 are light.
func lightBackground(value string) bool {
	background := value[strings.LastIndexByte(value, ';')+1:]
	switch background {
	case "7", "9", "10", "11", "12", "13", "14", "15":
		return true
	}
	return false
}

// Light reports whether the environment says that the terminal's background is
// light. It asks nobody and is false where nothing is known.
func Light() bool {
	return lightBackground(os.Getenv("COLORFGBG"))
}
