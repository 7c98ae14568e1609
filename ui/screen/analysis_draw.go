package screen

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pillArea is where the terms of the filter are, below the heading.
func (a *Analysis) pillArea() pillArea {
	p := pillArea{env: a.env, terms: a.pills(), chosen: -1, w: a.w, most: pillRows}
	if a.field != nil {
		p.chosen, p.most = a.field.pill, pillRowsTyped
	}
	return p
}

// top is how many rows the heading and the terms take.
func (a *Analysis) top() int { return 1 + len(a.pillArea().lines()) }

// head is how many rows stand above the table.
func (a *Analysis) head() int { return a.top() + len(a.panel()) }

// Resize says how many cells and rows there are.
func (a *Analysis) Resize(w, h int) {
	a.base.Resize(w, h)
	if a.answer != nil {
		a.table.SetColumns(a.columns())
	}
	a.arrange()
}

// arrange divides the rows between the heading, the table, the chart and a
// dialog.
func (a *Analysis) arrange() {
	h := a.h - a.head()
	a.export.resize(a.w, h-1) // a row is the table's
	h -= a.export.height()
	if rows := a.chartHeight(); rows > 0 {
		h -= rows + 1
	}
	if a.list != nil {
		a.list.Resize(a.w-1, max(a.h, 1))
	}
	a.table.Resize(a.w, max(h, 0))
}

// View draws which lines are counted by what, the groups, and the chart.
func (a *Analysis) View() string {
	th := a.env.Look.Theme
	if a.list != nil {
		return stacked(a.h, indented(a.list.View()))
	}
	a.table.Note = a.note()
	parts := slices.Concat([]string{cut(th.Title, " "+a.env.groupedBy(a.by), a.w)}, a.pillArea().lines(), a.panel())
	table := a.table.View()
	if a.export != nil {
		return stacked(a.h, append(parts, table, a.export.view())...)
	}
	chart := a.chartView()
	rows := strings.Split(table, "\n")
	for chart != nil && len(parts)+len(rows)+len(chart) < a.h {
		rows = append(rows, "")
	}
	return stacked(a.h, slices.Concat(parts, rows, chart)...)
}

// groupedBy says what lines are counted by.
func (e *Env) groupedBy(by []model.Column) string {
	var names []string
	for _, c := range by {
		names = append(names, c.Label(e.Lang))
	}
	return e.Look.Words.Analysis.GroupBy + ": " + strings.Join(names, " "+e.Look.Theme.Symbols.Times+" ")
}

// note says how many lines and groups there are.
func (a *Analysis) note() string {
	if a.answer == nil {
		return ""
	}
	words := a.env.Look.Words
	parts := []string{fmt.Sprintf(words.Lines.Count, widget.Count(int(a.answer.Total)))}
	if len(a.answer.Rows) < a.answer.Groups {
		parts = append(parts, fmt.Sprintf(words.Section.Groups, widget.Count(len(a.answer.Rows)), widget.Count(a.answer.Groups)))
	}
	return " " + strings.Join(parts, "  ")
}

// openFields opens the list in which the fields to count by are chosen: those
// in use first, then what an action came to. All with a value follow when they
// are known, which takes a while where there are very many lines.
func (a *Analysis) openFields() tea.Cmd {
	words := a.env.Look.Words
	a.list = widget.NewColumnList(a.env.Look, nil)
	a.list.Title, a.list.Hint = words.Analysis.PickHint, words.Status.Loading+"  "+words.Analysis.PickKeys
	a.offer(a.by)
	a.offer([]model.Column{model.OutcomeColumn})
	a.arrange()
	store, filter := a.env.Store, a.options.Filter
	return a.fields.Ask(func(ctx context.Context) ([]model.Column, error) { return store.Columns(ctx, filter) })
}

// offer puts fields into the list.
func (a *Analysis) offer(fields []model.Column) {
	for _, c := range fields {
		a.list.Add(widget.Column{ID: columnID(c), Title: c.Label(a.env.Lang), Hidden: !slices.Contains(a.by, c)})
	}
}

