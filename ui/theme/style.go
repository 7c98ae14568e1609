package theme

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Style is how a piece of text is drawn: the sequences around it, worked out
// once, because a screen has hundreds of pieces and lipgloss takes microseconds
// for each.
type Style struct {
	on, off string
}

// Render returns text, which must be fitted already and hold no newline, in
// this style.
func (s Style) Render(text string) string {
	if text == "" || s.on == "" {
		return text
	}
	return s.on + text + s.off
}

// Plain reports whether the style changes nothing.
func (s Style) Plain() bool { return s.on == "" }

// fixed returns the Style of a lipgloss style.
func fixed(style lipgloss.Style) Style {
	const probe = "x"
	on, off, _ := strings.Cut(style.Render(probe), probe)
	return Style{on: on, off: off}
}

// painter makes styles for one colour depth. Attributes such as reverse are
// kept without colour too, which lipgloss alone would drop.
type painter struct {
	renderer *lipgloss.Renderer
	colour   bool
}

// newPainter returns a painter for a depth.
func newPainter(depth Depth) painter {
	profile := map[Depth]termenv.Profile{
		None: termenv.Ascii, Mono: termenv.ANSI, Colours16: termenv.ANSI,
		Colours256: termenv.ANSI256, TrueColour: termenv.TrueColor,
	}[depth]
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(profile)   // otherwise the environment would decide again
	r.SetHasDarkBackground(true) // given, so that nothing is asked
	return painter{renderer: r, colour: depth > Mono}
}

// paint returns the style of a foreground and a background, "" for none, and
// attributes.
func (p painter) paint(fg, bg string, attributes ...func(lipgloss.Style) lipgloss.Style) Style {
	s := p.renderer.NewStyle()
	if p.colour && fg != "" {
		s = s.Foreground(lipgloss.Color(fg))
	}
	if p.colour && bg != "" {
		s = s.Background(lipgloss.Color(bg))
	}
	for _, a := range attributes {
		s = a(s)
	}
	return fixed(s)
}

// The attributes that carry meaning where there is no colour.
func bold(s lipgloss.Style) lipgloss.Style      { return s.Bold(true) }
func faint(s lipgloss.Style) lipgloss.Style     { return s.Faint(true) }
func underline(s lipgloss.Style) lipgloss.Style { return s.Underline(true).UnderlineSpaces(true) }
func reverse(s lipgloss.Style) lipgloss.Style   { return s.Reverse(true) }
