package nav

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// most is how many entries the history has. A screen of the oldest ones that
// nobody can come back to is closed.
const most = 100

// Keeper is a screen that can be put back as it was left. Others are shown
// again as they are.
type Keeper interface {
	Keep() Kept
	// Return puts back what Keep gave, and asks anew for what is not there
	// any more. When the answers have come, the screen is drawn as it was.
	Return(Kept) tea.Cmd
}

// Kept is how a screen was left.
type Kept struct {
	// View is what the screen is about, compared with ==. Another one is an
	// entry of the history; nil, which is not known yet, is not.
	View any
	// Place is everything else, such as where the cursor is.
	Place any
}

// Rester is a screen that lets go of what can be asked for again, as long as it
// is not on the way to the top.
type Rester interface{ Rest() }

// entry is something that was seen: screens, and how they were left.
type entry struct {
	way  []Screen
	left []Kept
}

func (s *Stack) entry() entry {
	e := entry{way: slices.Clone(s.way), left: make([]Kept, len(s.way))}
	for i, screen := range s.way {
		if k, ok := screen.(Keeper); ok {
			e.left[i] = k.Keep()
		}
	}
	return e
}

// equals reports whether two entries are of the same screens and views.
func (e entry) equals(f entry) bool {
	if !slices.Equal(e.way, f.way) {
		return false
	}
	for i := range e.left {
		a, b := e.left[i].View, f.left[i].View
		if a != nil && b != nil && a != b {
			return false
		}
	}
	return true
}

// Mark remembers how the screens are, before a message may change them. While a
// field is typed in they stay remembered as they were before it was opened.
func (s *Stack) Mark() {
	if len(s.past) > 0 && !s.Top().Typing() {
		s.past[s.at] = s.entry()
	}
}

// Record makes what is shown an entry of the history if a message has changed
// it. What was ahead is cut off.
func (s *Stack) Record() {
	if len(s.way) == 0 {
		return
	}
	now := s.entry()
	if len(s.past) > 0 && now.equals(s.past[s.at]) {
		return
	}
	if len(s.past) > 0 {
		s.past = s.past[:s.at+1]
	}
	s.past = append(s.past, now)
	s.past = slices.Clone(s.past[max(len(s.past)-most, 0):]) // what is cut off is not held
	s.at = len(s.past) - 1
	s.sweep()
}

// sweep closes the screens that nobody can come back to, and lets those rest
// that are not on the way.
func (s *Stack) sweep() {
	held := map[Screen]bool{}
	for _, e := range s.past {
		for _, screen := range e.way {
			held[screen] = true
		}
	}
	for _, screen := range slices.Backward(s.live) {
		if !held[screen] {
			screen.Close()
			delete(s.later, screen)
		}
	}
	s.live = slices.DeleteFunc(s.live, func(screen Screen) bool { return !held[screen] })
	s.rest()
}

func (s *Stack) rest() {
	for _, screen := range s.live {
		if r, ok := screen.(Rester); ok && !slices.Contains(s.way, screen) {
			r.Rest()
		}
	}
}

// next is the next entry in a direction, -1 or +1. One whose screen takes every
// key for itself is passed by: nobody could walk on from there.
func (s *Stack) next(step int) (at int, ok bool) {
	for at = s.at + step; at >= 0 && at < len(s.past); at += step {
		if way := s.past[at].way; !way[len(way)-1].Typing() {
			return at, true
		}
	}
	return 0, false
}

// Behind is how many entries there are before what is shown.
func (s *Stack) Behind() int { return s.at }

// CanGo reports whether there is an entry in a direction, -1 or +1.
func (s *Stack) CanGo(step int) bool {
	_, ok := s.next(step)
	return ok
}

// Go shows what was seen before (-1) or after it (+1), as it was left, and
// reports whether there was anything.
func (s *Stack) Go(step int) (tea.Cmd, bool) {
	at, ok := s.next(step)
	if !ok {
		return nil, false
	}
	s.Mark()
	s.at = at
	e := s.past[s.at]
	s.way = slices.Clone(e.way)
	var cmds []tea.Cmd
	for i, screen := range s.way {
		if k, ok := screen.(Keeper); ok {
			cmds = append(cmds, k.Return(e.left[i]))
		}
	}
	for _, screen := range s.way {
		for _, msg := range s.later[screen] {
			cmds = append(cmds, screen.Update(msg))
		}
		delete(s.later, screen)
	}
	s.rest()
	return tea.Batch(cmds...), true
}
