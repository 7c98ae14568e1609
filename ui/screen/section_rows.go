package screen

import (
	"fmt"
	"strconv"

	"edgelens/model"
	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// rowKind says what a row of a section's table stands for.
type rowKind int

const (
	groupRow   rowKind = iota // one group, as in the report
	restRow                   // the groups that are not shown
	totalRow                  // all groups
	unknownRow                // lines that are not counted: nobody knows their outcome
)

// sectionRow is a row of the table with the lines behind it.
type sectionRow struct {
	kind   rowKind
	id     string // Section.RowID of a group
	at     int    // of a group, among the answer's rows
	rank   int
	cells  []string
	value  int64
	values []int64 // of a group, one for each of Section.Measures
	filter model.Filter
	key    []string // the values of a group, one for each of Section.Columns
	name   string   // of a sum, in its cell
	called called   // the name in the breadcrumb; nil for a row without lines
}

// sectionRows is the table of a section. Its cells are the rank, the columns,
// the measures, the share, the printed texts, the cumulative share, how the rank
// moved, and the first measure in the period before.
type sectionRows struct {
	list []sectionRow
	most int64 // the largest value, which fills a bar
}

// Len is how many rows there are.
func (r sectionRows) Len() int { return len(r.list) }

// Row gives the cells of a row.
func (r sectionRows) Row(i int) ([]string, bool) { return r.list[i].cells, true }

// newSectionRows makes the table of an answer.
func newSectionRows(env *Env, q model.ReportQuery, r model.SectionResult) sectionRows {
	var rows sectionRows
	s := r.Section
	var shown int64
	for i, row := range r.Rows {
		t := sectionRow{id: s.RowID(row.Key), at: i, rank: row.Rank, cells: groupCells(env, r, row), filter: distinct(s.Drill(q.Lines(), row)), key: row.Key, values: row.Values}
		t.called = func(*lang.Words) string { return env.rowName(s, row) }
		if len(row.Values) > 0 {
			t.value = row.Values[0]
			shown += max(t.value, 0)
			t.cells[cumulativeCell(s)] = widget.Share(shown, r.Total)
			rows.most = max(rows.most, t.value)
		}
		rows.list = append(rows.list, t)
	}
	if len(s.Measures) == 0 {
		return rows
	}
	if r.Tied {
		cells := rows.list[len(rows.list)-1].cells
		cells[0] = "=" + cells[0]
	}
	rows.list = append(rows.list, summaries(env, q, r, r.Total-shown)...)
	return rows
}

// summaries are the rows below the groups: the rest of so much, the total, and
// what is not counted.
func summaries(env *Env, q model.ReportQuery, r model.SectionResult, rest int64) []sectionRow {
	var list []sectionRow
	s, words := r.Section, env.Look.Words.Section
	add := func(row sectionRow, n int64, share string) {
		row.cells = summaryCells(s, row.name, env.measured(s.Measures[0], n, r.Rounded), share)
		list = append(list, row)
	}
	if groups := r.Groups - len(r.Rows); groups > 0 {
		name := fmt.Sprintf(words.RestOf, widget.Count(groups))
		if r.Tied {
			name = fmt.Sprintf(words.RestTied, widget.Count(groups), len(r.Rows))
		}
		add(sectionRow{kind: restRow, name: name}, rest, widget.Share(rest, r.Total))
		sumOthers(env, list[len(list)-1].cells, r, r.Rows)
	}
	if len(r.Rows) > 1 {
		all := sectionRow{kind: totalRow, name: env.Look.Words.Report.Total, filter: model.And(q.Lines(), s.Where)}
		all.called = func(w *lang.Words) string { return w.Report.Total }
		add(all, r.Total, widget.Share(r.Total, r.Total))
		sumOthers(env, list[len(list)-1].cells, r, nil)
	}
	if r.UnknownOutcome > 0 {
		unknown := sectionRow{kind: unknownRow, name: words.Unknown, filter: s.UnknownOutcome(q.Lines())}
		unknown.called = func(w *lang.Words) string { return w.Section.Unknown }
		add(unknown, r.UnknownOutcome, "")
	}
	return list
}

// sumOthers puts in what the measures beside the first add up to, without some
// rows.
func sumOthers(env *Env, cells []string, r model.SectionResult, without []model.Row) {
	for i, sum := range r.Others {
		if sum == model.NoValue {
			continue
		}
		for _, row := range without {
			sum -= row.Values[i+1]
		}
		cells[1+len(r.Section.Columns)+i+1] = env.measured(r.Section.Measures[i+1], sum, r.Rounded)
	}
}

// groupCells are the cells of a group.
func groupCells(env *Env, r model.SectionResult, row model.Row) []string {
	s := r.Section
	cells := []string{strconv.Itoa(row.Rank)}
	for i := range s.Columns {
		cell := row.Key[i]
		if i == 0 && len(s.By) > 0 && nameless(s, row) {
			cell = env.rowName(s, model.Row{})
		}
		cells = append(cells, cell)
	}
	for i, m := range s.Measures {
		cells = append(cells, env.measured(m, row.Values[i], row.Rounded))
	}
	share := ""
	if len(s.Measures) > 0 {
		share = widget.Share(row.Values[0], r.Total)
	}
	cells = append(append(cells, share), row.Texts...)
	return append(cells, "", "", "")
}

// nameless reports whether a row stands for the lines without a value.
func nameless(s *model.Section, row model.Row) bool {
	for i := range s.By {
		if !model.Blank(row.Key[i]) {
			return false
		}
	}
	return true
}

// cellCount is how many cells a row of a section's table has.
func cellCount(s *model.Section) int {
	return 1 + len(s.Columns) + len(s.Measures) + 1 + len(s.Texts) + 3
}

// The last cells of a row.
func cumulativeCell(s *model.Section) int { return cellCount(s) - 3 }
func movedCell(s *model.Section) int      { return cellCount(s) - 2 }
func beforeCell(s *model.Section) int     { return cellCount(s) - 1 }

// summaryCells are the cells of a row that sums up.
func summaryCells(s *model.Section, name, value, share string) []string {
	cells := make([]string, cellCount(s))
	cells[min(len(s.By), len(s.Columns))] = name // the widest of the columns it stands for
	cells[1+len(s.Columns)] = value
	cells[1+len(s.Columns)+len(s.Measures)] = share
	return cells
}

// columns are the table's: rank, what a row stands for, bar, numbers, and what
// else is known of it.
func (s *Section) columns() []widget.Column {
	words, th := s.env.Look.Words.Section, s.env.Look.Theme
	at := 1 + len(s.section.Columns) // the first measure
	columns := []widget.Column{{ID: "rank", Title: words.Rank, Right: true, Paint: s.dim(th.Dim)}}
	columns = append(columns, s.movedColumn()...)
	var also []widget.Column
	for i, id := range s.section.Columns {
		c := widget.Column{ID: id, Title: model.FieldColumn(id).Label(s.env.Lang), From: 1 + i, Max: s.widest(), Paint: s.dim(th.Text)}
		if i < len(s.section.By) {
			columns = append(columns, c)
		} else {
			also = append(also, c)
		}
	}
	for i, m := range s.section.Measures {
		if i == 0 {
			bar := widget.Column{ID: "bar", Title: words.Bar, From: at, Min: s.barWidth(), Max: s.barWidth(), Paint: s.env.Look.BarColumn(s.bar)}
			columns = append(append(columns, bar), s.daysColumn(at)...)
		}
		columns = append(columns, widget.Column{ID: m.ID, Title: m.Label.In(s.env.Lang), From: at + i, Right: true, Paint: s.dim(th.Text)})
		if i == 0 {
			columns = append(columns, s.beforeColumn()...)
		}
	}
	if len(s.section.Measures) > 0 {
		columns = append(columns, widget.Column{ID: "share", Title: words.Share, From: at + len(s.section.Measures), Min: 6, Right: true, Paint: s.dim(th.Text)})
		columns = append(columns, s.cumulativeColumn()...)
	}
	for i, id := range s.section.Texts {
		columns = append(columns, widget.Column{ID: id, Title: model.FieldColumn(id).Label(s.env.Lang), From: at + 1 + i})
	}
	return append(columns, also...)
}

// dim paints cells of groups in a style of their own and those of sums dimmed.
func (s *Section) dim(own theme.Style) func(widget.Cell) (string, theme.Style) {
	return func(c widget.Cell) (string, theme.Style) {
		th := s.env.Look.Theme
		switch s.rows.list[c.Row].kind {
		case totalRow:
			return c.Text, th.Strong
		case restRow:
			return c.Text, th.Dim
		case unknownRow:
			return c.Text, th.Warn
		}
		return c.Text, own
	}
}

// bar is how long the bar of a row is, out of what.
func (s *Section) bar(row int) (value, most float64) {
	if r := s.rows.list[row]; r.kind == groupRow {
		return float64(r.value), float64(s.rows.most)
	}
	return 0, 1
}

// widest is the most cells a text column takes.
func (s *Section) widest() int {
	if s.w < narrow {
		return 16
	}
	return max(24, s.w/4)
}

// barWidth is how many cells a bar takes.
func (s *Section) barWidth() int {
	if s.w < narrow {
		return 6
	}
	switch {
	case s.w >= wide: // the bars of days need room
		return 12
	case s.compares(): // so does the period before
		return 8
	}
	return max(8, min(s.w/5, 30))
}

// narrow is the width below which the numbers need the room of the bars.
const narrow = 72
