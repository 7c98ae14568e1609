package screen

import (
	"context"
	"errors"
	"slices"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// AnalysisTop is how many groups are shown unless all are asked for.
const AnalysisTop = 50

// AnalysisOptions say which lines are analysed.
type AnalysisOptions struct {
	Filter model.Filter
	Name   []string       // parts of the name of an exported file
	By     []model.Column // nil are the usual fields
}

// Analysis counts lines by any fields, as the console's ログ分析 does.
type Analysis struct {
	base
	options AnalysisOptions
	off     []offTerm // terms of the filter that were switched off
	by      []model.Column
	all     bool // every group
	sorted  int  // the column the rows are sorted by; the number of keys is the count
	reverse bool
	answer  *model.GroupResult
	rows    analysisRows
	marked  map[string]bool // rows by their keys
	table   *widget.Table
	list    *widget.ColumnList // nil unless fields are being chosen
	export  *exportDialog      // nil unless something is being exported
	chart   analysisChart
	back    *widget.Place // where the cursor is to be put when there are such rows
	field   *scopeField   // nil unless a term is being typed
	time    timed
	strip   strip

	culprit   model.Filter // the term without which there would be lines
	completer completer
	first     analysisSubject // what it was about when it was opened

	headings fetch.Asker[[]string]
	groups   fetch.Asker[model.GroupResult]
	why      fetch.Asker[emptiness]
	fields   fetch.Asker[[]model.Column]
	counts   fetch.Asker[chartCounts]
}

// NewAnalysis returns the analysis of the lines of a filter.
func NewAnalysis(env *Env, o AnalysisOptions) *Analysis {
	a := &Analysis{base: base{env: env}, options: o, marked: map[string]bool{}}
	a.time = timed{view: a, env: env}
	if a.by = o.By; a.by == nil {
		a.by = firstQuestion(o.Filter)
	}
	a.table = widget.NewTable(env.Look, a.rows, nil)
	a.table.Marked = func(row int) bool { return a.marked[rowKey(a.rows.list[row].key)] }
	a.begin()
	return a
}

// Title is what the console calls the screen.
func (a *Analysis) Title() string { return a.env.Look.Words.Analysis.Title }

// Init asks for the groups.
func (a *Analysis) Init() tea.Cmd {
	a.first = a.subject()
	return a.load()
}

// Close stops what is under way.
func (a *Analysis) Close() {
	a.groups.Close()
	a.why.Close()
	a.fields.Close()
	a.counts.Close()
	a.headings.Close()
	a.completer.values.Close()
	a.strip.hours.Close()
	a.export.close()
}

// begin sorts by count, most first, without marks.
func (a *Analysis) begin() {
	a.sorted, a.reverse = len(a.by), false
	clear(a.marked)
}

// load asks for the groups, and for what happened when.
func (a *Analysis) load() tea.Cmd {
	store, q := a.env.Store, model.GroupQuery{By: a.by, Filter: a.options.Filter, Top: AnalysisTop}
	if a.all {
		q.Top = 0
	}
	a.table.Busy, a.culprit = true, model.Filter{}
	a.why.Stop()
	return tea.Batch(
		a.groups.Ask(func(ctx context.Context) (model.GroupResult, error) { return store.Group(ctx, q) }),
		a.askChart())
}

// Update takes an answer or a key.
func (a *Analysis) Update(msg tea.Msg) tea.Cmd {
	if r, err, ok := a.groups.Take(msg); ok {
		return a.take(r, err)
	}
	if e, err, ok := a.why.Take(msg); ok {
		return a.takeWhy(e, err)
	}
	if list, err, ok := a.fields.Take(msg); ok {
		return a.takeFields(list, err)
	}
	if c, err, ok := a.counts.Take(msg); ok {
		a.chart.counts = c
		return a.complain(err)
	}
	if a.strip.take(msg) || a.fieldAnswered(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case Changed, LanguageChanged:
		return a.load()
	case NoteChanged:
		if aboutNotes(a.options.Filter) {
			return a.load()
		}
	case tea.KeyMsg:
		return a.key(msg)
	}
	return tend(&a.export, a.arrange, func() tea.Cmd { return a.export.update(msg) })
}

func (a *Analysis) complain(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return a.env.Complain(err)
}

// take shows an answer.
func (a *Analysis) take(r model.GroupResult, err error) tea.Cmd {
	a.table.Busy, a.table.Err, a.table.Empty = false, nil, a.env.Look.Words.Status.Empty
	if err != nil {
		a.table.Err = errors.New(explained(err, a.env.Lang))
		return nil
	}
	a.answer = &r
	a.unmark(r.Rows)
	moved := a.back != nil
	a.show()
	if a.rows.Len() == 0 {
		return a.why.Ask(whyNone(a.env, a.options.Filter))
	}
	if moved && a.chart.own {
		return a.askChart() // it is of the cursor's row
	}
	return nil
}

// takeWhy says why there are no groups, and offers to switch off the term that
// leaves none.
func (a *Analysis) takeWhy(e emptiness, err error) tea.Cmd {
	if err == nil {
		a.table.Empty, a.culprit = e.advice(a.env, a.pills()), e.culprit
	}
	return a.complain(err)
}

// unmark takes the marks off rows that are not there any more.
func (a *Analysis) unmark(there []model.Row) {
	for key := range a.marked {
		if !slices.ContainsFunc(there, func(r model.Row) bool { return rowKey(r.Key) == key }) {
			delete(a.marked, key)
		}
	}
}

// show puts the answer into the table in the order asked for.
func (a *Analysis) show() {
	a.rows = newAnalysisRows(a.env, *a.answer)
	a.rows.sort(a.answer.Query.By, a.sorted, a.reverse)
	a.table.SetData(a.rows)
	a.table.SetColumns(a.columns())
	a.table.SetSort(widget.Sorted{ID: a.columnIDs()[a.sorted], Descending: (a.sorted == len(a.by)) != a.reverse})
	a.table.MarkedCount = len(a.marked)
	a.arrange()
	a.restore()
}

// sort orders by the cursor's column, and then the other way.
func (a *Analysis) sort() {
	_, column, _ := a.table.Cursor()
	at := slices.Index(a.columnIDs(), column.ID)
	if a.answer == nil || at < 0 {
		at = len(a.by) // share and bar are the count
	}
	a.reverse = at == a.sorted && !a.reverse
	a.sorted = at
	if a.answer != nil {
		a.show()
	}
}
