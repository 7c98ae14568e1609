// Package clean makes text from logs harmless before anybody sees it.
//
// Subjects, addresses, file and rule names are written by whoever attacked the
// customer, so they are treated as hostile: they may move the cursor, rename
// the terminal, write its clipboard or reverse the reading direction. [Text] is
// the one place that prevents it, for the screen, text output, HTML, copied
// text and error messages. [Formula] does the same for spreadsheets.
package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marksAllowed is how many combining marks one character may carry. Vietnamese,
// Thai and Hebrew need up to four; a tower of fifty ("zalgo") hides the lines
// above it.
const marksAllowed = 4

// Text returns s with nothing in it that a terminal, a clipboard or a page
// would obey or hide. No C0 or C1 control, DEL, bidi control, format character
// (category Cf) or other invisible character survives: each is shown as a
// visible token such as ⏎, ␛ or ‹U+202E›. Bytes that are not UTF-8 become
// ‹0xFF›, variation selectors are dropped, and combining marks beyond the
// fourth in a row are replaced by their number, ‹+12›.
//
// Text that is harmless already is returned as it is, without allocating, and
// Text(Text(s)) == Text(s).
func Text(s string) string {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !plain(r) || r == utf8.RuneError && size == 1 {
			return rewrite(s, i)
		}
		i += size
	}
	return s
}

// rewrite builds the harmless form of s, whose first safe bytes are known to
// need no change.
func rewrite(s string, safe int) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:safe])
	marks := 0
	for i := safe; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			marks = flush(&b, marks)
			fmt.Fprintf(&b, "‹0x%02X›", s[i])
		case selector(r):
		case mark(r):
			marks++
			if marks <= marksAllowed {
				b.WriteRune(r)
			}
		default:
			marks = flush(&b, marks)
			write(&b, r)
		}
		i += size
	}
	flush(&b, marks)
	return b.String()
}

// flush says how many combining marks were left out and returns the new count.
func flush(b *strings.Builder, marks int) int {
	if marks > marksAllowed {
		fmt.Fprintf(b, "‹+%d›", marks-marksAllowed)
	}
	return 0
}

// write adds one character, as a token if it must not be drawn.
func write(b *strings.Builder, r rune) {
	switch {
	case r == '\t':
		b.WriteRune('⇥')
	case r == '\n':
		b.WriteRune('⏎')
	case r < 0x20:
		b.WriteRune(0x2400 + r)
	case r == 0x7F:
		b.WriteRune('␡')
	case hidden(r):
		fmt.Fprintf(b, "‹U+%04X›", r)
	default:
		b.WriteRune(r)
	}
}

// plain reports whether r needs no work at all. The ranges of Japanese text
// come first because nearly every character of a log is in them.
func plain(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7F:
		return true
	case r >= 0x3041 && r <= 0x3096, r >= 0x309B && r <= 0x30FF,
		r >= 0x4E00 && r <= 0x9FFF, r >= 0xFF01 && r <= 0xFF9F:
		return true
	}
	return r >= 0xA0 && !selector(r) && !mark(r) && !hidden(r)
}

// selector reports whether r only chooses between drawings of the character
// before it. Terminals disagree about its width, so it is never drawn.
func selector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF ||
		r >= 0x180B && r <= 0x180D || r == 0x180F
}

// mark reports whether r is drawn over the character before it.
func mark(r rune) bool {
	return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) && !hidden(r)
}

// hidden reports whether r controls something or is drawn as nothing: category
// Cf, C1, the line and paragraph separators, and the default-ignorable
// characters of other categories (Unicode, DerivedCoreProperties.txt).
func hidden(r rune) bool {
	switch {
	case r >= 0x7F && r < 0xA0, r == 0x034F, r == 0x115F, r == 0x1160:
		return true
	case r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0:
		return true
	case r == 0x2028, r == 0x2029, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFFF0 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF && !selector(r):
		return true
	case r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
