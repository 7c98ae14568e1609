package screen

import (
	"fmt"
	"time"

	"edgelens/model"
	"edgelens/ui/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// aroundSpan is how far the neighbours of a line lie from it, before and after.
const aroundSpan = 10 * time.Minute

// aroundKind says which neighbours are meant.
type aroundKind int

const (
	clientAround aroundKind = iota // of the same client
	allAround                      // of everybody
)

// lacks says why there are no neighbours of a kind; "" where there can be.
func (l *Line) lacks(kind aroundKind) string {
	words := l.env.Look.Words.Line
	switch {
	case l.line.Time.IsZero():
		return words.NoTime
	case kind == clientAround && model.Blank(l.line.Cell(model.FieldColumn("client_ip"))):
		return words.NoClient
	}
	return ""
}

// around shows the neighbours of the line, with the cursor on it. The filter
// the line was found by is left behind: what else happened is the question.
func (l *Line) around(kind aroundKind) tea.Cmd {
	if why := l.lacks(kind); why != "" {
		return Notify(why)
	}
	zone := l.env.Store.Zone()
	at := l.line.Time.In(zone)
	clock := at.Format("2006-01-02 15:04")
	o := LinesOptions{
		Filter: timeRange(at.Add(-aroundSpan), at.Add(aroundSpan)),
		Called: func(w *lang.Words) string { return fmt.Sprintf(w.Line.AroundAll, clock) },
		At:     l.line.ID,
	}
	if kind == clientAround {
		client := model.FieldColumn("client_ip")
		cell := l.line.Cell(client)
		o.Filter = model.And(o.Filter, model.Equals(client, cell))
		o.Called = func(w *lang.Words) string { return fmt.Sprintf(w.Line.AroundClient, cell, clock) }
	}
	return l.env.Stack.Push(NewLines(l.env, o))
}

// timeRange is the filter of the lines from one second to another, both
// included, in the zone the times are in.
func timeRange(from, to time.Time) model.Filter {
	const second = "2006-01-02T15:04:05"
	return model.One(model.Term{Column: model.FieldColumn("time"), Values: []model.Value{
		{Op: model.OpRange, From: from.Format(second), To: to.Format(second)},
	}})
}
