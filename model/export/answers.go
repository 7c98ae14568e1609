package export

import (
	"strconv"
	"time"

	"edgelens/model"
)

// Group is the grid of counts by columns, the words of the vocabularies in a
// language. Plain numbers are for spreadsheets, else they are grouped for
// reading and empty keys are named.
func Group(r model.GroupResult, l model.Lang, plain bool) Grid {
	g := Grid{}
	for _, c := range r.Query.By {
		g.Headings = append(g.Headings, heading(c, r.Query.By, l, false))
		g.Numbers = append(g.Numbers, false)
	}
	g.Headings = append(g.Headings, countLabel.In(l))
	g.Numbers = append(g.Numbers, true)
	if r.Query.Sum != "" {
		g.Headings = append(g.Headings, model.FieldColumn(r.Query.Sum).Label(l))
		g.Numbers = append(g.Numbers, true)
	}
	var rows [][]string
	for _, row := range r.Rows {
		cells := append(groupCells(r.Query.By, row.Key, l, plain), numberCells(row.Values, plain)...)
		if row.Rounded {
			cells[len(cells)-1] = About(cells[len(cells)-1], l)
		}
		rows = append(rows, cells)
	}
	g.Rows = rowsOf(rows)
	g.Notes = []string{model.Textf("全%s件、%s種類", "%s lines in %s groups", Thousands(r.Total), Thousands(int64(r.Groups))).In(l)}
	return g
}

var countLabel = model.Text{JA: "件数", EN: "Lines"}

// Empty is how an empty key is shown to a reader.
var Empty = model.Text{JA: "(空)", EN: "(empty)"}

// groupCells are the values that a group's lines have in common. JSON has them
// as the filter language writes them.
func groupCells(by []model.Column, key []string, l model.Lang, plain bool) []string {
	labels := make([]string, len(key))
	for i, c := range by {
		labels[i] = c.ValueLabel(key[i], l)
	}
	return keyCells(labels, l, plain)
}

func keyCells(key []string, l model.Lang, plain bool) []string {
	cells := make([]string, 0, len(key)+2)
	for _, k := range key {
		if k == "" && !plain {
			k = Empty.In(l)
		}
		cells = append(cells, k)
	}
	return cells
}

func numberCells(values []int64, plain bool) []string {
	var cells []string
	for _, v := range values {
		if plain {
			cells = append(cells, strconv.FormatInt(v, 10))
		} else {
			cells = append(cells, Thousands(v))
		}
	}
	return cells
}

// measureCells are the numbers of a section's row; one that its source does
// not give is blank, one that was rounded is marked, for programs too: a number
// that looks exact would be taken for it.
func measureCells(s *model.Section, r model.Row, l model.Lang, plain bool) []string {
	cells := numberCells(r.Values, plain)
	for i, v := range r.Values {
		switch {
		case v == model.NoValue:
			cells[i] = ""
		case r.Rounded && s.Measures[i].Sum != "":
			cells[i] = About(cells[i], l)
		}
	}
	return cells
}

// About marks a number that stands for rounded ones. An import reads the mark.
func About(number string, l model.Lang) string {
	return model.Text{JA: "約", EN: "~"}.In(l) + number
}

// Thousands is a number for reading: 1,234,567.
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var sourceHeadings = []struct {
	text   model.Text
	number bool
}{
	{model.Text{JA: "番号", EN: "ID"}, true},
	{model.Text{JA: "ファイル", EN: "File"}, false},
	{model.Text{JA: "種類", EN: "Kind"}, false},
	{model.Text{JA: "形式", EN: "Profile"}, false},
	{model.Text{JA: "文字コード", EN: "Encoding"}, false},
	{model.Text{JA: "レコード", EN: "Records"}, true},
	{model.Text{JA: "新規", EN: "New"}, true},
	{model.Text{JA: "既知", EN: "Known"}, true},
	{model.Text{JA: "読めない", EN: "Rejected"}, true},
	{model.Text{JA: "最初", EN: "From"}, false},
	{model.Text{JA: "最後", EN: "To"}, false},
}

// KindLabels are the kinds of source for reading.
var KindLabels = map[model.SourceKind]model.Text{
	model.KindLog:        {JA: "ログ", EN: "log"},
	model.KindStatistics: {JA: "統計", EN: "statistics"},
	model.KindPrinted:    {JA: "レポート表", EN: "printed"},
}

// Sources is the grid of what was imported, times in a zone.
func Sources(sources []model.Source, l model.Lang, zone *time.Location, plain bool) Grid {
	g := Grid{}
	for _, h := range sourceHeadings {
		g.Headings = append(g.Headings, h.text.In(l))
		g.Numbers = append(g.Numbers, h.number)
	}
	var rows [][]string
	for _, s := range sources {
		row := []string{strconv.FormatInt(s.ID, 10), s.Path, KindLabels[s.Kind].In(l), s.Profile, s.Encoding}
		row = append(row, numberCells([]int64{s.Records, s.New, s.Known, s.Rejected}, plain)...)
		rows = append(rows, append(row, stamp(s.From, zone), stamp(s.To, zone)))
	}
	g.Rows = rowsOf(rows)
	return g
}

func stamp(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.DateTime)
}
