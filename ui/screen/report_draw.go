package screen

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// From this size on the sections stand in two columns.
const (
	twoColumnsWide = 100
	twoColumnsHigh = 26
)

// View draws the period and a block of rows for each section.
func (r *Report) View() string {
	th := r.env.Look.Theme
	head := r.head()
	room := r.h - 1 - strings.Count(head, "\n")
	switch {
	case r.err != nil:
		return stacked(r.h, head, "", r.message(th.Bad.Render, r.env.Look.Words.Status.Failed+": "+explained(r.err, r.env.Lang)))
	case r.answer == nil:
		return stacked(r.h, head, "", th.Dim.Render(r.env.Look.Words.Status.Loading))
	case r.empty():
		return stacked(r.h, head, "", r.message(th.Strong.Render, r.env.Look.Words.Report.ImportFirst))
	case r.inTwo(room):
		return stacked(r.h, head, r.twoColumns(room))
	}
	return stacked(r.h, head, r.oneColumn(room))
}

// head draws what stands above the sections.
func (r *Report) head() string {
	return strings.Join(append([]string{r.heading()}, r.panel()...), "\n")
}

// inTwo reports whether the sections stand in two columns.
func (r *Report) inTwo(room int) bool { return r.w >= twoColumnsWide && room >= twoColumnsHigh }

// message wraps a sentence.
func (r *Report) message(render func(string) string, text string) string {
	var rows []string
	for _, row := range term.Wrap(clean.Text(text), max(r.w-2, 1)) {
		rows = append(rows, " "+render(row))
	}
	return strings.Join(rows, "\n")
}

// empty reports whether the case holds nothing at all for the report.
func (r *Report) empty() bool {
	if len(r.env.Months) > 0 {
		return false
	}
	for _, s := range r.answer.Sections {
		if s.Source != "" {
			return false
		}
	}
	return true
}

// heading draws the period, and the months there are beside it.
func (r *Report) heading() string {
	th, words := r.env.Look.Theme, r.env.Look.Words.Report
	if r.env.Period == nil {
		return cut(th.Strong, " "+words.Period, r.w)
	}
	p := *r.env.Period
	text := fmt.Sprintf(" %s %s %s %s", words.Period, th.Symbols.Less, r.env.periodWord(p), th.Symbols.More)
	var rest []string
	for _, m := range r.env.Months {
		count := fmt.Sprintf(words.PeriodLines, widget.Count(int(m.Lines)))
		if m.Month == p {
			text += "  " + count
			continue
		}
		rest = append(rest, m.Month.String()+" "+count)
	}
	if r.ask.Busy() {
		text += "  " + r.env.Look.Words.Status.Loading
	}
	text = term.Truncate(text, r.w)
	others := "   " + strings.Join(rest, "  ")
	if len(rest) == 0 {
		others = ""
	}
	unreadable := term.Truncate(r.unreadableWord(), r.w-term.Width(text))
	return th.Strong.Render(text) + th.Warn.Render(unreadable) + cut(th.Dim, others, r.w-term.Width(text+unreadable))
}

// unreadableWord says how many records of the case are in no count, and which
// key shows them; "" if there is none.
func (r *Report) unreadableWord() string {
	if r.unreadable == 0 {
		return ""
	}
	count := fmt.Sprintf(r.env.Look.Words.Report.Unreadable, widget.Count(int(r.unreadable)))
	return "  " + count + " (" + keys.ImportedFiles.Shown() + ")"
}

// inSight is which sections are drawn below each other, and in how many rows
// each.
func (r *Report) inSight(h int) (first, shown, per int) {
	n := len(r.answer.Sections)
	per = max(h/n, 1)
	shown = min(h/per, n)
	return max(min(r.at-shown/2, n-shown), 0), shown, per
}

// oneColumn draws the sections below each other.
func (r *Report) oneColumn(h int) string {
	first, shown, per := r.inSight(h)
	var rows []string
	for i := first; i < first+shown; i++ {
		rows = append(rows, r.block(i, r.w, per)...)
	}
	return strings.Join(rows, "\n")
}

// twoColumns draws the first half of the sections at the left, the second half
// at the right.
func (r *Report) twoColumns(h int) string {
	half := (len(r.answer.Sections) + 1) / 2
	per, w := h/half, (r.w-3)/2
	var rows []string
	for i := range half {
		left := r.block(i, w, per)
		right := make([]string, per)
		if half+i < len(r.answer.Sections) {
			right = r.block(half+i, w, per)
		}
		for j := range left {
			rows = append(rows, term.Pad(left[j], w)+" "+r.env.Look.Theme.Rule.Render(r.env.Look.Theme.Symbols.Column)+" "+right[j])
		}
	}
	return strings.Join(rows, "\n")
}

// current reports whether the counts are of what the report is about; while they
// are asked for, those of before are not.
func (r *Report) current() bool { return r.env.about(r.answer.Query) }

