package sqlite

import (
	"database/sql"
	"fmt"
	"strings"

	"edgelens/model"
)

// comparedIDs is how many ids a cell is compared with one after the other in less
// time than it takes to look for it in a set. It is a variable so that tests
// reach both.
var comparedIDs = 8

// values is true of lines in whose cell of a field stands a value of the
// dictionary of which a test with its arguments is true; nothing if there is
// none.
func (w *where) values(f model.Field, test string, args []any) []string {
	ids := w.standing(f, w.valueIDs(f.Kind, test, args))
	if len(ids) == 0 {
		return nil
	}
	return []string{w.among("line."+quoteName(f.ID), ids)}
}

// among is true of lines in whose column stands one of some values. SQLite's own
// IN looks for each cell in a tree, and is asked last, after calls of Go.
func (w *where) among(column string, ids valueSet) string {
	list := ids.ids(comparedIDs + 1)
	switch {
	case len(list) == 0:
		return column + " = -1" // no value has this id
	case len(list) > comparedIDs:
		w.args = append(w.args, []byte(ids))
		return fmt.Sprintf("el_among(?, %s)", column)
	case len(list) == 1:
		return fmt.Sprint(column, " = ", list[0])
	}
	var whens strings.Builder
	for _, id := range list {
		fmt.Fprintf(&whens, " WHEN %d THEN 1", id)
	}
	return "CASE " + column + whens.String() + " ELSE 0 END"
}

// valueIDs are those of the values of a kind of which a test is true.
func (w *where) valueIDs(kind model.Kind, test string, args []any) valueSet {
	name := fmt.Sprintln(kind, test, args)
	ids, ok := w.found[name]
	if !ok {
		ids = w.ids(fmt.Sprintf("SELECT id FROM value WHERE kind = %d AND %s", kind, test), args...)
		w.found[name] = ids
	}
	return ids
}

// ids runs a query for ids of values.
func (w *where) ids(query string, args ...any) (ids valueSet) {
	w.fail(each(w.ctx, w.q, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids.add(id)
		return err
	}, query, args...))
	return ids
}

// standing are those of some values that may stand in a column.
func (w *where) standing(f model.Field, ids valueSet) valueSet {
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
	return ids.and(stands)
}
