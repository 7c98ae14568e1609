package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// loadFile stores a log under the SHA-256 that its bytes have.
func loadFile(t *testing.T, s *Store, path string, headings []model.Heading, records []model.Record) model.Source {
	t.Helper()
	records = append(slices.Clone(records), model.Record{Bytes: []byte("# " + path + "\n")}) // no two files are the same
	src := model.Source{
		Path: path, Kind: model.KindLog, Profile: "test", Encoding: "utf-8", Tables: []model.Table{{Headings: headings}},
		Said: model.Said{Encoding: "utf-8", Period: &model.Period{}, Undefuse: true},
	}
	src.SHA256 = sha256.Sum256(bytesOf(records))
	if err := s.Load(t.Context(), &src, sequence(records)); err != nil {
		t.Fatal(err)
	}
	return src
}

func bytesOf(records []model.Record) (all []byte) {
	for _, r := range records {
		all = append(all, r.Bytes...)
	}
	return all
}

// shelf gives what was exported once more, as an importer would.
type shelf struct {
	t       *testing.T
	sources map[int64][]model.Record
	tables  map[int64][]model.Table
	asked   []int64
}

func (f *shelf) put(src model.Source, records []model.Record) {
	f.sources[src.ID], f.tables[src.ID] = records, src.Tables
}

func (f *shelf) read(_ context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
	f.asked = append(f.asked, old.ID)
	in, err := open()
	if err != nil {
		return nil, nil, err
	}
	got, err := io.ReadAll(in)
	if err != nil {
		return nil, nil, err
	}
	records := f.sources[old.ID]
	head := bytesOf(records)
	if !bytes.HasPrefix(got, head) {
		f.t.Fatalf("source %d is read as %q, want %q", old.ID, got, head)
	}
	records = append(slices.Clone(records), model.Record{Bytes: got[len(head):]})
	src := &model.Source{Path: "x", Kind: old.Kind, Profile: "better", Encoding: old.Encoding, Tables: f.tables[old.ID], Said: old.Said}
	return src, sequence(records), nil
}

func newShelf(t *testing.T) *shelf {
	return &shelf{t: t, sources: map[int64][]model.Record{}, tables: map[int64][]model.Table{}}
}

// TestRebuildChangesNothing: after any sequence of imports and forgets, a case
// derived anew is what the oracle says, byte for byte and line for line.
func TestRebuildChangesNothing(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 7))
			if seed%2 == 1 {
				smallPieces(t)
			}
			events := hiddenEvents(rng, 20, 1+rng.IntN(8))
			sets := randomSets(rng, int(1+seed%4))
			s, truth, files := newCase(t), &oracle{}, newShelf(t)
			for i := range 8 {
				if len(truth.sources) > 0 && rng.IntN(4) == 0 {
					id := truth.sources[rng.IntN(len(truth.sources))].id
					if _, err := s.Forget(t.Context(), id); err != nil {
						t.Fatal(err)
					}
					truth.forget(id)
					continue
				}
				e := someExport(rng, sets[rng.IntN(len(sets))], events, 20)
				records := e.records()
				src := loadFile(t, s, fmt.Sprintf("%d.csv", i), e.headings, records)
				e.id = src.ID
				truth.sources = append(truth.sources, e)
				files.put(src, records)
			}
			before, schema := must(s.Sources(t.Context())), schemaOf(t, s)
			rebuilt, err := s.Rebuild(t.Context(), files.read)
			if err != nil {
				t.Fatal(err)
			}
			after := must(s.Sources(t.Context()))
			checkRebuilt(t, before, rebuilt, after)
			compare(t, s, truth)
			compareBytes(t, s, truth)
			if got := schemaOf(t, s); got != schema {
				t.Errorf("the schema is now\n%s\nand was\n%s", got, schema)
			}
		})
	}
}

// checkRebuilt: what a source is called by stays; only what it brings to the
// case may be another number, after a forget.
func checkRebuilt(t *testing.T, before, rebuilt, after []model.Source) {
	t.Helper()
	if len(before) != len(after) || len(rebuilt) != len(after) {
		t.Fatalf("%d sources became %d, answered %d", len(before), len(after), len(rebuilt))
	}
	for i, b := range before {
		a := after[i]
		if a.Profile != "better" || rebuilt[i].ID != a.ID || rebuilt[i].New != a.New {
			t.Errorf("source %d: %+v, answered %+v", b.ID, a, rebuilt[i])
		}
		if a.New+a.Known != b.New+b.Known {
			t.Errorf("source %d had %d new and %d known, has %d and %d", b.ID, b.New, b.Known, a.New, a.Known)
		}
		a.Profile, a.New, a.Known, a.Size = b.Profile, b.New, b.Known, b.Size
		a.Notices, b.Notices = nil, nil
		if !reflect.DeepEqual(a, b) {
			t.Errorf("source %d is now\n%+v\nand was\n%+v", b.ID, a, b)
		}
	}
}

// TestEveryTableIsDerivedOrKept: who adds a table says whether a rebuild
// derives it from the archive.
func TestEveryTableIsDerivedOrKept(t *testing.T) {
	kept := []string{"block", "meta", "note", "note_record", "source", "sqlite_sequence", "view"}
	want := slices.Sorted(slices.Values(append(kept, derivedTables...)))
	if got := tableNames(t, newCase(t)); !slices.Equal(got, want) {
		t.Errorf("the case has the tables %q; derived or kept are %q", got, want)
	}
}

