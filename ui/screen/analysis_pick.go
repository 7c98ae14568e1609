package screen

import (
	"slices"

	"edgelens/model"

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
	about := map[string]string{"ips": "rule", "dos": "rule", "malware": "malware", "app-control": "app"}
	c := model.FieldColumn(about[kind])
	_, settled := held[c]
	_, rule := held[model.FieldColumn("rule_id")]
	if about[kind] == "" || settled || rule {
		return []model.Column{model.FieldColumn("client_ip"), model.OutcomeColumn}
	}
	return []model.Column{c}
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
	var names []string
	for i, r := range a.rows.list {
		if a.marked[rowKey(r.key)] || len(a.marked) == 0 && i == row {
			filters, names = append(filters, r.own), append(names, r.name)
		}
	}
	title := names[0]
	if len(names) > 1 {
		title = a.markedTitle(len(names))
	}
	return a.env.Stack.Push(NewLines(a.env, LinesOptions{
		Filter: model.And(a.options.Filter, model.Or(filters...)), Title: title,
		Name: append(slices.Clone(a.options.Name), title),
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
