package screen

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// LineOptions say which line is shown, and which ones stand around it.
type LineOptions struct {
	Line  model.Line
	Query model.LinesQuery // it is an answer to
	IDs   []int64          // of that answer, from its beginning, as far as known
	At    int              // its place there
	Total int              // how many lines there are
	// Seen is told which line is shown after the user went on to another.
	Seen func(at int, id int64) tea.Cmd
}

// Line is one record with everything that is known of it.
type Line struct {
	base
	options LineOptions
	line    model.Line
	shown   int // the place of line; options.At is where the user is going
	origin  lineOrigin
	table   *widget.Table
	pane    *widget.Pager // the whole value of the cursor's row
	rows    lineRows
	back    *widget.Place    // where the cursor is to be put when all rows are there
	noted   map[int64]string // what notes have become, by line: the history has lines as they were
	form    int              // of the next copy of the line, an index into copyForms
	// paneRows is how many rows the pane has.
	paneRows int

	from  fetch.Asker[lineOrigin]
	next  fetch.Asker[model.Line]
	order fetch.Asker[[]int64]
}

// NewLine returns the screen of one line.
func NewLine(env *Env, o LineOptions) *Line {
	l := &Line{base: base{env: env}, options: o, line: o.Line, shown: o.At, noted: map[int64]string{}}
	l.table = widget.NewTable(env.Look, l.rows, nil)
	l.pane = widget.NewPager(env.Look)
	l.fill()
	return l
}

// Title is the line's time.
func (l *Line) Title() string {
	return l.env.Look.Words.Line.Title + " " + l.line.Cell(model.FieldColumn("time"))
}

// Init asks where the line comes from, and for the lines around it if they are
// not known.
func (l *Line) Init() tea.Cmd {
	cmd := l.ask()
	if len(l.options.IDs) >= l.options.Total {
		return cmd
	}
	store, q := l.env.Store, l.options.Query
	return tea.Batch(cmd, l.order.Ask(func(ctx context.Context) ([]int64, error) { return store.Order(ctx, q) }))
}

// Close stops what is under way.
func (l *Line) Close() {
	l.from.Close()
	l.next.Close()
	l.order.Close()
}

// ask asks where the line comes from.
func (l *Line) ask() tea.Cmd {
	store, line := l.env.Store, l.line
	return l.from.Ask(func(ctx context.Context) (lineOrigin, error) { return originOf(ctx, store, line) })
}

// Update takes an answer or a key.
func (l *Line) Update(msg tea.Msg) tea.Cmd {
	if o, err, ok := l.from.Take(msg); ok {
		l.origin = o
		if err != nil {
			l.origin.rawErr = err
		}
		l.fill()
		l.restore()
		return l.complain(err)
	}
	if ids, err, ok := l.order.Take(msg); ok {
		if err == nil {
			l.options.IDs, l.options.Total = ids, len(ids)
		}
		return l.complain(err)
	}
	if line, err, ok := l.next.Take(msg); ok {
		return l.take(line, err)
	}
	switch msg := msg.(type) {
	case LanguageChanged:
		l.fill()
	case NoteChanged:
		l.noted[msg.Line] = msg.Text
		if msg.Line == l.line.ID {
			l.line.Note = msg.Text
			l.fill()
		}
	case tea.KeyMsg:
		return l.key(msg)
	}
	return nil
}

func (l *Line) complain(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return l.env.Complain(err)
}

// key does what a key says.
func (l *Line) key(msg tea.KeyMsg) tea.Cmd {
	l.back = nil // from now on the cursor is the user's
	if !keys.Match(msg, keys.CopyLine) {
		l.form = 0
	}
	switch {
	case keys.Match(msg, keys.Left):
		return l.step(-1)
	case keys.Match(msg, keys.Right):
		return l.step(+1)
	case keys.Match(msg, keys.CopyCell):
		return l.copyValue()
	case keys.Match(msg, keys.CopyLine):
		return l.copyNext()
	case keys.Match(msg, keys.AroundClient):
		return l.env.around(l.line, clientAround)
	case keys.Match(msg, keys.AroundAll):
		return l.env.around(l.line, allAround)
	case l.table.Update(msg):
		row, _, _ := l.table.Cursor()
		l.table.Move(row, valueColumn)
		l.arrange()
	}
	return nil
}

