package screen

import (
	"context"
	"errors"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// LinesOptions say which lines are shown at first, and what they are called.
type LinesOptions struct {
	Filter  model.Filter
	Title   string         // in the breadcrumb
	Called  called         // the title in words of the screen; nil if it is Title
	Section *model.Section // they stand behind; nil if none
	At      int64          // id of the line the cursor begins on; 0 is the first
}

// Lines is the table of log lines.
type Lines struct {
	base
	options LinesOptions
	now     *lineView
	back    *widget.Place // where the cursor is to be put when there are such rows
	rested  bool          // the lines have been let go of
	search  model.Filter  // while it is being typed
	table   *widget.Table
	data    *pages
	filled  []model.Column // columns met with a value so far
	usual   usualSet       // what the usual columns follow from

	first    fetch.Asker[[]model.Line]
	count    fetch.Asker[int64]
	order    fetch.Asker[[]int64]
	page     fetch.Asker[pageAnswer]
	columns  fetch.Asker[[]model.Column]
	headings fetch.Asker[[]string]
	why      fetch.Asker[emptiness]
	whole    fetch.Asker[int64]
	typing   fetch.Asker[int64]
	asSQL    statementAsker
	landed   fetch.Asker[landing]

	inCase  int64        // lines of the case, 0 until that is known
	culprit model.Filter // the term without which there would be lines

	completer completer
	line      *filterLine        // nil unless a filter is being typed
	list      *widget.ColumnList // nil unless columns are being chosen
	marks     map[int64]bool     // ids of marked lines
	strip     strip
	time      timed
	jump      *jumpField    // nil unless a time to go to is being typed
	export    *exportDialog // nil unless something is being exported
}

// NewLines returns the table of the lines of a filter.
func NewLines(env *Env, o LinesOptions) *Lines {
	l := &Lines{base: base{env: env}, options: o, now: &lineView{filter: o.Filter, widths: env.Widths}}
	l.usual.of = o.Filter
	l.time = timed{view: l, env: env}
	l.data = newPages(env)
	l.table = widget.NewTable(env.Look, l.data, nil)
	l.marks, l.table.Marked = map[int64]bool{}, l.isMarked
	l.table.Noted = func(row int) bool { return l.data.rows[row].Note != "" }
	l.completer = newCompleter(env, l.names)
	l.lay()
	return l
}

// Init asks for the lines.
func (l *Lines) Init() tea.Cmd {
	store := l.env.Store
	return tea.Batch(l.load(), l.headings.Ask(store.Headings), l.countWhole())
}

// Close stops what is under way.
func (l *Lines) Close() {
	l.first.Close()
	l.count.Close()
	l.order.Close()
	l.page.Close()
	l.columns.Close()
	l.headings.Close()
	l.completer.values.Close()
	l.why.Close()
	l.whole.Close()
	l.typing.Close()
	l.strip.hours.Close()
	l.asSQL.Close()
	l.landed.Close()
	l.export.close()
}

// view is the view as it is now.
func (l *Lines) view() *lineView { return l.now }

// query is what the table shows.
func (l *Lines) query() model.LinesQuery {
	v := l.view()
	return model.LinesQuery{Filter: model.And(v.filter, l.search), Sort: v.order()}
}

// load asks for the lines anew: the first page at once, their number, and the
// columns that have a value.
func (l *Lines) load() tea.Cmd {
	store, q := l.env.Store, l.query()
	l.rested = false
	l.data = newPages(l.env)
	l.data.columns = l.columnsOf()
	clear(l.completer.known) // they were counted in other lines
	l.table.SetData(l.data)
	l.table.Busy, l.table.Err, l.table.Empty = true, nil, ""
	l.culprit = model.Filter{}
	l.order.Stop()
	l.page.Stop()
	l.why.Stop()
	l.landed.Stop()
	l.completer.values.Stop()
	page := q
	page.Limit = firstPage
	return tea.Batch(
		l.orderEarly(q),
		l.first.Ask(func(ctx context.Context) ([]model.Line, error) { return collect(store.Lines(ctx, page)) }),
		l.count.Ask(func(ctx context.Context) (int64, error) { return store.Count(ctx, q.Filter) }),
		l.columns.Ask(func(ctx context.Context) ([]model.Column, error) { return store.Columns(ctx, q.Filter) }),
	)
}

// Update takes an answer or a key.
func (l *Lines) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := l.answer(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case Changed:
		l.leave()
		l.unmark()
		return l.Init()
	case LanguageChanged:
		return l.reword()
	case NoteChanged:
		if aboutNotes(l.view().filter) {
			l.leave()
			return l.Init()
		}
		l.data.setNote(msg)
		return nil
	case tea.WindowSizeMsg:
		return l.fetch()
	case tea.KeyMsg:
		return l.key(msg)
	}
	return tend(&l.export, l.arrange, func() tea.Cmd { return l.export.update(msg) })
}

