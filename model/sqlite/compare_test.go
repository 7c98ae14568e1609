package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// linesOf are the lines of a case.
func linesOf(t testing.TB, s *Store) iter.Seq[model.Line] {
	return func(yield func(model.Line) bool) {
		for l, err := range s.Lines(t.Context(), model.LinesQuery{}) {
			if err != nil {
				t.Fatal(err)
			}
			if !yield(l) {
				return
			}
		}
	}
}

// compare holds a case against the oracle: its lines and all that follows from
// them.
func compare(t testing.TB, s *Store, truth *oracle) {
	t.Helper()
	compareLines(t, s, truth)
	checkConsistent(t, s)
	checkTallies(t, s)
	var broken int
	err := s.db.QueryRowContext(context.Background(), `SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'`).Scan(&broken)
	if err != nil || broken > 0 {
		t.Fatalf("integrity_check finds %d faults, %v", broken, err)
	}
}

// compareLines holds lines against the oracle: what they show, where they
// stand, every file as read, and the sections.
func compareLines(t testing.TB, s *Store, truth *oracle) {
	t.Helper()
	want := map[string]int{}
	spam := map[string]int{}
	for _, l := range truth.lines() {
		want[l.key()]++
		if l.value("type") == "spam" {
			spam[l.value("client_ip")]++
		}
	}
	got := map[string]int{}
	places := map[model.Place]bool{}
	for l := range linesOf(t, s) {
		got[compareLine(t, s, truth, l, places)]++
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("lines: got %v,\nwant %v", got, want)
	}
	if got := sectionValues(t, s, "spam-users", 0); !reflect.DeepEqual(got, spam) {
		t.Fatalf("spam-users: got %v, want %v", got, spam)
	}
	readable := 0
	for i := range truth.sources {
		e := &truth.sources[i]
		want := e.readable()
		readable += len(want)
		if got := asRead(t, s, e.id); !reflect.DeepEqual(got, want) {
			t.Fatalf("source %d as read:\ngot  %q\nwant %q", e.id, got, want)
		}
	}
	if len(places) != readable {
		t.Fatalf("%d records stand for lines, want %d", len(places), readable)
	}
}

// compareLine checks one line and gives what it shows. It has the cells of the
// record it is shown as and no others, and all its records agree with it.
func compareLine(t testing.TB, s *Store, truth *oracle, l model.Line, places map[model.Place]bool) string {
	t.Helper()
	e := truth.source(l.Source)
	shown := e.see(l.Record)
	for i, h := range e.headings {
		if got, want := l.Cell(h.Column), e.cells[l.Record-1][i]; got != want {
			t.Fatalf("line %d: %s is %q, want %q", l.ID, h.Text, got, want)
		}
	}
	for i, f := range model.Fields {
		if l.Cells[i] != "" && !slices.Contains(e.columns, f.ID) {
			t.Fatalf("line %d has %s %q, which its source has not", l.ID, f.ID, l.Cells[i])
		}
	}
	for i, p := range must(s.Places(context.Background(), l.ID)) {
		if i == 0 && (p != model.Place{Source: l.Source, Record: l.Record}) {
			t.Fatalf("line %d of %d:%d is first at %+v", l.ID, l.Source, l.Record, p)
		}
		if places[p] {
			t.Fatalf("record %+v stands for two lines", p)
		}
		places[p] = true
		if !shown.same(truth.source(p.Source).see(p.Record)) {
			t.Fatalf("line %d, %v, has record %+v, %v", l.ID, shown, p, truth.source(p.Source).see(p.Record))
		}
	}
	return shown.key()
}

// compareBytes holds the archive against what was exported.
func compareBytes(t *testing.T, s *Store, truth *oracle) {
	t.Helper()
	for _, src := range truth.sources {
		for i, cells := range src.cells {
			want := strings.Join(cells, ",") + "\n"
			got, err := s.Raw(t.Context(), model.Place{Source: src.id, Record: int64(i + 1)})
			if err != nil || string(got) != want {
				t.Fatalf("source %d record %d: got %q, %v; want %q", src.id, i+1, got, err, want)
			}
		}
	}
}

// checkConsistent asserts what must hold in every case file.
func checkConsistent(t testing.TB, s *Store) {
	t.Helper()
	const setLines = `(SELECT id, source, clock FROM line UNION ALL SELECT id, source, clock FROM absorbed)`
	counted := `SELECT date(` + secondSQL + `, 'unixepoch', '+9 hours'), type_code, outcome, count(*) FROM line GROUP BY 1, 2, 3`
	for name, query := range map[string]string{
		"days not counted":  `SELECT count(*) FROM (` + counted + ` EXCEPT SELECT * FROM day)`,
		"days without line": `SELECT count(*) FROM (SELECT * FROM day EXCEPT ` + counted + `)`,
		"records":           `SELECT count(*) FROM source WHERE records <> new + known + rejected`,
		"places":            `SELECT (SELECT coalesce(sum(records - rejected), 0) FROM source) - (SELECT count(*) FROM ` + setLines + `) - (SELECT count(*) FROM also)`,
		"orphans":           `SELECT count(*) FROM also WHERE line NOT IN (SELECT id FROM ` + setLines + `) OR source NOT IN (SELECT id FROM source)`,
		"under nothing":     `SELECT count(*) FROM absorbed WHERE under NOT IN (SELECT id FROM line)`,
		"in both":           `SELECT count(*) FROM absorbed JOIN line USING (id)`,
		"two under one":     `SELECT count(*) FROM (SELECT 1 FROM absorbed JOIN source ON source.id = source GROUP BY under, columns HAVING count(*) > 1)`,
		"earliest first":    `SELECT count(*) FROM also JOIN ` + setLines + ` AS own ON own.id = also.line WHERE also.source <= own.source`,
		"unused values":     `SELECT count(*) FROM value WHERE id NOT IN (SELECT clock FROM ` + setLines + `) AND kind = 1`,
	} {
		var n int
		if err := s.db.QueryRowContext(context.Background(), query).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: got %d, %v; want 0", name, n, err)
		}
	}
	checkStanding(t, s)
}

// checkStanding asserts that the case lists every value that stands in a column.
func checkStanding(t testing.TB, s *Store) {
	t.Helper()
	ctx := context.Background()
	if !must(listsStanding(ctx, s.db)) {
		return
	}
	for _, id := range must(usedFields(ctx, s.db)) {
		listed, column := must(standingIn(ctx, s.db, id)), quoteName(id)
		err := each(ctx, s.db, func(rows *sql.Rows) error {
			var value int64
			err := rows.Scan(&value)
			if err == nil && !listed.has(value) {
				t.Errorf("value %d stands in %s, which does not list it", value, id)
			}
			return err
		}, fmt.Sprintf(`SELECT %[1]s FROM line WHERE typeof(%[1]s) = 'integer' UNION SELECT %[1]s FROM absorbed WHERE typeof(%[1]s) = 'integer'`, column))
		if err != nil {
			t.Error(err)
		}
	}
}
