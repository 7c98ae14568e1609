// Package fetch asks slow questions for screens that must not wait.
//
// An [Asker] belongs to one place that shows one kind of answer. Asking again
// cancels the older question, and its answer is dropped however late it comes,
// so a screen can never show the answer to a question that nobody asks any
// more.
//
//	type lines struct{ page fetch.Asker[[]model.Line] }
//
//	func (s *lines) load() tea.Cmd {
//		filter := s.filter // a copy: the command runs beside Update
//		return s.page.Ask(func(ctx context.Context) ([]model.Line, error) {
//			return s.store.Lines(ctx, filter)
//		})
//	}
//
//	func (s *lines) Update(msg tea.Msg) tea.Cmd {
//		if rows, err, ok := s.page.Take(msg); ok { … }
//	}
package fetch

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
)

// Asker asks questions whose answer is a T, one at a time. Its methods are for
// Update and its like, never for commands. The zero value is ready; an Asker
// must not be copied once it has asked.
type Asker[T any] struct {
	question uint64
	cancel   context.CancelFunc
}

// answer travels through bubbletea as a message. The pointer says whose it is,
// the number to which question.
type answer[T any] struct {
	asker    *Asker[T]
	question uint64
	value    T
	err      error
}

// Ask returns the command that runs fn. The question before it is cancelled and
// forgotten. fn runs beside Update: it must use copies, and give up when its
// context is done.
func (a *Asker[T]) Ask(fn func(context.Context) (T, error)) tea.Cmd {
	a.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	a.cancel = cancel
	question := a.question
	return func() tea.Msg {
		if ctx.Err() != nil {
			return nil
		}
		value, err := fn(ctx)
		return answer[T]{asker: a, question: question, value: value, err: err}
	}
}

// Take returns the answer if msg is the answer to this asker's last question.
// Answers to other askers, to older questions and to stopped ones are not ok.
func (a *Asker[T]) Take(msg tea.Msg) (value T, err error, ok bool) {
	got, mine := msg.(answer[T])
	if !mine || got.asker != a || got.question != a.question || a.cancel == nil {
		return value, nil, false
	}
	a.Stop()
	return got.value, got.err, true
}

// Busy reports whether an answer is still to come.
func (a *Asker[T]) Busy() bool { return a.cancel != nil }

// Stop cancels the question under way, if there is one. Its answer will not be
// taken. Another question can be asked.
func (a *Asker[T]) Stop() {
	a.question++
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
}

// Close is Stop under the name that screens give it.
func (a *Asker[T]) Close() { a.Stop() }
