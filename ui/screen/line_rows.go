package screen

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	"golang.org/x/text/encoding/htmlindex"
)

// lineRow is a row of the table of one line.
type lineRow struct {
	label string
	value string // as it was read, which is what is copied
	also  string // the same word in the other language, or what it means
	link  bool   // the value is an address that the program made

	meaning string // what the field is; "" for what is no field
}

// whole is the value with what belongs to it.
func (r lineRow) whole() string {
	if r.also == "" {
		return r.value
	}
	return r.value + "  (" + r.also + ")"
}

// lineRows are the rows of the table.
type lineRows []lineRow

// Len is how many rows there are.
func (r lineRows) Len() int { return len(r) }

// Row gives label, value and meaning.
func (r lineRows) Row(i int) ([]string, bool) {
	return []string{r[i].label, r[i].whole(), r[i].meaning}, true
}

// lineOrigin is where a line comes from.
type lineOrigin struct {
	places []linePlace
	raw    string // its own bytes as text
	rawErr error
}

// linePlace is a record that stands for the line.
type linePlace struct {
	model.Place
	file string
	text int64 // the number of the text line it begins on; 0 if not known
}

// originOf asks where a line comes from.
func originOf(ctx context.Context, store Store, line model.Line) (lineOrigin, error) {
	var o lineOrigin
	places, err := store.Places(ctx, line.ID)
	if err == nil && len(places) == 0 {
		err = errGone
	}
	if err != nil {
		return o, err
	}
	sources, err := store.Sources(ctx)
	if err != nil {
		return o, err
	}
	for _, p := range places {
		i := slices.IndexFunc(sources, func(s model.Source) bool { return s.ID == p.Source })
		place := linePlace{Place: p}
		if i >= 0 {
			place.file = filepath.Base(sources[i].Path)
		}
		if place.text, err = store.TextLine(ctx, p); err != nil {
			return o, err
		}
		if len(o.places) == 0 {
			var bytes []byte
			bytes, o.rawErr = store.Raw(ctx, p)
			if i >= 0 {
				o.raw = decoded(bytes, sources[i].Encoding)
			}
		}
		o.places = append(o.places, place)
	}
	return o, nil
}

// decoded is a record's bytes as text, without its line end. Bytes that are not
// in the encoding stay as they are and are shown as such.
func decoded(b []byte, encoding string) string {
	if encoding == "cp932" {
		encoding = "shift_jis" // the WHATWG's Shift_JIS is CP932
	}
	text := string(b)
	if e, err := htmlindex.Get(encoding); err == nil && (!utf8.Valid(b) || strings.Contains(text, "\x00")) {
		if out, err := e.NewDecoder().Bytes(b); err == nil {
			text = string(out)
		}
	}
	return strings.TrimRight(text, "\r\n")
}

// fill makes the rows of the line.
func (l *Line) fill() {
	l.rows = nil
	var blank []lineRow // columns of the file without a value in this line
	for i, cell := range l.line.Cells {
		switch row := l.fieldRow(model.Fields[i], cell); {
		case cell == "":
		case model.Blank(cell):
			blank = append(blank, row)
		default:
			l.rows = append(l.rows, row)
		}
	}
	for _, name := range extraNames(l.line) {
		l.rows = append(l.rows, lineRow{label: name, value: l.line.Extra[name]})
	}
	if l.line.Note != "" {
		l.rows = append(l.rows, lineRow{label: l.env.Look.Words.Line.Note, value: l.line.Note})
	}
	l.rows = slices.Concat(l.rows, l.linkRows(), l.originRows(), blank)
	l.table.SetData(l.rows)
	l.table.SetColumns(l.columns())
	row, _, _ := l.table.Cursor()
	l.table.Move(row, valueColumn)
	l.arrange()
}

// valueColumn is the column of the table the cursor stands in.
const valueColumn = "value"

// How the columns share the width. The value has room for the address of a CVE
// at least; the meaning stands beside it where that leaves enough.
const (
	labelMost    = 30
	valueLeast   = 47
	meaningLeast = 26
	meaningMost  = 50
)

// columns are label and value, and the meaning where there is room.
func (l *Line) columns() []widget.Column {
	words, th := l.env.Look.Words.Line, l.env.Look.Theme
	dim := func(c widget.Cell) (string, theme.Style) { return c.Text, th.Dim }
	list := []widget.Column{
		{ID: "field", Title: words.Field, From: 0, Max: labelMost, Paint: dim, Frozen: true},
		{ID: valueColumn, Title: words.Value, From: 1, Max: 400},
	}
	label := 0
	for _, r := range l.rows {
		label = max(label, min(term.Width(clean.Text(r.label)), labelMost))
	}
	room := l.w - label - 4 // the gutter and what stands between the columns
	if room < valueLeast+meaningLeast {
		return list
	}
	list[1].Max = max(room-meaningMost, valueLeast)
	return append(list, widget.Column{ID: "meaning", Title: words.Meaning, From: 2, Max: meaningMost, Paint: dim})
}

// extraNames are the headings of the line's unknown columns.
func extraNames(line model.Line) []string {
	var names []string
	for name, cell := range line.Extra {
		if cell != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// fieldRow is the row of a field. Words that are known are said in both
// languages.
func (l *Line) fieldRow(f model.Field, cell string) lineRow {
	row := lineRow{label: f.Label.In(l.env.Lang), value: cell, meaning: f.Meaning().In(l.env.Lang)}
	var words []string
	said, _ := model.FieldColumn(f.ID).Word(cell)
	for _, text := range []string{said.JA, said.EN} {
		if l.env.Look.Words.ASCII && strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) && l.env.Lang == model.EN {
			continue // the word of the other language
		}
		if text != "" && text != cell && !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	if f.Kind == model.KindAction {
		words = append(words, model.OutcomeOf(cell).Label(l.env.Lang))
	}
	if n, rounded, ok := f.Kind.Number(cell); ok && !rounded && f.Kind == model.KindBytes {
		words = append(words, widget.Bytes(n))
	}
	row.also = strings.Join(words, ", ")
	return row
}

// originRows say where the line stands, and how it stands there.
func (l *Line) originRows() []lineRow {
	words := l.env.Look.Words.Line
	var rows []lineRow
	for i, p := range l.origin.places {
		label := words.Source
		if i > 0 {
			label = words.Also
		}
		rows = append(rows, lineRow{label: label, value: p.file, also: fmt.Sprintf("%s %d, %s %s, %s", words.Source, p.Source,
			words.Record, strconv.FormatInt(p.Record, 10), fmt.Sprintf(words.TextLine, widget.Count(int(p.text))))})
	}
	switch {
	case l.origin.rawErr != nil:
		rows = append(rows, lineRow{label: words.Bytes, value: rawProblem(l.origin.rawErr, l.env.Lang)})
	case len(l.origin.places) > 0:
		rows = append(rows, lineRow{label: words.Bytes, value: l.origin.raw})
	default:
		rows = append(rows, lineRow{label: words.Source, value: l.env.Look.Words.Status.Loading})
	}
	return rows
}
