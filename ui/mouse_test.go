package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/term"
	"edgelens/ui/uitest"

	tea "github.com/charmbracelet/bubbletea"
)

// click clicks on a cell of the window.
func click(d *uitest.Driver, x, y int) {
	d.Send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	d.Send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionRelease})
}

// wheel turns the wheel by notches, down or up.
func wheel(d *uitest.Driver, n int) {
	button := tea.MouseButtonWheelDown
	if n < 0 {
		n, button = -n, tea.MouseButtonWheelUp
	}
	for range n {
		d.Send(tea.MouseMsg{X: 20, Y: 8, Button: button, Action: tea.MouseActionPress})
	}
}

// where is the cell at which the n-th row with a text has it, counted from 1.
func where(t *testing.T, d *uitest.Driver, text string, n int) (x, y int) {
	t.Helper()
	for y, row := range strings.Split(d.Screen(), "\n") {
		before, _, ok := strings.Cut(row, text)
		if n--; ok && n == 0 {
			return term.Width(before), y
		} else if !ok {
			n++
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
	return 0, 0
}

// clickOn clicks on a text of the screen.
func clickOn(t *testing.T, d *uitest.Driver, text string) {
	t.Helper()
	x, y := where(t, d, text, 1)
	click(d, x, y)
}

func TestTheMouseIsOffUntilF2(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	clickOn(t, d, " 8 Top IPS")
	d.See("› Report 2026-10\n")
	d.Press("f2")
	d.See("Mouse on", "F2 mouse on")
	clickOn(t, d, " 8 Top IPS")
	d.See("› 8 Top IPS")
	d.See("F2 mouse on")
	d.Press("f2")
	d.See("Mouse off")
	d.NotSee("F2 mouse on")
	before := d.Screen()
	clickOn(t, d, "1059403")
	wheel(d, 2)
	if d.Screen() != before {
		t.Errorf("the mouse does something while it is off:\n%s", d.Screen())
	}
}

func TestEachSectionOfTheDashboardOpensByAClick(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 10}} {
		for _, s := range model.Sections {
			d, _ := start(t, newStore(), model.EN, size[0], size[1])
			d.Press("f2", "home")
			if size[1] < 14 { // the wheel brings it into sight
				wheel(d, s.Number-1)
			}
			title := fmt.Sprintf("%2d %s", s.Number, s.Title.EN)
			clickOn(t, d, title)
			d.See("› " + strings.TrimSpace(title))
		}
	}
}

func TestAClickMovesTheCursorAndASecondOneOpens(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f2", "4", "enter")
	x, y := where(t, d, "makinom2@", 2)
	click(d, x, y)
	if row := cursorRow(t, d); !strings.HasPrefix(strings.Split(d.Screen(), "\n")[y], " ▸") {
		t.Errorf("the cursor is in %q, not where the click was:\n%s", row, d.Screen())
	}
	d.NotSee("› Line 2026")
	click(d, x, y)
	d.See("record ")
	d.Press("esc")
	d.Press("=")
	d.See("[sender:makinom2@makinom.example]")
	d.Press("u")
	d.NotSee("[sender:makinom2@makinom.example]")
}

// TestADoubleClickOpensOneThing: the second click of a double click on the
// cursor's cell does not reach the screen that the first one opened.
func TestADoubleClickOpensOneThing(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f2", "4")
	x, y := where(t, d, "172.16.16.162", 1)
	click(d, x, y)
	if strings.Contains(d.Screen(), "lines  newest first") {
		t.Fatalf("the first click opened a cell that was not the cursor's")
	}
	click(d, x, y)
	click(d, x, y)
	click(d, x, y)
	d.See("lines  newest first")
	d.NotSee("record ")
}

func TestAClickOnAHeadingSorts(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f2", "4", "enter")
	clickOn(t, d, "Mail Sender")
	d.See("▲│Mail Recipi")
	clickOn(t, d, "Mail Sender")
	d.See("▼│Mail Recipi")
	d.Press("u", "u")
	d.NotSee("▲│Mail Recipi", "▼│Mail Recipi")
	d.See("newest first")
	d.Press("esc")
	clickOn(t, d, "Rank")
	d.See("Rank▲")
}

