package ui_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

// frame is what the program draws without its footer, which has the keys that
// can be used and what was said.
func frame(d *uitest.Driver) string {
	rows := strings.Split(d.Frame(), "\n")
	return strings.Join(rows[:len(rows)-3], "\n")
}

// walker presses keys and writes down what a user sees.
type walker struct {
	t    *testing.T
	d    *uitest.Driver
	m    *ui.Model
	seen []string // the frame of each entry of the history, as it was left
	keys []string // all that were pressed
}

func newWalker(t *testing.T, s *store, w, h int) *walker {
	t.Helper()
	m, err := ui.NewModel(ui.Options{Store: s, Host: &host{}, Folder: t.TempDir(), Lang: model.JA})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, w, h)
	return &walker{t: t, d: d, m: m, seen: []string{frame(d)}}
}

// press presses keys. Whether they led to another state the program says; what
// the state looks like, and looked like when it was left, does not come from it.
func (w *walker) press(keys ...string) {
	w.t.Helper()
	w.keys = append(w.keys, strings.Join(keys, " "))
	before, was := frame(w.d), w.m.BehindForTest()
	for i, k := range keys {
		if i == 0 || w.m.TypedForTest() { // not every screen has every field
			w.d.Press(k)
		}
	}
	after, is := frame(w.d), w.m.BehindForTest()
	switch {
	case is == was && after != before && !stays(keys):
		w.t.Fatalf("%s: no entry of the history leads back from\n%s\nto\n%s", strings.Join(w.keys, ", "), after, before)
	case is == was:
		w.seen[len(w.seen)-1] = after
	case is != was+1:
		w.t.Fatalf("%s: %d entries of the history at once", strings.Join(w.keys, ", "), is-was)
	case after == before && keys[0] != "c": // a column out of sight
		w.t.Fatalf("%s: an entry of the history for nothing:\n%s", strings.Join(w.keys, ", "), after)
	default:
		w.seen = append(w.seen, after)
	}
}

// stays reports whether keys only move the cursor or the window: those that do,
// the search in rows that all stay, and a panel that was put away again.
func stays(keys []string) bool {
	last := keys[len(keys)-1]
	return last == "esc" && len(keys) > 1 || slices.Contains(moves, last) || keys[0] == "/" || keys[0] == "f"
}

// back walks to the oldest state and forward to the newest again, and compares
// each with how it was left.
func (w *walker) back() {
	w.t.Helper()
	for i := len(w.seen) - 2; i >= 0; i-- {
		w.walk("[", i)
	}
	for i := 1; i < len(w.seen); i++ {
		w.walk("]", i)
	}
}

func (w *walker) walk(key string, to int) {
	w.t.Helper()
	w.d.Press(key)
	if got := frame(w.d); got != w.seen[to] {
		w.t.Fatalf("after %s\n%s to state %d of %d shows\n%s\nnot\n%s", strings.Join(w.keys, ", "), key, to, len(w.seen), got, w.seen[to])
	}
}

// moves are keys that move the cursor only.
var moves = []string{"up", "down", "down", "pgdown", "pgup", "end", "home", "left", "right", "right", "ctrl+d", "$", "^"}

