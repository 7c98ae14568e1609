package uitest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"edgelens/ui/uitest"

	tea "github.com/charmbracelet/bubbletea"
)

// echo is a program that shows the messages it got, newest first, and answers
// some keys with commands.
type echo struct{ seen []string }

func say(s string) tea.Cmd { return func() tea.Msg { return s } }

func (e *echo) Init() tea.Cmd { return say("init") }

func (e *echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		e.seen = append(e.seen, fmt.Sprintf("key %s", msg))
		return e, e.answer(msg.String())
	case string:
		e.seen = append(e.seen, msg)
	case tea.WindowSizeMsg:
		e.seen = append(e.seen, fmt.Sprintf("%d×%d", msg.Width, msg.Height))
	}
	return e, nil
}

func (e *echo) answer(key string) tea.Cmd {
	switch key {
	case "b":
		return tea.Batch(say("one"), nil, say("two"))
	case "s":
		return tea.Sequence(say("first"), tea.Batch(say("second"), say("third")), say("fourth"))
	case "t":
		return tea.Tick(time.Hour, func(time.Time) tea.Msg { return "tick" })
	case "e":
		return tea.Every(time.Hour, func(time.Time) tea.Msg { return "every" })
	case "1", "2":
		return say("answer " + key)
	case "q":
		return tea.Quit
	}
	return nil
}

func (e *echo) View() string { return "\x1b[1m" + strings.Join(e.seen, ",") + "\x1b[0m  \nend" }

func start(t *testing.T) *uitest.Driver { return uitest.New(t, &echo{}, 120, 5) }

func TestStart(t *testing.T) {
	d := start(t)
	if got, want := d.Screen(), "init,120×5\nend"; got != want {
		t.Errorf("screen is %q, want %q", got, want)
	}
	if got, want := d.Row(-1), "end"; got != want {
		t.Errorf("last row is %q, want %q", got, want)
	}
}

func TestKeys(t *testing.T) {
	d := start(t)
	d.Press("enter", "ctrl+d", "pgdown", "f1", "space", "ｊ", "esc", "backspace", "shift+tab")
	d.See("key enter,key ctrl+d,key pgdown,key f1,key  ,key ｊ,key esc,key backspace,key shift+tab")
	d.NotSee("key x")
}

func TestPasteAndType(t *testing.T) {
	d := start(t)
	d.Type("件x")
	d.Paste("b\n")
	d.See("key 件,key x,key [b")
	d.NotSee("one")
}

func TestBatchesAndSequencesRunInOrder(t *testing.T) {
	d := start(t)
	d.Press("b", "s")
	d.See("key b,one,two,key s,first,second,third,fourth")
}

func TestTimersDoNotHang(t *testing.T) {
	d := start(t)
	d.Press("t", "e")
	if d.Ticks() != 2 {
		t.Errorf("Ticks = %d, want 2", d.Ticks())
	}
	d.NotSee("tick")
}

func TestHeldCommandsComeLateAndInAnyOrder(t *testing.T) {
	d := start(t)
	d.Hold()
	d.Press("1", "2", "b")
	d.NotSee("answer")
	if d.Held() != 3 {
		t.Fatalf("Held = %d, want 3", d.Held())
	}
	d.Release(1)
	d.See("key b,answer 2")
	d.NotSee("answer 1")
	d.ReleaseAll()
	d.See("answer 2,answer 1,one,two")
	d.Press("1")
	d.See("two,key 1,answer 1")
}

func TestQuit(t *testing.T) {
	d := start(t)
	if d.Quit() {
		t.Error("quit before the key")
	}
	d.Press("q")
	if !d.Quit() {
		t.Error("not quit after the key")
	}
}

func TestResize(t *testing.T) {
	d := start(t)
	d.Resize(100, 4)
	d.See("100×4")
}

func TestGolden(t *testing.T) {
	start(t).Golden("echo")
}

// complaint records that a test would have failed.
type complaint struct {
	testing.TB
	said []string
}

func (c *complaint) Helper() {}
func (c *complaint) Errorf(format string, args ...any) {
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

func TestCheckFrame(t *testing.T) {
	tests := []struct {
		name, frame string
		wrong       int
	}{
		{"fits", "123456789\n件名件名\x1b[1mx\x1b[0m", 0},
		{"last column used", "1234567890", 1},
		{"half-width voiced kana", "ｶﾞｶﾞｶﾞｶﾞｶﾞ", 1},
		{"wide for x/ansi", "☀\ufe0f☀\ufe0f☀\ufe0f☀\ufe0f☀\ufe0f", 1},
		{"too many rows", "1\n2\n3\n4", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &complaint{TB: t}
			uitest.CheckFrame(c, tt.frame, 10, 3)
			if len(c.said) != tt.wrong {
				t.Errorf("%d complaints, want %d: %q", len(c.said), tt.wrong, c.said)
			}
		})
	}
}

func TestSeeComplains(t *testing.T) {
	c := &complaint{TB: t}
	d := uitest.New(c, &echo{}, 120, 5)
	d.See("init", "nowhere")
	d.NotSee("init", "nowhere")
	if len(c.said) != 2 {
		t.Errorf("%d complaints, want 2: %q", len(c.said), c.said)
	}
}
