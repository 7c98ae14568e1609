package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// pagesOfLines are cases whose lines are several pages: in one of them a scan
// gives the lines in their order, in the other their ids are sorted first.
func pagesOfLines(t *testing.T, run func(t *testing.T, s *Store, lines []model.Line)) {
	headings, records := randomLines(rand.New(rand.NewPCG(21, 21)), 4*pageLines+300)
	whole := slices.DeleteFunc(slices.Clone(records), func(r model.Record) bool { return r.Time.Nanosecond() != 0 })
	for name, records := range map[string][]model.Record{"fractions": records[:2*pageLines+50], "whole seconds": whole} {
		t.Run(name, func(t *testing.T) {
			s := newCase(t)
			loadLog(t, s, headings, records)
			lines := allLines(t, s, model.LinesQuery{})
			if len(lines) != len(records) || len(lines) <= 2*pageLines {
				t.Fatalf("%d lines of %d records", len(lines), len(records))
			}
			run(t, s, lines)
		})
	}
}

// TestLinesByID: lines come as their ids do, over the ends of pages.
func TestLinesByID(t *testing.T) {
	pagesOfLines(t, func(t *testing.T, s *Store, lines []model.Line) {
		want := slices.Clone(lines)
		rand.New(rand.NewPCG(3, 3)).Shuffle(len(want), func(i, j int) { want[i], want[j] = want[j], want[i] })
		want = append(want[:pageLines+500], want[5])
		ids := []int64{}
		for _, l := range want {
			ids = append(ids, l.ID)
		}
		got, err := s.LinesByID(t.Context(), slices.Insert(ids, pageLines-1, 1, 2)) // which there are not
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%d lines, %v; want %d", len(got), err, len(want))
		}
	})
}

// TestLinesEndEarly: what reads ahead ends with whoever takes the lines.
func TestLinesEndEarly(t *testing.T) {
	pagesOfLines(t, func(t *testing.T, s *Store, lines []model.Line) {
		for _, after := range []int{1, pageLines, pageLines + 1} {
			taken := 0
			for l, err := range s.Lines(t.Context(), model.LinesQuery{}) {
				if err != nil || l.ID != lines[taken].ID {
					t.Fatalf("line %d is %d, %v; want %d", taken, l.ID, err, lines[taken].ID)
				}
				if taken++; taken == after {
					break
				}
			}
			if open := s.db.Stats().InUse; open != 0 {
				t.Errorf("after %d lines %d connections are in use", after, open)
			}
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Error("a panic of who takes the lines is lost")
				}
			}()
			for range s.Lines(t.Context(), model.LinesQuery{}) {
				panic("no more")
			}
		}()
		if open := s.db.Stats().InUse; open != 0 {
			t.Errorf("after a panic %d connections are in use", open)
		}
	})
}

// TestLinesCancelled: an export that is cut off must not look like a whole one.
func TestLinesCancelled(t *testing.T) {
	pagesOfLines(t, func(t *testing.T, s *Store, lines []model.Line) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		taken := 0
		var last error
		for _, err := range s.Lines(ctx, model.LinesQuery{}) {
			if last = err; err != nil {
				continue
			}
			if taken++; taken == 10 {
				cancel()
			}
		}
		if !errors.Is(last, context.Canceled) || taken >= len(lines) {
			t.Errorf("%d of %d lines, then %v", taken, len(lines), last)
		}
	})
}

// TestPagesOfLargeTexts: a page of the largest cells must not take the memory
// of a thousand of them.
func TestPagesOfLargeTexts(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(7, 7)), 12)
	url := slices.IndexFunc(headings, func(h model.Heading) bool { return h.Column == model.FieldColumn("url") })
	for i := range records {
		records[i].Time = tokyoNoon
		records[i].Cells[url] = strings.Repeat("x", pageBytes/3)
		records[i].Identity, records[i].AsRead = model.NewIdentifier(headings).Of(records[i].Cells, records[i].Time)
	}
	loadLog(t, s, headings, records)
	pages, end := s.readAhead(t.Context(), model.LinesQuery{})
	var sizes []int
	for p := range pages {
		sizes = append(sizes, len(p.rows))
	}
	if err := end(); err != nil || !slices.Equal(sizes, []int{3, 3, 3, 3}) && !slices.Equal(sizes, []int{4, 4, 4}) {
		t.Errorf("pages of %v lines, %v", sizes, err)
	}
}

// TestRowsAreTakenInOrder: SQLite does not promise to keep rows in the order of
// a statement inside another. It does where it runs the one beside the other.
func TestRowsAreTakenInOrder(t *testing.T) {
	s := newCase(t)
	for name, body := range map[string]string{
		"scan":     "SELECT id, source FROM line NOT INDEXED WHERE id > 5 ORDER BY id LIMIT -1 OFFSET 0",
		"sorted":   "SELECT id, source FROM line WHERE id > 5 ORDER BY source, id LIMIT 7 OFFSET 0",
		"several":  "SELECT id, source FROM line UNION ALL SELECT id, source FROM absorbed ORDER BY 2 LIMIT -1 OFFSET 0",
		"of a key": "SELECT id, source FROM line WHERE id BETWEEN 1 AND 7 OR id BETWEEN 9 AND 11 ORDER BY id LIMIT 2 OFFSET 0",
	} {
		var plan []string
		err := each(t.Context(), s.db, func(rows *sql.Rows) error {
			var detail string
			err := rows.Scan(new(int), new(int), new(int), &detail)
			plan = append(plan, detail)
			return err
		}, "EXPLAIN QUERY PLAN "+takeEach(0, 2, body))
		if err != nil || len(plan) < 3 || plan[0] != "CO-ROUTINE el_asked" || plan[len(plan)-1] != "SCAN el_asked" {
			t.Errorf("%s: %q, %v", name, plan, err)
		}
	}
}

func TestAsidePanicsWhereItIsAwaited(t *testing.T) {
	wait := aside(func() error { panic("lost") })
	for range 2 {
		func() {
			defer func() {
				if r := recover(); r != "lost" {
					t.Errorf("recovered %v", r)
				}
			}()
			_ = wait()
		}()
	}
}

// TestLinesOfADamagedCase: a field that there is not is an error, no crash.
func TestLinesOfADamagedCase(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(7, 7)), 3)
	loadLog(t, s, headings, records)
	must(s.db.ExecContext(t.Context(), `UPDATE meta SET value = value || ' nonsense' WHERE name = ?`, metaUsed))
	for _, err := range s.Lines(t.Context(), model.LinesQuery{}) {
		if !errors.Is(err, errDamaged) {
			t.Errorf("%v", err)
		}
	}
}