// changes are keys, or several, that lead to another state or to the same.
var changes = [][]string{
	{"enter"}, {"enter"}, {"esc"}, {"esc"}, {"="}, {"!"}, {"~"}, {"s"}, {"r"}, {","}, {"."}, {"a"}, {"L"}, {"B"}, {"C"}, {"T"}, {"V"}, {"S"},
	{"1"}, {"2"}, {"4"}, {"8"}, {"0"}, {"d"}, {"p", "2"}, {"p", "3"}, {"p", "1"},
	{"/", "a", "enter"}, {"/", "1", "esc"}, {"f", "o", "u", "t", "c", "o", "m", "e", ":", "s", "t", "o", "p", "p", "e", "d", "esc", "enter"},
	{"f", "r", "u", "l", "e", "~", "1", "esc", "enter"}, {"f", "esc"}, {"f", "left", "backspace", "esc"}, {"f", "left", "space", "esc"},
	{"t", "w", "enter"}, {"t", "d", "enter"}, {"t", "esc"},
	{"c", "down", "space", "enter"}, {"c", "down", "down", "<", "enter"}, {"c", "esc"},
	{"b", "down", "space", "enter"}, {"b", "esc"}, {"?", "esc"}, {"ctrl+p", "esc"}, {":", "8", "enter"},
	{":", "r", "e", "p", "o", "r", "t", " ", "p", "e", "r", "i", "o", "d", "=", "a", "l", "l", "enter"},
	{"E", "esc"}, {"v", "esc"},
}

// TestTheHistoryLeadsThroughWhatWasSeen walks at random, and then back and
// forward through the same frames, byte for byte.
func TestTheHistoryLeadsThroughWhatWasSeen(t *testing.T) {
	runs, steps := 40, 25
	if testing.Short() {
		runs = 8
	}
	s := manyLines()
	for seed := range runs {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, uint64(seed)))
			size := [][2]int{{80, 24}, {100, 30}, {160, 40}, {60, 12}}[seed%4]
			w := newWalker(t, s, size[0], size[1])
			for range steps {
				for range random.IntN(5) {
					w.press(moves[random.IntN(len(moves))])
				}
				w.press(changes[random.IntN(len(changes))]...)
				if random.IntN(6) == 0 { // a new change cuts what was ahead
					for range min(random.IntN(4), len(w.seen)-1) {
						w.walk("[", len(w.seen)-2)
						w.seen = w.seen[:len(w.seen)-1]
					}
					w.keys = append(w.keys, fmt.Sprintf("[ to %d", len(w.seen)-1))
				}
			}
			w.back()
		})
	}
}

// TestStoriesOfTheHistory are walks of which each once led elsewhere.
func TestStoriesOfTheHistory(t *testing.T) {
	s := manyLines()
	tests := []struct {
		name string
		keys string // separated by blanks; those joined by + belong together
	}{
		{"columns that come with more lines", "8 enter f+left+backspace+esc f+left+backspace+esc"},
		{"the chart of a row", "B d down L esc down down L esc"},
		{"a sorted section under lines", "8 right right s down enter esc s enter"},
		{"another period under a section", "4 , enter esc . esc 8 p+3 esc"},
		{"every field of another line", "4 enter down enter right right end esc enter end C 4"},
		{"where another line came from", "4 enter enter end 8 esc right C"},
		{"the chart of a row of other counts", "B d down down b+down+space+enter down"},
		{"a search in the list of views", "V /+i+enter enter esc /+esc"},
		{"the list of files", "S right down enter esc up enter"},
		{"lines far down", "L end = [ pgup pgup left s end pgup"},
		{"terms switched off", "8 enter f+left+space+esc down down f+left+space+esc"},
		{"terms of counts switched off", "4 enter B f+left+space+esc down enter esc f+left+backspace+esc"},
		{"other counts", "B s b+down+space+enter down enter esc s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWalker(t, s, 160, 40)
			for key := range strings.FieldsSeq(tt.keys) {
				if key == "[" {
					w.walk(key, len(w.seen)-2)
					w.seen = w.seen[:len(w.seen)-1]
					continue
				}
				w.press(strings.Split(key, "+")...)
			}
			w.back()
		})
	}
}

// TestOneKeyLeadsBackFromAnywhere is the golden task: a line, five steps deep,
// and then somewhere else.
func TestOneKeyLeadsBackFromAnywhere(t *testing.T) {
	for _, away := range []string{"C", "4", "V", "C 4", "4 enter = s"} {
		w := newWalker(t, manyLines(), 100, 30)
		for key := range strings.FieldsSeq("8 down enter down right = down enter down down") {
			w.press(key)
		}
		keys := strings.Fields(away)
		for _, key := range keys {
			w.press(key)
		}
		w.walk("[", len(w.seen)-2)
	}
}

