package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"edgelens/model"
)

// index is a partial index that holds exactly the lines a section counts.
type index struct {
	name    string
	columns []string
	where   string
}

// sectionIndex is the index of a section over lines; ok is false for one
// without lines. A section that counts some of its lines apart has the
// outcome in its index.
func sectionIndex(s *model.Section) (index, bool) {
	typ, ok := s.Type()
	if !ok || !s.CanComeFrom(model.KindLog) {
		return index{}, false
	}
	ix := index{
		name:    "section_" + strings.ReplaceAll(s.ID, "-", "_"),
		columns: append([]string(nil), s.Columns...),
		where:   fmt.Sprintf("type_code = %d", typ.Code),
	}
	if s.CountsOutcome() {
		ix.where += fmt.Sprintf(" AND outcome = %d", model.Stopped)
	}
	if len(s.Measures) > 1 {
		ix.columns = append(ix.columns, "outcome")
	}
	return ix, true
}

func (ix index) create() string {
	var columns []string
	for _, c := range ix.columns {
		columns = append(columns, quoteName(c))
	}
	return fmt.Sprintf("CREATE INDEX %s ON line (%s) WHERE %s;\n", ix.name, strings.Join(columns, ", "), ix.where)
}

func indexes() []index {
	var all []index
	for _, s := range model.Sections {
		if ix, ok := sectionIndex(s); ok {
			all = append(all, ix)
		}
	}
	return all
}

func indexStatements() []string {
	var all []string
	for _, ix := range indexes() {
		all = append(all, ix.create())
	}
	return all
}

func dropIndexes(ctx context.Context, tx *sql.Tx) error {
	for _, ix := range indexes() {
		if _, err := tx.ExecContext(ctx, "DROP INDEX "+ix.name); err != nil {
			return err
		}
	}
	return nil
}

func createIndexes(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range indexStatements() {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// drillIndex chooses how to find a filter's lines. A drill has a partial index
// that begins with its key; anything else is a scan of the span of ids. Left
// to itself, SQLite's planner is many times slower.
func drillIndex(f model.Filter) string {
	if ix, _, ok := matchingIndex(f); ok {
		return "INDEXED BY " + ix.name
	}
	return "NOT INDEXED"
}

// countIndex is like drillIndex where no other column is needed.
func countIndex(f model.Filter) string {
	if ix, rest, ok := matchingIndex(f); ok || ix.name != "" && rest == 0 {
		return "INDEXED BY " + ix.name
	}
	return "NOT INDEXED"
}

// matchingIndex finds a section index whose lines hold all of a filter's. ok
// is true if the filter also fixes the index's first column; rest counts the
// terms that neither the index nor the span of time answers.
func matchingIndex(f model.Filter) (best index, rest int, ok bool) {
	terms := f.Terms()
	for _, s := range model.Sections {
		ix, has := sectionIndex(s)
		if !has || !containsAll(terms, s.Where.Terms()) {
			continue
		}
		left, key := 0, false
		for _, t := range terms {
			switch {
			case containsAll(s.Where.Terms(), []model.Filter{t}):
			case t.Term != nil && t.Term.Column.Kind() == model.KindTime && !t.Term.Contains:
			case isKey(t, ix.columns[0]):
				key = true
			default:
				left++
			}
		}
		if best.name == "" || key && !ok {
			best, rest, ok = ix, left, key
		}
	}
	return best, rest, ok
}

func containsAll(terms, wanted []model.Filter) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(terms, func(t model.Filter) bool { return reflect.DeepEqual(t, w) }) {
			return false
		}
	}
	return true
}

// isKey reports whether a term fixes a column to one value.
func isKey(f model.Filter, column string) bool {
	t := f.Term
	return t != nil && t.Column == model.FieldColumn(column) && !t.Not && !t.Contains &&
		len(t.Values) == 1 && t.Values[0].Op == model.OpEquals && t.Values[0].From != ""
}
