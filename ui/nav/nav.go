// Package nav keeps the screens a user has walked through.
//
// Going somewhere is a method call on the [Stack], made inside Update, and not
// a message: a screen that opens another calls Push at once and lets the new
// screen load its rows, busy, while it is on top already. With a message, Enter
// pressed twice while the first answer is on its way would open two screens;
// this way the second Enter reaches the new screen, which has nothing to open
// yet.
package nav

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Screen is one screen of the program. Screens are pointers: Update changes
// them in place, does no I/O, and returns what is to be done.
type Screen interface {
	// Init returns the first questions of the screen. Resize came before.
	Init() tea.Cmd
	// Update takes a message. Keys come to the top screen only, all other
	// messages to every screen, so a screen must recognise its own answers.
	Update(tea.Msg) tea.Cmd
	// View draws the screen, at most as wide and high as Resize said.
	View() string
	// Resize says how many cells and rows the screen has.
	Resize(w, h int)
	// Keys are the keys that can be used now, in the order of the footer.
	Keys() []key.Binding
	// Typing reports whether keys are text for a field, not commands.
	Typing() bool
	// Cursor is where the field being typed in stands, in cells from the
	// screen's own top left corner.
	Cursor() (x, y int, visible bool)
	// Title is the screen's name in the breadcrumb.
	Title() string
	// Close stops what the screen still waits for. It is called once, when
	// nobody can come back to the screen.
	Close()
}

// Stack holds the screens behind the one on top and those ahead of it, all
// exactly as they were left. The zero value is an empty stack.
type Stack struct {
	behind []Screen // the last one is on top
	ahead  []Screen // the last one is next
	w, h   int
}

// Top returns the screen that is shown, or nil if there is none.
func (s *Stack) Top() Screen {
	if len(s.behind) == 0 {
		return nil
	}
	return s.behind[len(s.behind)-1]
}

// Len returns how many screens are on the way to the top, the top included.
func (s *Stack) Len() int { return len(s.behind) }

// Way returns the screens from the top one to the first.
func (s *Stack) Way() []Screen {
	way := slices.Clone(s.behind)
	slices.Reverse(way)
	return way
}

// Push shows a new screen. The screens that were ahead are closed: nobody can
// get back to them.
func (s *Stack) Push(screen Screen) tea.Cmd {
	closeAll(s.ahead)
	s.ahead = nil
	s.behind = append(s.behind, screen)
	screen.Resize(s.w, s.h)
	return screen.Init()
}

// Pop goes one screen back and reports whether there was one. The first screen
// stays.
func (s *Stack) Pop() bool {
	last := len(s.behind) - 1
	if last < 1 {
		return false
	}
	s.ahead = append(s.ahead, s.behind[last])
	s.behind = s.behind[:last]
	return true
}

// Forward undoes a Pop and reports whether there was one.
func (s *Stack) Forward() bool {
	last := len(s.ahead) - 1
	if last < 0 {
		return false
	}
	s.behind = append(s.behind, s.ahead[last])
	s.ahead = s.ahead[:last]
	return true
}

// Reset closes every screen and starts again with one.
func (s *Stack) Reset(screen Screen) tea.Cmd {
	s.Close()
	return s.Push(screen)
}

// Close closes every screen.
func (s *Stack) Close() {
	closeAll(s.ahead)
	closeAll(s.behind)
	s.ahead, s.behind = nil, nil
}

// closeAll closes screens, the newest first.
func closeAll(screens []Screen) {
	for _, screen := range slices.Backward(screens) {
		screen.Close()
	}
}

// Update gives keys and mouse events to the top screen and every other message
// to all screens.
func (s *Stack) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg:
		if top := s.Top(); top != nil {
			return top.Update(msg)
		}
		return nil
	}
	return s.Broadcast(msg)
}

// Broadcast gives msg to all screens, those ahead included: an answer may come
// while the user looks elsewhere.
func (s *Stack) Broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, screen := range slices.Concat(s.behind, s.ahead) {
		cmds = append(cmds, screen.Update(msg))
	}
	return tea.Batch(cmds...)
}

// Resize tells all screens how much room there is.
func (s *Stack) Resize(w, h int) {
	s.w, s.h = w, h
	for _, screen := range slices.Concat(s.behind, s.ahead) {
		screen.Resize(w, h)
	}
}

// Titles returns the breadcrumb, the top screen last.
func (s *Stack) Titles() []string {
	titles := make([]string, len(s.behind))
	for i, screen := range s.behind {
		titles[i] = screen.Title()
	}
	return titles
}
