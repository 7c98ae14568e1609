package widget_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
)

func TestBar(t *testing.T) {
	tests := []struct {
		name        string
		value, most float64
		w           int
		want, ascii string
	}{
		{"nothing", 0, 10, 4, "    ", "    "},
		{"no measure", 1, 0, 4, "    ", "    "},
		{"all", 10, 10, 4, "████", "####"},
		{"half", 5, 10, 4, "██  ", "##  "},
		{"an eighth of a cell", 1, 32, 4, "▏   ", "#   "},
		{"hardly anything", 1, 1e9, 4, "▏   ", "#   "},
		{"nearly all", 999_999, 1_000_000, 4, "███▉", "### "},
		{"more than all", 20, 10, 4, "████", "####"},
		{"no room", 5, 10, 0, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for ascii, want := range map[bool]string{false: tt.want, true: tt.ascii} {
				look := widget.NewLook(theme.Plain(ascii), lang.For("en"))
				if got := look.Bar(tt.value, tt.most, tt.w); got != want {
					t.Errorf("ascii %v: Bar = %q, want %q", ascii, got, want)
				}
			}
		})
	}
}

func TestBarColumn(t *testing.T) {
	list := columns(2)
	list[1].Min = 8
	list[1].Paint = plain().BarColumn(func(row int) (float64, float64) { return float64(row), 2 })
	table := widget.NewTable(plain(), numbered(3, 2), list)
	table.Resize(15, 5)
	rows := strings.Split(table.View(), "\n")
	if rows[2] != "  r1c0│████    " || rows[3] != "  r2c0│████████" {
		t.Errorf("bars are drawn as\n%s", table.View())
	}
}

