package fetch_test

import (
	"context"
	"errors"
	"testing"

	"edgelens/ui/fetch"
)

// says returns a question with a fixed answer.
func says(s string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return s, nil }
}

func TestAnswer(t *testing.T) {
	var a fetch.Asker[string]
	cmd := a.Ask(says("yes"))
	if !a.Busy() {
		t.Error("not busy while the answer is to come")
	}
	got, err, ok := a.Take(cmd())
	if got != "yes" || err != nil || !ok {
		t.Errorf("Take = %q, %v, %v, want yes", got, err, ok)
	}
	if a.Busy() {
		t.Error("busy after the answer")
	}
}

func TestError(t *testing.T) {
	var a fetch.Asker[int]
	broken := errors.New("broken")
	cmd := a.Ask(func(context.Context) (int, error) { return 0, broken })
	if _, err, ok := a.Take(cmd()); !ok || !errors.Is(err, broken) {
		t.Errorf("Take = %v, %v, want the error of the question", err, ok)
	}
}

func TestLateAnswerIsDropped(t *testing.T) {
	var a fetch.Asker[string]
	late := a.Ask(says("old"))() // answered before the newer question, delivered after
	next := a.Ask(says("new"))
	if got, _, ok := a.Take(late); ok {
		t.Errorf("took the late answer %q", got)
	}
	if !a.Busy() {
		t.Error("the late answer ended the wait for the newer one")
	}
	if got, _, ok := a.Take(next()); !ok || got != "new" {
		t.Errorf("Take = %q, %v, want new", got, ok)
	}
}

func TestNewerQuestionCancelsTheOlder(t *testing.T) {
	var a fetch.Asker[string]
	started, cancelled := make(chan struct{}), make(chan error)
	cmd := a.Ask(func(ctx context.Context) (string, error) {
		close(started)
		<-ctx.Done()
		cancelled <- ctx.Err()
		return "", ctx.Err()
	})
	go cmd()
	<-started
	a.Ask(says("new"))
	if err := <-cancelled; !errors.Is(err, context.Canceled) {
		t.Errorf("the older question ended with %v, want it cancelled", err)
	}
}

func TestCancelledQuestionIsNotEvenAsked(t *testing.T) {
	var a fetch.Asker[string]
	asked := false
	cmd := a.Ask(func(context.Context) (string, error) { asked = true; return "", nil })
	a.Close()
	if msg := cmd(); msg != nil || asked {
		t.Errorf("a closed asker asked and answered %v", msg)
	}
}

func TestAnswerAfterStopIsDropped(t *testing.T) {
	var a fetch.Asker[string]
	msg := a.Ask(says("yes"))()
	a.Stop()
	if _, _, ok := a.Take(msg); ok || a.Busy() {
		t.Error("a stopped asker took an answer")
	}
}

func TestAnswerIsTakenOnce(t *testing.T) {
	var a fetch.Asker[string]
	msg := a.Ask(says("yes"))()
	a.Take(msg)
	if _, _, ok := a.Take(msg); ok {
		t.Error("took the same answer twice")
	}
}

func TestAnswersOfOthersAreNotTaken(t *testing.T) {
	var a, b fetch.Asker[string]
	var c fetch.Asker[int]
	msg := a.Ask(says("yes"))()
	b.Ask(says("no"))
	c.Ask(func(context.Context) (int, error) { return 1, nil })
	if _, _, ok := b.Take(msg); ok {
		t.Error("b took the answer of a")
	}
	if _, _, ok := c.Take(msg); ok {
		t.Error("an asker of another type took the answer of a")
	}
	if _, _, ok := a.Take("some other message"); ok {
		t.Error("a took a message that is no answer")
	}
}