func TestTheWheelScrollsAndIsNoHistory(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 16)
	d.Press("f2", "4", "enter", "down", "down")
	first, row := d.Row(3), cursorRow(t, d)
	wheel(d, 1)
	if d.Row(3) == first {
		t.Errorf("the wheel does not scroll:\n%s", d.Screen())
	}
	if got := cursorRow(t, d); got == row {
		t.Errorf("the cursor is out of sight:\n%s", d.Screen())
	}
	wheel(d, -3)
	if d.Row(3) != first {
		t.Errorf("the wheel does not scroll back:\n%s", d.Screen())
	}
	d.Press("u") // to what was seen before the lines
	d.See("4 Top users detected by anti-spam", "What it means")
}

func TestTheMouseInListsAndFields(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f2", "4", "enter", "f")
	d.Type("act")
	clickOn(t, d, "action:")
	d.See("action:tag")
	clickOn(t, d, "action:tag")
	d.See("[action:tag]")
	clickOn(t, d, "[action:tag]") // a term is switched off by a click on it
	d.See("(off: action:tag)")
	d.Press("ctrl+p")
	d.Type("malware")
	wheel(d, 1)
	x, y := where(t, d, "▸", 1)
	click(d, x+20, y)
	d.NotSee("› Everything")
	d.Press("esc", "esc", "esc", "p")
	x, y = where(t, d, " 4 all time", 1)
	click(d, x, y)
	click(d, x, y)
	d.See("all time")
	d.NotSee(" 4 all time")
	d.Press(":")
	d.Type("spam-u")
	clickOn(t, d, "spam-users")
	d.See("› 4 Top")
}

func TestAClickOnTheFooterPressesTheKey(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f2", "4")
	clickOn(t, d, "Enter open")
	d.See("lines  newest first")
	x, y := where(t, d, "? F1 help", 1)
	click(d, x, y)
	d.See("This screen")
	clickOn(t, d, "Esc back")
	d.NotSee("This screen")
	click(d, 3, 0)
	d.See("What it means")
	click(d, 5, 0) // on the way to the screen: one back
	d.NotSee("What it means")
}

// TestAnySizeWithTheMouse: wherever it is clicked, whatever is open, and
// whatever the window has become, the frame stays whole.
func TestAnySizeWithTheMouse(t *testing.T) {
	for _, open := range [][]string{{}, {"t"}, {"p"}, {"p", "5"}, {"f"}, {"4"}, {"4", "/"}, {"4", "E"}, {"4", "enter"}, {"4", "enter", "f"},
		{"4", "enter", "c"}, {"4", "enter", "t"}, {"4", "enter", "p", "5"}, {"4", "enter", "E"}, {"8", "enter", "enter"}, {"B"}, {"B", "b"}, {"B", "E"}, {"B", "f"}, {"B", "t"}, {"B", "p"}, {"B", "p", "5"},
		{";"}, {";", "s", "e"}, {";", "up", "enter"}, {";", "up", "enter", ";"}, {";", "up", "enter", "E"},
		{"S"}, {"S", "D"}, {"i"}, {"V"}, {"V", "D"}, {"4", "enter", "v"}, {"4", "enter", "m"}, {"?"}, {":"}, {"ctrl+p"}} {
		d, _ := start(t, newStore(), model.JA, 100, 30)
		d.Press("f2")
		d.Press(open...)
		for _, size := range [][2]int{{100, 30}, {60, 10}, {61, 12}, {10, 3}, {200, 60}, {80, 24}} {
			d.Resize(size[0], size[1])
			for _, at := range [][2]int{{-1, -1}, {0, 0}, {3, 1}, {5, 2}, {30, 3}, {50, 6}, {59, 9}, {99, 29}, {300, 300}} {
				if d.Quit() {
					break
				}
				click(d, at[0], at[1])
				if !d.Quit() {
					wheel(d, 1)
				}
			}
			if d.Quit() {
				break
			}
		}
	}
}
