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
	from, to := int64(0), int64(lastSecond)
	if !span.From.IsZero() {
		from = span.From.Unix()
	}
	if !span.To.IsZero() {
		to = span.To.Unix() - 1
	}
	least, greatest := idsBetween(from, to)
	return fmt.Sprintf("line.id BETWEEN %d AND %d", least, greatest)
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

// contains searches one column.
func (w *where) contains(c model.Column, folded string) string {
	switch {
	case c == model.OutcomeColumn:
		return outcomeContains(folded)
	case c == model.SourceColumn || c == model.RecordColumn:
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(?, CAST(line.%s AS TEXT))", c.Name)
	case c.Unknown:
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(?, %s)", w.extraCell(c))
	case c.Kind() == model.KindTime:
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(?, %s)", timeText)
	}
	f, _ := model.FieldByID(c.Name)
	return w.fieldContains(f, folded)
}

func outcomeContains(folded string) string {
	var any []string
	for _, o := range model.Outcomes {
		if model.Contains(o.ID, folded) {
			any = append(any, fmt.Sprintf("line.outcome = %d", o.Outcome))
		}
	}
	return anyOf(any)
}

// fieldContains searches a column of the catalogue. A cell is a number or text,
// and most columns hold nothing but numbers.
func (w *where) fieldContains(f model.Field, folded string) string {
	any := w.values(f, "el_contains(?, text)", []any{folded})
	if w.inline(f) {
		w.args = append(w.args, folded)
		any = append(any, fmt.Sprintf("%[1]s >= '' AND el_contains(?, %[1]s)", "line."+quoteName(f.ID)))
	}
	return anyOf(any)
}

// anywhere searches every column that has cells, but not the time: first for
// numbers of values that contain the word, then all texts of a line at once,
// because a call of Go takes longer than to look at a text.
func (w *where) anywhere(folded string) string {
	var tests, texts []string
	for _, id := range w.used {
		f, _ := model.FieldByID(id)
		tests = append(tests, w.values(f, "el_contains(?, text)", []any{folded})...)
		if w.inline(f) {
			texts = append(texts, "line."+quoteName(id))
		}
	}
	if len(texts) > 0 {
		w.args = append(w.args, folded)
		tests = append(tests, "el_contains(?, "+strings.Join(texts, ", ")+")")
	}
	w.args = append(w.args, folded)
	tests = append(tests, "line.extra IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(line.extra) WHERE el_contains(?, value))")
	return anyOf(tests)
}

// anyOf joins conditions, never if there is none.
func anyOf(conditions []string) string {
	if len(conditions) == 0 {
		return never
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}
