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

// analysisHead is how many rows stand above the table.
const analysisHead = 2

// head is how many rows stand above the table.
func (a *Analysis) head() int { return analysisHead + len(a.panel()) }

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
	parts := []string{cut(th.Title, " "+a.heading(), a.w), a.terms()}
	parts = append(parts, a.panel()...)
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

// heading says what the lines are counted by.
func (a *Analysis) heading() string {
	words := a.env.Look.Words.Analysis
	var names []string
	for _, c := range a.by {
		names = append(names, c.Label(a.env.Lang))
	}
	return words.GroupBy + ": " + strings.Join(names, " "+a.env.Look.Theme.Symbols.Times+" ")
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

// markedTitle is the title of the lines of several groups.
func (a *Analysis) markedTitle(n int) string {
	return fmt.Sprintf(a.env.Look.Words.Analysis.Marked, widget.Count(n))
}

// askFields asks which fields have a value.
func (a *Analysis) askFields() tea.Cmd {
	store, filter := a.env.Store, a.options.Filter
	return a.fields.Ask(func(ctx context.Context) ([]model.Column, error) { return store.Columns(ctx, filter) })
}

// openFields opens the list in which the fields to count by are chosen: those
// in use first, then what an action came to, then all with a value.
func (a *Analysis) openFields(filled []model.Column, err error) tea.Cmd {
	if err != nil {
		return a.complain(err)
	}
	var columns []widget.Column
	all := append(slices.Clone(a.by), model.OutcomeColumn)
	for _, c := range append(all, filled...) {
		w := widget.Column{ID: columnID(c), Title: c.Label(a.env.Lang), Hidden: !slices.Contains(a.by, c)}
		if !slices.ContainsFunc(columns, func(o widget.Column) bool { return o.ID == w.ID }) {
			columns = append(columns, w)
		}
	}
	words := a.env.Look.Words.Analysis
	a.list = widget.NewColumnList(a.env.Look, columns)
	a.list.Title, a.list.Hint = words.PickHint, words.PickKeys
	a.arrange()
	return nil
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
	a.arrange()
	if outcome == widget.Dismissed {
		return nil
	}
	v := analysisSubject{filter: a.options.Filter}
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

// openExport opens the dialog that writes the groups as they are shown.
func (a *Analysis) openExport() tea.Cmd {
	if a.rows.Len() == 0 {
		return Notify(a.env.Look.Words.Export.NoRows)
	}
	shown := *a.answer
	shown.Rows = nil
	for _, r := range a.rows.list {
		shown.Rows = append(shown.Rows, model.Row{Key: r.key, Values: []int64{r.count}})
	}
	parts := append([]string{"analysis"}, a.options.Name...)
	for _, c := range a.by {
		parts = append(parts, c.Name)
	}
	a.export = newExportDialog(a.env, groupExport{groups: shown, lang: a.env.Lang}, parts...)
	a.arrange()
	return nil
}

// groupExport writes counts by fields.
type groupExport struct {
	groups model.GroupResult
	lang   model.Lang
}

func (groupExport) formats() []export.Format {
	return []export.Format{export.CSV, export.TSV, export.JSON}
}

func (groupExport) choosesColumns() bool { return false }

func (e groupExport) write(_ context.Context, f *export.File, job exportJob) (int64, error) {
	job.written.Store(int64(len(e.groups.Rows)))
	if job.format == export.JSON {
		return 0, export.GroupJSON(f, e.groups)
	}
	return writeGrids(f, job, export.Group(e.groups, e.lang, true))
}

// Cursor is where the dialog's field is being typed in.
func (a *Analysis) Cursor() (x, y int, visible bool) {
	if a.field != nil {
		x, y, visible = a.field.Cursor()
		return x, y + analysisHead, visible
	}
	x, y, visible = a.export.cursor()
	return x, y + a.h - a.export.height(), visible
}
