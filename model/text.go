package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Lang is a language the program speaks.
type Lang string

// The languages.
const (
	JA Lang = "ja"
	EN Lang = "en"
)

// Text is a sentence or word in both languages.
type Text struct{ JA, EN string }

// In gives the text in a language; anything but Japanese is English.
func (t Text) In(l Lang) string {
	if l == JA {
		return t.JA
	}
	return t.EN
}

// Textf fills the same arguments into both languages' formats. A format may
// use explicit argument indexes where the languages differ in order.
func Textf(ja, en string, args ...any) Text {
	return Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)}
}

// Fold makes text comparable regardless of letter case and of full or half
// width (Unicode NFKC, then lower case). The operator ~ and bare words compare
// folded text; nothing else does.
func Fold(s string) string {
	if isPlainASCII(s) || norm.NFKC.IsNormalString(s) {
		return strings.ToLower(s)
	}
	return strings.ToLower(norm.NFKC.String(s))
}

// FoldName folds a heading or a vocabulary word: like [Fold], and spaces do
// not count.
func FoldName(s string) string {
	return strings.Join(strings.Fields(Fold(s)), "")
}

// Blank reports whether a cell is empty: blank, "-" and "--" are one value.
func Blank(s string) bool {
	switch s {
	case "", "-", "--":
		return true
	}
	if s[0] > ' ' && s[0] < utf8.RuneSelf {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsSpace(r) {
		return false // nearly all that is left
	}
	t := strings.TrimSpace(s)
	return t == "" || t == "-" || t == "--"
}

func isPlainASCII(s string) bool { return plainStart(s) == len(s) }

// plainStart is how many bytes at the start of a text are ASCII.
func plainStart(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 { // eight at once: most text of a log
		w := s[i : i+8]
		all := uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
			uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56 // one load
		if all&0x8080808080808080 != 0 {
			break
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}
