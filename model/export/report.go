package export

import (
	"fmt"
	"strconv"
	"strings"

	"edgelens/model"
)

// title is how a report prints the title of a section, and how an import
// knows it.
func title(s *model.Section, l model.Lang) string {
	return fmt.Sprintf("%d. %s", s.Number, s.Title.In(l))
}

// PrintedTables are the sections of a report as grids the way a report prints
// them, so that an import reads them: the period, then of each section title,
// heading and rows with plain numbers.
func PrintedTables(r model.Report, l model.Lang) []Grid {
	grids := periodLine(r.Query.Period, l)
	for _, s := range r.Sections {
		g := Grid{Title: title(s.Section, l), Headings: sectionHeadings(s.Section, l)}
		var rows [][]string
		for _, row := range s.Rows {
			rows = append(rows, append(keyCells(row.Key, l, true), append(measureCells(s.Section, row, l, true), row.Texts...)...))
		}
		g.Rows = rowsOf(rows)
		grids = append(grids, g)
	}
	return grids
}

// periodLine says above all tables which days they are about.
func periodLine(p model.Period, l model.Lang) []Grid {
	if p.Days() == 0 {
		return nil // an import takes a single day for both ends
	}
	word := model.Text{JA: "期間", EN: "Period"}.In(l)
	return []Grid{{Rows: rowsOf([][]string{{word, p.From.String(), p.To.String()}})}}
}

func sectionHeadings(s *model.Section, l model.Lang) []string {
	var names []string
	for _, id := range s.Columns {
		names = append(names, model.FieldColumn(id).Label(l))
	}
	for _, m := range s.Measures {
		names = append(names, m.Label.In(l))
	}
	for _, id := range s.Texts {
		names = append(names, model.FieldColumn(id).Label(l))
	}
	return names
}

// ReadableTables are the sections of a report as grids for reading: ranks,
// grouped numbers, totals and what to mind. command, if not nil, gives for a
// filter of lines the command that lists them.
func ReadableTables(r model.Report, l model.Lang, command func(model.Filter) string) []Grid {
	var grids []Grid
	for _, s := range r.Sections {
		t := readable{SectionResult: s, lang: l, within: r.Query.Lines()}
		if s.Source == model.KindLog {
			t.command = command
		}
		grids = append(grids, t.grid())
	}
	return grids
}

// readable makes a section's table for reading.
type readable struct {
	model.SectionResult
	lang    model.Lang
	within  model.Filter // of the lines the report is about
	command func(model.Filter) string
}

func (t readable) grid() Grid {
	s := t.Section
	g := Grid{Title: title(s, t.lang), Notes: t.notes()}
	if len(t.Rows) == 0 {
		return Grid{Title: g.Title, Rows: rowsOf(nil), Notes: g.Notes}
	}
	g.Headings = append([]string{model.Text{JA: "順位", EN: "Rank"}.In(t.lang)}, sectionHeadings(s, t.lang)...)
	g.Numbers = make([]bool, len(g.Headings))
	g.Numbers[0] = true
	for i := range s.Measures {
		g.Numbers[1+len(s.Columns)+i] = true
	}
	if t.command != nil {
		g.Headings = append(g.Headings, model.Text{JA: "ログ行", EN: "Lines"}.In(t.lang))
		g.Numbers = append(g.Numbers, false)
	}
	var rows [][]string
	for _, row := range t.Rows {
		rows = append(rows, t.row(row))
	}
	g.Rows = rowsOf(rows)
	return g
}

func (t readable) row(r model.Row) []string {
	cells := []string{strconv.Itoa(r.Rank)}
	if r.Rank == 0 {
		cells[0] = ""
	}
	keys := keyCells(r.Key, t.lang, true)
	if strings.Join(keys, "") == "" && len(keys) > 0 {
		keys[0] = Empty.In(t.lang)
	}
	cells = append(append(cells, keys...), measureCells(t.Section, r, t.lang, false)...)
	cells = append(cells, r.Texts...)
	if t.command != nil {
		cells = append(cells, t.command(t.Section.Drill(t.within, r)))
	}
	return cells
}

// notes say how much the table stands for, where it comes from and what it
// leaves out.
func (t readable) notes() []string {
	var notes []model.Text
	switch {
	case t.Source == "":
		notes = append(notes, model.Text{JA: "データがありません", EN: "no data"})
	case len(t.Rows) == 0:
		notes = append(notes, model.Text{JA: "該当なし", EN: "none"})
	case len(t.Rows) < t.Groups:
		notes = append(notes, model.Textf("上位%d件を表示、全%s件中。合計 %s", "%d of %s groups shown, total %s", len(t.Rows), Thousands(int64(t.Groups)), t.total()))
	case len(t.Section.Measures) > 0:
		notes = append(notes, model.Textf("合計 %s", "total %s", t.total()))
	}
	if t.Source == model.KindStatistics || t.Source == model.KindPrinted {
		notes = append(notes, model.Textf("出典: %s(取り込み元 %s)。ログ行はありません", "from %s (source %s), no log lines", KindLabels[t.Source].In(t.lang), ids(t.From)))
	}
	if len(t.Superseded) > 0 {
		notes = append(notes, model.Textf("使わなかった取り込み元: %s", "superseded: source %s", ids(t.Superseded)))
	}
	if t.UnknownOutcome > 0 {
		notes = append(notes, t.unknown())
	}
	var out []string
	for _, n := range notes {
		out = append(out, n.In(t.lang))
	}
	return out
}

// total is the section's, for reading.
func (t readable) total() string {
	if t.Rounded {
		return About(Thousands(t.Total), t.lang)
	}
	return Thousands(t.Total)
}

func (t readable) unknown() model.Text {
	filter := t.Section.UnknownOutcome(t.within)
	drill := filter.String()
	if t.command != nil {
		drill = t.command(filter)
	}
	return model.Textf("処理の結果が不明のため数えていない行: %s(%s)", "%s lines of unknown outcome are not counted: %s", Thousands(t.UnknownOutcome), drill)
}

func ids(list []int64) string {
	var s []string
	for _, id := range list {
		s = append(s, strconv.FormatInt(id, 10))
	}
	return strings.Join(s, ", ")
}
