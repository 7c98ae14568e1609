package widget_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"edgelens/ui/uitest"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// wordy is data whose second column has n words in each row.
func wordy(rows, n int) grid {
	return grid{n: rows, loaded: rows, columns: 3, cell: func(r, c int) string {
		if c != 1 {
			return fmt.Sprintf("%d.%d", r, c)
		}
		var words []string
		for i := range n {
			words = append(words, fmt.Sprintf("語%d-%d", r, i))
		}
		return strings.Join(words, " ")
	}}
}

func TestACellIsUnfoldedInPlace(t *testing.T) {
	table := widget.NewTable(plain(), wordy(50, 12), columns(3))
	table.Resize(60, 12)
	table.View()
	press(t, table.Update, "down", "right")
	folded := table.View()
	if !table.Unfold() {
		t.Fatal("there was no cell")
	}
	check(t, table.View(), 60, 12)
	uitest.Golden(t, "unfolded", table.View())
	for i := range 12 {
		if word := fmt.Sprintf("語1-%d", i); !strings.Contains(table.View(), word) {
			t.Errorf("%s is not on the screen:\n%s", word, table.View())
		}
	}
	if row, c, _ := table.Cursor(); row != 1 || c.ID != "c1" {
		t.Errorf("the cursor is in %d, %s", row, c.ID)
	}
	if table.Unfold(); table.View() != folded {
		t.Errorf("folded again it is\n%s\nwant\n%s", table.View(), folded)
	}
	table.Unfold()
	press(t, table.Update, "down")
	table.Unfold() // one at a time
	if view := table.View(); strings.Contains(view, "語1-9") || !strings.Contains(view, "語2-9") {
		t.Errorf("another cell is not unfolded in its place:\n%s", view)
	}
	if table.SetData(wordy(5, 12)); strings.Contains(table.View(), "語2-9") {
		t.Error("other data is unfolded")
	}
}

// TestACellLongerThanTheTable is read to its end with the keys that move.
func TestACellLongerThanTheTable(t *testing.T) {
	table := widget.NewTable(plain(), wordy(3, 200), columns(3))
	table.Resize(60, 8)
	table.View()
	press(t, table.Update, "down", "right")
	table.Unfold()
	seen := map[string]bool{}
	for range 300 {
		if row, _, _ := table.Cursor(); row != 1 {
			break
		}
		view := table.View()
		check(t, view, 60, 8)
		for _, word := range strings.Fields(view) {
			seen[strings.Trim(word, "│ ")] = true
		}
		press(t, table.Update, "down")
	}
	for i := range 200 {
		if word := fmt.Sprintf("語1-%d", i); !seen[word] {
			t.Errorf("%s was never on the screen", word)
		}
	}
	if row, _, _ := table.Cursor(); row != 2 {
		t.Errorf("down leads to row %d, want the one behind the cell", row)
	}
	press(t, table.Update, "up", "pgup", "pgup")
	if row, _, _ := table.Cursor(); row != 1 {
		t.Errorf("up leads to row %d, want the cell", row)
	}
}

// TestTheCursorStaysInSightBesideAnUnfoldedCell presses keys at random.
func TestTheCursorStaysInSightBesideAnUnfoldedCell(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	names := []string{"up", "down", "down", "pgup", "pgdown", "ctrl+d", "ctrl+u", "home", "end", "left", "right", "$", "^"}
	for range 60 {
		table := widget.NewTable(plain(), wordy(1+rng.IntN(40), 1+rng.IntN(60)), columns(3))
		w, h := 20+rng.IntN(60), 2+rng.IntN(14)
		table.Resize(w, h)
		for range 60 {
			switch rng.IntN(6) {
			case 0:
				table.Unfold()
			case 1:
				table.Widen(rng.IntN(21) - 10)
			default:
				press(t, table.Update, names[rng.IntN(len(names))])
			}
			view := table.View()
			check(t, view, w, h)
			row, _, _ := table.Cursor()
			if from, to := table.Visible(); row < from || row >= to {
				t.Fatalf("%d×%d: row %d is not among %d to %d", w, h, row, from, to)
			}
			if !strings.Contains(view, "▸") && !strings.Contains(view, "▼") {
				t.Fatalf("%d×%d: the cursor is out of sight:\n%s", w, h, view)
			}
		}
	}
}

// TestAClickBelowAnUnfoldedCell meets the row that stands there.
func TestAClickBelowAnUnfoldedCell(t *testing.T) {
	table := widget.NewTable(plain(), wordy(50, 12), columns(3))
	table.Resize(60, 12)
	table.View()
	press(t, table.Update, "down", "right")
	table.Unfold()
	rows := strings.Split(table.View(), "\n")
	for y, want := range map[int]int{1: 0, 2: 1, 3: 1, 4: 2, 10: 8} {
		table.Mouse(tea.MouseMsg{X: 3, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}, 0)
		if row, _, _ := table.Cursor(); row != want {
			t.Errorf("a click on %q leads to row %d, want %d", rows[y], row, want)
		}
	}
}
