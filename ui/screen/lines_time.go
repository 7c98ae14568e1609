package screen

import (
	"context"
	"errors"
	"time"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// timeColumn is the column of a line's time.
var timeColumn = model.FieldColumn("time")

// openStrip shows the lines over time. The terms about time do not count, so
// that another time can be chosen as well as a part of this one.
func (l *Lines) openStrip() tea.Cmd {
	row, _, _ := l.table.Cursor()
	at := time.Now()
	if line, there := l.data.rows[row]; there && !line.Time.IsZero() {
		at = line.Time
	}
	l.strip = widget.NewTimeStrip(l.env.Look, at.In(l.data.zone))
	l.arrange()
	store, f := l.env.Store, besides(l.view().filter, timeColumn)
	return l.hours.Ask(func(ctx context.Context) ([]model.Bucket, error) { return store.Histogram(ctx, f, model.ByHour) })
}

// takeHours shows the counts in the strip.
func (l *Lines) takeHours(hours []model.Bucket, err error) {
	switch {
	case l.strip == nil:
	case err != nil:
		l.strip.Err = errors.New(explained(err, l.env.Lang))
	default:
		l.strip.SetHours(hours)
	}
}

// closeStrip puts the strip away.
func (l *Lines) closeStrip() {
	l.hours.Stop()
	l.strip = nil
	l.arrange()
}

// brush gives a key to the strip.
func (l *Lines) brush(msg tea.KeyMsg) tea.Cmd {
	for _, k := range keys.Commands(msg) {
		switch {
		case l.strip == nil:
			return nil
		case keys.Match(k, keys.Accept):
			return l.applyStrip()
		case keys.Match(k, keys.Cancel), keys.Match(k, keys.TimeStrip), keys.Match(k, keys.Quit):
			l.closeStrip()
		default:
			l.strip.Update(k)
		}
	}
	return nil
}

// applyStrip makes the span of the strip the filter's time, in place of any it
// had.
func (l *Lines) applyStrip() tea.Cmd {
	text := timeColumn.Name + ":" + widget.SpanText(l.strip.Brush())
	f, err := model.ParseFilter(text, nil)
	if err != nil {
		return l.env.Complain(err)
	}
	l.closeStrip()
	var list []viewPill
	put := false
	for _, p := range l.view().pills() {
		switch about := p.term.Term != nil && p.term.Term.Column == timeColumn; {
		case about && !p.off && !put:
			list, put = append(list, viewPill{term: f}), true
		case !about || p.off && p.term.String() != f.String():
			list = append(list, p)
		}
	}
	if !put {
		list = append(list, viewPill{term: f})
	}
	return l.change(l.view().withPills(list))
}
