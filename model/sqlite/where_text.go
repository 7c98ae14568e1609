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

// contains searches one column.
func (w *where) contains(c model.Column, folded string) string {
	switch {
	case c == model.OutcomeColumn:
		return outcomeContains(folded)
	case c == model.SourceColumn || c == model.RecordColumn:
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(CAST(line.%s AS TEXT), ?)", c.Name)
	case c.Unknown:
		cell := w.extraCell(c)
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(%s, ?)", cell)
	case c.Kind() == model.KindTime:
		w.args = append(w.args, folded)
		return fmt.Sprintf("el_contains(%s, ?)", timeText)
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
	if len(any) == 0 {
		return never
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

// listedIDs is how many values a search names by their ids; those of more
// are looked for by SQL. It is a variable so that tests reach both.
var listedIDs = 8

func (w *where) fieldContains(f model.Field, folded string) string {
	column := "line." + quoteName(f.ID)
	var integer string // most words stand in the values of few kinds
	switch ids := w.containing(f.Kind, folded); {
	case len(ids) > listedIDs:
		w.args = append(w.args, folded)
		integer = fmt.Sprintf("WHEN 'integer' THEN %s IN (SELECT id FROM value WHERE kind = %d AND el_contains(text, ?))", column, f.Kind)
	case len(ids) > 0:
		integer = "WHEN 'integer' THEN " + inIDs(column, ids)
	}
	w.args = append(w.args, folded)
	return fmt.Sprintf("(CASE typeof(%[1]s) %[2]s WHEN 'text' THEN el_contains(%[1]s, ?) END)", column, integer)
}

// containing are ids of the values of a kind that contain a word, one more than
// are named at most.
func (w *where) containing(kind model.Kind, folded string) []string {
	name := fmt.Sprintf("%d %s", kind, folded)
	ids, ok := w.found[name]
	if !ok {
		ids = w.ids(`SELECT id FROM value WHERE kind = ? AND el_contains(text, ?) LIMIT ?`, int64(kind), folded, listedIDs+1)
		if w.found == nil {
			w.found = map[string][]string{}
		}
		w.found[name] = ids
	}
	return ids
}

// anywhere searches every column that has cells, but not the time.
func (w *where) anywhere(folded string) string {
	w.args = append(w.args, folded)
	any := []string{"line.extra IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(line.extra) WHERE el_contains(value, ?))"}
	for _, id := range w.used {
		f, _ := model.FieldByID(id)
		any = append(any, w.fieldContains(f, folded))
	}
	return "(" + strings.Join(any, " OR ") + ")"
}
