package model_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"edgelens/model"

	"golang.org/x/text/unicode/norm"
)

// spellings are texts that a search for any spelling takes for one another,
// and whether one for text as it is does.
var spellings = []struct {
	cell, needle string
	plain        bool
}{
	{"ハンカク", "ﾊﾝｶｸ", true},
	{"はんかく", "ﾊﾝｶｸ", false},
	{"ﾊﾝｶｸの文字", "はんかく", false},
	{"㈱山田", "(株)", true},
	{"（株）山田", "㈱", true},
	{"ガ", "ｶﾞ", true},
	{"が", "ｶﾞ", false},
	{"か\u3099", "ガ", false},
	{"わ\u3099", "ヷ", false},
	{"高橋 様", "髙橋", false},
	{"髙橋", "高", false},
	{"山﨑", "山崎", false},
	{"濵田", "浜田", false},
	{"渡邉", "渡邊", false},
	{"𠮷野家", "吉野", false},
	{"葛\U000E0100城", "葛城", false},
	{"國際ＡＢＣ", "国際abc", false},
	{"03−1234", "03-1234", false},
	{"おしらせ〜", "オシラセ～", false},
	{"Kiosk", "ＫＩＯＳＫ", true},
}

func TestAnySpellingIsFound(t *testing.T) {
	for _, tt := range spellings {
		if !model.ContainsVariant(tt.cell, model.FoldVariants(tt.needle)) {
			t.Errorf("%q is not found in %q", tt.needle, tt.cell)
		}
		if got := model.Contains(tt.cell, model.Fold(tt.needle)); got != tt.plain {
			t.Errorf("without variants, %q in %q: got %v, want %v", tt.needle, tt.cell, got, tt.plain)
		}
	}
	for _, tt := range [][2]string{{"斎藤", "斉藤"}, {"ハカク", "ハガク"}, {"--", "-"}, {"サーバ", "サバ"}} {
		if model.ContainsVariant(tt[0], model.FoldVariants(tt[1])) {
			t.Errorf("%q is found in %q", tt[1], tt[0])
		}
	}
}

// variantPieces make texts in which much can go wrong with folding.
var variantPieces = []string{"a", "A", "ｂ", "請求", "は", "ハ", "ﾊ", "ﾞ", "ﾟ", "\u3099", "\u309a", "わ", "を", "ゝ", "ヽ", "ゟ", "㈱", "🈀", "髙", "高", "﨑", "國", "𠮷",
	"\ufe0f", "\U000E0100", "−", "－", "〜", "～", "ー", "ｰ", "-", "~", " ", "　", "K", "İ", "ß", "e", "\u0301", "각", "\u1100", "\u1161", "\u11a8", "\xe3", "\xe3\x81", "\xff"}

func variantText(rng *rand.Rand, n int) (s string) {
	for range rng.IntN(n) {
		s += variantPieces[rng.IntN(len(variantPieces))]
	}
	return s
}

func TestFoldVariantsIsIdempotent(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for range 60_000 {
		s := variantText(rng, 9)
		if once := model.FoldVariants(s); model.FoldVariants(once) != once {
			t.Fatalf("%q folds to %q, and that to %q", s, once, model.FoldVariants(once))
		}
		if got, want := model.FoldVariants(model.Fold(s)), model.FoldVariants(s); got != want {
			t.Fatalf("%q: folded before, it folds to %q, else to %q", s, got, want)
		}
	}
}

// TestVariantsFindWhatAPlainSearchFinds, and what is quick about it finds the
// same.
func TestVariantsFindWhatAPlainSearchFinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2))
	plain, more := 0, 0
	for range 100_000 {
		cell, needle := variantText(rng, 8), variantText(rng, 3)
		got := model.ContainsVariant(cell, model.FoldVariants(needle))
		if want := !model.Blank(cell) && strings.Contains(model.FoldVariants(cell), model.FoldVariants(needle)); got != want {
			t.Fatalf("%q in %q: got %v, want %v", needle, cell, got, want)
		}
		switch found := model.Contains(cell, model.Fold(needle)); {
		case found && !got && !joins(cell):
			t.Fatalf("a plain search finds %q in %q, one for variants does not", needle, cell)
		case found:
			plain++
		case got:
			more++
		}
	}
	if plain < 10_000 || more < 1_000 {
		t.Errorf("found %d and %d more: the test proves little", plain, more)
	}
}

// joins reports whether a character of a text may become one with the mark after
// it only when variants are folded: ヷ has no hiragana, and a selector
// keeps a mark away.
func joins(s string) bool { return strings.ContainsAny(s, "わをİ\ufe0f\U000E0100") }

func TestVariantsAreGroups(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 3))
	for _, group := range model.VariantGroups() {
		r := []rune(group)
		if len(r) < 2 {
			t.Errorf("%q is no group", group)
		}
		for _, v := range r {
			if got := model.FoldVariants(string(v)); got != string(r[0]) {
				t.Errorf("%q folds to %q, want %q", v, got, string(r[0]))
			}
		}
		other := r[1+rng.IntN(len(r)-1)]
		if norm.NFKC.String(string(other)) == string(r[0]) {
			t.Errorf("%q is one with %q in NFKC", other, r[0])
		}
	}
	if groups := model.VariantGroups(); !slices.Contains(groups, "高髙") || len(groups) < 400 {
		t.Errorf("%d groups", len(groups))
	}
}
