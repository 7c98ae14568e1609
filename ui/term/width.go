package term

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/rangetable"
)

// Settings says how the terminal counts and draws.
type Settings struct {
	// Ambiguous is the width, 1 or 2, of the characters East Asian terminals
	// disagree about, such as ─ … → ① ■ ※. Anything but 2 means 1.
	Ambiguous int
	// ASCII asks for nothing but ASCII from the program itself; text from
	// logs stays what it is.
	ASCII bool
}

var (
	wide  atomic.Bool // ambiguous characters take two cells
	ascii atomic.Bool

	narrowTable = &runewidth.Condition{StrictEmojiNeutral: true}
	wideTable   = &runewidth.Condition{StrictEmojiNeutral: true, EastAsianWidth: true}
)

// Set makes s the settings of the whole program, go-runewidth included, which
// otherwise guesses from LANG and disagrees with us.
func Set(s Settings) {
	wide.Store(s.Ambiguous == 2)
	ascii.Store(s.ASCII)
	runewidth.EastAsianWidth = wide.Load()
	runewidth.DefaultCondition.EastAsianWidth = wide.Load()
	runewidth.DefaultCondition.StrictEmojiNeutral = true
}

// Current returns the settings last given to [Set].
func Current() Settings {
	s := Settings{Ambiguous: 1, ASCII: ascii.Load()}
	if wide.Load() {
		s.Ambiguous = 2
	}
	return s
}

// Width returns the number of cells that s takes as [Fit] and [Truncate] draw
// it. Colour sequences (CSI … m) and those of a [Link] count nothing, so drawn rows can be measured.
// It never is less than the width x/ansi computes, by which bubbletea cuts.
func Width(s string) int {
	w := 0
	if orphan(s) {
		w = 1
	}
	for i := 0; i < len(s); {
		if n := max(styleLen(s[i:]), linkLen(s[i:])); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !steady(r) || r == utf8.RuneError && size == 1 {
			w += len([]rune(token(s[i : i+size])))
		} else {
			w += runeWidth(r)
		}
		i += size
	}
	return w
}

// styleLen returns the length of the colour sequence that s starts with, or 0.
func styleLen(s string) int {
	if len(s) < 3 || s[0] != 0x1B || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// agreed returns the width of characters that every terminal and every library
// counts alike, which is nearly all of a Japanese log.
func agreed(r rune) (int, bool) {
	switch {
	case r >= 0x20 && r < 0x7F, r >= 0xFF61 && r <= 0xFF9F:
		return 1, true
	case r >= 0x3041 && r <= 0x3096, r >= 0x309B && r <= 0x30FF, r >= 0x3000 && r <= 0x3029,
		r >= 0x4E00 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xFF01 && r <= 0xFF60:
		return 2, true
	}
	return 0, false
}

// runeWidth returns the cells of one character by the rules of wcwidth: each
// half-width kana and its voice mark one, combining marks none.
func runeWidth(r rune) int {
	if w, ok := agreed(r); ok {
		return w
	}
	if selector(r) {
		return 0
	}
	if wide.Load() {
		return wideTable.RuneWidth(r)
	}
	return narrowTable.RuneWidth(r)
}

// selector reports whether r is a variation selector, which is dropped.
func selector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// steady reports whether r takes the same room on every terminal. The others
// (joiners, skin tones, flags, single Hangul vowels, controls) are drawn as a
// token, because one of them shifts every column to its right. So are characters
// that are not assigned or newer than many systems: tmux draws nothing for them.
func steady(r rune) bool {
	if _, ok := agreed(r); ok || selector(r) {
		return true
	}
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r >= 0x1F3FB && r <= 0x1F3FF:
		return false
	case r >= 0x1160 && r <= 0x11FF, r >= 0xD7B0 && r <= 0xD7FF:
		return false
	case widened(r), !unicode.IsGraphic(r) && !unicode.Is(unicode.Co, r), !unicode.Is(wellKnown(), r):
		return false
	}
	return ansi.StringWidth(string(r)) <= runeWidth(r)
}

// wellKnown are the characters of Unicode 13 (March 2020): what is newer, systems
// in use do not know.
var wellKnown = sync.OnceValue(func() *unicode.RangeTable { return rangetable.Assigned("13.0.0") })

// widened reports whether r is one of the signs (☰ and its like) that Unicode 16
// made wide and older systems draw narrow.
func widened(r rune) bool {
	return r >= 0x2630 && r <= 0x2637 || r >= 0x268A && r <= 0x268F || r >= 0x4DC0 && r <= 0x4DFF || r >= 0x1D300 && r <= 0x1D376
}

// token returns what is drawn for an unsteady character or a stray byte. Every
// character of it is one cell wide.
func token(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf("‹0x%02X›", s[0])
	case r >= 0x1F1E6 && r <= 0x1F1FF:
		return "‹" + string('A'+r-0x1F1E6) + "›"
	}
	return fmt.Sprintf("‹U+%04X›", r)
}

// seat is drawn under a combining mark that has no character of its own, as
// Unicode does; otherwise it would change the separator before the text.
const seat = "◌"

// orphan reports whether the first thing drawn of s is a combining mark.
func orphan(s string) bool {
	for _, r := range s {
		if r < utf8.RuneSelf {
			return false
		}
		if !selector(r) {
			return steady(r) && runeWidth(r) == 0
		}
	}
	return false
}

// drawn returns s as it is drawn: unsteady characters as tokens, variation
// selectors left out, a mark at the beginning on a seat. Text without these is
// returned as it is.
func drawn(s string) string {
	if orphan(s) {
		s = seat + s
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !steady(r) || selector(r) || r == utf8.RuneError && size == 1 {
			return redraw(s, i)
		}
		i += size
	}
	return s
}

// redraw is the slow half of drawn; the first safe bytes need no change.
func redraw(s string, safe int) string {
	var b strings.Builder
	b.WriteString(s[:safe])
	for i := safe; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case selector(r):
		case !steady(r), r == utf8.RuneError && size == 1:
			b.WriteString(token(s[i : i+size]))
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}
