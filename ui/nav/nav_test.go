package nav_test

import (
	"slices"
	"strings"
	"testing"

	"edgelens/ui/nav"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// page is a screen that remembers what happened to it. Enter opens another.
type page struct {
	stack  *nav.Stack
	name   string
	busy   bool
	keys   int
	others int
	w, h   int
	closed int
}

func (p *page) Init() tea.Cmd {
	p.busy = true
	return func() tea.Msg { return p.name }
}

func (p *page) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyMsg:
		p.keys++
		if !p.busy {
			return p.stack.Push(&page{stack: p.stack, name: p.name + "+"})
		}
	case string:
		p.others++
	}
	return nil
}

func (p *page) View() string             { return p.name }
func (p *page) Resize(w, h int)          { p.w, p.h = w, h }
func (p *page) Keys() []key.Binding      { return nil }
func (p *page) Typing() bool             { return false }
func (p *page) Cursor() (int, int, bool) { return 0, 0, false }
func (p *page) Title() string            { return p.name }
func (p *page) Close()                   { p.closed++ }

// open pushes pages named a, b, c … and returns them.
func open(s *nav.Stack, names string) []*page {
	var pages []*page
	for _, name := range strings.Split(names, "") {
		p := &page{stack: s, name: name}
		s.Push(p)
		pages = append(pages, p)
	}
	return pages
}

func titles(s *nav.Stack) string { return strings.Join(s.Titles(), ">") }

func TestBackAndForwardKeepScreens(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	for _, want := range []string{"a>b", "a", "a"} {
		if s.Pop(); titles(&s) != want {
			t.Errorf("after a step back: %s, want %s", titles(&s), want)
		}
	}
	for _, want := range []string{"a>b", "a>b>c", "a>b>c"} {
		if s.Forward(); titles(&s) != want {
			t.Errorf("after a step forward: %s, want %s", titles(&s), want)
		}
	}
	if s.Forward() || s.Top() != nav.Screen(pages[2]) {
		t.Error("the last screen is not the one that was opened")
	}
	for _, p := range pages {
		if p.closed != 0 {
			t.Errorf("%s was closed", p.name)
		}
	}
}

func TestPushAfterPopClosesWhatWasAhead(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	s.Pop()
	s.Pop()
	s.Push(&page{name: "d"})
	if s.Forward() || titles(&s) != "a>d" {
		t.Errorf("stack is %s, want a>d and nothing ahead", titles(&s))
	}
	for i, want := range []int{0, 1, 1} {
		if pages[i].closed != want {
			t.Errorf("%s was closed %d times, want %d", pages[i].name, pages[i].closed, want)
		}
	}
}

func TestResetClosesAll(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	s.Pop()
	s.Reset(&page{name: "z"})
	if titles(&s) != "z" || s.Len() != 1 {
		t.Errorf("stack is %s, want z", titles(&s))
	}
	for _, p := range pages {
		if p.closed != 1 {
			t.Errorf("%s was closed %d times, want once", p.name, p.closed)
		}
	}
}

func TestKeysGoToTheTopMessagesToAll(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	s.Pop()
	s.Update(tea.KeyMsg{Type: tea.KeyUp})
	s.Update("answer")
	var got []int
	for _, p := range pages {
		got = append(got, p.keys, p.others)
	}
	if want := []int{0, 1, 1, 1, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("keys and messages of a, b, c = %v, want %v", got, want)
	}
}

func TestEnterTwiceOpensOneScreen(t *testing.T) {
	var s nav.Stack
	a := open(&s, "a")[0]
	a.busy = false
	enter := tea.KeyMsg{Type: tea.KeyEnter}
	first := s.Update(enter)
	s.Update(enter)
	if titles(&s) != "a>a+" {
		t.Errorf("stack is %s, want a>a+", titles(&s))
	}
	if first == nil || first() != tea.Msg("a+") {
		t.Error("Push did not return the questions of the new screen")
	}
}

func TestSizeReachesScreensOldAndNew(t *testing.T) {
	var s nav.Stack
	s.Resize(80, 24)
	pages := open(&s, "ab")
	s.Pop()
	s.Resize(40, 10)
	for _, p := range pages {
		if p.w != 40 || p.h != 10 {
			t.Errorf("%s is %d×%d, want 40×10", p.name, p.w, p.h)
		}
	}
	c := &page{name: "c"}
	s.Push(c)
	if c.w != 40 || c.h != 10 {
		t.Errorf("a new screen is %d×%d, want 40×10", c.w, c.h)
	}
}

func TestEmptyStack(t *testing.T) {
	var s nav.Stack
	if s.Top() != nil || s.Pop() || s.Forward() || s.Update(tea.KeyMsg{}) != nil {
		t.Error("an empty stack has something to show")
	}
}
