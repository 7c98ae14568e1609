package model

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestContainsIsAboutFoldedText: what is quick about it finds the same.
func TestContainsIsAboutFoldedText(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	pieces := []string{"a", "A", "Ab", "ｂ", "Ｂ", "請", "求", "請求書", "ハ", "ﾊ", "ﾟ", "ﾞ", "は", "゛", "\u3099", "\u309a", "ー", "、", "】", "　", " ", "-", "㈱", "(株)",
		"K", "İ", "ß", "é", "e\u0301", "\xe3", "\xe3\x81", "\xff", "각", "\u1100", "\u1161", "髙", "﨑", "崎", "9", "%"}
	text := func(n int) (s string) {
		for range rng.IntN(n) {
			s += pieces[rng.IntN(len(pieces))]
		}
		return s
	}
	found, quick := 0, 0
	for range 60_000 {
		cell, needle := text(8), Fold(text(3))
		want := !Blank(cell) && strings.Contains(Fold(cell), needle)
		if got := Contains(cell, needle); got != want {
			t.Fatalf("%q contains %q: got %v, want %v", cell, needle, got, want)
		}
		if want {
			found++
		}
		if foldsByCase(cell) {
			quick++
		}
	}
	if found < 5_000 || quick < 5_000 {
		t.Errorf("%d found, %d quickly: the test proves little", found, quick)
	}
}

// TestWhatStaysFolded: every character that is said to be left alone is, and
// composes with nothing of its like before or after it.
func TestWhatStaysFolded(t *testing.T) {
	var stay []rune
	for r := rune(0x80); r <= utf8.MaxRune; r++ {
		if foldsByCase(string(r)) {
			stay = append(stay, r)
		}
	}
	if len(stay) < 20_000 {
		t.Errorf("only %d characters stay", len(stay))
	}
	rng := rand.New(rand.NewPCG(3, 2))
	for _, r := range stay {
		for _, other := range []string{"", "a", "か", "ハ", string(stay[rng.IntN(len(stay))])} {
			for _, s := range []string{string(r) + other, other + string(r)} {
				if got := Fold(s); got != s {
					t.Errorf("Fold(%q) is %q", s, got)
				}
			}
		}
	}
}

func TestPlainStart(t *testing.T) {
	for size := range 20 {
		text := []byte(strings.Repeat("a", size))
		if got := plainStart(string(text)); got != size {
			t.Errorf("%d letters: %d", size, got)
		}
		for i := range text {
			text[i] = 0x80
			if got := plainStart(string(text)); got != i {
				t.Errorf("of %d bytes the one at %d is not ASCII, got %d", size, i, got)
			}
			text[i] = 0x7F
		}
	}
}