// block draws one section in h rows: its title, then its leading rows.
func (r *Report) block(i, w, h int) []string {
	s := r.answer.Sections[i]
	rows := []string{r.title(i, w)}
	switch {
	case !r.current():
	case h == 2:
		rows = append(rows, r.inline(s, w))
	case h > 2:
		rows = append(rows, r.leading(s, w, h-1)...)
	}
	for len(rows) < h {
		rows = append(rows, "")
	}
	return rows
}

// title draws the first row of a section: number, title, where it comes from,
// total.
func (r *Report) title(i, w int) string {
	th, s := r.env.Look.Theme, r.answer.Sections[i]
	sign, style := " ", th.Title
	if i == r.at {
		sign, style = th.Symbols.Cursor, th.Choice
	}
	right := ""
	if r.current() {
		right = " " + r.sourceWord(s) + r.total(s) + " "
	}
	room := w - term.Width(right)
	name := fmt.Sprintf("%s%2d %s", sign, s.Section.Number, s.Section.Title.In(r.env.Lang))
	if room < 24 { // too narrow to say both
		return fit(style, name, w)
	}
	return fit(style, name, room) + style.Render(right)
}

// total is the sum of a section, with its name and unit.
func (r *Report) total(s model.SectionResult) string {
	if s.Source == "" || nothingFound(s) || len(s.Section.Measures) == 0 {
		return ""
	}
	return "  " + r.env.Look.Words.Report.Total + " " + r.env.measured(s.Section.Measures[0], s.Total, s.Rounded)
}

// measured is a number of a measure as a person reads it.
func (e *Env) measured(m model.Measure, n int64, rounded bool) string {
	if n == model.NoValue {
		return "-"
	}
	text := widget.Count(int(n))
	if m.Sum != "" && model.FieldColumn(m.Sum).Kind() == model.KindBytes {
		text = widget.Bytes(n)
	}
	if rounded && m.Sum != "" {
		text = export.About(text, e.Lang)
	}
	return text
}

// inlineName is the most cells a name takes where names stand side by side.
const inlineName = 28

// inline draws the leading rows of a section side by side.
func (r *Report) inline(s model.SectionResult, w int) string {
	th := r.env.Look.Theme
	if len(s.Rows) == 0 {
		return ""
	}
	text := "    "
	for i, row := range s.Rows {
		part := term.Truncate(clean.Text(r.env.rowName(s.Section, row)), inlineName) + " " + r.value(s, row)
		if i > 0 {
			part = " " + th.Symbols.Column + " " + part
		}
		if i > 0 && term.Width(text)+term.Width(part) > w {
			break
		}
		text += part
	}
	return cut(th.Text, text, w)
}

// leading draws rows of a section below each other, with bars.
func (r *Report) leading(s model.SectionResult, w, h int) []string {
	th := r.env.Look.Theme
	if len(s.Rows) == 0 {
		return nil
	}
	var rows []string
	for i, row := range s.Rows {
		if i == h {
			break
		}
		value := term.FitRight(r.value(s, row), 10)
		bar := 12
		name := w - 4 - term.Width(value) - bar - 3
		if len(s.Section.Measures) == 0 {
			name, bar, value = w-5, 0, ""
		}
		line := "    " + fit(th.Text, r.env.rowName(s.Section, row), name) + " " + th.Strong.Render(value)
		if bar > 0 {
			line += "  " + th.Bar.Render(r.env.Look.Bar(float64(row.Values[0]), float64(s.Rows[0].Values[0]), bar))
		}
		rows = append(rows, line)
	}
	return rows
}

// value is the first number of a row, "" where a row has only texts.
func (r *Report) value(s model.SectionResult, row model.Row) string {
	if len(s.Section.Measures) == 0 {
		return ""
	}
	return r.env.measured(s.Section.Measures[0], row.Values[0], row.Rounded)
}

// sourceWord says where a section's rows come from. Logs without any are an
// answer and no lack of data.
func (r *Report) sourceWord(s model.SectionResult) string {
	if nothingFound(s) {
		return r.env.Look.Words.Report.NoLines
	}
	return r.env.sourceWord(s.Source)
}

// nothingFound reports whether there are logs that could have had rows of a
// section, and have none.
func nothingFound(s model.SectionResult) bool { return s.Source == model.KindLog && s.Groups == 0 }

// sourceWord says where a section's rows come from.
func (e *Env) sourceWord(k model.SourceKind) string {
	if label, ok := export.KindLabels[k]; ok {
		return label.In(e.Lang)
	}
	return e.Look.Words.Report.NoData
}

// rowName names the row of a section by its keys, or by the texts of a row that
// has none.
func (e *Env) rowName(s *model.Section, row model.Row) string {
	var parts []string
	for i, id := range s.Columns {
		if i < len(row.Key) && !model.Blank(row.Key[i]) && slices.Contains(s.By, id) {
			parts = append(parts, row.Key[i])
		}
	}
	for i, id := range s.Texts {
		if i < len(row.Texts) && !model.Blank(row.Texts[i]) {
			parts = append(parts, model.FieldColumn(id).Label(e.Lang)+": "+row.Texts[i])
		}
	}
	if len(parts) == 0 {
		return export.Empty.In(e.Lang)
	}
	return strings.Join(parts, " ")
}