func TestShare(t *testing.T) {
	tests := []struct {
		part, whole int64
		want        string
	}{
		{1, 3, "33.3%"}, {2, 3, "66.7%"}, {3, 3, "100.0%"}, {0, 3, "0.0%"},
		{1, 100_000, "<0.1%"}, {99_999, 100_000, ">99.9%"}, {1, 0, "-"}, {1, 1000, "0.1%"},
	}
	for _, tt := range tests {
		if got := widget.Share(tt.part, tt.whole); got != tt.want {
			t.Errorf("Share(%d, %d) = %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

// twenty is a text of twenty rows.
func twenty() widget.Paragraph {
	var rows []string
	for i := range 20 {
		rows = append(rows, fmt.Sprintf("row %d", i))
	}
	return widget.Paragraph{Text: strings.Join(rows, "\n")}
}

func TestPagerKeys(t *testing.T) {
	tests := []struct {
		name  string
		keys  []string
		first string
	}{
		{"start", nil, "row 0"},
		{"down", []string{"down", "j"}, "row 2"},
		{"not above", []string{"up", "k"}, "row 0"},
		{"page", []string{"pgdown"}, "row 4"},
		{"page and back", []string{"pgdown", "pgup"}, "row 0"},
		{"half", []string{"ctrl+d"}, "row 2"},
		{"end", []string{"G", "down"}, "row 15"},
		{"home", []string{"end", "home"}, "row 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := widget.NewPager(plain())
			p.Resize(20, 5)
			p.SetText(twenty())
			press(t, p.Update, tt.keys...)
			rows := strings.Split(p.View(), "\n")
			if rows[0] != tt.first || len(rows) != 5 {
				t.Errorf("shows %q, want 5 rows from %q", rows, tt.first)
			}
			if above, below := p.More(); above+below != 15 {
				t.Errorf("%d above and %d below, want 15 in all", above, below)
			}
		})
	}
}

func TestPagerWrapsAndCleans(t *testing.T) {
	p := widget.NewPager(plain())
	p.SetText(widget.Paragraph{Text: "件名: 請求書\x1b[2J", Indent: 2}, widget.Paragraph{Text: strings.Repeat("長い", 5000)})
	p.Resize(12, 10)
	check(t, p.View(), 12, 10)
	if rows := strings.Split(p.View(), "\n"); rows[0] != "  件名: 請求" || rows[1] != "  書␛[2J" {
		t.Errorf("drawn as %q", rows[:2])
	}
	if p.Height() != 2+1667 {
		t.Errorf("Height = %d, want 1669", p.Height())
	}
}

func TestPagerBusyAndFailed(t *testing.T) {
	p := widget.NewPager(plain())
	p.Resize(40, 10)
	p.Busy = true
	if p.View() != "Loading…" {
		t.Errorf("busy: %q", p.View())
	}
	p.Err = errors.New("gone")
	if p.View() != "Failed: gone" {
		t.Errorf("failed: %q", p.View())
	}
}

// listings are all keys in Japanese.
func listings() (*widget.Look, []keys.Listing) {
	look := widget.NewLook(theme.Plain(false), lang.For("ja"))
	return look, look.Keys.All()
}

func TestHelp(t *testing.T) {
	look, groups := listings()
	h := widget.NewHelp(look, groups...)
	for _, size := range [][2]int{{79, 24}, {119, 40}, {40, 10}, {10, 3}, {5, 1}} {
		h.Resize(size[0], size[1])
		check(t, h.View(), size[0], size[1])
	}
	h.Resize(79, 24)
	if row := strings.Split(h.View(), "\n")[3]; !strings.Contains(row, "上へ") || !strings.Contains(row, "半ページ上") {
		t.Errorf("not set in two columns: %q", row)
	}
}

func TestHelpSearch(t *testing.T) {
	look, groups := listings()
	tests := []struct {
		name, typed, want, not string
	}{
		{"word", "書き出し", "書き出し", "先頭行"},
		{"key", "Ctrl-p", "機能一覧", "先頭行"},
		{"full-width", "ｃｔｒｌ－ｐ", "機能一覧", "先頭行"},
		{"nothing", "xyzzy", "該当するキーはありません", "先頭行"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := widget.NewHelp(look, groups...)
			for _, r := range tt.typed {
				press(t, h.Update, string(r))
			}
			if view := h.View(); !strings.Contains(view, tt.want) || strings.Contains(view, tt.not) {
				t.Errorf("the help of %q is\n%s", tt.typed, view)
			}
		})
	}
}

func TestHelpSaysWhyAKeyIsOff(t *testing.T) {
	look := plain()
	h := widget.NewHelp(look, keys.Listing{Title: "Here", Bindings: []key.Binding{look.Keys.Off(keys.Export, "no rows")}})
	if view := h.View(); !strings.Contains(view, "export: no rows (not available now)") {
		t.Errorf("the help is\n%s", view)
	}
}

func TestFooter(t *testing.T) {
	look := plain()
	list := append(look.Keys.List(keys.Open, keys.Back, keys.Search), look.Keys.Off(keys.Export, "no rows"))
	tests := []struct {
		name string
		w    int
		want string
	}{
		{"all", 79, "Enter open  Esc BS back  / search  (E export: no rows)  ? F1 help"},
		{"some", 40, "Enter open  Esc BS back  ? F1 help"},
		{"help only", 12, "? F1 help"},
		{"its key only", 4, "? F1"},
		{"nothing", 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := look.Footer(list, tt.w); got != tt.want {
				t.Errorf("Footer = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	tests := []struct {
		name string
		p    widget.Progress
		w    int
		want string
	}{
		{"start", widget.Progress{}, 60, "0 records"},
		{"a first look", widget.Progress{Looking: true, Done: 512, Total: 1024, Elapsed: 5 * time.Second}, 60, "███████████             looking through it  512 B of 1.0 KiB"},
		{"size unknown", widget.Progress{Done: 2048, Records: 10}, 60, "2.0 KiB  10 records"},
		{"before the first second", widget.Progress{Done: 512, Total: 1024, Records: 5, Elapsed: time.Second / 2}, 50, "██████████▌            512 B of 1.0 KiB  5 records"},
		{"under way", widget.Progress{Done: 1 << 20, Total: 4 << 20, Records: 12_000, Elapsed: 20 * time.Second}, 60, "1.0 MiB of 4.0 MiB  12,000 records  600/s  about 1:00 left"},
		{"done", widget.Progress{Done: 1024, Total: 1024, Records: 7, Elapsed: 2 * time.Second}, 50, "1.0 KiB of 1.0 KiB  7 records  3/s  finishing"},
		{"narrow", widget.Progress{Done: 1024, Total: 1024, Records: 7}, 10, "1.0 KiB o…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.p.Line(plain(), tt.w)
			check(t, got, tt.w, 1)
			if got != tt.want {
				t.Errorf("Line = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBytes(t *testing.T) {
	tests := map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1.0 KiB", 1<<20 - 1: "1.0 MiB", 5 << 30: "5.0 GiB"}
	for in, want := range tests {
		if got := widget.Bytes(in); got != want {
			t.Errorf("Bytes(%d) = %q, want %q", in, got, want)
		}
	}
}
