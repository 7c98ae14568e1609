package term_test

import (
	"slices"
	"strings"
	"testing"

	"edgelens/ui/term"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
)

// set changes the settings for one test.
func set(t *testing.T, s term.Settings) {
	t.Helper()
	old := term.Current()
	term.Set(s)
	t.Cleanup(func() { term.Set(old) })
}

func TestWidth(t *testing.T) {
	tests := []struct {
		name, in     string
		narrow, wide int
	}{
		{"empty", "", 0, 0},
		{"ascii", "abc", 3, 3},
		{"japanese", "件名", 4, 4},
		{"half-width kana", "ｶﾅ", 2, 2},
		{"half-width voiced kana", "ｶﾞ", 2, 2},
		{"half-width semi-voiced kana", "ﾊﾟ", 2, 2},
		{"combining voice mark", "カ\u3099", 2, 2},
		{"combining accent", "e\u0301", 1, 1},
		{"ambiguous", "─…→①■※", 6, 12},
		{"variation selector 16", "☀\ufe0f", 1, 1},
		{"emoji", "✅", 2, 2},
		{"joiner is a token", "👩\u200d💻", 2 + len("<U+200D>") + 2, 2 + len("<U+200D>") + 2},
		{"skin tone is a token", "👍🏽", 2 + len("<U+1F3FD>"), 2 + len("<U+1F3FD>")},
		{"flag is letters", "🇯🇵", 6, 6},
		{"mark without a character has a seat", "\u0301a", 2, 2},
		{"unassigned is a token", "\u0378", len("<U+0378>"), len("<U+0378>")},
		{"emoji unknown to older systems", "\U0001FAE8", len("<U+1FAE8>"), len("<U+1FAE8>")},
		{"ideograph unknown to older systems", "\U00031CEE", len("<U+31CEE>"), len("<U+31CEE>")},
		{"sign that was narrow once", "☰", len("<U+2630>"), len("<U+2630>")},
		{"control is a token", "a\x1bb", 2 + len("<U+001B>"), 2 + len("<U+001B>")},
		{"stray byte is a token", "\xff", len("<0xFF>"), len("<0xFF>")},
		{"colour counts nothing", "\x1b[1;38;5;12m件\x1b[0m", 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set(t, term.Settings{Ambiguous: 1})
			if got := term.Width(tt.in); got != tt.narrow {
				t.Errorf("ambiguous 1: Width(%q) = %d, want %d", tt.in, got, tt.narrow)
			}
			term.Set(term.Settings{Ambiguous: 2})
			if got := term.Width(tt.in); got != tt.wide {
				t.Errorf("ambiguous 2: Width(%q) = %d, want %d", tt.in, got, tt.wide)
			}
		})
	}
}

func TestSetMakesRunewidthAgree(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		set(t, term.Settings{Ambiguous: ambiguous})
		if got := runewidth.StringWidth("─"); got != ambiguous {
			t.Errorf("after Ambiguous: %d runewidth says %d", ambiguous, got)
		}
		if got := term.Current().Ambiguous; got != ambiguous {
			t.Errorf("Current().Ambiguous = %d, want %d", got, ambiguous)
		}
	}
}

func TestFit(t *testing.T) {
	tests := []struct {
		name, in string
		w        int
		want     string
	}{
		{"no room", "abc", 0, ""},
		{"negative", "abc", -3, ""},
		{"filled", "ab", 4, "ab  "},
		{"exact", "abcd", 4, "abcd"},
		{"cut", "abcde", 4, "abc…"},
		{"one cell", "abc", 1, "…"},
		{"wide cut leaves a cell", "件名です", 4, "件… "},
		{"wide cut exact", "件名です", 5, "件名…"},
		{"mark stays with its letter", "e\u0301e\u0301e", 2, "e\u0301…"},
		{"voice mark", "ﾊﾟﾋﾟ", 3, "ﾊﾟ…"},
		{"mark does not touch what is before", "\u0301a", 3, "◌\u0301a "},
		{"selector dropped", "☀\ufe0fa", 3, "☀a "},
		{"control drawn as token", "\x1b", 10, "‹U+001B›  "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := term.Fit(tt.in, tt.w); got != tt.want {
				t.Errorf("Fit(%q, %d) = %q, want %q", tt.in, tt.w, got, tt.want)
			}
		})
	}
}

