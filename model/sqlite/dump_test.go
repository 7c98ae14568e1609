package sqlite

import (
	"fmt"
	"strings"
	"testing"
)

// schemaOf is the schema of a case.
func schemaOf(t *testing.T, s *Store) string {
	t.Helper()
	return dump(t, s, `SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`)
}

// dump is what a query gives, as text.
func dump(t *testing.T, s *Store, query string) string {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names := must(rows.Columns())
	var b strings.Builder
	for rows.Next() {
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(any)
		}
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		for _, c := range cells {
			fmt.Fprintf(&b, "%v|", *c.(*any))
		}
		b.WriteByte('\n')
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// everything is all that a case holds.
func everything(t *testing.T, s *Store) string {
	t.Helper()
	all := schemaOf(t, s)
	for _, table := range tableNames(t, s) {
		all += table + "\n" + dump(t, s, `SELECT * FROM `+table)
	}
	return all
}

func tableNames(t *testing.T, s *Store) []string {
	t.Helper()
	return strings.Fields(strings.ReplaceAll(dump(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`), "|", " "))
}
