package screen

import (
	"fmt"

	"edgelens/model"
	"edgelens/ui/lang"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// firstQuestion are the fields that lines are counted by at first: by message
// type, as in the console; where a filter holds that, by what the type is
// about; and where it holds that too, by who it was and what came of it.
func firstQuestion(f model.Filter) []model.Column {
	held := heldColumns(f)
	kind, ok := held[model.FieldColumn("type")]
	if !ok {
		return []model.Column{model.FieldColumn("type")}
	}
	var columns []model.Column
	settled := false
	for _, id := range about[kind] {
		c := model.FieldColumn(id)
		_, same := held[c]
		columns, settled = append(columns, c), settled || same
	}
	if len(columns) == 0 || settled {
		return []model.Column{model.FieldColumn("client_ip"), model.OutcomeColumn}
	}
	return columns
}

// about are the fields that say what a message type is about.
var about = map[string][]string{
	"ips": {"rule_id", "rule"}, "dos": {"rule"}, "malware": {"malware"}, "url-filter": {"url_category"}, "app-control": {"app"},
}

// mark puts a mark on the cursor's row or takes it off, and goes on. Where there
// are no rows, it switches off the term that leaves none.
func (a *Analysis) mark() tea.Cmd {
	if at := placeOf(a.pills(), a.culprit); at >= 0 && !a.culprit.IsAll() {
		return a.switchPill(at)
	}
	row, _, ok := a.table.Cursor()
	if !ok || a.groups.Busy() {
		return nil
	}
	key := rowKey(a.rows.list[row].key)
	if a.marked[key] {
		delete(a.marked, key)
	} else {
		a.marked[key] = true
	}
	a.table.MarkedCount = len(a.marked)
	a.table.Move(row+1, "")
	return nil
}

// open shows the lines behind the marked rows, or else behind the cursor's.
func (a *Analysis) open() tea.Cmd {
	row, _, ok := a.table.Cursor()
	if !ok || a.groups.Busy() {
		return Notify(a.env.Look.Words.Status.Loading)
	}
	var filters []model.Filter
	var chosen []analysisRow
	for i, r := range a.rows.list {
		if a.marked[rowKey(r.key)] || len(a.marked) == 0 && i == row {
			filters, chosen = append(filters, r.own), append(chosen, r)
		}
	}
	env, by := a.env, a.by
	called := func(w *lang.Words) string {
		if len(chosen) > 1 {
			return fmt.Sprintf(w.Analysis.Marked, widget.Count(len(chosen)))
		}
		return env.groupName(by, chosen[0].key)
	}
	return a.env.Stack.Push(NewLines(a.env, LinesOptions{
		Filter: model.And(a.options.Filter, model.Or(filters...)), Called: called,
	}))
}

// few says why there are no more groups than those shown.
func (a *Analysis) few() string {
	if a.answer == nil || a.answer.Groups <= AnalysisTop {
		return a.env.Look.Words.Section.AllShown
	}
	return ""
}

// toggleAll shows every group, or the leading ones only.
func (a *Analysis) toggleAll() tea.Cmd {
	if a.few() != "" {
		return nil
	}
	a.all = !a.all
	clear(a.marked) // a mark on a row that is out of sight would surprise
	return a.load()
}
