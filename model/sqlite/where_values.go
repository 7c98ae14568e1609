package sqlite

import (
	"fmt"
	"strings"

	"edgelens/model"
)

// listedIDs is how many values are named by their ids; those of more are looked
// for by SQL. It is a variable so that tests reach both.
var listedIDs = 200

// comparedIDs is how many ids a cell is compared with one after the other in less
// time than it takes to look for it in a list.
const comparedIDs = 8

// isOneOf compares a column with a few ids. SQLite makes a list of IN, and of = with
// OR between, and asks that last, after calls of Go.
func isOneOf(column string, ids []int64) string {
	var whens strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&whens, " WHEN %d THEN 1", id)
	}
	return "CASE " + column + whens.String() + " ELSE 0 END"
}

// values is true of lines in whose cell of a field stands a value of the
// dictionary of which a test with its arguments is true; nothing if there is
// none. An id is compared without its column's affinity (+id): with it, the
// text 7 in a line would be the value with that id.
func (w *where) values(f model.Field, test string, args []any) []string {
	column := "line." + quoteName(f.ID)
	ids := w.standing(f, w.valueIDs(f.Kind, test, args))
	switch {
	case len(ids) == 0:
		return nil
	case len(ids) <= min(comparedIDs, listedIDs):
		return []string{isOneOf(column, ids)}
	case len(ids) <= listedIDs:
		// Of a SELECT, unlike of a list, SQLite makes a filter that most cells do not pass.
		return []string{fmt.Sprintf("%s IN (SELECT +id FROM value WHERE id IN (%s))", column, listed(ids))}
	}
	w.args = append(w.args, args...)
	return []string{fmt.Sprintf("%s IN (SELECT +id FROM value WHERE kind = %d AND %s)", column, f.Kind, test)}
}

// valueIDs are those of the values of a kind of which a test is true.
func (w *where) valueIDs(kind model.Kind, test string, args []any) []int64 {
	name := fmt.Sprintln(kind, test, args)
	ids, ok := w.found[name]
	if !ok {
		ids = w.ids(fmt.Sprintf("SELECT id FROM value WHERE kind = %d AND %s", kind, test), args...)
		w.found[name] = ids
	}
	return ids
}

// standing are those of some values that may stand in a column.
func (w *where) standing(f model.Field, ids []int64) []int64 {
	if len(ids) == 0 {
		return nil
	}
	known, err := listsStanding(w.ctx, w.q)
	w.fail(err)
	if !known {
		return ids
	}
	stands, err := standingIn(w.ctx, w.q, f.ID)
	w.fail(err)
	var own []int64
	for _, id := range ids {
		if stands.has(id) {
			own = append(own, id)
		}
	}
	return own
}
