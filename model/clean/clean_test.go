package clean_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"edgelens/model/clean"
)

func TestText(t *testing.T) {
	tests := []struct {
		name, in, want string
	}{
		{"empty", "", ""},
		{"ascii", "GET /index.html HTTP/1.1", "GET /index.html HTTP/1.1"},
		{"japanese", "不正プログラム、ｽﾊﾟｲｳｪｱ（遮断）", "不正プログラム、ｽﾊﾟｲｳｪｱ（遮断）"},
		{"tab and newline", "a\tb\nc\rd", "a⇥b⏎c␍d"},
		{"rename the terminal", "\x1b]0;owned\x07", "␛]0;owned␇"},
		{"write the clipboard", "x\x1b]52;c;aGk=\x1b\\", "x␛]52;c;aGk=␛\\"},
		{"nul and delete", "\x00\x7f", "␀␡"},
		{"C1 control sequence introducer", "\u009b31m", "‹U+009B›31m"},
		{"bidi override", "invoice\u202Efdp.exe", "invoice‹U+202E›fdp.exe"},
		{"bidi isolate", "\u2066a\u2069", "‹U+2066›a‹U+2069›"},
		{"zero-width space", "pay\u200bpal.com", "pay‹U+200B›pal.com"},
		{"zero-width joiner", "👩\u200d💻", "👩‹U+200D›💻"},
		{"byte order mark", "\ufeffid", "‹U+FEFF›id"},
		{"soft hyphen", "a\u00adb", "a‹U+00AD›b"},
		{"line separator", "a\u2028b", "a‹U+2028›b"},
		{"hangul filler", "a\u3164b", "a‹U+3164›b"},
		{"tag character", "\U000E0041", "‹U+E0041›"},
		{"noncharacter", "\uFFFE", "‹U+FFFE›"},
		{"variation selectors", "❤\ufe0f葛\U000E0100", "❤葛"},
		{"not UTF-8", "caf\xe9", "caf‹0xE9›"},
		{"replacement character as written", "\uFFFD", "\uFFFD"},
		{"combining mark", "カ\u3099", "カ\u3099"},
		{"four marks", "a\u0301\u0302\u0303\u0304b", "a\u0301\u0302\u0303\u0304b"},
		{"zalgo", "a" + strings.Repeat("\u0301", 16) + "b", "a" + strings.Repeat("\u0301", 4) + "‹+12›b"},
		{"zalgo at the end", "a" + strings.Repeat("\u0301", 5), "a" + strings.Repeat("\u0301", 4) + "‹+1›"},
		{"private use", "外字\ue000", "外字\ue000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean.Text(tt.in); got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestTextDoesNotAllocateForHarmlessText(t *testing.T) {
	for _, s := range []string{"plain ascii text", "メールの件名：請求書の送付について", "①※─…"} {
		if n := testing.AllocsPerRun(100, func() { clean.Text(s) }); n != 0 {
			t.Errorf("Text(%q) allocated %v times, want 0", s, n)
		}
	}
}

// FuzzText holds the law of the project: nothing a terminal obeys or hides
// comes through, whatever was put in.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "\x1b[2J", "請求書\u202E", "\xff\xfe", "a\u0301\u0301\u0301\u0301\u0301\u0301", "\U000E0100\ufe0f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean.Text(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Text(%q) = %q, which is not UTF-8", s, got)
		}
		marks := 0
		for _, r := range got {
			if r < 0x20 || r >= 0x7F && r < 0xA0 || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector) {
				t.Fatalf("Text(%q) = %q, which holds %U", s, got, r)
			}
			marks++
			if !unicode.In(r, unicode.Mn, unicode.Me) {
				marks = 0
			}
			if marks > 4 {
				t.Fatalf("Text(%q) = %q, which holds five marks in a row", s, got)
			}
		}
		if again := clean.Text(got); again != got {
			t.Fatalf("Text(%q) = %q, and once more %q", s, got, again)
		}
	})
}

func TestFormula(t *testing.T) {
	tests := []struct {
		name, in, want string
		touched        bool
	}{
		{"empty", "", "", false},
		{"text", "abc", "abc", false},
		{"equals", "=1+1", "'=1+1", true},
		{"plus", "+81", "'+81", true},
		{"minus", "-1", "'-1", true},
		{"at", "@SUM(A1)", "'@SUM(A1)", true},
		{"tab", "\t=1", "'\t=1", true},
		{"return", "\r=1", "'\r=1", true},
		{"newline", "\n=1", "'\n=1", true},
		{"apostrophe before a formula", "'=1", "''=1", true},
		{"apostrophe before text", "'abc", "'abc", false},
		{"apostrophes only", "''", "''", false},
		{"space before", " =1", " =1", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, touched := clean.Formula(tt.in)
			if got != tt.want || touched != tt.touched {
				t.Errorf("Formula(%q) = %q, %v, want %q, %v", tt.in, got, touched, tt.want, tt.touched)
			}
			if touched {
				if back, ok := clean.Undefuse(got); back != tt.in || !ok {
					t.Errorf("Undefuse(%q) = %q, %v, want %q, true", got, back, ok, tt.in)
				}
			}
		})
	}
}

func TestUndefuseLeavesTheRest(t *testing.T) {
	for _, s := range []string{"", "abc", "'abc", "'", "=1"} {
		if got, ok := clean.Undefuse(s); got != s || ok {
			t.Errorf("Undefuse(%q) = %q, %v, want it unchanged", s, got, ok)
		}
	}
}

func BenchmarkTextJapanese(b *testing.B) {
	s := strings.Repeat("請求書の送付について ", 4)
	for b.Loop() {
		clean.Text(s)
	}
}
