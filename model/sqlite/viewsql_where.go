package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"edgelens/model"
)

// viewWhere turns filters into SQL conditions on the view log, for people to
// read. It says the same as where, which knows how cells are stored and is
// faster; a test compares the two.
type viewWhere struct {
	ctx  context.Context
	q    querier
	zone *time.Location
	used []string // fields that have cells
	err  error
}

func (s *Store) viewWhere(ctx context.Context, q querier) (*viewWhere, error) {
	used, err := usedFields(ctx, q)
	return &viewWhere{ctx: ctx, q: q, zone: s.zone, used: used}, err
}

// where is the WHERE of a filter, nothing for all lines.
func (w *viewWhere) where(f model.Filter) string {
	if f.IsAll() {
		return ""
	}
	if f.Term == nil && f.Join == model.All {
		return " WHERE " + w.all(f.Parts)
	}
	return " WHERE " + w.filter(f)
}

func (w *viewWhere) filter(f model.Filter) string {
	switch {
	case f.Term != nil:
		return w.term(*f.Term)
	case f.IsAll():
		return "1"
	case f.Join == model.All:
		return "(" + w.all(f.Parts) + ")"
	}
	var any []string
	for _, p := range f.Parts {
		any = append(any, w.filter(p))
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

func (w *viewWhere) all(parts []model.Filter) string {
	origin, rest := splitOrigin(parts)
	if len(origin) < 2 {
		origin, rest = nil, parts
	}
	var quick, slow []string
	for _, p := range rest {
		if searches(p) {
			slow = append(slow, w.filter(p))
		} else {
			quick = append(quick, w.filter(p))
		}
	}
	if len(origin) > 0 {
		slow = append(slow, viewOrigins(origin))
	}
	return strings.Join(append(quick, slow...), " AND ")
}

// searches reports whether a filter looks for texts in cells, which is to be
// done in as few lines as possible.
func searches(f model.Filter) bool {
	return f.Term != nil && f.Term.Contains || slices.ContainsFunc(f.Parts, searches)
}

// viewOrigins is true of the lines with a place that all the terms mean, see
// where.origins.
func viewOrigins(terms []model.Filter) string {
	var own, shared []string
	for _, t := range terms {
		own = append(own, viewNumbers(*t.Term, t.Term.Column.Name))
		shared = append(shared, viewNumbers(*t.Term, "place."+t.Term.Column.Name))
	}
	return fmt.Sprintf("(%s OR id IN (SELECT place.line FROM %s AS place WHERE %s))",
		strings.Join(own, " AND "), strings.Join(strings.Fields(sharedPlaces), " "), strings.Join(shared, " AND "))
}

func viewNumbers(t model.Term, column string) string {
	var any []string
	for _, v := range t.Values {
		switch v.Op {
		case model.OpHas:
			any = append(any, "1")
		case model.OpRange:
			any = append(any, viewBetween(column, v))
		default:
			any = append(any, column+" = "+viewNumber(v.From))
		}
	}
	return oneOf(any)
}

// viewBetween is a range of numbers, open where an end is empty.
func viewBetween(number string, v model.Value) string {
	switch {
	case v.From == "" && v.To == "":
		return "1"
	case v.From == "":
		return number + " <= " + viewNumber(v.To)
	case v.To == "":
		return number + " >= " + viewNumber(v.From)
	}
	return fmt.Sprintf("%s BETWEEN %s AND %s", number, viewNumber(v.From), viewNumber(v.To))
}

func viewNumber(s string) string {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return strconv.FormatInt(n, 10)
	}
	return "CAST(" + viewText(s) + " AS INTEGER)"
}

func oneOf(any []string) string {
	if len(any) == 1 {
		return any[0]
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

func (w *viewWhere) term(t model.Term) string {
	text := w.positive(t)
	if t.Not {
		return "(" + text + ") IS NOT TRUE"
	}
	return text
}

func (w *viewWhere) positive(t model.Term) string {
	switch {
	case t.Column == model.NoteColumn:
		return w.noted(t)
	case t.Contains && t.Column == (model.Column{}):
		return w.anywhere(t)
	case t.Contains && (t.Column == model.SourceColumn || t.Column == model.RecordColumn):
		return viewContains(t, "CAST("+t.Column.Name+" AS TEXT)")
	case t.Contains:
		return viewContains(t, viewCell(t.Column))
	case t.Column == model.SourceColumn || t.Column == model.RecordColumn:
		return viewOrigins([]model.Filter{model.One(t)})
	case isTextList(t):
		return viewCell(t.Column) + viewList(t.Values)
	}
	var any []string
	for _, v := range t.Values {
		any = append(any, w.value(t.Column, v))
	}
	return oneOf(any)
}

// noted is true of the lines whose notes have a term's values. No table says
// which these are, so they are named as they are now.
func (w *viewWhere) noted(t model.Term) string {
	stored := &where{ctx: w.ctx, q: w.q, zone: w.zone}
	text := stored.noted(t)
	if w.err == nil {
		w.err = stored.err
	}
	return strings.ReplaceAll(text, "line.id", "id") + " /* " + model.NoteColumn.Name + " */"
}

// isTextList reports whether a term compares texts that are their own canonical
// form, so that SQL compares them by itself.
func isTextList(t model.Term) bool {
	if t.Column.Kind() != model.KindText {
		return false
	}
	for _, v := range t.Values {
		if v.Op != model.OpEquals || model.Blank(v.From) {
			return false
		}
	}
	return true
}

func viewList(values []model.Value) string {
	var list []string
	for _, v := range values {
		list = append(list, viewText(v.From))
	}
	if len(list) == 1 {
		return " = " + list[0]
	}
	return " IN (" + strings.Join(list, ", ") + ")"
}

func (w *viewWhere) value(c model.Column, v model.Value) string {
	kind, cell := c.Kind(), viewCell(c)
	switch {
	case c == model.OutcomeColumn && v.Op == model.OpHas:
		return "1"
	case c == model.OutcomeColumn:
		return cell + " = " + viewText(v.From)
	case kind == model.KindTime:
		return w.time(v)
	case v.Op == model.OpHas:
		return fmt.Sprintf("el_canonical(%d, %s) <> ''", kind, cell)
	case v.Op == model.OpEquals:
		return fmt.Sprintf("el_canonical(%d, %s) = %s", kind, cell, viewText(v.From))
	case v.Op == model.OpRange && kind.Numeric():
		return viewBetween(fmt.Sprintf("el_number(%d, %s)", kind, cell), v)
	}
	return fmt.Sprintf("el_value(%d, %d, %s, %s, %s)", kind, v.Op, viewText(v.From), viewText(v.To), cell)
}

// time is true of the lines in a value's span, as a range of ids, see
// where.time. What it means stands beside it.
func (w *viewWhere) time(v model.Value) string {
	if v.Op == model.OpHas {
		return "1"
	}
	span, ok := v.Span(w.zone)
	if !ok {
		return "0"
	}
	meant := v.From
	if v.Op == model.OpRange {
		meant += ".." + v.To
	}
	if strings.Contains(meant, "*/") {
		meant = ""
	}
	if span.From.Nanosecond() == 0 && span.To.Nanosecond() == 0 {
		least, greatest := idsOf(span)
		return fmt.Sprintf("id BETWEEN %d AND %d /* %s */", least, greatest, meant)
	}
	var ends model.Value
	if !span.From.IsZero() {
		ends.From = strconv.FormatInt(span.From.UnixMicro(), 10)
	}
	if !span.To.IsZero() {
		ends.To = strconv.FormatInt(span.To.UnixMicro()-1, 10)
	}
	return fmt.Sprintf("%s /* %s */", viewBetween(viewInstant, ends), meant)
}

func viewContains(t model.Term, cells ...string) string {
	s := newSearch(t)
	return fmt.Sprintf("%s(%s, %s)", s.function, viewText(s.needle), strings.Join(cells, ", "))
}

// anywhere searches every column that has cells, but not the time.
func (w *viewWhere) anywhere(t model.Term) string {
	any := []string{"EXISTS (SELECT 1 FROM json_each(extra) WHERE " + viewContains(t, "value") + ")"}
	var cells []string
	for _, id := range w.used {
		cells = append(cells, viewName(id))
	}
	if len(cells) > 0 {
		any = append(any, viewContains(t, cells...))
	}
	return oneOf(any)
}
