package model

import "strings"

// Contains reports whether a cell contains a needle that has been folded. A
// blank cell contains nothing.
func Contains(cell, folded string) bool {
	switch {
	case Blank(cell):
		return false
	case !foldsByCase(cell):
		return strings.Contains(Fold(cell), folded)
	case !hasLetters(folded):
		return strings.Contains(cell, folded)
	}
	return containsLower(cell, folded)
}

// foldsByCase reports whether folding changes nothing of a text but the case of
// ASCII letters. That is so of most text of logs: ASCII, kana of full width,
// the usual ideographs, 、 。 and brackets. A search of a million lines then
// need not write them down folded. Of other text it may say no.
func foldsByCase(s string) bool {
	for i := plainStart(s); i < len(s); {
		switch {
		case s[i] < 0x80:
			i++
		case i+2 < len(s) && staysFolded(uint32(s[i])<<16|uint32(s[i+1])<<8|uint32(s[i+2])):
			i += 3
		default:
			return false
		}
	}
	return true
}

// staysFolded reports whether three bytes are a character in UTF-8 that folding
// leaves alone wherever it stands.
func staysFolded(c uint32) bool {
	switch {
	case c&0x00C0C0 != 0x008080:
		return false // no character
	case c >= 0xE4B880 && c <= 0xE9BFBF: // 一 to U+9FFF
		return true
	case c >= 0xE38181 && c <= 0xE38296: // ぁ to ゖ
		return true
	case c >= 0xE382A1 && c <= 0xE383BC: // ァ to ー
		return true
	}
	return c >= 0xE38081 && c <= 0xE38091 // 、 to 】
}

func hasLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// containsLower looks for a needle in a text, whose ASCII letters may be
// capital.
func containsLower(s, needle string) bool {
	first, rest := needle[0], needle[1:]
	for i := 0; i <= len(s)-len(needle); i++ {
		if lowered[s[i]] == first && equalLower(s[i+1:], rest) {
			return true
		}
	}
	return false
}

func equalLower(s, start string) bool {
	for i := 0; i < len(start); i++ {
		if lowered[s[i]] != start[i] {
			return false
		}
	}
	return true
}

// lowered are bytes with ASCII letters in lower case.
var lowered = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
	}
	for c := 'A'; c <= 'Z'; c++ {
		table[c] = byte(c - 'A' + 'a')
	}
	return table
}()
