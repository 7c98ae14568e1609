package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"edgelens/model"
)

// where turns filters into SQL conditions on the table line: the only place
// that does. Names come from the catalogue, values are arguments; numbers of
// the vocabulary are literal.
type where struct {
	ctx     context.Context
	q       querier
	zone    *time.Location
	used    []string            // fields that have cells
	found   map[string]valueSet // by kind and test: ids of values, see values
	inlined map[string]bool     // fields that have cells in lines; nil until asked
	args    []any
	err     error
}

// never is true of no line.
const never = "line.id = 0"

// condition is a filter in SQL, "1" for all lines.
func (s *Store) condition(ctx context.Context, q querier, f model.Filter) (string, []any, error) {
	w, err := s.newWhere(ctx, q)
	if err != nil {
		return "", nil, err
	}
	text := w.filter(f)
	return text, w.args, w.err
}

func (s *Store) newWhere(ctx context.Context, q querier) (*where, error) {
	used, err := usedFields(ctx, q)
	return &where{ctx: ctx, q: q, zone: s.zone, used: used, found: map[string]valueSet{}}, err
}

func (w *where) filter(f model.Filter) string {
	switch {
	case f.Term != nil:
		return w.term(*f.Term)
	case f.IsAll():
		return "1"
	case f.Join == model.Any:
		return w.join(f.Parts, " OR ")
	}
	origin, rest := splitOrigin(f.Parts)
	if len(origin) < 2 {
		return w.join(f.Parts, " AND ")
	}
	text := w.origins(origin)
	if len(rest) > 0 {
		text += " AND " + w.join(rest, " AND ")
	}
	return text
}

func (w *where) join(parts []model.Filter, with string) string {
	var all []string
	for _, p := range parts {
		all = append(all, w.filter(p))
	}
	return "(" + strings.Join(all, with) + ")"
}

// splitOrigin takes out the terms that say where a line came from: source and
// record together mean one place.
func splitOrigin(parts []model.Filter) (origin, rest []model.Filter) {
	for _, p := range parts {
		if p.Term != nil && !p.Term.Not && (p.Term.Column == model.SourceColumn || p.Term.Column == model.RecordColumn) {
			origin = append(origin, p)
		} else {
			rest = append(rest, p)
		}
	}
	return origin, rest
}

// origins is true of the lines with a place that all the terms mean. A line
// stands in the source that shows it and in those that also have it.
func (w *where) origins(terms []model.Filter) string {
	var own, shared []string
	for _, t := range terms {
		own = append(own, w.numbers(*t.Term, "line."+t.Term.Column.Name))
	}
	for _, t := range terms {
		shared = append(shared, w.numbers(*t.Term, "place."+t.Term.Column.Name))
	}
	return fmt.Sprintf("((%s) OR line.id IN (SELECT place.line FROM %s AS place WHERE %s))",
		strings.Join(own, " AND "), sharedPlaces, strings.Join(shared, " AND "))
}

