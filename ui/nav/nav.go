// Package nav keeps the screens a user has walked through, and the one history
// of everything that was seen.
//
// Going somewhere is a method call on the [Stack], made inside Update, and not
// a message: a screen that opens another calls Push at once and lets the new
// screen load its rows, busy, while it is on top already. With a message, Enter
// pressed twice while the first answer is on its way would open two screens;
// this way the second Enter reaches the new screen, which has nothing to open
// yet.
//
// Screens do not tell the history what they change. It compares what is shown
// before and after each message ([Stack.Mark], [Stack.Record]): other screens,
// or another view of one of them, are an entry.
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

// Stack holds the screens that lead to the one on top, and the history. The
// zero value is an empty stack.
type Stack struct {
	way   []Screen // the last one is on top
	live  []Screen // every screen that is not closed
	past  []entry  // everything that was seen, the oldest first
	at    int      // which of it is shown
	later map[Screen][]tea.Msg
	w, h  int
}

// Top returns the screen that is shown, or nil if there is none.
func (s *Stack) Top() Screen {
	if len(s.way) == 0 {
		return nil
	}
	return s.way[len(s.way)-1]
}

// Len returns how many screens are on the way to the top, the top included.
func (s *Stack) Len() int { return len(s.way) }

// Way returns the screens from the top one to the first.
func (s *Stack) Way() []Screen {
	way := slices.Clone(s.way)
	slices.Reverse(way)
	return way
}

// Push shows a new screen.
func (s *Stack) Push(screen Screen) tea.Cmd {
	s.way = append(s.way, screen)
	s.live = append(s.live, screen)
	screen.Resize(s.w, s.h)
	return screen.Init()
}

// Pop goes one screen back and reports whether there was one. The first screen
// stays.
func (s *Stack) Pop() bool {
	if len(s.way) < 2 {
		return false
	}
	s.way = s.way[:len(s.way)-1]
	return true
}

// Reset closes every screen, forgets the history and starts again with one.
func (s *Stack) Reset(screen Screen) tea.Cmd {
	s.Close()
	return s.Push(screen)
}

// Close closes every screen.
func (s *Stack) Close() {
	for _, screen := range slices.Backward(s.live) {
		screen.Close()
	}
	s.way, s.live, s.past, s.at, s.later = nil, nil, nil, 0, nil
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
	return tell(s.live, msg)
}

// Show gives msg to the screens on the way to the top only.
func (s *Stack) Show(msg tea.Msg) tea.Cmd { return tell(s.way, msg) }

// Broadcast gives msg, which must be comparable, to the screens on the way to
// the top, and to the others once they are walked to again: what is not seen
// need not ask anew.
func (s *Stack) Broadcast(msg tea.Msg) tea.Cmd {
	for _, screen := range s.live {
		if !slices.Contains(s.way, screen) && !slices.Contains(s.later[screen], msg) {
			if s.later == nil {
				s.later = map[Screen][]tea.Msg{}
			}
			s.later[screen] = append(s.later[screen], msg)
		}
	}
	return tell(s.way, msg)
}

func tell(screens []Screen, msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, screen := range slices.Clone(screens) {
		cmds = append(cmds, screen.Update(msg))
	}
	return tea.Batch(cmds...)
}

// Resize tells all screens how much room there is.
func (s *Stack) Resize(w, h int) {
	s.w, s.h = w, h
	for _, screen := range s.live {
		screen.Resize(w, h)
	}
}

// Titles returns the breadcrumb, the top screen last.
func (s *Stack) Titles() []string {
	titles := make([]string, len(s.way))
	for i, screen := range s.way {
		titles[i] = screen.Title()
	}
	return titles
}
