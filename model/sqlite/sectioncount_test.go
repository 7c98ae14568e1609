package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"edgelens/model"
)

// TestOneScanCountsLikeASectionAtATime holds what one scan counts for all
// sections against a GROUP BY for each section and measure, for cells in the
// dictionary and in their lines, on two connections and on one.
func TestOneScanCountsLikeASectionAtATime(t *testing.T) {
	for name, columnValues := range map[string]int{"dictionary": 1 << 16, "cells in lines": 2} {
		t.Run(name, func(t *testing.T) {
			limit := maxColumnValues
			maxColumnValues = columnValues
			t.Cleanup(func() { maxColumnValues = limit })
			rng := rand.New(rand.NewPCG(11, 1))
			s := newCase(t)
			headings, records := randomLines(rng, 1000)
			loadLog(t, s, headings, records)
			rows := 0
			for i := range rounds(50) {
				q := model.ReportQuery{
					Sections: model.Sections[rng.IntN(3):],
					Period:   must(model.ParsePeriod([]string{"all", "2016-01", "2016-02", "2016-02-01", "2016-01-31..2016-02-02"}[rng.IntN(5)])),
					Filter:   randomFilter(rng, 2),
					Top:      rng.IntN(3) * 4,
				}
				rows += compareSections(t, s, q, i%2 == 0)
			}
			if rows < rounds(300) {
				t.Errorf("only %d rows: the test proves little", rows)
			}
			noCounters(t)
		})
	}
}

func compareSections(t *testing.T, s *Store, q model.ReportQuery, alone bool) (rows int) {
	t.Helper()
	if alone {
		s.twice.Lock()
		defer s.twice.Unlock()
	}
	report, err := s.Report(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range report.Sections {
		if got.Source != model.KindLog {
			continue
		}
		want := sectionAlone(t, s, got.Section, q)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %s, alone %v:\ngot  %+v\nwant %+v", got.Section.ID, q.Lines(), alone, got, want)
		}
		rows += len(got.Rows)
	}
	return rows
}

// sectionAlone counts a section by a GROUP BY for each of its measures.
func sectionAlone(t *testing.T, s *Store, section *model.Section, q model.ReportQuery) model.SectionResult {
	t.Helper()
	result := model.SectionResult{Section: section, Source: model.KindLog}
	var rows []model.Row
	at := map[string]int{}
	for i, m := range section.Measures {
		r := must(s.Group(t.Context(), model.GroupQuery{By: columnsOf(section.Columns), Filter: model.And(section.Where, q.Lines(), m.Where)}))
		for _, row := range r.Rows {
			key := fmt.Sprintf("%q", row.Key)
			if _, ok := at[key]; !ok {
				at[key] = len(rows)
				rows = append(rows, model.Row{Key: row.Key, Values: make([]int64, len(section.Measures))})
			}
			rows[at[key]].Values[i] = row.Values[0]
		}
	}
	result.Rows = foldRows(section, rows)
	result.Order(q.Top)
	if section.CountsOutcome() {
		result.UnknownOutcome = must(s.Count(t.Context(), section.UnknownOutcome(q.Lines())))
	}
	return result
}

// TestReadTwice: the second connection sees the state of the first one, or
// there is none.
func TestReadTwice(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(11, 2)), 300)
	loadLog(t, s, headings, records[:100])
	count := func(q querier) (n int) {
		if err := q.QueryRowContext(t.Context(), `SELECT count(*) FROM line`).Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	read := func(between func()) (first, second int, pair bool) {
		err := s.readTwice(t.Context(), func(tx, other *sql.Tx) error {
			between()
			if first = count(tx); other != nil {
				second, pair = count(other), true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return first, second, pair
	}
	if a, b, pair := read(func() { loadLog(t, s, headings, records[100:200]) }); a != 100 || b != 100 || !pair {
		t.Errorf("with an import after both began: %d and %d lines, a second one: %v, want 100 of both", a, b, pair)
	}
	s.twice.Lock()
	if a, _, pair := read(func() {}); a != 200 || pair {
		t.Errorf("while somebody else has the second one: %d lines, a second one: %v", a, pair)
	}
	s.twice.Unlock()
}

// TestDataVersion is what readTwice relies on: the number changes with an
// import on another connection, and with nothing else.
func TestDataVersion(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(11, 3)), 300)
	loadLog(t, s, headings, records[:100])
	conn := must(s.db.Conn(t.Context()))
	defer func() { _ = conn.Close() }()
	inside := func() int64 {
		tx := must(conn.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true}))
		defer func() { _ = tx.Rollback() }()
		return must(dataVersion(t.Context(), tx))
	}
	before := must(dataVersion(t.Context(), conn))
	if got := inside(); got != before {
		t.Errorf("nothing has changed: %d after %d", got, before)
	}
	loadLog(t, s, headings, records[100:200])
	if got := inside(); got == before {
		t.Errorf("an import has not changed %d", got)
	}
}

