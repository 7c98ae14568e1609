package screen

import (
	"context"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pills are all terms of the view in their order, those that are off too.
func (v *lineView) pills() []viewPill { return pillsOf(v.filter, v.off) }

// withPills is the view with other terms.
func (v lineView) withPills(list []viewPill) lineView {
	v.filter, v.off = splitPills(list)
	return v
}

// pillOf is the place of a term among those of the view, -1 if it has none.
func (v *lineView) pillOf(f model.Filter) int {
	return placeOf(v.pills(), f)
}

// switchPill switches a term off, or on again.
func (l *Lines) switchPill(at int) tea.Cmd {
	list := l.pills()
	if at < 0 || at >= len(list) {
		return nil
	}
	list[at].off = !list[at].off
	return l.turnToPills(list)
}

// pills are the terms of the view.
func (l *Lines) pills() []viewPill { return l.view().pills() }

// turnToPills shows the lines of other terms.
func (l *Lines) turnToPills(list []viewPill) tea.Cmd { return l.change(l.view().withPills(list)) }

// besides is the filter of the terms in force that are not about a column, in
// whose lines the values of that column are counted: under its own term it
// would have no other value.
func besides(f model.Filter, c model.Column) model.Filter {
	var rest []model.Filter
	for _, t := range f.Terms() {
		if t.Term == nil || t.Term.Column != c {
			rest = append(rest, t)
		}
	}
	return model.And(rest...)
}

// countWhole asks how many lines the case has. The months know that without a
// look at the lines.
func (l *Lines) countWhole() tea.Cmd {
	store := l.env.Store
	return l.whole.Ask(func(ctx context.Context) (int64, error) {
		months, err := store.Months(ctx)
		var n int64
		for _, m := range months {
			n += m.Lines
		}
		return n, err
	})
}

// hiding says how many lines of the case the filter hides, "" if it hides none
// or the numbers are not known.
func (l *Lines) hiding() string {
	hidden := l.inCase - int64(l.data.total)
	if l.data.total < 0 || hidden <= 0 {
		return ""
	}
	return fmt.Sprintf(l.env.Look.Words.Lines.Hiding, widget.Count(int(hidden)), widget.Count(int(l.inCase)))
}

// countTyped counts the lines that would be left with what is typed. Another
// key stops the count.
func (l *Lines) countTyped() tea.Cmd {
	l.typing.Stop()
	l.line.live = ""
	f, err := model.ParseFilter(l.line.input.Value(), l.completer.unknown)
	if err != nil && unfinished(l.line.input.Value()) {
		return nil
	}
	if err != nil {
		l.line.live = model.Message(err, l.env.Lang)
		return nil
	}
	if f.IsAll() {
		return nil
	}
	l.line.live = l.env.Look.Words.Lines.Counting
	store, f := l.env.Store, model.And(l.view().filter, f)
	return l.typing.Ask(func(ctx context.Context) (int64, error) { return store.Count(ctx, f) })
}

// unfinished reports whether a term has no value yet, which is no mistake while
// it is typed.
func unfinished(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, "~")
}

// takeTyped shows how many lines would be left.
func (l *Lines) takeTyped(n int64, err error) {
	switch {
	case l.line == nil:
	case err != nil:
		l.line.live = explained(err, l.env.Lang)
	default:
		l.line.live = fmt.Sprintf(l.env.Look.Words.Lines.Live, widget.Count(int(n)))
	}
}

// counted takes msg if it is a number beside the one of the lines shown.
func (l *Lines) counted(msg tea.Msg) bool {
	if n, err, ok := l.whole.Take(msg); ok {
		if err == nil {
			l.inCase = n
		}
		return true
	}
	if l.strip.take(msg) {
		return true
	}
	n, err, ok := l.typing.Take(msg)
	if ok {
		l.takeTyped(n, err)
	}
	return ok
}
