package widget_test

import (
	"strings"
	"testing"

	"edgelens/ui/widget"
)

// exportForm is the form of the export dialog in small.
func exportForm() *widget.Form {
	path := widget.NewInput(plain(), "")
	path.SetValue("out.csv")
	f := widget.NewForm(plain(), "Export",
		widget.Entry{ID: "format", Label: "Format", Options: []string{"CSV", "TSV", "XLSX"}, Note: "what Excel opens"},
		widget.Entry{ID: "defuse", Label: "Defuse formulas", Toggle: true},
		widget.Entry{ID: "path", Label: "ファイル", Text: path},
	)
	f.Resize(50, 10)
	return f
}

// last presses keys and returns the outcome of the last one.
func last(f *widget.Form, names ...string) widget.Outcome {
	out := widget.Open
	for _, name := range names {
		out = f.Update(keyMsg(name))
	}
	return out
}

func TestEnterConfirmsTheDefaults(t *testing.T) {
	f := exportForm()
	if got := last(f, "enter"); got != widget.Confirmed {
		t.Fatalf("Enter gives %v, want Confirmed", got)
	}
	if f.Entry("format").Chosen != 0 || !f.Entry("defuse").Toggle || f.Entry("path").Text.Value() != "out.csv" {
		t.Error("the defaults changed")
	}
	if f.Entry("nothing") != nil {
		t.Error("there is an entry nobody made")
	}
}

func TestFormKeys(t *testing.T) {
	tests := []struct {
		name   string
		keys   []string
		want   widget.Outcome
		format int
		defuse bool
		path   string
	}{
		{"choice", []string{"right", "right"}, widget.Open, 2, true, "out.csv"},
		{"choice goes round", []string{"left"}, widget.Open, 2, true, "out.csv"},
		{"space chooses too", []string{" "}, widget.Open, 1, true, "out.csv"},
		{"full-width space", []string{"　"}, widget.Open, 1, true, "out.csv"},
		{"toggle", []string{"down", " "}, widget.Open, 0, false, "out.csv"},
		{"text", []string{"down", "tab", "件"}, widget.Open, 0, true, "out.csv件"},
		{"letters in text are text", []string{"down", "down", "j", "q"}, widget.Open, 0, true, "out.csvjq"},
		{"not beyond the last", []string{"down", "down", "down", "x"}, widget.Open, 0, true, "out.csvx"},
		{"and back", []string{"down", "down", "up", "shift+tab", "right"}, widget.Open, 1, true, "out.csv"},
		{"enter in text", []string{"down", "down", "enter"}, widget.Confirmed, 0, true, "out.csv"},
		{"esc", []string{"right", "esc"}, widget.Dismissed, 1, true, "out.csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := exportForm()
			got := last(f, tt.keys...)
			if got != tt.want || f.Entry("format").Chosen != tt.format || f.Entry("defuse").Toggle != tt.defuse || f.Entry("path").Text.Value() != tt.path {
				t.Errorf("%v with %d, %v, %q", got, f.Entry("format").Chosen, f.Entry("defuse").Toggle, f.Entry("path").Text.Value())
			}
		})
	}
}

func TestFormFrame(t *testing.T) {
	f := exportForm()
	for _, size := range [][2]int{{79, 24}, {40, 10}, {20, 4}, {8, 2}, {1, 1}, {0, 1}} {
		f.Resize(size[0], size[1])
		check(t, f.View(), size[0], size[1])
	}
	f.Resize(50, 10)
	for _, want := range []string{"Export", "▸Format          ‹ CSV ›", "■ yes", "out.csv", "what Excel opens", "Enter: OK"} {
		if !strings.Contains(f.View(), want) {
			t.Errorf("%q is not shown:\n%s", want, f.View())
		}
	}
	f.Problem = "the file exists"
	if !strings.Contains(f.View(), "the file exists") {
		t.Errorf("the problem is not shown:\n%s", f.View())
	}
}

func TestFormCursor(t *testing.T) {
	f := exportForm()
	if _, _, visible := f.Cursor(); visible || f.Typing() {
		t.Error("a choice has a text cursor")
	}
	last(f, "down", "down")
	f.View()
	if x, y, visible := f.Cursor(); x != 24 || y != 3 || !visible || !f.Typing() {
		t.Errorf("cursor at %d,%d, %v, want 24,3", x, y, visible)
	}
}

func TestFormWithoutEntries(t *testing.T) {
	f := widget.NewForm(plain(), "Sure")
	last(f, "down", "up", "right")
	check(t, f.View(), 60, 12)
	if got := last(f, "enter"); got != widget.Confirmed {
		t.Errorf("Enter gives %v", got)
	}
}