// step shows the line n places on.
func (l *Line) step(n int) tea.Cmd {
	words, to := l.env.Look.Words.Line, l.options.At+n
	switch {
	case to < 0:
		return Notify(words.NoPrevious)
	case to >= l.options.Total:
		return Notify(words.NoNext)
	case to >= len(l.options.IDs):
		return Notify(l.env.Look.Words.Status.Loading)
	}
	l.options.At = to
	store, id := l.env.Store, l.options.IDs[to]
	return l.next.Ask(func(ctx context.Context) (model.Line, error) {
		lines, err := store.LinesByID(ctx, []int64{id})
		if err == nil && len(lines) == 0 {
			err = errGone
		}
		if err != nil {
			return model.Line{}, err
		}
		return lines[0], nil
	})
}

// errGone says that a line is no longer in the case.
var errGone = &model.Problem{Kind: model.ErrNotFound, What: model.Text{JA: "このログはもうケースにありません", EN: "this line is no longer in the case"}}

// take shows another line.
func (l *Line) take(line model.Line, err error) tea.Cmd {
	if err != nil {
		l.options.At = l.shown
		return l.complain(err)
	}
	l.line, l.shown, l.origin = line, l.options.At, lineOrigin{}
	l.fill()
	var seen tea.Cmd
	if l.options.Seen != nil {
		seen = l.options.Seen(l.options.At, line.ID)
	}
	return tea.Batch(l.ask(), seen)
}

// copyValue copies the value of the cursor's row.
func (l *Line) copyValue() tea.Cmd {
	row, _, ok := l.table.Cursor()
	if !ok {
		return nil
	}
	return l.env.copied(l.rows[row].value)
}

// Keys are the keys that can be used now.
func (l *Line) Keys() []key.Binding {
	m, words := l.env.Look.Keys, l.env.Look.Words.Line
	return append([]key.Binding{m.As(keys.Left, words.Previous), m.As(keys.Right, words.Next),
		m.When(keys.AroundClient, l.env.lacks(l.line, clientAround)), m.When(keys.AroundAll, l.env.lacks(l.line, allAround))},
		m.List(keys.CopyCell, keys.CopyLine, keys.Note, keys.Back, keys.Up, keys.Down, keys.First, keys.Last, keys.Quit)...)
}

// Resize says how many cells and rows there are.
func (l *Line) Resize(w, h int) {
	l.base.Resize(w, h)
	l.table.SetColumns(l.columns())
	l.arrange()
}

// arrange divides the rows between the table and the whole value of its row,
// with what the field means.
func (l *Line) arrange() {
	th := l.env.Look.Theme
	var text []widget.Paragraph
	if row, _, ok := l.table.Cursor(); ok {
		text = append(text, widget.Paragraph{Text: l.rows[row].whole(), Style: th.Text})
		if meaning := l.rows[row].meaning; meaning != "" {
			text = append(text, widget.Paragraph{Text: l.env.Look.Words.Line.Meaning + ": " + meaning, Style: th.Dim})
		}
	}
	l.pane.Resize(max(l.w-2, 1), 1)
	l.pane.SetText(text...)
	l.paneRows = min(max(l.pane.Height(), 2), max(l.h/3, 1))
	l.pane.Resize(max(l.w-2, 1), l.paneRows)
	l.table.Resize(l.w, max(l.h-l.paneRows-1, 0))
}

// View draws the fields, and below them the whole value of the cursor's.
func (l *Line) View() string {
	th := l.env.Look.Theme
	row, _, ok := l.table.Cursor()
	l.table.Note = fmt.Sprintf(l.env.Look.Words.Line.Of, widget.Count(l.options.Total), widget.Count(l.shown+1))
	label := ""
	if ok {
		label = l.rows[row].label
	}
	rule := cut(th.Rule, ruler(th, 2)+" "+label, l.w)
	table := strings.Split(l.table.View(), "\n")
	for len(table) < l.h-l.paneRows-1 {
		table = append(table, "")
	}
	l.linkTable(table)
	return stacked(l.h, strings.Join(table, "\n"), rule, indented(l.linkPane(l.pane.View())))
}

// rawProblem is why a record's bytes are not there.
func rawProblem(err error, l model.Lang) string {
	if errors.Is(err, context.Canceled) {
		return ""
	}
	return explained(err, l)
}
