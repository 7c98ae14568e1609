// Command edgelens reads the log exports of a security gateway into a case,
// one file per customer, and shows what stands behind the numbers of the
// monthly report. Each command is in a file of its own name.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
	_ "time/tzdata" // the zone of a case must not depend on the machine

	"golang.org/x/term"

	"edgelens/model"
)

func main() {
	os.Exit(run())
}

// The exit codes are an interface to scripts.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3
	exitInterrupted = 130
)

// memoryLimit is from where on memory is collected more often, in bytes. What an
// import has in use stays below; without a limit, garbage may be as much again.
const memoryLimit = 112 << 20

// errPartly ends a command that did its work but left something out, and has
// said what.
var errPartly = errors.New("something was left out")

// app is what all commands share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	inTerminal     bool
	// Whether stdout and stderr are terminals, which obey what they are sent.
	outTerminal, errTerminal bool
	dumb                     bool // they obey nothing: no screen, no progress
	lang                     model.Lang
	langName                 string // as given by --lang
	db                       string
	now                      func() time.Time // nil is the clock
	profiles                 string           // folder of the user's profiles; "" for none
}

// run is the program on the process's own arguments and files.
func run() int {
	// Without this, writing to a closed pipe would kill the program before it
	// could remove what it has begun.
	signal.Ignore(syscall.SIGPIPE)
	// SIGHUP: the terminal is gone, and with it what was to be temporary.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// A second Ctrl-C ends a program that does not listen to the first.
	context.AfterFunc(ctx, stop)
	a := &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		inTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		dumb:        os.Getenv("TERM") == "dumb",
		db:          os.Getenv("EDGELENS_DB"),
		profiles:    profilesFolder(),
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	args := os.Args[1:]
	a.lang = language(args, os.Getenv)
	root := a.root()
	root.SetArgs(args)
	return a.end(ctx, root.ExecuteContext(ctx))
}

// end tells what went wrong, if anything did, and gives the exit code.
func (a *app) end(ctx context.Context, err error) int {
	switch {
	case err == nil || readerGone(err):
		return exitDone
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.Is(err, errSaid):
		return exitFailed
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		a.say(model.Text{JA: "中断しました", EN: "interrupted"})
		return exitInterrupted
	}
	a.fail(err)
	if errors.Is(err, model.ErrUsage) {
		return exitUsage
	}
	return exitFailed
}

// finally does what must be done at the end of a command; its error counts if
// nothing worse went wrong.
func finally(err *error, do func() error) {
	if e := do(); e != nil && (*err == nil || errors.Is(*err, errPartly)) {
		*err = e
	}
}