// smallCase is a case of two logs that overlap, and the shelf that gives them.
func smallCase(t *testing.T) (*Store, *shelf) {
	t.Helper()
	s, files := newCase(t), newShelf(t)
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "クライアントIP", Column: model.FieldColumn("client_ip")}}
	identify := model.NewIdentifier(headings)
	record := func(number int, client string) model.Record {
		r := model.Record{Number: int64(number), Line: int64(number + 1), Time: tokyoNoon.Add(time.Duration(number) * time.Second)}
		r.Cells = []string{r.Time.Format("2006-01-02 15:04:05 JST-0700"), client}
		r.Bytes = []byte(strings.Join(r.Cells, ",") + "\n")
		r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
		return r
	}
	bad := model.Record{Number: 3, Line: 4, Bytes: []byte("never,x\n"), Reject: &model.Text{JA: "理由", EN: "reason"}}
	for i, records := range [][]model.Record{{record(1, "a"), record(2, "b"), bad}, {record(1, "a"), record(2, "c")}} {
		files.put(loadFile(t, s, fmt.Sprintf("%d.csv", i+1), headings, records), records)
	}
	return s, files
}

// TestRebuildThatFailsChangesNothing, wherever it fails.
func TestRebuildThatFailsChangesNothing(t *testing.T) {
	errGone := errors.New("the profile is gone")
	for name, fail := range map[string]func(*shelf, context.CancelFunc) Reread{
		"the second cannot be read": func(f *shelf, _ context.CancelFunc) Reread {
			return func(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
				if old.ID == 2 {
					return nil, nil, errGone
				}
				return f.read(ctx, old, open)
			}
		},
		"in the middle of the second": func(f *shelf, _ context.CancelFunc) Reread {
			return func(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
				src, records, err := f.read(ctx, old, open)
				if old.ID == 1 {
					return src, records, err
				}
				return src, func(yield func(model.Record, error) bool) {
					for r := range records {
						_ = yield(r, nil) && yield(model.Record{}, errGone)
						return
					}
				}, err
			}
		},
		"cancelled": func(f *shelf, cancel context.CancelFunc) Reread {
			return func(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
				if old.ID == 2 {
					cancel()
				}
				return f.read(ctx, old, open)
			}
		},
		"other bytes": func(f *shelf, _ context.CancelFunc) Reread {
			return func(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
				src, _, err := f.read(ctx, old, open)
				return src, sequence(f.sources[old.ID]), err // without what follows the last record
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, files := smallCase(t)
			before := everything(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if _, err := s.Rebuild(ctx, fail(files, cancel)); err == nil {
				t.Fatal("the rebuild gave no error")
			}
			if after := everything(t, s); after != before {
				t.Errorf("the case is now\n%s\nand was\n%s", after, before)
			}
			if _, err := s.Rebuild(t.Context(), files.read); err != nil {
				t.Errorf("the next rebuild: %v", err)
			}
		})
	}
}

// TestRebuildTakesABetterReading: other cells, fewer rejects, in the same place.
func TestRebuildTakesABetterReading(t *testing.T) {
	s, files := smallCase(t)
	first := files.sources[1]
	if _, err := s.Raw(t.Context(), model.Place{Source: 1, Record: 1}); err != nil { // and so it is kept unpacked
		t.Fatal(err)
	}
	first[0].Lead = 2 // the record begins elsewhere, and its column is another field
	for _, tables := range files.tables {
		tables[0].Headings[1].Column = model.FieldColumn("user")
	}
	first[2].Reject, first[2].Cells, first[2].Time = nil, []string{"2016-02-26 00:00:00 JST+0900", "x"}, tokyoNoon.Add(24*time.Hour)
	if _, err := s.Rebuild(t.Context(), files.read); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(files.asked, []int64{1, 2}) {
		t.Errorf("read in the order %v", files.asked)
	}
	src := must(s.Source(t.Context(), 1))
	if src.Rejected != 0 || src.New != 3 || src.Path != "1.csv" || !src.Said.Undefuse || src.Said.Encoding != "utf-8" || src.Said.Period == nil {
		t.Errorf("the source is now %+v", src)
	}
	if n := must(s.Count(t.Context(), must(model.ParseFilter("user:x", nil)))); n != 1 {
		t.Errorf("%d lines, want 1", n)
	}
	if raw := must(s.Raw(t.Context(), model.Place{Source: 1, Record: 1})); !bytes.Equal(raw, first[0].Bytes[2:]) {
		t.Errorf("the first record is %q", raw)
	}
	for r, err := range s.Rejects(t.Context(), 0) {
		t.Errorf("still rejected: %+v, %v", r, err)
	}
	checkConsistent(t, s)
	if n := must(s.Source(t.Context(), 2)); n.Known != 1 || n.New != 1 {
		t.Errorf("the second source is %+v", n)
	}
	checkFresh(t, s, files)
}

// checkFresh: but for the time of import, a rebuilt case is in every table what
// it would be had the files only now been imported.
func checkFresh(t *testing.T, s *Store, files *shelf) {
	t.Helper()
	fresh := newCase(t)
	for _, src := range must(s.Sources(t.Context())) {
		loadFile(t, fresh, src.Path, src.Tables[0].Headings, files.sources[src.ID])
	}
	for _, c := range []*Store{s, fresh} {
		if _, err := c.db.ExecContext(t.Context(), `UPDATE source SET imported = 0, profile = '', size = 0`); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := everything(t, s), everything(t, fresh); got != want {
		t.Errorf("the case is\n%s\na fresh one is\n%s", got, want)
	}
}
