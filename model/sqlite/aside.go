package sqlite

import (
	"context"
	"errors"
)

// aside does something in a goroutine of its own. Its answer waits for the end
// and gives the error, each time it is asked; it panics where that panicked, so
// that whoever asks can put the terminal right.
func aside(do func() error) (wait func() error) {
	var err error
	var panicked any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		err = do()
	}()
	return func() error {
		<-done
		if panicked != nil {
			panic(panicked)
		}
		return err
	}
}

// both does two things at once. The first to fail cancels the other, and
// its error is the answer: that the other was cancelled is no news, and would
// pass for the wish of the user.
func both(ctx context.Context, one, other func(context.Context) error) error {
	shared, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	half := func(do func(context.Context) error) error {
		err := do(shared)
		if err != nil {
			cancel(err)
		}
		return err
	}
	wait := aside(func() error { return half(other) })
	err := errors.Join(half(one), wait())
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return context.Cause(shared)
}
