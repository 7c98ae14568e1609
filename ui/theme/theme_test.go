package theme

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// luminance is the relative luminance of #rrggbb (WCAG 2.1).
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatalf("%q is no colour", colour)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&0xFF) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// pairs are the text colours of a palette with what they stand on.
func pairs(p palette) map[string][2]string {
	return map[string][2]string{
		"dim": {p.dim, p.ground}, "strong": {p.strong, p.ground}, "title": {p.title, p.ground},
		"rule": {p.rule, p.ground}, "bar": {p.bar, p.ground}, "good": {p.good, p.ground},
		"warn": {p.warn, p.ground}, "bad": {p.bad, p.ground},
		"row": {p.rowText, p.rowBack}, "cell": {p.cellText, p.cellBack},
	}
}

func TestContrast(t *testing.T) {
	for name, p := range palettes {
		for what, pair := range pairs(p) {
			if got := contrast(t, pair[0], pair[1]); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f, want at least 4.5", name, what, got)
			}
		}
	}
}

// styles returns the style of every field of a theme.
func styles(th *Theme) map[string]Style {
	all := map[string]Style{}
	v := reflect.ValueOf(*th)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(Style); ok {
			all[v.Type().Field(i).Name] = s
		}
	}
	return all
}

func TestWithoutColourTheMeaningStays(t *testing.T) {
	th, err := New(Options{Name: "dark", Depth: Mono})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range styles(th) {
		if strings.Contains(s.on, "38;") || strings.Contains(s.on, "48;") {
			t.Errorf("%s uses colour: %q", name, s.on)
		}
	}
	if !strings.Contains(th.Cell.on, "7") {
		t.Errorf("the cell of the cursor is not reversed: %q", th.Cell.on)
	}
	for _, name := range []string{"Cell", "FieldCursor", "Choice", "Strong", "Warn", "Bad", "Marked", "Header", "Row", "Key"} {
		if styles(th)[name].Plain() {
			t.Errorf("%s cannot be told from text without colour", name)
		}
	}
}

func TestPlainDrawsNoSequence(t *testing.T) {
	for name, s := range styles(Plain(false)) {
		if got := s.Render("件名"); got != "件名" {
			t.Errorf("%s renders %q", name, got)
		}
	}
}

func TestThemesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, name := range Names() {
		th, err := New(Options{Name: name, Depth: TrueColour})
		if err != nil {
			t.Fatal(err)
		}
		got := th.Cell.Render("x") + th.Bad.Render("x")
		if !strings.HasPrefix(got, "\x1b[") {
			t.Errorf("%s draws without colour: %q", name, got)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%s looks like %s", name, other)
		}
		seen[got] = name
	}
}

func TestUnknownTheme(t *testing.T) {
	if _, err := New(Options{Name: "pink"}); err == nil || !strings.Contains(err.Error(), "safe") {
		t.Errorf("New(pink) = %v, want an error that lists the themes", err)
	}
}

func TestDepthFromObeysNoColor(t *testing.T) {
	getenv := func(name string) string { return map[string]string{"NO_COLOR": "1"}[name] }
	if got := DepthFrom(getenv); got != Mono {
		t.Errorf("DepthFrom = %v, want Mono", got)
	}
}

func TestEverySymbolIsOneCharacter(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		v := reflect.ValueOf(symbols(ascii))
		for i := range v.NumField() {
			list, ok := v.Field(i).Interface().([]string)
			if !ok {
				list = []string{v.Field(i).String()}
			}
			for _, s := range list {
				if utf8.RuneCountInString(s) != 1 || ascii && len(s) != 1 {
					t.Errorf("ascii %v: %s is %q", ascii, v.Type().Field(i).Name, s)
				}
			}
		}
	}
}
