package uitest

import (
	"reflect"
	"runtime"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// patience is how long a command may take before the test is failed, so that a
// command that waits for ever is reported with its name and does not hang. It
// is no pause: a command that returns is never waited for longer.
const patience = 10 * time.Second

// stepsAllowed ends a program whose commands cause each other without end.
const stepsAllowed = 10_000

// command is what sequences, which bubbletea does not export, are made of.
var command = reflect.TypeFor[tea.Cmd]()

// Hold keeps the commands that are caused from now on, unrun.
func (d *Driver) Hold() { d.holding = true }

// Held returns how many commands are held.
func (d *Driver) Held() int { return len(d.held) }

// Release runs the held command number n, counted from 0, and keeps the others.
func (d *Driver) Release(n int) {
	d.t.Helper()
	if n < 0 || n >= len(d.held) {
		d.t.Fatalf("there is no held command %d, only %d", n, len(d.held))
	}
	cmd := d.held[n]
	d.held = append(d.held[:n:n], d.held[n+1:]...)
	d.execute(cmd)
	d.check()
}

// ReleaseAll runs all held commands, the oldest first, and holds no more.
func (d *Driver) ReleaseAll() {
	d.t.Helper()
	d.holding = false
	held := d.held
	d.held = nil
	for _, cmd := range held {
		d.execute(cmd)
	}
	d.check()
}

// Ticks returns how many timers (tea.Tick, tea.Every) the program has set. They
// are never run: a test sends the message of a timer itself.
func (d *Driver) Ticks() int { return d.ticks }

// deliver gives the program one message and runs the command it answers with.
func (d *Driver) deliver(msg tea.Msg) {
	d.t.Helper()
	if d.steps++; d.steps > stepsAllowed {
		d.t.Fatalf("commands cause each other without end; the last message is %T", msg)
	}
	if _, quits := msg.(tea.QuitMsg); quits {
		d.quit = true
	}
	if d.quit || msg == nil {
		return
	}
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	d.run(cmd)
}

// run runs a command, or keeps it while commands are held.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	switch {
	case cmd == nil:
	case timer(cmd):
		d.ticks++
	case d.holding:
		d.held = append(d.held, cmd)
	default:
		d.execute(cmd)
	}
}

// execute runs a command now. A batch or a sequence is run in order.
func (d *Driver) execute(cmd tea.Cmd) {
	d.t.Helper()
	msg := d.result(cmd)
	if list := reflect.ValueOf(msg); msg != nil && list.Kind() == reflect.Slice && list.Type().Elem() == command {
		for i := range list.Len() {
			d.run(list.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	d.deliver(msg)
}

// result waits for the message of a command.
func (d *Driver) result(cmd tea.Cmd) tea.Msg {
	d.t.Helper()
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	limit := time.NewTimer(patience)
	defer limit.Stop()
	select {
	case msg := <-done:
		return msg
	case <-limit.C:
		d.t.Fatalf("the command %s does not return; hold it", name(cmd))
		return nil
	}
}

// name returns the name of the function behind a command.
func name(cmd tea.Cmd) string {
	return runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
}

// timer reports whether cmd was made by tea.Tick or tea.Every. The name of the
// closure says so, also where the compiler has inlined them.
func timer(cmd tea.Cmd) bool {
	n := name(cmd)
	return strings.Contains(n, ".Tick.func") || strings.Contains(n, ".Every.func")
}