// answer takes msg if it is an answer to one of the screen's questions.
func (l *Lines) answer(msg tea.Msg) (tea.Cmd, bool) {
	if lines, err, ok := l.first.Take(msg); ok {
		return l.takeFirst(lines, err), true
	}
	if n, err, ok := l.count.Take(msg); ok {
		return l.takeCount(n, err), true
	}
	if ids, err, ok := l.order.Take(msg); ok {
		return l.takeOrder(ids, err), true
	}
	if p, err, ok := l.page.Take(msg); ok {
		return l.takePage(p, err), true
	}
	if to, err, ok := l.landed.Take(msg); ok {
		return l.land(to, err), true
	}
	return l.takeStatement(msg)
}

// aside takes msg if it is an answer that no other question follows from.
func (l *Lines) aside(msg tea.Msg) bool {
	if list, err, ok := l.columns.Take(msg); ok {
		l.takeColumns(list, err)
		return true
	}
	if list, err, ok := l.headings.Take(msg); ok {
		if err == nil {
			l.completer.unknown = append([]string{}, list...) // nil would allow any name
		}
		return true
	}
	if v, err, ok := l.completer.values.Take(msg); ok {
		l.completer.take(v, err)
		if l.line != nil && !l.line.looking {
			l.line.input.Propose()
		}
		l.arrange()
		return true
	}
	if e, err, ok := l.why.Take(msg); ok {
		l.takeWhy(e, err)
		return true
	}
	return l.counted(msg)
}

// fail shows an error in the table.
func (l *Lines) fail(err error) {
	if err != nil {
		l.table.Err = errors.New(explained(err, l.env.Lang))
	}
}

// takeFirst shows the first page.
func (l *Lines) takeFirst(lines []model.Line, err error) tea.Cmd {
	l.table.Busy = l.count.Busy()
	l.fail(err)
	l.data.putAll(lines)
	if err == nil && len(lines) < firstPage {
		l.data.total = len(lines)
	}
	l.restore()
	return l.complete()
}

// takeCount shows how many lines there are.
func (l *Lines) takeCount(n int64, err error) tea.Cmd {
	l.table.Busy = l.first.Busy()
	l.fail(err)
	if err != nil {
		return nil
	}
	l.data.total = int(n)
	l.restore()
	return l.complete()
}

// complete asks for what is still missing once the first page and the number
// of lines are known: the order of the rest, or why there is nothing.
func (l *Lines) complete() tea.Cmd {
	q := l.query()
	switch {
	case l.first.Busy() || l.count.Busy() || l.table.Err != nil:
		return nil
	case l.data.total == 0:
		return l.why.Ask(whyNone(l.env, q.Filter))
	case l.data.total > len(l.data.rows) && l.data.ids == nil && !l.order.Busy():
		return l.askOrder(q)
	}
	return nil
}

// takeOrder makes every line reachable.
func (l *Lines) takeOrder(ids []int64, err error) tea.Cmd {
	l.fail(err)
	if err != nil {
		return nil
	}
	l.data.ids, l.data.total = ids, len(ids)
	l.restore()
	return l.fetch()
}

// fetch asks for the lines in sight that are not there yet.
func (l *Lines) fetch() tea.Cmd {
	from, to, ok := l.table.Missing(ahead)
	if !ok || l.data.ids == nil {
		return nil
	}
	store, ids := l.env.Store, l.data.ids[from:min(to, len(l.data.ids))]
	return l.page.Ask(func(ctx context.Context) (pageAnswer, error) {
		lines, err := store.LinesByID(ctx, ids)
		return pageAnswer{from: from, ids: ids, lines: lines}, err
	})
}

// takePage shows lines that were missing.
func (l *Lines) takePage(p pageAnswer, err error) tea.Cmd {
	l.fail(err)
	if err != nil {
		return nil
	}
	from, to := l.table.Visible()
	l.data.forget(from, to)
	l.data.putPage(p)
	return nil
}