// takeFields offers all fields with a value.
func (a *Analysis) takeFields(filled []model.Column, err error) tea.Cmd {
	a.list.Hint = a.env.Look.Words.Analysis.PickKeys
	a.offer(filled)
	return a.complain(err)
}

// choose gives a key to the list of fields. Their order in the list is the
// order they are counted in.
func (a *Analysis) choose(msg tea.KeyMsg) tea.Cmd {
	outcome := a.list.Press(msg)
	if outcome == widget.Open {
		return nil
	}
	columns := a.list.Columns()
	a.list = nil
	a.fields.Stop()
	a.arrange()
	if outcome == widget.Dismissed {
		return nil
	}
	v := analysisSubject{filter: a.options.Filter, off: a.off}
	for _, c := range columns {
		if !c.Hidden {
			v.by = append(v.by, columnByID(c.ID))
		}
	}
	if slices.Equal(v.by, a.by) {
		return nil
	}
	return a.turn(v)
}

// columnByID is the column that the table calls so.
func columnByID(id string) model.Column {
	if name, unknown := strings.CutPrefix(id, `"`); unknown {
		return model.Column{Name: name, Unknown: true}
	}
	if id == model.OutcomeColumn.Name {
		return model.OutcomeColumn
	}
	return model.FieldColumn(id)
}

// openExport opens the dialog that writes the groups as they are shown, or only
// the marked ones.
func (a *Analysis) openExport() tea.Cmd {
	words := a.env.Look.Words
	if a.answer == nil && a.groups.Busy() {
		return Notify(words.Status.Loading)
	}
	if a.rows.Len() == 0 {
		return Notify(words.Export.NoRows)
	}
	e := groupExport{answer: *a.answer, heading: words.Export.Title, lang: a.env.Lang, marked: len(a.marked) > 0}
	e.answer.Rows = nil
	for _, r := range a.rows.list {
		if !e.marked || a.marked[rowKey(r.key)] {
			e.answer.Rows = append(e.answer.Rows, model.Row{Key: r.key, Values: []int64{r.count}})
		}
	}
	parts := append([]string{"analysis"}, a.options.Name...)
	for _, c := range a.by {
		parts = append(parts, c.Name)
	}
	if e.marked {
		e.heading = fmt.Sprintf(words.Export.OnlyMarked, widget.Count(len(a.marked)))
		parts = append(parts, words.Export.Marked)
	}
	a.export = newExportDialog(a.env, e, parts...)
	a.arrange()
	return nil
}

// groupExport writes counts by fields.
type groupExport struct {
	answer  model.GroupResult
	heading string // of the dialog
	marked  bool   // the answer's rows are the marked ones
	lang    model.Lang
}

func (groupExport) formats() []export.Format {
	return []export.Format{export.CSV, export.TSV, export.JSON}
}

func (groupExport) choosesColumns() bool { return false }

func (e groupExport) title() string { return e.heading }

// groups is how many there are where the leading ones are written. Those marked
// are the user's choice.
func (e groupExport) groups() int {
	if e.marked {
		return 0
	}
	return e.answer.Groups
}

func (e groupExport) write(_ context.Context, f *export.File, job exportJob) (int64, error) {
	job.written.Store(int64(len(e.answer.Rows)))
	if job.format == export.JSON {
		return 0, export.GroupJSON(f, e.answer)
	}
	return writeGrids(f, job, export.Group(e.answer, e.lang, true))
}

// Cursor is where the dialog's field is being typed in.
func (a *Analysis) Cursor() (x, y int, visible bool) {
	if a.field != nil {
		x, y, visible = a.field.input.Cursor()
		return x, y + a.top(), visible
	}
	if a.time.presets != nil {
		x, y, visible = a.time.presets.cursor()
		return x, y + a.top(), visible
	}
	x, y, visible = a.export.cursor()
	return x, y + a.h - a.export.height(), visible
}
