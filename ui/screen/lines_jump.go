package screen

import (
	"context"
	"fmt"
	"strings"
	"time"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// jumpField is the field above the table in which a time to go to is typed.
type jumpField struct {
	input *widget.Input
	span  model.Span
	err   error // why the text is no time; nil if it is one
}

// jumpRows is how many rows the field takes: the text, and what it means.
const jumpRows = 2

// landing is where a time leads: to a row or, where the lines are in no order
// of time, to a line.
type landing struct {
	row  int64
	line int64 // 0 if the row counts
	none bool  // no line is at that time or beyond
}

// noJump is why there is no time to go to, "" if there is one or that is not
// known yet.
func (l *Lines) noJump() string {
	if l.data.total == 0 {
		return l.env.Look.Words.Status.Empty
	}
	return ""
}

// openJump opens the field for a time.
func (l *Lines) openJump() {
	if l.noJump() != "" {
		return
	}
	words := l.env.Look.Words.Lines
	in := widget.NewInput(l.env.Look, words.JumpPrompt)
	in.Placeholder = words.JumpHint
	l.jump = &jumpField{input: in}
	l.arrange()
}

// jumping gives a key to the field.
func (l *Lines) jumping(msg tea.KeyMsg) tea.Cmd {
	defer l.arrange()
	j := l.jump
	switch {
	case j.input.Update(msg):
		j.span, j.err = model.ParseMoment(j.input.Value(), l.near(), l.env.Newest)
	case keys.Match(msg, keys.Cancel):
		l.jump = nil
	case keys.Match(msg, keys.Accept) && strings.TrimSpace(j.input.Value()) == "":
		l.jump = nil
	case keys.Match(msg, keys.Accept) && j.err == nil:
		l.jump = nil
		return l.askLanding(j.span)
	}
	return nil
}

// near is the time of the line of the cursor in the case's zone, by which a time
// that leaves out the day or the year is read.
func (l *Lines) near() time.Time {
	row, _, _ := l.table.Cursor()
	at := time.Now()
	if line, there := l.data.rows[row]; there && !line.Time.IsZero() {
		at = line.Time
	} else if !l.env.Newest.IsZero() {
		at = l.env.Newest.Start(l.data.zone)
	}
	return at.In(l.data.zone)
}

// jumpView draws the field, and below it the time it is read as.
func (l *Lines) jumpView() []string {
	th, j := l.env.Look.Theme, l.jump
	j.input.Resize(l.w, 1)
	said, style := l.env.Look.Words.Lines.JumpKeys, th.Dim
	switch {
	case strings.TrimSpace(j.input.Value()) == "":
	case j.err != nil:
		said, style = explained(j.err, l.env.Lang), th.Bad
	default:
		said = fmt.Sprintf(l.env.Look.Words.Lines.JumpTo, clockText(j.span, l.data.zone))
		if word := l.unordered(); word != "" {
			said, style = said+"  "+word, th.Warn
		}
	}
	return []string{j.input.View(), cut(style, " "+said, l.w)}
}

// clockText is a span as a person writes it.
func clockText(s model.Span, zone *time.Location) string {
	if s.To.Sub(s.From) < time.Minute {
		return s.From.In(zone).Format(time.DateTime)
	}
	return strings.Replace(widget.SpanText(model.Span{From: s.From.In(zone), To: s.To.In(zone)}), "T", " ", 1)
}

// unordered says that the lines are in no order of time, "" if they are.
func (l *Lines) unordered() string {
	if l.view().order()[0].Column == timeColumn {
		return ""
	}
	return fmt.Sprintf(l.env.Look.Words.Lines.Unordered, l.orderWord())
}

// askLanding asks where a time leads. In an order of time that is how many lines
// stand before it; else it is the first line from that time on.
func (l *Lines) askLanding(to model.Span) tea.Cmd {
	store, q := l.env.Store, l.query()
	from := since(to.From)
	switch {
	case l.unordered() != "":
		q = model.LinesQuery{Filter: model.And(q.Filter, from), Sort: model.Order{{Column: timeColumn}}, Limit: 1}
		return l.landed.Ask(func(ctx context.Context) (landing, error) {
			lines, err := collect(store.Lines(ctx, q))
			if err != nil || len(lines) == 0 {
				return landing{none: true}, err
			}
			return landing{line: lines[0].ID}, nil
		})
	case l.view().order()[0].Desc:
		from = since(to.To)
	default:
		t := *from.Term
		t.Not = true
		from = model.One(t)
	}
	q.Filter = model.And(q.Filter, from)
	return l.landed.Ask(func(ctx context.Context) (landing, error) {
		n, err := store.Count(ctx, q.Filter)
		return landing{row: n}, err
	})
}

// since is the term of the lines from an instant on.
func since(t time.Time) model.Filter {
	return model.One(model.Term{Column: timeColumn, Values: []model.Value{{Op: model.OpRange, From: t.Format(time.RFC3339)}}})
}

// land puts the cursor where a time leads. What is not at hand yet is gone to
// as soon as it is.
func (l *Lines) land(to landing, err error) tea.Cmd {
	words := l.env.Look.Words.Lines
	if err != nil {
		return l.env.Complain(err)
	}
	last := to.none || to.line == 0 && l.data.total >= 0 && to.row >= int64(l.data.total)
	if to.line != 0 {
		l.options.At = to.line
	} else if !to.none {
		p := l.table.Place()
		p.Row = int(to.row)
		l.back = &p
	}
	l.restore()
	l.table.Center() // what was before that time is of interest too
	cmd := l.fetch()
	switch word := l.unordered(); {
	case last:
		return tea.Batch(cmd, Notify(words.NoneFrom))
	case word != "":
		return tea.Batch(cmd, Notify(word))
	}
	return cmd
}