// TestTheHistoryDoesNotWaitForAnswers: what comes late is shown as it would
// have been.
func TestTheHistoryDoesNotWaitForAnswers(t *testing.T) {
	w := newWalker(t, manyLines(), 100, 30)
	for _, key := range []string{"8", "down", "enter", "=", "pgdown", "right", "s", "end"} {
		w.press(key)
	}
	w.d.Hold()
	w.d.Press("[", "[", "]", "[", "[", "]", "]", "]")
	for w.d.Held() > 0 {
		w.d.Release(w.d.Held() - 1) // the newest first
	}
	w.d.ReleaseAll()
	if got := frame(w.d); got != w.seen[len(w.seen)-1] {
		t.Errorf("it shows\n%s\nnot\n%s", got, w.seen[len(w.seen)-1])
	}
	w.back()
}

// TestWhatChangedMeanwhileIsAskedAnew: a screen that was left learns of an import
// when it is walked to.
func TestWhatChangedMeanwhileIsAskedAnew(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("4", "enter", "esc", "esc")
	s.add(10, 50, map[string]string{"type": "スパムメール対策", "client_ip": "172.16.16.162", "action": "タグ"})
	asked := len(s.asked)
	d.Send(screen.Changed{})
	if n := len(s.asked) - asked; n > 5 {
		t.Errorf("%d questions were asked for what is not seen", n)
	}
	d.Press("[", "[")
	d.See("21 lines")
	d.Press("[")
	if row := cursorRow(t, d); !strings.Contains(row, " 21│") {
		t.Errorf("the leading row is %q, want 21 lines", row)
	}
}

// TestVeryManyLinesAreLetGoOf: what can be asked for again is not held for the
// whole history.
func TestVeryManyLinesAreLetGoOf(t *testing.T) {
	s := newStore()
	for i := range 20_600 {
		s.lines = append(s.lines, s.lines[i%80])
		s.lines[len(s.lines)-1].ID = int64(len(s.lines))
	}
	w := newWalker(t, s, 100, 30)
	for _, key := range []string{"L", "end", "pgup", "up", "right"} {
		w.press(key)
	}
	w.press("esc")
	asked := len(s.asked)
	w.walk("[", 1)
	if !slices.Contains(s.asked[asked:], "order") {
		t.Errorf("the order of the lines was held: asked %q", s.asked[asked:])
	}
	w.walk("[", 0)
	w.walk("]", 1)
}

// TestANoteIsNoView: it is on the line wherever that is seen.
func TestANoteIsNoView(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("4", "enter", "enter", "8", "esc", "m")
	d.Type("told them")
	d.Press("enter", "right", "C", "[", "[", "[")
	d.See("told them", "2026-10-25 11:36:06")
}

// manyLines is a case whose tables have to be scrolled, and whose lines have to
// be fetched in pages.
func manyLines() *store {
	s := savedStore()
	for i := range 240 {
		long := i % 50 / 49 * 5 // a column is as wide as what was seen of it
		s.add(10, i, map[string]string{"type": "IPS", "client_ip": fmt.Sprintf("10.0.%d.%d", i%3, i%41), "server_ip": "172.16.16.20" + strings.Repeat("0", long),
			"action": []string{"ブロック", "監視"}[i%2], "rule_id": fmt.Sprint(2000 + i%23), "rule": strings.Repeat("名前 ", i%5+long) + fmt.Sprint(i%23)})
	}
	slices.SortStableFunc(s.lines, func(a, b model.Line) int { return b.Time.Compare(a.Time) })
	for i := range s.lines {
		s.lines[i].ID, s.lines[i].Record = int64(i+1), int64(len(s.lines)-i)
	}
	return s
}