// numbers compares an integer column of SQL with the values of a term.
func (w *where) numbers(t model.Term, column string) string {
	var any []string
	for _, v := range t.Values {
		switch v.Op {
		case model.OpHas:
			any = append(any, "1")
		case model.OpRange:
			any = append(any, w.between(column, v))
		default:
			w.args = append(w.args, v.From)
			any = append(any, column+" = CAST(? AS INTEGER)")
		}
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

func (w *where) between(column string, v model.Value) string {
	text := "1"
	if v.From != "" {
		w.args = append(w.args, v.From)
		text = column + " >= CAST(? AS INTEGER)"
	}
	if v.To != "" {
		w.args = append(w.args, v.To)
		text += " AND " + column + " <= CAST(? AS INTEGER)"
	}
	return "(" + text + ")"
}

func (w *where) term(t model.Term) string {
	var text string
	switch {
	case t.Column == model.NoteColumn:
		text = w.noted(t)
	case t.Contains && t.Column == (model.Column{}):
		text = w.anywhere(newSearch(t))
	case t.Contains:
		text = w.contains(t.Column, newSearch(t))
	case t.Column == model.SourceColumn || t.Column == model.RecordColumn:
		text = w.origins([]model.Filter{model.One(t)})
	default:
		text = w.oneOf(t)
	}
	if t.Not {
		return "(" + text + ") IS NOT TRUE" // SQLite jumps past NULL, too, as it does not with coalesce
	}
	return text
}

func (w *where) oneOf(t model.Term) string {
	var any []string
	for _, v := range t.Values {
		any = append(any, w.value(t.Column, v))
	}
	if len(any) == 1 {
		return any[0]
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

func (w *where) value(c model.Column, v model.Value) string {
	switch {
	case c == model.OutcomeColumn:
		return outcomeIs(v)
	case c.Unknown:
		return w.extra(c, v)
	case c.Kind() == model.KindTime:
		return w.time(v)
	}
	f, _ := model.FieldByID(c.Name)
	column := "line." + quoteName(f.ID)
	switch v.Op {
	case model.OpHas:
		return w.filledCell(f, column)
	case model.OpEquals:
		return w.equals(f, column, v.From)
	}
	args := []any{int64(v.Op), v.From, v.To}
	any := w.values(f, fmt.Sprintf("el_value(%d, ?, ?, ?, text)", f.Kind), args)
	if w.inline(f) {
		w.args = append(w.args, args...)
		any = append(any, fmt.Sprintf("%[1]s >= '' AND el_value(%[2]d, ?, ?, ?, %[1]s)", column, f.Kind))
	}
	return anyOf(any)
}

func outcomeIs(v model.Value) string {
	if v.Op == model.OpHas {
		return "1"
	}
	o, _ := model.OutcomeByID(v.From)
	return fmt.Sprintf("line.outcome = %d", o)
}

// filledCell is true where a cell is a value.
func (w *where) filledCell(f model.Field, column string) string {
	blank := w.valueIDs(f.Kind, "canonical = ''", nil)
	return fmt.Sprintf("(%s IS NOT NULL AND NOT %s)", column, w.among(column, blank))
}

// equalValues are the ids of the values of a kind with a canonical form. In one
// WHERE with OR, SQLite passes through all values of the kind.
const equalValues = `SELECT id FROM value WHERE kind = ?1 AND text = ?2 AND canonical IS NULL
	UNION ALL SELECT id FROM value WHERE kind = ?1 AND canonical = ?2`

// equals compares canonical forms: any value of the dictionary with the same
// one, or a cell that stands in its line.
func (w *where) equals(f model.Field, column, canonical string) string {
	if code := vocabularyCode(f, canonical); code > 0 {
		return fmt.Sprintf("line.type_code = %d", code)
	}
	if canonical == "" {
		return "NOT " + w.filledCell(f, column)
	}
	ids := w.ids(equalValues, int64(f.Kind), canonical)
	among := w.among(column, ids)
	if len(canonical) <= maxValueBytes && !w.inline(f) {
		return among
	}
	w.args = append(w.args, canonical)
	if f.Kind == model.KindText {
		return fmt.Sprintf("(%s OR %s = ?)", among, column)
	}
	return fmt.Sprintf("(%s OR typeof(%s) = 'text' AND el_canonical(%d, %s) = ?)", among, column, f.Kind, column)
}

// vocabularyCode is the number a line has for a known message type, else 0.
func vocabularyCode(f model.Field, canonical string) int {
	if f.Kind != model.KindType {
		return 0
	}
	word, _ := model.TypeOf(canonical)
	return word.Code
}

// inline reports whether some cell of the field may stand in its line rather
// than in the dictionary.
func (w *where) inline(f model.Field) bool {
	if f.Free {
		return true
	}
	if w.inlined == nil {
		w.inlined = map[string]bool{}
		w.fail(each(w.ctx, w.q, func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			w.inlined[strings.TrimPrefix(name, metaInline)] = true
			return err
		}, `SELECT name FROM meta WHERE name GLOB ?`, metaInline+"*"))
	}
	return w.inlined[f.ID]
}

func (w *where) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
