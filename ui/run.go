package ui

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"edgelens/ui/term"
	"edgelens/ui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// How long the terminal may take to say how wide it draws, and how long work
// may take to tidy up at the end.
const (
	probePatience = 300 * time.Millisecond
	tidyPatience  = 3 * time.Second
)

// Run shows the program on the terminal until the user leaves it. The case that
// is open then is closed unless it was given with the options.
func Run(ctx context.Context, o Options) (err error) {
	if o.Ambiguous == 0 {
		o.Ambiguous, _ = term.Probe(os.Stdin, os.Stdout, probePatience) // silence means 1
	}
	term.Set(term.Settings{Ambiguous: o.Ambiguous, ASCII: o.ASCII})
	o.Depth = theme.DepthFrom(os.Getenv)
	m, err := NewModel(o)
	if err != nil {
		return err
	}
	m.out = term.NewOutput(os.Stdout)
	// Signals end the context; nobody else is to catch them.
	_, err = tea.NewProgram(m, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithOutput(m.out), tea.WithAltScreen()).Run()
	m.leave()()
	m.stack.Close()
	m.work.wait(tidyPatience)
	if s := m.env.Store; s != nil && s != o.Store {
		err = errors.Join(err, s.Close())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// work counts what must not be torn off by the end of the program, such as a
// half-written file that has to be removed.
type work struct {
	under sync.WaitGroup
}

// begin says that work has begun. The function it returns says that it is over.
func (w *work) begin() (end func()) {
	w.under.Add(1)
	return sync.OnceFunc(w.under.Done)
}

// wait waits until all work is over, but not for ever.
func (w *work) wait(patience time.Duration) {
	done := make(chan struct{})
	go func() {
		w.under.Wait()
		close(done)
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}
