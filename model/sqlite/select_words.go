package sqlite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sqlWord is a piece of a statement as SQLite cuts it: a name, a number, a
// quoted text, or a single sign. Blanks and comments are none.
type sqlWord struct {
	text  string
	start int // in bytes
}

func (w sqlWord) end() int { return w.start + len(w.text) }

// is reports whether the word is a keyword, in upper or lower case.
func (w sqlWord) is(keyword string) bool { return strings.EqualFold(w.text, keyword) }

// name is the word without quotes, as SQLite names it.
func (w sqlWord) name() string {
	if len(w.text) > 1 && strings.IndexByte("\"`[", w.text[0]) >= 0 {
		return w.text[1 : len(w.text)-1]
	}
	return w.text
}

// sqlWords cuts a text into words.
func sqlWords(text string) []sqlWord {
	var list []sqlWord
	for at := 0; at < len(text); {
		n, word := sqlPiece(text[at:])
		if word {
			list = append(list, sqlWord{text[at : at+n], at})
		}
		at += n
	}
	return list
}

// sqlPiece is how many bytes the first piece of a text has, and whether it is
// a word rather than a blank or a comment.
func sqlPiece(text string) (n int, word bool) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case strings.HasPrefix(text, "--"):
		return through(text, 2, "\n"), false
	case strings.HasPrefix(text, "/*"):
		return through(text, 2, "*/"), false
	case r == '\'' || r == '"' || r == '`':
		return quotedLen(text, text[0]), true
	case r == '[':
		return through(text, 1, "]"), true
	case strings.ContainsRune(" \t\n\f\r", r):
		return 1, false
	case isNameRune(r):
		n = strings.IndexFunc(text, func(r rune) bool { return !isNameRune(r) })
		if n < 0 {
			n = len(text)
		}
		return n, true
	}
	return size, true
}

// isNameRune reports whether SQLite takes a character as part of a name or a
// number: every one beyond ASCII is.
func isNameRune(r rune) bool {
	return r >= utf8.RuneSelf || r == '_' || r == '$' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// through is how many bytes there are from the start of a text to the end of a
// mark that follows the first skip bytes; all if there is none.
func through(text string, skip int, mark string) int {
	i := strings.Index(text[skip:], mark)
	if i < 0 {
		return len(text)
	}
	return skip + i + len(mark)
}

// quotedLen is how many bytes a quoted text has, in which a doubled quote is
// one.
func quotedLen(text string, quote byte) int {
	for i := 1; i < len(text); i++ {
		if text[i] != quote {
			continue
		}
		if i+1 < len(text) && text[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(text)
}
