package screen

import (
	"cmp"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// analysisRow is a group with the lines behind it.
type analysisRow struct {
	key   []string
	cells []string // the keys as they are shown, count, share
	count int64
	own   model.Filter // what makes it this group
}

// analysisRows is the table of an analysis.
type analysisRows struct {
	list []analysisRow
	most int64 // the largest count, which fills a bar
}

// Len is how many rows there are.
func (r analysisRows) Len() int { return len(r.list) }

// Row gives the cells of a row.
func (r analysisRows) Row(i int) ([]string, bool) { return r.list[i].cells, true }

// rowKey is a row's key as one text. No cell can hold a zero byte and look like
// two.
func rowKey(key []string) string { return strings.Join(key, "\x00") }

// newAnalysisRows makes the table of an answer.
func newAnalysisRows(env *Env, r model.GroupResult) analysisRows {
	var rows analysisRows
	for _, group := range r.Rows {
		row := analysisRow{key: group.Key, count: group.Values[0]}
		var own []model.Filter
		for i, c := range r.Query.By {
			own = append(own, sameKey(c, group.Key[i]))
			row.cells = append(row.cells, env.keyWord(c, group.Key[i]))
		}
		row.own = model.And(own...)
		row.cells = append(row.cells, widget.Count(int(row.count)), widget.Share(row.count, r.Total))
		rows.most = max(rows.most, row.count)
		rows.list = append(rows.list, row)
	}
	return rows
}

// sameKey is the filter of the lines that a group's key stands for.
func sameKey(c model.Column, key string) model.Filter {
	if model.Blank(key) {
		return model.IsEmpty(c)
	}
	if c.Kind() == model.KindTime {
		return model.One(model.Term{Column: c, Values: []model.Value{{Op: model.OpTime, From: key}}})
	}
	return model.Equals(c, key)
}

// groupName is what a group is called.
func (e *Env) groupName(by []model.Column, key []string) string {
	var names []string
	for i, c := range by {
		names = append(names, e.keyWord(c, key[i]))
	}
	return strings.Join(names, " / ")
}

// keyWord is a group's key as the screen shows it.
func (e *Env) keyWord(c model.Column, key string) string {
	if model.Blank(key) {
		return export.Empty.In(e.Lang)
	}
	return c.ValueLabel(key, e.Lang)
}

// sort orders the rows by a key, numbers by their value, or by the count.
func (r analysisRows) sort(by []model.Column, column int, reverse bool) {
	slices.SortStableFunc(r.list, func(a, b analysisRow) int {
		n := cmp.Compare(b.count, a.count)
		if column < len(by) {
			n = naturally(a.key[column], b.key[column])
		}
		if reverse {
			n = -n
		}
		return n
	})
}

// columnIDs are the columns that can be sorted by, as the table calls them.
func (a *Analysis) columnIDs() []string {
	var ids []string
	for _, c := range a.by {
		ids = append(ids, columnID(c))
	}
	return append(ids, "count")
}

// columns are the keys, a bar, the count and the share.
func (a *Analysis) columns() []widget.Column {
	words, section := a.env.Look.Words.Analysis, a.env.Look.Words.Section
	n := len(a.by)
	var columns []widget.Column
	for i, c := range a.by {
		columns = append(columns, widget.Column{ID: columnID(c), Title: c.Label(a.env.Lang), From: i,
			Max: max(20, (a.w-40)/n), Right: c.Kind().Numeric(), Paint: a.paintKey(c)})
	}
	bar := max(8, min(a.w/5, 30))
	if a.w < narrow {
		bar = 6
	}
	return append(columns,
		widget.Column{ID: "count", Title: words.Count, From: n, Right: true},
		widget.Column{ID: "share", Title: section.Share, From: n + 1, Min: 6, Right: true},
		widget.Column{ID: "bar", Title: section.Bar, From: n, Min: bar, Max: bar, Paint: a.env.Look.BarColumn(a.bar)})
}

// paintKey colours what an action came to, and dims what is empty.
func (a *Analysis) paintKey(c model.Column) func(widget.Cell) (string, theme.Style) {
	at := slices.Index(a.by, c)
	return func(cell widget.Cell) (string, theme.Style) {
		th := a.env.Look.Theme
		key := a.rows.list[cell.Row].key[at]
		if model.Blank(key) {
			return cell.Text, th.Dim
		}
		outcome := model.Unknown
		if c == model.OutcomeColumn {
			outcome, _ = model.OutcomeByID(key)
		} else if c.Kind() == model.KindAction {
			outcome = model.OutcomeOf(key)
		}
		return cell.Text, outcomeStyle(th, outcome)
	}
}

// bar is how long the bar of a row is, out of what.
func (a *Analysis) bar(row int) (value, most float64) {
	return float64(a.rows.list[row].count), float64(a.rows.most)
}
