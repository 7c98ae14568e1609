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

// lacks says why a line has no neighbours of a kind; "" where it can have.
func (e *Env) lacks(line model.Line, kind aroundKind) string {
	words := e.Look.Words.Line
	switch {
	case line.Time.IsZero():
		return words.NoTime
	case kind == clientAround && model.Blank(line.Cell(model.FieldColumn("client_ip"))):
		return words.NoClient
	}
	return ""
}

// around shows the neighbours of a line, with the cursor on it. The filter the
// line was found by is left behind: what else happened is the question.
func (e *Env) around(line model.Line, kind aroundKind) tea.Cmd {
	if why := e.lacks(line, kind); why != "" {
		return Notify(why)
	}
	at := line.Time.In(e.Store.Zone())
	clock := at.Format("2006-01-02 15:04")
	o := LinesOptions{
		Filter: timeRange(at.Add(-aroundSpan), at.Add(aroundSpan)),
		Called: func(w *lang.Words) string { return fmt.Sprintf(w.Line.AroundAll, clock) },
		At:     line.ID,
	}
	if kind == clientAround {
		client := model.FieldColumn("client_ip")
		cell := line.Cell(client)
		o.Filter = model.And(o.Filter, model.Equals(client, cell))
		o.Called = func(w *lang.Words) string { return fmt.Sprintf(w.Line.AroundClient, cell, clock) }
	}
	return e.Stack.Push(NewLines(e, o))
}

// noAround says why the line of the cursor has no neighbours of a kind; "" where
// it can have.
func (l *Lines) noAround(kind aroundKind) string {
	line, there := l.current()
	if !there {
		return l.env.Look.Words.Status.Empty
	}
	return l.env.lacks(line, kind)
}

// around shows the neighbours of the line of the cursor.
func (l *Lines) around(kind aroundKind) tea.Cmd {
	line, there := l.current()
	if !there {
		return Notify(l.noAround(kind))
	}
	return l.env.around(line, kind)
}

// current is the line of the cursor.
func (l *Lines) current() (line model.Line, there bool) {
	row, _, ok := l.table.Cursor()
	line, there = l.data.rows[row]
	return line, ok && there
}

// timeRange is the filter of the lines from one second to another, both
// included, in the zone the times are in.
func timeRange(from, to time.Time) model.Filter {
	const second = "2006-01-02T15:04:05"
	return model.One(model.Term{Column: model.FieldColumn("time"), Values: []model.Value{
		{Op: model.OpRange, From: from.Format(second), To: to.Format(second)},
	}})
}