func TestPrompt(t *testing.T) {
	tests := []struct {
		key        string
		enterIsYes bool
		want       widget.Outcome
	}{
		{"y", false, widget.Confirmed}, {"Y", false, widget.Confirmed}, {"ｙ", false, widget.Confirmed},
		{"n", false, widget.Dismissed}, {"esc", false, widget.Dismissed}, {"x", false, widget.Open},
		{"enter", false, widget.Dismissed}, {"enter", true, widget.Confirmed},
	}
	for _, tt := range tests {
		p := widget.NewPrompt(plain(), "Replace?")
		p.EnterIsYes = tt.enterIsYes
		if got := p.Update(keyMsg(tt.key)); got != tt.want {
			t.Errorf("%s (Enter is yes: %v) gives %v, want %v", tt.key, tt.enterIsYes, got, tt.want)
		}
	}
}

func TestPromptFrame(t *testing.T) {
	p := widget.NewPrompt(plain(), strings.Repeat("請求書\x1b[2J", 1000))
	for _, size := range [][2]int{{79, 4}, {40, 10}, {5, 1}} {
		p.Resize(size[0], size[1])
		check(t, p.View(), size[0], size[1])
	}
	p.Resize(40, 10)
	if !strings.Contains(p.View(), "y yes  n no") {
		t.Errorf("the answers are not shown:\n%s", p.View())
	}
}

func TestColumnList(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string // the columns, - hidden, * frozen
		out  widget.Outcome
	}{
		{"as they were", []string{"enter"}, "c0 c1 c2", widget.Confirmed},
		{"hide", []string{"down", " ", "enter"}, "c0 -c1 c2", widget.Confirmed},
		{"hide and show", []string{" ", " "}, "c0 c1 c2", widget.Open},
		{"freeze", []string{"f"}, "*c0 c1 c2", widget.Open},
		{"move later", []string{">", ">", ">"}, "c1 c2 c0", widget.Open},
		{"move earlier", []string{"G", "<"}, "c0 c2 c1", widget.Open},
		{"move by arrows", []string{"shift+down", "shift+down", "shift+up"}, "c1 c0 c2", widget.Open},
		{"the cursor moves along", []string{">", " "}, "c1 -c0 c2", widget.Open},
		{"not all can be hidden", []string{" ", "down", " ", "down", " ", "enter"}, "-c0 -c1 -c2", widget.Open},
		{"esc", []string{"esc"}, "c0 c1 c2", widget.Dismissed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := widget.NewColumnList(plain(), columns(3))
			out := widget.Open
			for _, name := range tt.keys {
				out = list.Update(keyMsg(name))
			}
			var got []string
			for _, c := range list.Columns() {
				sign := ""
				if c.Hidden {
					sign = "-"
				}
				if c.Frozen {
					sign = "*"
				}
				got = append(got, sign+c.ID)
			}
			if strings.Join(got, " ") != tt.want || out != tt.out {
				t.Errorf("%v, %v, want %s, %v", got, out, tt.want, tt.out)
			}
		})
	}
}

func TestColumnListWidths(t *testing.T) {
	list := widget.NewColumnList(plain(), columns(3))
	if list.Update(keyMsg("right")); list.Columns()[0].Width != 0 || strings.Contains(list.View(), "width") {
		t.Errorf("a column has a width where none can be chosen:\n%s", list.View())
	}
	list.WidthOf = func(string) int { return 10 }
	list.Point("c1")
	for _, name := range []string{"right", "+", "-", "left", "left"} {
		list.Update(keyMsg(name))
	}
	if got := list.Columns(); got[1].Width != 6 || got[0].Width != 0 {
		t.Errorf("the widths are %d and %d, want 0 and 6", got[0].Width, got[1].Width)
	}
	list.Resize(40, 10)
	check(t, list.View(), 40, 10)
	if !strings.Contains(list.View(), "▸■ C1") || !strings.Contains(list.View(), "width 6") || !strings.Contains(list.View(), "width auto") {
		t.Errorf("the widths are not shown:\n%s", list.View())
	}
}

func TestColumnListFrame(t *testing.T) {
	list := widget.NewColumnList(plain(), columns(40))
	for _, size := range [][2]int{{40, 10}, {79, 50}, {6, 2}, {3, 1}} {
		list.Resize(size[0], size[1])
		check(t, list.View(), size[0], size[1])
	}
	list.Resize(40, 10)
	list.Update(keyMsg("G"))
	if !strings.Contains(list.View(), "▸■ C39") {
		t.Errorf("the cursor is out of sight:\n%s", list.View())
	}
}
