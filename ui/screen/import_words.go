package screen

import (
	"os"
	"path/filepath"
	"strings"
)

// backslashQuotes says that a backslash takes the meaning of the character
// after it, as terminals write it for files dropped on them. Where it separates
// folders it cannot.
const backslashQuotes = filepath.Separator != '\\'

// importWord is one path in what was typed.
type importWord struct {
	text       string // without its quotes
	start, end int    // where it stands, in runes
}

// importWords takes a line apart at its spaces. Quotes keep spaces in a word; a
// full-width space does not part words, because Japanese file names have them.
func importWords(line string) []importWord {
	runes := []rune(line)
	var words []importWord
	for at := 0; at < len(runes); {
		if runes[at] == ' ' || runes[at] == '\t' {
			at++
			continue
		}
		word := importWordAt(runes, at)
		words = append(words, word)
		at = word.end
	}
	return words
}

// importWordAt reads the word that begins at a rune. A quote that is not closed
// reaches to the end of the line, so that a word can be completed in it.
func importWordAt(runes []rune, start int) importWord {
	var b strings.Builder
	quote, at := rune(0), start
	for ; at < len(runes); at++ {
		r := runes[at]
		switch {
		case quote == 0 && (r == ' ' || r == '\t'):
			return importWord{text: b.String(), start: start, end: at}
		case importEscapes(runes[at:], quote):
			at++
			b.WriteRune(runes[at])
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case r == quote:
			quote = 0
		default:
			b.WriteRune(r)
		}
	}
	return importWord{text: b.String(), start: start, end: at}
}

// importEscapes reports whether the first rune takes the meaning of the second.
func importEscapes(runes []rune, quote rune) bool {
	if !backslashQuotes || len(runes) < 2 || runes[0] != '\\' {
		return false
	}
	return quote == 0 || quote == '"' && (runes[1] == '"' || runes[1] == '\\')
}

// importQuote writes a path as one word. An open one lacks the closing quote,
// for a folder that is to be continued.
func importQuote(path string, open bool) string {
	special := " \t'\""
	if backslashQuotes {
		special += `\`
	}
	if !strings.ContainsAny(path, special) {
		return path
	}
	if backslashQuotes {
		path = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(path)
	}
	if open {
		return `"` + path
	}
	return `"` + path + `"`
}

// expandHome puts the user's folder in the place of a leading ~.
func expandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return home + rest
}
