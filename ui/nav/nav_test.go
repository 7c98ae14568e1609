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
	typing bool
	view   any

	returned, rests int
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
func (p *page) Typing() bool             { return p.typing }
func (p *page) Cursor() (int, int, bool) { return 0, 0, false }
func (p *page) Title() string            { return p.name }
func (p *page) Close()                   { p.closed++ }

// view is what a page is about, and its keys are its place.
func (p *page) Keep() nav.Kept { return nav.Kept{View: p.view, Place: p.keys} }
func (p *page) Return(k nav.Kept) tea.Cmd {
	p.view, p.keys = k.View, k.Place.(int)
	p.returned++
	return nil
}
func (p *page) Rest() { p.rests++ }

// step does something as a message does it.
func step(s *nav.Stack, do func()) {
	s.Mark()
	do()
	s.Record()
}

func pop(s *nav.Stack) { step(s, func() { s.Pop() }) }

// open pushes pages named a, b, c … and returns them.
func open(s *nav.Stack, names string) []*page {
	var pages []*page
	for _, name := range strings.Split(names, "") {
		p := &page{stack: s, name: name, view: name}
		step(s, func() { s.Push(p) })
		pages = append(pages, p)
	}
	return pages
}

func titles(s *nav.Stack) string { return strings.Join(s.Titles(), ">") }

func TestTheHistoryIsWalkedBackAndForward(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	pop(&s)
	step(&s, func() { pages[1].keys = 7; pages[1].view = "B" })
	pop(&s)
	seen := []string{"a", "a>b", "a>b>c", "a>b", "a>b", "a"}
	walk := func(step int, from int) {
		for at := from; at >= 0 && at < len(seen); at += step {
			if _, ok := s.Go(step); !ok || titles(&s) != seen[at] {
				t.Errorf("%+d to %d: %s, want %s", step, at, titles(&s), seen[at])
			}
		}
		if _, ok := s.Go(step); ok || s.CanGo(step) {
			t.Errorf("the history goes on beyond %s", titles(&s))
		}
	}
	walk(-1, len(seen)-2)
	walk(+1, 1)
	s.Go(-1)
	if pages[1].view != "B" || pages[1].keys != 7 {
		t.Errorf("b is %v at %d, want as it was left", pages[1].view, pages[1].keys)
	}
	s.Go(-1)
	if pages[1].view != "b" || pages[1].keys != 0 {
		t.Errorf("b is %v at %d, want as it was before", pages[1].view, pages[1].keys)
	}
	for _, p := range pages {
		if p.closed != 0 {
			t.Errorf("%s was closed", p.name)
		}
	}
}

func TestANewChangeCutsWhatWasAhead(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	s.Go(-1)
	s.Go(-1)
	step(&s, func() { s.Push(&page{name: "d"}) })
	if s.CanGo(+1) || titles(&s) != "a>d" {
		t.Errorf("stack is %s, want a>d and nothing ahead", titles(&s))
	}
	for i, want := range []int{0, 1, 1} {
		if pages[i].closed != want {
			t.Errorf("%s was closed %d times, want %d", pages[i].name, pages[i].closed, want)
		}
	}
}

func TestMovingIsNoEntry(t *testing.T) {
	var s nav.Stack
	a := open(&s, "a")[0]
	a.view = nil
	step(&s, func() { a.view = "known" }) // what was not known is no other view
	step(&s, func() { a.keys = 3 })
	if s.CanGo(-1) {
		t.Error("there is something before the first view")
	}
	step(&s, func() { a.view = "other"; a.keys = 0 })
	a.typing = true
	step(&s, func() { a.keys = 9 })
	a.typing = false
	s.Go(-1)
	if a.keys != 3 || a.view != "known" {
		t.Errorf("a is %v at %d, want as it was left", a.view, a.keys)
	}
}

func TestTheHistoryHasAnEnd(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "ab")
	pop(&s)
	for i := range 300 {
		step(&s, func() { pages[0].view = i })
	}
	if pages[1].closed != 1 || pages[0].closed != 0 {
		t.Errorf("closed: a %d, b %d times; only b is out of reach", pages[0].closed, pages[1].closed)
	}
	n := 0
	for s.CanGo(-1) {
		s.Go(-1)
		n++
	}
	if n != 99 {
		t.Errorf("%d steps back, want 99", n)
	}
}

func TestAScreenThatTakesEveryKeyIsPassedBy(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	pop(&s)
	pages[2].typing = true
	s.Go(-1)
	if titles(&s) != "a>b" {
		t.Errorf("stack is %s, want a>b", titles(&s))
	}
	s.Go(-1)
	if titles(&s) != "a" {
		t.Errorf("stack is %s, want a", titles(&s))
	}
}

func TestWhatIsNotSeenIsToldLater(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "ab")
	pop(&s)
	s.Broadcast("changed")
	s.Broadcast("changed")
	s.Show("turned")
	if pages[0].others != 3 || pages[1].others != 0 || pages[1].rests == 0 {
		t.Errorf("a was told %d times, b %d, and rested %d", pages[0].others, pages[1].others, pages[1].rests)
	}
	s.Go(-1)
	if pages[1].others != 1 {
		t.Errorf("b was told %d times, want once", pages[1].others)
	}
}

func TestResetClosesAll(t *testing.T) {
	var s nav.Stack
	pages := open(&s, "abc")
	pop(&s)
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
	pop(&s)
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
	pop(&s)
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
	if s.Top() != nil || s.Pop() || s.CanGo(-1) || s.CanGo(+1) || s.Update(tea.KeyMsg{}) != nil {
		t.Error("an empty stack has something to show")
	}
}
