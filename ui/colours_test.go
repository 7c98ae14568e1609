package ui_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"

	"github.com/charmbracelet/x/ansi"
)

// sequence is a sequence that a frame is coloured with.
var sequence = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// styleNames gives the names of the styles of a theme by the sequence they begin
// with, in the order of the theme.
func styleNames(th *theme.Theme) map[string][]string {
	names := map[string][]string{}
	v := reflect.ValueOf(*th)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(theme.Style); ok && !s.Plain() {
			on, _, _ := strings.Cut(s.Render("x"), "x")
			names[on] = append(names[on], v.Type().Field(i).Name)
		}
	}
	return names
}

// named writes the styles of a frame by name, {Title}like this{/}. Styles that
// look alike go by the first one's name.
func named(t *testing.T, frame string, th *theme.Theme) string {
	t.Helper()
	names := styleNames(th)
	rows := strings.Split(frame, "\n")
	for i, row := range rows {
		row = regexp.MustCompile("\x1b\\]8;;[^\x1b]*\x1b\\\\").ReplaceAllString(row, "") // links
		row = sequence.ReplaceAllStringFunc(row, func(s string) string {
			switch known := names[s]; {
			case s == "\x1b[0m":
				return "{/}"
			case known != nil:
				return "{" + known[0] + "}"
			}
			t.Errorf("row %d has %q, which is no style of the theme", i, s)
			return "{?}"
		})
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n")
}

// TestColouredFrames: every screen in the dark theme, style by style. The other
// themes draw the same styles in the same places.
func TestColouredFrames(t *testing.T) {
	for _, at := range []struct {
		lang model.Lang
		w, h int
	}{{model.JA, 80, 24}, {model.EN, 120, 40}} {
		for _, s := range scenes {
			name := fmt.Sprintf("%s_%s_%dx%d", s.name, at.lang, at.w, at.h)
			t.Run(name, func(t *testing.T) {
				frames := map[string]string{}
				for _, th := range theme.Names() {
					d := s.start(t, newStore(), ui.Options{Lang: at.lang, Theme: th, Depth: theme.TrueColour}, at.w, at.h)
					frames[th] = d.Frame()
				}
				dark := themed(t, "dark", theme.TrueColour)
				uitest.Golden(t, "colour/"+name, named(t, frames["dark"], dark))
				for _, other := range []string{"light", "safe"} {
					sameStyles(t, frames["dark"], dark, frames[other], themed(t, other, theme.TrueColour))
				}
			})
		}
	}
}

func themed(t *testing.T, name string, depth theme.Depth) *theme.Theme {
	t.Helper()
	th, err := theme.New(theme.Options{Name: name, Light: term.Light(), Depth: depth})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// sameStyles fails the test unless two frames have the same text in the same
// styles of their themes.
func sameStyles(t *testing.T, a string, inA *theme.Theme, b string, inB *theme.Theme) {
	t.Helper()
	if ansi.Strip(a) != ansi.Strip(b) {
		t.Errorf("the themes draw other text")
		return
	}
	namesA, namesB := styleNames(inA), styleNames(inB)
	listA, listB := sequence.FindAllString(a, -1), sequence.FindAllString(b, -1)
	if len(listA) != len(listB) {
		t.Errorf("the themes draw %d and %d styles", len(listA), len(listB))
		return
	}
	for i := range listA {
		common := slices.ContainsFunc(namesA[listA[i]], func(n string) bool { return slices.Contains(namesB[listB[i]], n) })
		if listA[i] != "\x1b[0m" && !common {
			t.Errorf("style %d is one of %v in one theme and of %v in the other", i, namesA[listA[i]], namesB[listB[i]])
		}
	}
}

// attributes names what can be drawn without colour.
var attributes = map[string]string{"1": "bold", "2": "faint", "4": "underline", "7": "reverse"}

// TestFramesWithoutColour: with NO_COLOR no screen has a colour, and what colour
// says is said by bold, underline, reverse or a sign.
func TestFramesWithoutColour(t *testing.T) {
	for _, at := range []struct {
		lang model.Lang
		w, h int
	}{{model.JA, 80, 24}, {model.EN, 120, 40}} {
		for _, s := range scenes {
			name := fmt.Sprintf("%s_%s_%dx%d", s.name, at.lang, at.w, at.h)
			t.Run(name, func(t *testing.T) {
				d := s.start(t, newStore(), ui.Options{Lang: at.lang, Theme: "dark", Depth: theme.Mono}, at.w, at.h)
				uitest.Golden(t, "no_color/"+name, uncoloured(t, d.Frame()))
				uitest.Golden(t, name, d.Screen())
			})
		}
	}
}

// uncoloured writes the attributes of a frame by name and fails the test for a
// colour.
func uncoloured(t *testing.T, frame string) string {
	t.Helper()
	frame = regexp.MustCompile("\x1b\\]8;;[^\x1b]*\x1b\\\\").ReplaceAllString(frame, "") // links
	frame = sequence.ReplaceAllStringFunc(frame, func(s string) string {
		var names []string
		for _, code := range strings.Split(sequence.FindStringSubmatch(s)[1], ";") {
			switch name := attributes[code]; {
			case code == "0" || code == "":
				return "{/}"
			case name == "":
				t.Errorf("%q is more than bold, faint, underline and reverse", s)
			case !slices.Contains(names, name):
				names = append(names, name)
			}
		}
		return "{" + strings.Join(names, " ") + "}"
	})
	rows := strings.Split(frame, "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}
