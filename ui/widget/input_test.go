package widget_test

import (
	"strings"
	"testing"

	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// field returns a field of 30 cells holding text.
func field(text string) *widget.Input {
	in := widget.NewInput(plain(), "> ")
	in.Resize(30, 12)
	in.SetValue(text)
	return in
}

func TestInputEditing(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string
		x          int // the cursor, prompt included
	}{
		{"type", "", []string{"a", "件", " ", "ｶ", "ﾞ"}, "a件 ｶﾞ", 8},
		{"letters are text", "", []string{"j", "q", "？"}, "jq？", 6},
		{"backspace", "件名", []string{"backspace"}, "件", 4},
		{"backspace at the start", "a", []string{"ctrl+a", "backspace"}, "a", 2},
		{"backspace takes the mark along", "ae\u0301", []string{"backspace"}, "a", 3},
		{"delete", "abc", []string{"home", "delete"}, "bc", 2},
		{"insert in the middle", "ab", []string{"left", "件"}, "a件b", 5},
		{"left over a mark", "ae\u0301b", []string{"left", "left"}, "ae\u0301b", 3},
		{"right", "ab", []string{"ctrl+a", "right", "x"}, "axb", 4},
		{"delete to the start", "abc def", []string{"left", "ctrl+u"}, "f", 2},
		{"delete to the end", "abc def", []string{"ctrl+a", "right", "ctrl+k"}, "a", 3},
		{"delete a word", "abc def  ", []string{"ctrl+w"}, "abc ", 6},
		{"end", "abc", []string{"ctrl+a", "ctrl+e", "d"}, "abcd", 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := field(tt.text)
			press(t, in.Update, tt.keys...)
			x, _, visible := in.Cursor()
			if in.Value() != tt.want || x != tt.x || !visible {
				t.Errorf("%q with the cursor at %d, want %q at %d", in.Value(), x, tt.want, tt.x)
			}
		})
	}
}

func TestPastedTextBecomesOneLine(t *testing.T) {
	in := field("")
	in.Update(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune("one\r\ntwo\tthree\x1b[2J\n")})
	if got, want := in.Value(), "one two three[2J"; got != want {
		t.Errorf("Value = %q, want %q", got, want)
	}
}

func TestInputLeavesEnterAndEsc(t *testing.T) {
	in := field("abc")
	for _, name := range []string{"enter", "esc", "tab", "up", "down", "pgup"} {
		if in.Update(keyMsg(name)) {
			t.Errorf("the field took %q", name)
		}
	}
}

func TestInputScrolls(t *testing.T) {
	in := field(strings.Repeat("長い本文", 2500))
	check(t, in.View(), 30, 1)
	if x, _, _ := in.Cursor(); x < 27 || x > 29 {
		t.Errorf("the cursor stands at %d, want it near the end of 30", x)
	}
	press(t, in.Update, "ctrl+a")
	check(t, in.View(), 30, 1)
	if x, _, _ := in.Cursor(); x != 2 || !strings.HasPrefix(in.View(), "> 長い") {
		t.Errorf("the cursor stands at %d in %q", x, in.View())
	}
}

func TestInputAtAnySize(t *testing.T) {
	for _, s := range nasty {
		in := field(s)
		in.Placeholder = s
		for w := range 12 {
			in.Resize(w, 4)
			check(t, in.View(), w, 4)
			in.SetValue("")
			check(t, in.View(), w, 4)
			in.SetValue(s)
			if x, _, _ := in.Cursor(); x < 0 || x > w {
				t.Fatalf("the cursor of %q is at %d of %d", s, x, w)
			}
		}
	}
}

// fruit completes the word the cursor is in.
func fruit(text string, at int) (int, []widget.Candidate) {
	start := strings.LastIndex(text[:at], " ") + 1
	var list []widget.Candidate
	for _, name := range []string{"apple", "apricot", "banana"} {
		if word := text[start:at]; word != "" && strings.HasPrefix(name, word) {
			list = append(list, widget.Candidate{Text: name, Note: "a fruit"})
		}
	}
	return start, list
}

func TestCompletion(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"tab takes the first", []string{"a", "tab"}, "x=1 apple"},
		{"down chooses", []string{"a", "down", "down", "tab"}, "x=1 apricot"},
		{"enter takes the chosen", []string{"a", "down", "enter"}, "x=1 apple"},
		{"down goes round", []string{"a", "down", "down", "down", "enter"}, "x=1 apple"},
		{"up to none", []string{"a", "down", "up", "p"}, "x=1 ap"},
		{"esc chooses none", []string{"a", "down", "esc"}, "x=1 a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := field("")
			in.Complete = fruit
			in.SetValue("x=1 ")
			press(t, in.Update, tt.keys...)
			if got := in.Value(); got != tt.want {
				t.Errorf("Value = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCandidatesAreShown(t *testing.T) {
	in := field("")
	in.Complete = fruit
	press(t, in.Update, "a")
	view := in.View()
	check(t, view, 30, 12)
	for _, want := range []string{"apple", "apricot", "a fruit", "choice 0/2"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not shown:\n%s", want, view)
		}
	}
	if got, want := in.Height(), strings.Count(view, "\n")+1; got != want {
		t.Errorf("Height = %d, want %d", got, want)
	}
	if in.Update(keyMsg("enter")) {
		t.Error("Enter with no candidate chosen was not left to the owner")
	}
}

func TestProblemStandsUnderTheMistake(t *testing.T) {
	in := field("処理=x")
	in.Problem, in.ProblemAt = "no such value \x1b[2J", 3
	rows := strings.Split(in.View(), "\n")
	check(t, in.View(), 30, 12)
	if len(rows) != 3 || rows[1] != strings.Repeat(" ", 7)+"^" || rows[2] != "no such value ␛[2J" {
		t.Errorf("drawn as %q", rows)
	}
	press(t, in.Update, "y")
	if strings.Contains(in.View(), "no such") {
		t.Error("the problem outlives the change of the text")
	}
}

func TestBlurredFieldHasNoCursor(t *testing.T) {
	in := field("abc")
	in.Focus(false)
	if _, _, visible := in.Cursor(); visible {
		t.Error("a field without the focus has a cursor")
	}
}

func TestTheFieldCursorIsDrawnWithoutColour(t *testing.T) {
	th, err := theme.New(theme.Options{Name: "light", Depth: theme.Mono})
	if err != nil {
		t.Fatal(err)
	}
	in := widget.NewInput(widget.NewLook(th, lang.For("ja")), "")
	in.SetValue("ab")
	press(t, in.Update, "left")
	if !strings.Contains(in.View(), th.FieldCursor.Render("b")) {
		t.Errorf("no cursor in %q", in.View())
	}
}
