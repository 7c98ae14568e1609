package ui_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/term"
	"edgelens/ui/uitest"
)

// languages and sizes are those every screen is looked at in.
var (
	languages = []model.Lang{model.JA, model.EN}
	sizes     = [][2]int{{80, 24}, {120, 40}}
)

func TestFrames(t *testing.T) {
	for _, l := range languages {
		for _, size := range sizes {
			for _, s := range scenes {
				name := fmt.Sprintf("%s_%s_%dx%d", s.name, l, size[0], size[1])
				t.Run(name, func(t *testing.T) {
					s.start(t, newStore(), ui.Options{Lang: l}, size[0], size[1]).Golden(name)
				})
			}
		}
	}
}

func TestAnySize(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		d, _ := start(t, newStore(), l, 80, 24)
		for _, press := range [][]string{{}, {"t"}, {"esc", "8"}, {"E"}, {"esc", "enter"}, {"f"}, {"esc", "t"}, {"-"}, {"esc", "p"}, {"esc", "@"}, {"x"}, {"esc", "right", "w"}, {"c"}, {"esc", "B"}, {"b"}, {"esc", "t"}, {"esc", "p"}, {"esc", "E"}, {"esc", "esc", "E"}, {"esc", "enter"}, {"X"}, {"enter"}, {"E"}, {"esc", ";", "ctrl+u"}, {"s"}, {"esc", "?"}} {
			d.Press(press...)
			for _, size := range [][2]int{{60, 10}, {61, 12}, {40, 10}, {10, 3}, {1, 1}, {200, 60}, {80, 24}} {
				d.Resize(size[0], size[1])
			}
		}
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 59, 24)
	d.See("60桁")
	d.Resize(60, 24)
	d.See("対象期間")
}

// TestBelowTheLeastSizeKeysOnlyQuit: nothing is done that cannot be seen, and
// answers that come late are taken.
func TestBelowTheLeastSizeKeysOnlyQuit(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter")
	d.Resize(80, 24)
	before := d.Screen()
	d.Resize(20, 5)
	d.Press("E", "enter", "esc", "down", "f2", "?", "ctrl+p", "f")
	d.Paste("x")
	d.Resize(80, 24)
	if after := d.Screen(); after != before {
		t.Errorf("keys did something unseen:\n%s\nbefore:\n%s", after, before)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("there are files %v, %v", files, err)
	}
	d.Hold()
	d.Press("esc", "8")
	d.Resize(20, 5)
	d.ReleaseAll()
	d.Resize(80, 24)
	d.See("1059400")
	d.Press("f")
	d.Resize(20, 5)
	d.Press("q", "ｑ") // text, were it seen
	d.Resize(80, 24)
	d.See("フィルタ: ")
	d.NotSee("フィルタ: q")
	d.Press("esc")
	d.Resize(20, 5)
	d.Press("ｑ")
	if !d.Quit() {
		t.Error("q did not quit")
	}
}

func TestTerminalsThatDrawWide(t *testing.T) {
	term.Set(term.Settings{Ambiguous: 2})
	t.Cleanup(func() { term.Set(term.Settings{Ambiguous: 1}) })
	m, err := ui.NewModel(ui.Options{Store: newStore(), Lang: model.JA, Ambiguous: 2})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	d.Press("4", "enter", "E", "esc", "enter")
	d.See(">")
	d.NotSee("│", "█", "▸")
}

func TestACellOfTenThousandCharacters(t *testing.T) {
	s := newStore()
	s.lines[0].Cells[model.FieldColumn("subject").Index()] = strings.Repeat("長い\x1b件名 ", 2500)
	d, _ := start(t, s, model.JA, 60, 12)
	d.Press("L", "=", "enter", "down", "down", "down", "down", "esc", "$", "left", "~", "E", "down", "down", "down", "down")
	d.Press("esc", "w", "pgdown", "pgdown", "down", "end", "home", "-", "+")
}

func TestEmptyAndFailed(t *testing.T) {
	empty := &store{}
	d, _ := start(t, empty, model.JA, 60, 12)
	d.See("i でファイルを取り")
	d.Press("4")
	d.See("このケースにはまだログがありません")
	d.Press("enter", "E", "a", "esc", "L", "t", "esc")
	failing := newStore()
	failing.err = errors.New("disk I/O error")
	d, _ = start(t, failing, model.JA, 60, 12)
	d.See("disk I/O error")
	d.Press("4")
	d.See("disk I/O error")
	failing.err = nil
	d.Press("8")
	d.See("8 上位10件のIPS検出")
	failing.err = errors.New("disk I/O error")
	d.Press("enter")
	d.See("disk I/O error")
}

func TestAnUnknownThemeIsAnError(t *testing.T) {
	if _, err := ui.NewModel(ui.Options{Theme: "pink"}); err == nil {
		t.Error("there was no error")
	}
}

// TestAnySizeOfTheReport: what opens above the rows of the report and of a
// section fits any window, with more terms than there is room for.
func TestAnySizeOfTheReport(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		d, _ := start(t, newStore(), l, 120, 40)
		d.Press("f")
		d.Paste("client_ip!:192.0.2.1 -subject~とても長い言葉がここに入ります server_ip!:192.0.2.1 " + strings.Repeat("-x\u202ey", 20))
		d.Press("enter")
		for _, press := range [][]string{{"p"}, {"esc", "f"}, {"esc", "8"}, {"p"}, {"esc", "F"}, {"c"}, {"esc", "/"}, {"x"}, {"esc", "s"}, {"E"}, {"esc", ","}} {
			d.Press(press...)
			for _, size := range [][2]int{{60, 10}, {61, 12}, {40, 10}, {10, 3}, {1, 1}, {200, 60}, {100, 24}, {80, 24}} {
				d.Resize(size[0], size[1])
			}
		}
	}
}