func TestFitRight(t *testing.T) {
	if got, want := term.FitRight("1,234", 7), "  1,234"; got != want {
		t.Errorf("FitRight = %q, want %q", got, want)
	}
}

func TestMarkerIsOneCell(t *testing.T) {
	tests := []struct {
		name string
		s    term.Settings
		want string
	}{
		{"plain", term.Settings{Ambiguous: 1}, "…"},
		{"ambiguous 2", term.Settings{Ambiguous: 2}, "~"},
		{"ascii", term.Settings{Ambiguous: 1, ASCII: true}, "~"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set(t, tt.s)
			if got := term.Fit("abcdef", 3); got != "ab"+tt.want || term.Width(got) != 3 {
				t.Errorf("Fit = %q (%d cells), want ab%s in 3", got, term.Width(got), tt.want)
			}
		})
	}
}

// FuzzFit holds the promise all drawing rests on: a fitted cell is exactly w
// cells by our rule, and no more by the one bubbletea cuts by.
func FuzzFit(f *testing.F) {
	for _, s := range []string{"", "請求書", "ｶﾞｷﾞ", "👩\u200d💻🇯🇵👍🏽☀\ufe0f", "\x1b[31mred", "\u1161\u11a8", "\xff\xfe", "a\u0301\u0301", "\ufe0f\u0301"} {
		f.Add(s, 5)
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		w = min(max(w, 0), 300)
		for _, ambiguous := range []int{1, 2} {
			set(t, term.Settings{Ambiguous: ambiguous})
			got := term.Fit(s, w)
			if term.Width(got) != w {
				t.Errorf("Fit(%q, %d) = %q: %d cells", s, w, got, term.Width(got))
			}
			if a := ansi.StringWidth(got); a > w {
				t.Errorf("Fit(%q, %d) = %q: x/ansi says %d cells", s, w, got, a)
			}
		}
	})
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name, in string
		w        int
		want     []string
	}{
		{"empty", "", 10, []string{""}},
		{"short", "abc", 10, []string{"abc"}},
		{"words", "one two three", 8, []string{"one two", "three"}},
		{"long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"japanese", "不正プログラム", 6, []string{"不正プ", "ログラ", "ム"}},
		{"no full stop at the beginning", "不正です。次", 8, []string{"不正で", "す。次"}},
		{"mark stays with its letter", "ab\u0301。", 2, []string{"a", "b\u0301", "。"}},
		{"newlines", "a\n\nb", 5, []string{"a", "", "b"}},
		{"no room", "ab", 0, []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := term.Wrap(tt.in, tt.w); !slices.Equal(got, tt.want) {
				t.Errorf("Wrap(%q, %d) = %q, want %q", tt.in, tt.w, got, tt.want)
			}
		})
	}
}

func TestWrapOfALongLineIsComplete(t *testing.T) {
	s := strings.Repeat("長い本文", 2500)
	rows := term.Wrap(s, 78)
	if got := strings.Join(rows, ""); got != s {
		t.Errorf("Wrap lost text: %d bytes of %d", len(got), len(s))
	}
	for _, row := range rows {
		if term.Width(row) > 78 {
			t.Fatalf("row of %d cells", term.Width(row))
		}
	}
}

func TestPad(t *testing.T) {
	if got, want := term.Pad("\x1b[1m件\x1b[0m", 4), "\x1b[1m件\x1b[0m  "; got != want {
		t.Errorf("Pad = %q, want %q", got, want)
	}
}

func BenchmarkFitJapanese(b *testing.B) {
	for b.Loop() {
		term.Fit("請求書の送付について（至急）", 20)
	}
}
