package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// TestCountingLaw imports random exports with a few sets of columns in random
// order and takes some back; after every step the case must be what the oracle
// says, and what is left at the end must not depend on the order.
func TestCountingLaw(t *testing.T) {
	for seed := range uint64(rounds(14)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 1))
			if seed%2 == 1 {
				smallPieces(t)
			}
			events := hiddenEvents(rng, 20, 1+rng.IntN(8))
			sets := randomSets(rng, int(1+seed%4))
			s, truth := newCase(t), &oracle{}
			for range 12 {
				if len(truth.sources) > 0 && rng.IntN(5) < 2 {
					forgetOne(t, s, truth, truth.sources[rng.IntN(len(truth.sources))].id)
				} else {
					importOne(t, s, truth, someExport(rng, sets[rng.IntN(len(sets))], events, 20))
				}
				compare(t, s, truth)
			}
			compareBytes(t, s, truth)
			again, other := newCase(t), &oracle{}
			for _, i := range rng.Perm(len(truth.sources)) {
				importOne(t, again, other, truth.sources[i])
			}
			compare(t, again, other)
			if got, want := shared(t, again), shared(t, s); !reflect.DeepEqual(got, want) {
				t.Errorf("imported in another order, records stand together otherwise:\ngot  %v\nwant %v", got, want)
			}
		})
	}
}

// TestHiddenTruth exports periods of one log completely, with columns, order,
// language and spelling as it comes; the case must hold each event of the
// periods once, whatever was imported, forgotten and imported again.
func TestHiddenTruth(t *testing.T) {
	for seed := range uint64(rounds(14)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 2))
			if seed%2 == 1 {
				smallPieces(t)
			}
			events := hiddenEvents(rng, 60, 12)
			always := [][]string{nil, {"action", "rule_id"}}[seed%2]
			var files []exported
			for range 8 {
				from := events[0].at.Truncate(24 * time.Hour).Add(time.Duration(rng.IntN(20)) * time.Hour)
				columns := append(randomColumns(rng), always...)
				slices.Sort(columns)
				files = append(files, periodExport(rng, slices.Compact(columns), events, from, from.Add(time.Duration(rng.IntN(24))*time.Hour)))
			}
			s, truth := newCase(t), &oracle{}
			for range 12 {
				f := files[rng.IntN(len(files))]
				i := slices.IndexFunc(truth.sources, func(e exported) bool { return e.serial == f.serial })
				switch {
				case i < 0:
					importOne(t, s, truth, f)
				case rng.IntN(3) == 0:
					if src := f.load(t, s); !src.Again || src.New != 0 {
						t.Fatalf("the same file again: got %+v", src)
					}
				default:
					forgetOne(t, s, truth, truth.sources[i].id)
				}
				compare(t, s, truth)
				compareTruth(t, s, truth, always != nil)
			}
		})
	}
}

// compareTruth holds a case of complete exports against what happened.
func compareTruth(t *testing.T, s *Store, truth *oracle, withAction bool) {
	t.Helper()
	happened := map[*hidden]int{}
	for _, e := range truth.sources {
		own := map[*hidden]int{}
		for _, h := range e.events {
			own[h]++
		}
		for h, n := range own {
			happened[h] = max(happened[h], n)
		}
	}
	want, stopped := map[string]int{}, map[string]int{}
	for h, n := range happened {
		want[h.value("time")+h.typ.ID+h.client] += n
		if withAction && h.typ.ID == "ips" && h.action.Outcome == model.Stopped {
			stopped[h.rule] += n
		}
	}
	got := map[string]int{}
	for l := range linesOf(t, s) {
		h := truth.source(l.Source).events[l.Record-1]
		got[h.value("time")+h.typ.ID+h.client]++
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("lines by time, type and client: got %v, want %v", got, want)
	}
	if withAction {
		if got := sectionValues(t, s, "ips", 1); !reflect.DeepEqual(got, stopped) {
			t.Fatalf("stopped by rule: got %v, want %v", got, stopped)
		}
	}
}

// sectionValues gives a measure of a section by its key, without zeros.
func sectionValues(t testing.TB, s *Store, id string, measure int) map[string]int {
	t.Helper()
	section, _ := model.SectionByID(id)
	r, err := s.Report(t.Context(), model.ReportQuery{Sections: []*model.Section{section}})
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]int{}
	for _, row := range r.Sections[0].Rows {
		if row.Values[measure] > 0 {
			values[row.Key[0]] += int(row.Values[measure])
		}
	}
	return values
}

// shared lists which records stand for the same line, by the files' serials.
// Which they are is nobody's business, but no luck either.
func shared(t testing.TB, s *Store) (all []string) {
	t.Helper()
	paths := map[int64]string{}
	for _, src := range must(s.Sources(t.Context())) {
		paths[src.ID] = src.Path
	}
	for l := range linesOf(t, s) {
		var places []string
		for _, p := range must(s.Places(t.Context(), l.ID)) {
			places = append(places, fmt.Sprint(paths[p.Source], ":", p.Record))
		}
		slices.Sort(places)
		all = append(all, strings.Join(places, " "))
	}
	slices.Sort(all)
	return all
}

// smallPieces makes files of a few records have many batches, blocks and
// slices.
func smallPieces(t *testing.T) {
	batch, block, slice, held, entries := batchRecords, blockBytes, sliceLines, maxHeld, tallyEntries
	batchRecords, blockBytes, sliceLines, maxHeld, tallyEntries = 5, 300, 7, 10, 7
	t.Cleanup(func() {
		batchRecords, blockBytes, sliceLines, maxHeld, tallyEntries = batch, block, slice, held, entries
	})
}

func importOne(t testing.TB, s *Store, truth *oracle, e exported) {
	t.Helper()
	src := e.load(t, s)
	e.id = src.ID
	fresh, known, rejected := truth.add(e)
	if src.New != fresh || src.Known != known || src.Rejected != rejected {
		t.Fatalf("got %d new, %d known, %d rejected; want %d, %d, %d", src.New, src.Known, src.Rejected, fresh, known, rejected)
	}
	for i, c := range src.KnownFrom {
		if truth.source(c.ID) == nil || c.Records == 0 || c.ID != src.ID && c.Path == "" || i > 0 && c.Records > src.KnownFrom[i-1].Records {
			t.Fatalf("known from %+v", src.KnownFrom)
		}
		known -= c.Records
	}
	if known < 0 {
		t.Fatalf("known from others are more than known: %+v of %d", src.KnownFrom, src.Known)
	}
}

func forgetOne(t testing.TB, s *Store, truth *oracle, id int64) {
	t.Helper()
	if _, err := s.Forget(context.Background(), id); err != nil {
		t.Fatal(err)
	}
	truth.forget(id)
}
