package sqlite

import (
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"edgelens/model"
)

// tallies are what the case says of sections' lines, whatever rows it says it in.
func tallies(t testing.TB, q querier) (counts map[string]int64, hits map[string][]int64) {
	t.Helper()
	counts, hits = map[string]int64{}, map[string][]int64{}
	err := each(t.Context(), q, func(rows *sql.Rows) error {
		var key string
		var lines int64
		err := rows.Scan(&key, &lines)
		counts[key] += lines
		return err
	}, `SELECT json_array(section, day, outcome, key0, key1, key2, key3), lines FROM tally`)
	if err != nil {
		t.Fatal(err)
	}
	err = each(t.Context(), q, func(rows *sql.Rows) error {
		var key string
		var lines int
		var packed []byte
		if err := rows.Scan(&key, &lines, &packed); err != nil {
			return err
		}
		before := len(hits[key])
		var err error
		hits[key], err = unpackIDs(hits[key], packed)
		if got := len(hits[key]) - before; got != lines {
			t.Errorf("%s: a list of %d ids says that it has %d", key, got, lines)
		}
		return err
	}, `SELECT json_array(section, day, key), lines, ids FROM hit`)
	if err != nil {
		t.Fatal(err)
	}
	for _, ids := range hits {
		slices.Sort(ids)
	}
	return counts, hits
}

// checkTallies holds what was counted on the way against the lines.
func checkTallies(t testing.TB, s *Store) {
	t.Helper()
	counts, hits := tallies(t, s.db)
	tx, err := s.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := tallyAll(t.Context(), tx, s.zone); err != nil {
		t.Fatal(err)
	}
	wantCounts, wantHits := tallies(t, tx)
	if !reflect.DeepEqual(counts, wantCounts) {
		t.Errorf("counted %v, want %v", counts, wantCounts)
	}
	if !reflect.DeepEqual(hits, wantHits) {
		t.Errorf("noted %v, want %v", hits, wantHits)
	}
}

func TestIDListsUnpack(t *testing.T) {
	var l idList
	want := []int64{5<<idShift | 3, 5<<idShift | 1, 0, math.MaxInt64, 1456367766<<idShift | idNumbers}
	for _, id := range want {
		l.add(id)
	}
	got, err := unpackIDs(nil, l.packed)
	if err != nil || !slices.Equal(got, want) || l.lines != int64(len(want)) {
		t.Errorf("got %d, %v; want %d", got, err, want)
	}
	if _, err := unpackIDs(nil, l.packed[:len(l.packed)-1]); err == nil {
		t.Error("a list that is cut off gives no error")
	}
}

// TestDrillsByTheirIDs: whatever else a filter asks for, the ids of a drill
// lead to the lines that a scan finds, and the newest of them come first. In a
// case of whole seconds their order is that of the lines.
func TestDrillsByTheirIDs(t *testing.T) {
	smallPieces(t)
	headings, records := randomLines(rand.New(rand.NewPCG(5, 5)), 1200)
	whole := slices.DeleteFunc(slices.Clone(records), func(r model.Record) bool { return r.Time.Nanosecond() != 0 })
	for name, records := range map[string][]model.Record{"fractions": records, "whole seconds": whole} {
		t.Run(name, func(t *testing.T) {
			s := newCase(t)
			loadLog(t, s, headings, records)
			checkDrills(t, s)
		})
	}
}

func checkDrills(t *testing.T, s *Store) {
	t.Helper()
	times := []string{"time:2016-02", "", "time:2016-02-01..", "time:..2016-02-01T12:30", "time:2016-01-31,2016-02-02", "time:2016-02 time:2016-02-01", "time!:2016-02-01", "time:2017"}
	rest := []string{"", "server_ip:10.0.0.0/8", "action:ブロック", "-subject:*", "(severity:高 OR type:ips)"}
	byIDs := 0
	for _, section := range model.Sections {
		if _, ok := section.Type(); !ok {
			continue
		}
		report := must(s.Report(t.Context(), model.ReportQuery{Sections: []*model.Section{section}, Top: 2}))
		for _, row := range report.Sections[0].Rows {
			for _, text := range times[:rounds(len(times))] {
				for _, more := range rest {
					f, err := model.ParseFilter(text+" "+more, nil)
					if err != nil {
						t.Fatal(err)
					}
					byIDs += checkSearch(t, s, section.Drill(f, row))
				}
			}
		}
	}
	if byIDs < rounds(100) {
		t.Errorf("only %d filters were answered by ids: the test proves little", byIDs)
	}
}

