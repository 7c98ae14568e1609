package sqlite

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
)

// time is true of the lines in a value's span: a range of ids.
func (w *where) time(v model.Value) string {
	if v.Op == model.OpHas {
		return "1"
	}
	span, ok := v.Span(w.zone)
	if !ok {
		return never
	}
	if span.From.Nanosecond() != 0 || span.To.Nanosecond() != 0 {
		return fractionBetween(span)
	}
	least, greatest := idsOf(span)
	return fmt.Sprintf("line.id BETWEEN %d AND %d", least, greatest)
}

// idsOf are the least and the greatest id that lines of a span can have.
func idsOf(span model.Span) (least, greatest int64) {
	from, to := int64(0), int64(lastSecond)
	if !span.From.IsZero() {
		from = span.From.Unix()
	}
	if !span.To.IsZero() {
		to = span.To.Unix() - 1
	}
	return idsBetween(from, to)
}

func fractionBetween(span model.Span) string {
	text := "1"
	if !span.From.IsZero() {
		text = fmt.Sprintf("%s >= %d", instantSQL, span.From.UnixMicro())
	}
	if !span.To.IsZero() {
		text += fmt.Sprintf(" AND %s < %d", instantSQL, span.To.UnixMicro())
	}
	return "(" + text + ")"
}

// extra compares the cell of an unknown column.
func (w *where) extra(c model.Column, v model.Value) string {
	cell := w.extraCell(c)
	if v.Op == model.OpHas {
		return fmt.Sprintf("el_canonical(%d, %s) <> ''", model.KindText, cell)
	}
	w.args = append(w.args, v.From)
	return fmt.Sprintf("el_canonical(%d, %s) = ?", model.KindText, cell)
}

func (w *where) extraCell(c model.Column) string {
	w.args = append(w.args, c.Name)
	return "(SELECT value FROM json_each(line.extra) WHERE key = ?)"
}

// textSearch is what a term looks for.
type textSearch struct {
	term   model.Term
	needle needle
}

func newSearch(t model.Term) textSearch {
	return textSearch{t, needle{text: t.Needle(), variants: t.Variants}}
}

// in is true where one of some cells contains the text.
func (s textSearch) in(cells ...string) string {
	return fmt.Sprintf("el_finds(%d, %s)", needles.of(s.needle), strings.Join(cells, ", "))
}

// contains searches one column.
func (w *where) contains(c model.Column, s textSearch) string {
	switch {
	case c == model.OutcomeColumn:
		return outcomeContains(s)
	case c == model.SourceColumn || c == model.RecordColumn:
		return s.in("CAST(line." + c.Name + " AS TEXT)")
	case c.Unknown:
		return s.in(w.extraCell(c))
	case c.Kind() == model.KindTime:
		return s.in(timeText)
	}
	f, _ := model.FieldByID(c.Name)
	return w.fieldContains(f, s)
}

func outcomeContains(s textSearch) string {
	var any []string
	for _, o := range model.Outcomes {
		if s.term.Finds(o.ID, s.needle.text) {
			any = append(any, fmt.Sprintf("line.outcome = %d", o.Outcome))
		}
	}
	return anyOf(any)
}

// fieldContains searches a column of the catalogue. A cell is a number or text,
// and most columns hold nothing but numbers.
func (w *where) fieldContains(f model.Field, s textSearch) string {
	tests := w.values(f, s.in("text"), nil)
	if w.inline(f) {
		column := "line." + quoteName(f.ID)
		tests = append(tests, column+" >= '' AND "+s.in(column))
	}
	return anyOf(tests)
}

// anywhere searches every column that has cells, but not the time: first for
// numbers of values that contain the word, then all texts of a line at once,
// because a call of Go takes longer than to look at a text.
func (w *where) anywhere(s textSearch) string {
	var tests, texts []string
	for _, id := range w.used {
		f, _ := model.FieldByID(id)
		tests = append(tests, w.values(f, s.in("text"), nil)...)
		if w.inline(f) {
			texts = append(texts, "line."+quoteName(id))
		}
	}
	if len(texts) > 0 {
		call := s.in(texts...)
		if slices.ContainsFunc(tests, func(test string) bool { return strings.Contains(test, "(SELECT ") }) {
			call = "(SELECT " + call + ")" // else SQLite would call it first
		}
		tests = append(tests, call)
	}
	if w.hasUnknown() {
		tests = append(tests, "line.extra IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(line.extra) WHERE "+s.in("value")+")")
	}
	return anyOf(tests)
}

// hasUnknown reports whether some line may have cells of unknown columns. They
// stand at a line's end, which takes longest to get at.
func (w *where) hasUnknown() bool {
	some := false
	w.fail(each(w.ctx, w.q, func(rows *sql.Rows) error {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		set, err := parseColumnSet(text)
		some = some || err == nil && slices.ContainsFunc(set.names, func(name string) bool {
			_, known := model.FieldByID(name)
			return !known
		})
		return err
	}, `SELECT DISTINCT columns FROM source`))
	return some
}

// anyOf joins conditions, never if there is none.
func anyOf(conditions []string) string {
	if len(conditions) == 0 {
		return never
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}
