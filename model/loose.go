package model

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
)

// FoldVariants makes text comparable regardless of how it is spelt in Japanese:
// like [Fold], and hiragana are katakana, forms of one character are its usual
// one (髙 is 高, see variants.go) and what selects a glyph of a character counts
// for nothing. The operator ~~ compares text folded so, and the screen's lists
// are searched so; nothing else is.
func FoldVariants(s string) string {
	s = Fold(s)
	if isPlainASCII(s) {
		return s
	}
	// Katakana can join with a mark that hiragana cannot, and so can what a
	// selector stood between.
	return Fold(string(appendUsual(nil, s)))
}

// ContainsVariant is [Contains] for the operator ~~: the needle has been folded
// with [FoldVariants].
func ContainsVariant(cell, folded string) bool {
	switch {
	case isPlainASCII(cell):
		return Contains(cell, folded)
	case Blank(cell):
		return false
	case !foldsByCase(cell):
		return strings.Contains(FoldVariants(cell), folded)
	}
	var room [256]byte
	usual := appendUsual(room[:0], cell)
	for i, c := range usual {
		usual[i] = lowered[c]
	}
	return bytes.Contains(usual, []byte(folded))
}

// appendUsual appends a text with the usual form of each of its characters.
func appendUsual(b []byte, s string) []byte {
	table := usualForms()
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		case int(r) < len(table.near):
			if usual := table.near[r]; usual != 0 {
				r = rune(usual)
			}
			b = utf8.AppendRune(b, r)
		case r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF:
			// selects a glyph
		default:
			if usual, ok := table.far[r]; ok {
				r = usual
			}
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// usualTable has the usual forms of characters that are another's variants.
type usualTable struct {
	near [0xA000]uint16 // those up to the usual ideographs; 0 for a character that has none
	far  map[rune]rune
}

var usualForms = sync.OnceValue(func() *usualTable {
	t := &usualTable{far: map[rune]rune{}}
	for r := rune('ぁ'); r <= 'ゖ'; r++ {
		t.add(r, r-'ぁ'+'ァ')
	}
	t.add('ゝ', 'ヽ')
	t.add('ゞ', 'ヾ')
	for _, group := range VariantGroups() {
		usual, size := utf8.DecodeRuneInString(group)
		for _, r := range group[size:] {
			t.add(r, usual)
		}
	}
	return t
})

// VariantGroups are the characters that [FoldVariants] takes for one, the usual
// form of each first.
func VariantGroups() []string {
	return strings.Fields(joyoVariants + nameVariants + printVariants + registerVariants + dashVariants)
}

func (t *usualTable) add(r, usual rune) {
	if int(r) < len(t.near) {
		t.near[r] = uint16(usual)
	} else {
		t.far[r] = usual
	}
}