// checkSearch compares what is found of a filter with a scan, and gives 1 if it
// was found by ids.
func checkSearch(t *testing.T, s *Store, f model.Filter) (byIDs int) {
	t.Helper()
	cond, args, err := s.condition(t.Context(), s.db, f)
	if err != nil {
		t.Fatal(err)
	}
	var want []int64
	err = each(t.Context(), s.db, func(rows *sql.Rows) error {
		want = append(want, 0)
		return rows.Scan(&want[len(want)-1])
	}, "SELECT id FROM line NOT INDEXED WHERE "+cond+" ORDER BY id", args...)
	if err != nil {
		t.Fatal(err)
	}
	if n := must(s.Count(t.Context(), f)); n != int64(len(want)) {
		t.Errorf("%s: counts %d, want %d", f, n, len(want))
	}
	for _, sort := range []model.Order{nil, {{Column: model.FieldColumn("server_ip")}}} {
		order := must(s.Order(t.Context(), model.LinesQuery{Filter: f, Sort: sort}))
		sorted := slices.Sorted(slices.Values(order))
		if !slices.Equal(sorted, want) {
			t.Errorf("%s by %v: %d lines, want %d", f, sort, len(order), len(want))
		}
		for _, most := range []int{0, 2, 13} {
			var got []int64
			for l, err := range s.Lines(t.Context(), model.LinesQuery{Filter: f, Sort: sort, Limit: most}) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, l.ID)
			}
			if most == 0 || most > len(order) {
				most = len(order)
			}
			if !slices.Equal(got, order[:most]) {
				t.Errorf("%s by %v, at most %d: lines %d, want %d", f, sort, most, got, order[:most])
			}
		}
	}
	if _, ok := s.drillOf(f); ok {
		return 1
	}
	return 0
}

// TestOlderCaseIsTallied: a case of before there were tallies gets them.
func TestOlderCaseIsTallied(t *testing.T) {
	s := newCase(t)
	headings, records := randomLines(rand.New(rand.NewPCG(6, 6)), 500)
	loadLog(t, s, headings, records)
	loadLog(t, s, headings, records[:200])
	counts, hits := tallies(t, s.db)
	lines, ids := dumpLines(t, s), lineIDs(t, s)
	makeOlder(t, s, 2)
	if old := lineIDs(t, s); slices.Equal(old, ids) {
		t.Fatal("the case is no older than it was")
	}
	updated, err := Open(t.Context(), s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = updated.Close() }()
	if got := dumpLines(t, updated); !reflect.DeepEqual(got, lines) {
		t.Errorf("lines are %q, want %q", got[:5], lines[:5])
	}
	again, hitsAgain := tallies(t, updated.db)
	if len(counts) < 50 || !reflect.DeepEqual(again, counts) || !reflect.DeepEqual(hitsAgain, hits) {
		t.Errorf("%s: %d counts and %d lists, want %d and %d", updated.Path(), len(again), len(hitsAgain), len(counts), len(hits))
	}
}

// lineIDs are the ids of all lines.
func lineIDs(t *testing.T, s *Store) (ids []int64) {
	t.Helper()
	err := each(t.Context(), s.db, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM line ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// dumpLines is every place of every line, newest first, with its time.
func dumpLines(t *testing.T, s *Store) (all []string) {
	t.Helper()
	for l, err := range s.Lines(t.Context(), model.LinesQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(l.ID, l.Time, must(s.Places(t.Context(), l.ID)), string(must(s.Raw(t.Context(), model.Place{Source: l.Source, Record: l.Record})))))
	}
	err := each(t.Context(), s.db, func(rows *sql.Rows) error {
		var packed []byte
		var first, count int64
		if err := rows.Scan(&packed, &first, &count); err != nil {
			return err
		}
		places, err := unpackPlaces(packed, first, count)
		all = append(all, fmt.Sprint(places))
		return err
	}, `SELECT records, first_record, record_count FROM block`)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSectionsFitTheTally: a section with more columns needs a migration.
func TestSectionsFitTheTally(t *testing.T) {
	for _, section := range model.Sections {
		if len(section.Columns) > tallyKeys {
			t.Errorf("%s has %d columns, the table tally %d", section.ID, len(section.Columns), tallyKeys)
		}
		if fmt.Sprint(int8(section.Number)) != fmt.Sprint(section.Number) {
			t.Errorf("%s: its number %d does not fit", section.ID, section.Number)
		}
	}
}
