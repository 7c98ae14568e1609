// Package theme holds every colour, style and symbol of the program.
//
// Colour never carries a meaning alone: what is chosen is reversed, what is
// emphasised is bold, marks and signs have a symbol. So the program can be read
// without colour (NO_COLOR), by colour-blind people (the safe theme has colours
// that any eyes tell apart), and on a terminal that knows ASCII only.
package theme

import (
	"fmt"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Depth is how many colours the terminal shows.
type Depth int

// The depths. None draws no sequences at all, for golden frames; Mono keeps
// bold, underline and reverse.
const (
	None Depth = iota
	Mono
	Colours16
	Colours256
	TrueColour
)

// Options choose a theme.
type Options struct {
	// Name is "dark", "light" or "safe".
	Name string
	// Light says that the terminal's background is light; "safe" has colours
	// for both.
	Light bool
	// Depth is the number of colours.
	Depth Depth
	// ASCII draws lines, bars and signs with ASCII. Give it too where
	// ambiguous characters are two cells wide.
	ASCII bool
}

// Names lists the themes.
func Names() []string { return []string{"dark", "light", "safe"} }

// Theme is every style and symbol, chosen once.
type Theme struct {
	Symbols Symbols

	Text   Style // ordinary text
	Dim    Style // what matters less, and rows still on their way
	Strong Style // emphasised text
	Title  Style // the title line
	Crumb  Style // the breadcrumb
	Header Style // column headings
	// HeaderCursor is the heading of the column the cursor is in.
	HeaderCursor Style
	Rule         Style // separators and borders
	Row          Style // the row of the cursor
	Cell         Style // the cell of the cursor
	Marked       Style // marked rows
	Match        Style // the text that was searched for
	Bar          Style // bars
	Good         Style // allowed, done
	Warn         Style // attention
	Bad          Style // blocked, failed
	Key          Style // a key in the footer
	KeyWord      Style // its help
	KeyOff       Style // a key that cannot be used now
	Field        Style // the text in a field
	FieldCursor  Style // the cursor in a field
	Placeholder  Style // what a field could hold
	Choice       Style // the chosen candidate or option
	Box          Style // the frame of a dialog
}

// New returns the theme that o describes. A name nobody knows is an error that
// lists the names.
func New(o Options) (*Theme, error) {
	c, ok := palettes[o.Name]
	if !ok || o.Name == safeLight {
		return nil, fmt.Errorf("there is no theme %q, only %v", o.Name, Names())
	}
	if o.Name == "safe" && o.Light {
		c = palettes[safeLight]
	}
	return build(c, newPainter(o.Depth), symbols(o.ASCII)), nil
}

// Plain returns a theme without any sequence, for tests of what is drawn.
func Plain(ascii bool) *Theme {
	return build(palettes["dark"], newPainter(None), symbols(ascii))
}

// DepthFrom returns the depth for the terminal of this process. NO_COLOR means
// Mono, whatever its value (no-color.org).
func DepthFrom(getenv func(string) string) Depth {
	if getenv("NO_COLOR") != "" {
		return Mono
	}
	switch lipgloss.ColorProfile() {
	case termenv.TrueColor:
		return TrueColour
	case termenv.ANSI256:
		return Colours256
	case termenv.ANSI:
		return Colours16
	}
	return Mono
}

// build makes every style from a palette.
func build(c palette, p painter, s Symbols) *Theme {
	return &Theme{
		Symbols:      s,
		Text:         p.paint("", ""),
		Dim:          p.paint(c.dim, ""),
		Strong:       p.paint(c.strong, "", bold),
		Title:        p.paint(c.title, "", bold),
		Crumb:        p.paint(c.dim, ""),
		Header:       p.paint(c.title, "", bold, underline),
		HeaderCursor: p.paint(c.title, "", bold, underline, reverse),
		Rule:         p.paint(c.rule, ""),
		Row:          p.paint(c.rowText, c.rowBack, bold),
		Cell:         p.paint(c.cellText, c.cellBack, bold, p.without(reverse)),
		Marked:       p.paint(c.warn, "", bold),
		Match:        p.paint(c.warn, "", underline),
		Bar:          p.paint(c.bar, ""),
		Good:         p.paint(c.good, ""),
		Warn:         p.paint(c.warn, "", bold),
		Bad:          p.paint(c.bad, "", bold),
		Key:          p.paint(c.title, "", bold),
		KeyWord:      p.paint("", ""),
		KeyOff:       p.paint(c.dim, "", p.without(faint)),
		Field:        p.paint("", "", underline),
		FieldCursor:  p.paint("", "", reverse),
		Placeholder:  p.paint(c.dim, "", p.without(faint)),
		Choice:       p.paint(c.cellText, c.cellBack, bold, p.without(reverse)),
		Box:          p.paint(c.rule, ""),
	}
}

// without returns the attribute where there is no colour to do its work.
func (p painter) without(attribute func(lipgloss.Style) lipgloss.Style) func(lipgloss.Style) lipgloss.Style {
	if p.colour {
		return func(s lipgloss.Style) lipgloss.Style { return s }
	}
	return attribute
}
