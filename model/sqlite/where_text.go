package sqlite

import (
	"fmt"
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

// textSearch is what a term looks for: the function that does, and the text as
// it takes it.
type textSearch struct {
	term     model.Term
	function string
	needle   string
}

func newSearch(t model.Term) textSearch {
	if t.Variants {
		return textSearch{t, "el_contains_variant", t.Needle()}
	}
	return textSearch{t, "el_contains", t.Needle()}
}

// in is true where one of some cells contains the text, which is its argument.
func (s textSearch) in(cells ...string) string {
	return s.function + "(?, " + strings.Join(cells, ", ") + ")"
}

// finds is true where one of some cells contains the text.
func (w *where) finds(s textSearch, cells ...string) string {
	w.args = append(w.args, s.needle)
	return s.in(cells...)
}

// contains searches one column.
func (w *where) contains(c model.Column, s textSearch) string {
	switch {
	case c == model.OutcomeColumn:
		return outcomeContains(s)
	case c == model.SourceColumn || c == model.RecordColumn:
		return w.finds(s, "CAST(line."+c.Name+" AS TEXT)")
	case c.Unknown:
		w.args = append(w.args, s.needle)
		return s.in(w.extraCell(c))
	case c.Kind() == model.KindTime:
		return w.finds(s, timeText)
	}
	f, _ := model.FieldByID(c.Name)
	return w.fieldContains(f, s)
}

func outcomeContains(s textSearch) string {
	var any []string
	for _, o := range model.Outcomes {
		if s.term.Finds(o.ID, s.needle) {
			any = append(any, fmt.Sprintf("line.outcome = %d", o.Outcome))
		}
	}
	return anyOf(any)
}

// fieldContains searches a column of the catalogue. A cell is a number or text,
// and most columns hold nothing but numbers.
func (w *where) fieldContains(f model.Field, s textSearch) string {
	tests := w.values(f, s.in("text"), []any{s.needle})
	if w.inline(f) {
		column := "line." + quoteName(f.ID)
		tests = append(tests, column+" >= '' AND "+w.finds(s, column))
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
		tests = append(tests, w.values(f, s.in("text"), []any{s.needle})...)
		if w.inline(f) {
			texts = append(texts, "line."+quoteName(id))
		}
	}
	if len(texts) > 0 {
		tests = append(tests, w.finds(s, texts...))
	}
	if w.hasUnknown() {
		tests = append(tests, "line.extra IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(line.extra) WHERE "+w.finds(s, "value")+")")
	}
	return anyOf(tests)
}

// hasUnknown reports whether some line may have cells of unknown columns. They
// stand at a line's end, which takes longest to get at.
func (w *where) hasUnknown() bool {
	var some bool
	w.fail(w.q.QueryRowContext(w.ctx, `SELECT EXISTS (SELECT 1 FROM source WHERE columns GLOB '*"=*')`).Scan(&some))
	return some
}

// anyOf joins conditions, never if there is none.
func anyOf(conditions []string) string {
	if len(conditions) == 0 {
		return never
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}
