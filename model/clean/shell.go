package clean

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Shell writes an argument so that a shell gives it back, whatever
// characters it has, and that a terminal shows as it is written: characters
// that must not reach one are written as their numbers, for printf.
func Shell(s string) string {
	if Text(s) == s {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	numbered := numbers(s, func(c string) bool { return Text(c) != c })
	if Text(numbered) != numbered { // harmless alone, but not beside each other
		numbered = numbers(s, func(c string) bool { return c < " " || c > "~" })
	}
	return `"$(printf '` + strings.ReplaceAll(numbered, "'", `'\''`) + `')"`
}

// numbers is a format of printf in which some characters are the octal numbers
// of their bytes, which every shell knows.
func numbers(s string, some func(character string) bool) string {
	var b strings.Builder
	for len(s) > 0 {
		_, size := utf8.DecodeRuneInString(s)
		c := s[:size]
		switch s = s[size:]; {
		case c == "%":
			b.WriteString("%%")
		case c == `\`:
			b.WriteString(`\\`)
		case some(c):
			for i := range len(c) {
				fmt.Fprintf(&b, `\%03o`, c[i])
			}
		default:
			b.WriteString(c)
		}
	}
	return b.String()
}
