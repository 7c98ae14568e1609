package screen

import (
	"slices"

	"edgelens/model"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// lineView is how the lines are looked at. One that was shown is not changed any
// more: the history has it.
type lineView struct {
	filter  model.Filter    // the terms in force
	off     []offTerm       // those switched off
	sort    model.Order     // nil is newest first
	columns []widget.Column // nil are the usual ones
	widths  map[string]int  // of columns that were given one, by their ids
	shaping string          // what the last key changed of the shape, "" if more was changed
}

// order is the view's sort, newest first by default.
func (v *lineView) order() model.Order {
	if len(v.sort) == 0 {
		return model.NewestFirst
	}
	return v.sort
}

// Title says what the lines are, and whether they are still those.
func (l *Lines) Title() string {
	if l.view().filter.String() != l.options.Filter.String() {
		return l.Name() + " (" + l.env.Look.Words.Lines.Narrowed + ")"
	}
	return l.Name()
}

// Name is what the lines were opened as.
func (l *Lines) Name() string {
	if l.options.Called != nil {
		return l.options.Called(l.env.Look.Words)
	}
	return l.options.Title
}

// usual are the columns that lead, for any type of message.
var usual = []string{"time", "type", "client_ip"}

// telling are the columns that tell most about lines of a type, in the order
// in which they do; "" is for lines of several types.
var telling = map[string][]string{
	"":               {"server_ip", "action"},
	"ips":            {"server_ip", "action", "rule_id", "rule", "cve", "severity"},
	"dos":            {"server_ip", "action", "rule", "protocol", "server_port"},
	"https-cert":     {"action", "domain", "url", "server_ip"},
	"spam":           {"action", "subject", "sender", "recipient", "server_ip"},
	"phishing":       {"action", "subject", "sender", "recipient", "url", "server_ip"},
	"mynumber":       {"action", "subject", "sender", "recipient", "server_ip"},
	"content":        {"action", "subject", "sender", "recipient", "server_ip"},
	"malware":        {"action", "malware", "file", "url", "server_ip"},
	"web-reputation": {"action", "url", "wrs_score", "url_category", "server_ip"},
	"cnc":            {"server_ip", "action", "domain", "url", "malware"},
	"file-type":      {"action", "file", "url", "server_ip"},
	"firewall":       {"server_ip", "action", "policy", "protocol", "server_port"},
	"url-filter":     {"action", "url", "url_category", "policy", "server_ip"},
	"url-list":       {"action", "url", "policy", "server_ip"},
	"app-control":    {"action", "app", "policy", "server_ip"},
}

// columnsOf are all columns a line can have here, in the order of its cells.
func (l *Lines) columnsOf() []model.Column {
	all := model.FilterColumns()
	for _, c := range l.filled {
		if c.Unknown {
			all = append(all, c)
		}
	}
	return all
}

// shownFirst are the columns of the usual view, in its order.
func (l *Lines) shownFirst() []model.Column { return usualColumns(l.usual.of, l.usual.filled) }

// usualSet is what the usual columns follow from: a filter, and the columns with
// a value in its lines, none while those are not known.
type usualSet struct {
	of     model.Filter
	filled []model.Column
}

// usualColumns are the columns of the usual view of a filter's lines, in its
// order, of those with a value; none is left out while those are not known.
// What the filter holds to one value is the same in every row and goes to the
// end.
func usualColumns(f model.Filter, filled []model.Column) []model.Column {
	held := heldColumns(f)
	var lead []model.Column
	for _, id := range slices.Concat(usual, telling[held[model.FieldColumn("type")]]) {
		lead = append(lead, model.FieldColumn(id))
	}
	var list, last []model.Column
	for _, c := range slices.Concat(lead, filled) {
		switch _, same := held[c]; {
		case slices.Contains(list, c) || slices.Contains(last, c) || len(filled) > 0 && !slices.Contains(filled, c):
		case same:
			last = append(last, c)
		default:
			list = append(list, c)
		}
	}
	return append(list, last...)
}

// heldColumns are the columns that a filter holds to one value, with it.
func heldColumns(f model.Filter) map[model.Column]string {
	held := map[model.Column]string{}
	for _, t := range f.Terms() {
		if t.Term != nil && !t.Term.Not && !t.Term.Contains && len(t.Term.Values) == 1 && t.Term.Values[0].Op == model.OpEquals {
			held[t.Term.Column] = t.Term.Values[0].From
		}
	}
	return held
}

// lay gives the table its columns: the usual ones or those the user chose. The
// others are offered: those that have come up since, and what is no cell.
func (l *Lines) lay() {
	l.data.columns = l.columnsOf()
	chosen := l.view().columns
	columns := l.reread(chosen)
	for _, c := range slices.Concat(l.shownFirst(), notCells()) {
		id := columnID(c)
		if !slices.ContainsFunc(columns, func(w widget.Column) bool { return w.ID == id }) {
			w := l.column(c)
			w.Hidden = chosen != nil || c.Index() < 0 && !c.Unknown
			columns = append(columns, w)
		}
	}
	l.table.SetColumns(l.view().widened(columns))
	var sorted []widget.Sorted
	for _, s := range l.view().order() {
		sorted = append(sorted, widget.Sorted{ID: columnID(s.Column), Descending: s.Desc})
	}
	l.table.SetSort(sorted...)
}

// reread are chosen columns with their titles in the language of now and the
// places of their cells in the lines of now.
func (l *Lines) reread(chosen []widget.Column) []widget.Column {
	columns := slices.Clone(chosen)
	for from, c := range l.data.columns {
		at := slices.IndexFunc(columns, func(w widget.Column) bool { return w.ID == columnID(c) })
		if at >= 0 {
			columns[at].Title, columns[at].From = c.Label(l.env.Lang), from
		}
	}
	return columns
}

// reword puts into the language of now what was in that of before: titles, and
// the reason why there are no lines.
func (l *Lines) reword() tea.Cmd {
	l.lay()
	l.arrange() // the terms may take other rows
	if l.table.Err == nil && l.data.total != 0 {
		return nil
	}
	l.leave()
	return l.load()
}

// columnID is what the table calls a column.
func columnID(c model.Column) string {
	if c.Unknown {
		return `"` + c.Name
	}
	return c.Name
}

// column is a column as the table draws it.
func (l *Lines) column(c model.Column) widget.Column {
	w := widget.Column{
		ID: columnID(c), Title: c.Label(l.env.Lang), From: slices.Index(l.data.columns, c),
		Right: c.Kind().Numeric() || c == model.SourceColumn || c == model.RecordColumn,
	}
	if c == model.OutcomeColumn {
		w.Paint = l.paintOutcome
	}
	if c.Name == "sender" || c.Name == "recipient" {
		w.Max = 24
	}
	switch c.Kind() {
	case model.KindTime:
		w.Frozen = true
	case model.KindType:
		w.Max = 20
	case model.KindAction:
		w.Paint = l.paintAction
	}
	return w
}

// paintAction colours the word by what it came to.
func (l *Lines) paintAction(c widget.Cell) (string, theme.Style) {
	return c.Text, outcomeStyle(l.env.Look.Theme, model.OutcomeOf(c.Text))
}

// paintOutcome colours the word for an outcome.
func (l *Lines) paintOutcome(c widget.Cell) (string, theme.Style) {
	o, _ := model.OutcomeByWord(c.Text)
	return c.Text, outcomeStyle(l.env.Look.Theme, o)
}

// outcomeStyle is how a word for an outcome is drawn.
func outcomeStyle(th *theme.Theme, o model.Outcome) theme.Style {
	switch o {
	case model.Stopped:
		return th.Bad
	case model.Marked:
		return th.Warn
	case model.Seen:
		return th.Good
	}
	return th.Text
}

// takeColumns shows the usual columns of the lines. They follow from the filter
// alone, so that a view has the same ones however somebody came to it. While a
// text is looked for, those of before stay.
func (l *Lines) takeColumns(list []model.Column, err error) {
	if err != nil {
		return
	}
	l.filled = withColumns(l.filled, list) // the history has the one of before
	if l.looking() {
		l.lay()
		return
	}
	was := heldColumns(l.usual.of)
	row, at, _ := l.table.Cursor()
	place := slices.Index(l.shownIDs(), at.ID)
	l.usual = usualSet{l.view().filter, withColumns(nil, list)}
	l.lay()
	for c := range heldColumns(l.usual.of) {
		// What was held to one value went to the end, and the cursor stays.
		if _, before := was[c]; !before && columnID(c) == at.ID && l.view().columns == nil {
			shown := l.shownIDs()
			l.table.Move(row, shown[min(place, len(shown)-1)])
		}
	}
}

// shownIDs are the ids of the columns that are not hidden.
func (l *Lines) shownIDs() []string {
	var ids []string
	for _, c := range l.table.Columns() {
		if !c.Hidden {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// withColumns is a list of columns with those of another that it has not.
func withColumns(list, more []model.Column) []model.Column {
	list = slices.Clone(list)
	for _, c := range more {
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b model.Column) int { return place(a) - place(b) })
	return list
}

// place orders columns as the catalogue does, unknown ones behind.
func place(c model.Column) int {
	if i := c.Index(); i >= 0 {
		return i
	}
	return len(model.Fields)
}