// TestReportsDuringImports: reports under a filter that come while imports
// commit hold whole imports.
func TestReportsDuringImports(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(11, 4)), 2000)
	for i := range records {
		for j, h := range headings {
			switch h.Column.Name {
			case "type":
				records[i].Cells[j] = "IPS"
			case "client_ip":
				records[i].Cells[j] = "172.16.16.162"
			}
		}
		records[i].Identity, records[i].AsRead = model.NewIdentifier(headings).Of(records[i].Cells, records[i].Time)
	}
	loadLog(t, s, headings, records[:100])
	done := make(chan struct{})
	go func() {
		defer close(done)
		for from := 100; from < len(records); from += 100 {
			loadLog(t, s, headings, records[from:from+100])
		}
	}()
	ips, _ := model.SectionByID("ips")
	q := model.ReportQuery{Sections: []*model.Section{ips}, Filter: must(model.ParseFilter("client_ip:172.16.16.162", nil))}
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		r, err := s.Report(t.Context(), q)
		if err != nil || r.Sections[0].Total%100 != 0 || r.Sections[0].Total == 0 {
			t.Fatalf("%d lines, %v; want a multiple of 100", r.Sections[0].Total, err)
		}
	}
}

// TestMiddleID parts lines in halves, as far as they are spread evenly over
// their day.
func TestMiddleID(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(11, 5)), 3000)
	loadLog(t, s, headings, records)
	for _, text := range []string{"all", "2016-02-01", "2016-02"} {
		p := must(model.ParsePeriod(text))
		first, last := dayBounds(p)
		middle := must(middleID(t.Context(), s.db, s.zone, first, last))
		cond, args, err := s.condition(t.Context(), s.db, p.Filter())
		if err != nil {
			t.Fatal(err)
		}
		var newer, all float64
		err = s.db.QueryRowContext(t.Context(), `SELECT count(*) FILTER (WHERE line.id <= ?), count(*) FROM line WHERE `+cond,
			append([]any{middle}, args...)...).Scan(&newer, &all)
		if err != nil || newer < all*0.4 || newer > all*0.6 {
			t.Errorf("%s: %v of %v lines come first, %v; want about half", text, newer, all, err)
		}
	}
}

// TestCountSectionsStops: a question that nobody waits for any longer ends, on
// both connections.
func TestCountSectionsStops(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(11, 6)), 300)
	loadLog(t, s, headings, records)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.readTwice(ctx, func(tx, second *sql.Tx) error {
		cancel()
		_, err := s.countSections(ctx, tx, second, model.ReportQuery{Sections: model.Sections, Filter: must(model.ParseFilter("a", nil))})
		return err
	})
	if err == nil {
		t.Error("no error after the end of its context")
	}
	noCounters(t)
}

// noCounters checks that nothing counts any longer.
func noCounters(t *testing.T) {
	t.Helper()
	for handle := range int64(100) {
		if takers.with(handle) != nil {
			t.Errorf("taker %d is left", handle)
		}
	}
}

// TestHalvesSayWhatFailed: a damaged case is not taken for a user who has
// interrupted, whichever half meets the damage.
func TestHalvesSayWhatFailed(t *testing.T) {
	damage := errors.New("damaged")
	fails := func(context.Context) error { return damage }
	waits := func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}
	for _, halves := range [][2]func(context.Context) error{{fails, waits}, {waits, fails}} {
		err := both(t.Context(), halves[0], halves[1])
		if !errors.Is(err, damage) || errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want the damage alone", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := both(ctx, waits, waits); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v after a cancel from outside", err)
	}
}
