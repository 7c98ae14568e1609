package widget_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edgelens/ui/lang"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	"github.com/charmbracelet/x/ansi"
)

// nasty are cells that break other tables.
var nasty = []string{
	"", "plain", "件名（至急）", "ｽﾊﾟｲｳｪｱ ｶﾞｷﾞｸﾞ", "☀\ufe0f❤\ufe0f", "👩\u200d💻👍🏽", "🇯🇵🇺🇸", "e\u0301\u0301\u0301\u0301\u0301\u0301",
	"\x1b]0;owned\x07", "a\tb\nc", "\u202Ereversed", "\u1100\u1161\u11a8", "①─※…", "\xff\xfe", strings.Repeat("長い", 5000),
	strings.Repeat("x", 10_000), "กำ", "क्षि", "\u0301starts with a mark", "ﾞ", "＝ＳＵＭ",
}

func TestSeparatorsStandInOneColumn(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		t.Run(fmt.Sprint("ambiguous ", ambiguous), func(t *testing.T) {
			term.Set(term.Settings{Ambiguous: ambiguous})
			t.Cleanup(func() { term.Set(term.Settings{Ambiguous: 1}) })
			th := theme.Plain(ambiguous == 2)
			data := grid{n: len(nasty), loaded: len(nasty), columns: 3, cell: func(r, c int) string { return nasty[(r+c)%len(nasty)] }}
			list := columns(3)
			for i := range list {
				list[i].Max = 12
			}
			table := widget.NewTable(widget.NewLook(th, lang.For("en")), data, list)
			table.Resize(60, len(nasty)+2)
			view := table.View()
			check(t, view, 60, len(nasty)+2)
			rows := strings.Split(view, "\n")
			want := places(rows[0], th.Symbols.Column)
			for _, row := range rows[1 : len(rows)-1] {
				if got := places(row, th.Symbols.Column); !slices.Equal(got, want) {
					t.Errorf("separators at %v, want %v: %q", got, want, row)
				}
			}
		})
	}
}

// places returns the cells at which a separator stands.
func places(row, separator string) []int {
	var at []int
	used := 0
	for part := range strings.SplitSeq(row, separator) {
		used += term.Width(part)
		at = append(at, used)
		used++
	}
	return at[:len(at)-1]
}

func TestNothingHostileReachesTheScreen(t *testing.T) {
	data := grid{n: len(nasty), loaded: len(nasty), columns: 2, cell: func(r, c int) string { return nasty[r] }}
	list := columns(2)
	list[1].Title = "\x1b[2Jtitle"
	list[1].Paint = func(c widget.Cell) (string, theme.Style) { return "\x1b[31m" + c.Cells[1], theme.Style{} }
	table := widget.NewTable(plain(), data, list)
	table.Note = "\x07note"
	table.Resize(80, 40)
	for _, r := range strings.ReplaceAll(table.View(), "\n", "") {
		if r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0x202E || r == 0x200D {
			t.Fatalf("%U is on the screen", r)
		}
	}
}

func TestPaintedCellsAreFitted(t *testing.T) {
	list := columns(2)
	list[0].Paint = func(c widget.Cell) (string, theme.Style) {
		return strings.Repeat("█", c.Width+30), theme.Style{}
	}
	table := widget.NewTable(plain(), numbered(3, 2), list)
	table.Resize(40, 6)
	check(t, table.View(), 40, 6)
	if !strings.Contains(table.View(), "███…│r0c1") {
		t.Errorf("the painted cell is not cut to its column:\n%s", table.View())
	}
}

func TestTheCursorCellIsReversedWithoutColour(t *testing.T) {
	th, err := theme.New(theme.Options{Name: "dark", Depth: theme.Mono})
	if err != nil {
		t.Fatal(err)
	}
	table := widget.NewTable(widget.NewLook(th, lang.For("en")), numbered(3, 2), columns(2))
	table.Resize(40, 6)
	press(t, table.Update, "down", "right")
	if want := th.Cell.Render("r1c1"); !strings.Contains(table.View(), want[:len(want)-4]) {
		t.Errorf("the cell of the cursor is not drawn as such: %q", table.View())
	}
	if !strings.Contains(ansi.Strip(table.View()), " ▸r1c0") {
		t.Errorf("the row of the cursor has no sign:\n%s", ansi.Strip(table.View()))
	}
}
