package sqlite

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// fileOf writes a file about events; every record has the text of its event in
// each language it may be in.
func fileOf(columns string, events ...*hidden) exported {
	return write(rand.New(rand.NewPCG(rand.Uint64(), 1)), strings.Fields("time type client_ip "+columns), events)
}

// atNoon is an event that differs from others in its subject and its server.
func atNoon(subject, server string) *hidden {
	return &hidden{at: tokyoNoon, typ: word("spam"), client: "172.16.16.1", sent: subject, server: server}
}

// TestFilesOfOtherColumnsAreFound asks for lines by the files that have them,
// whatever file they are shown from.
func TestFilesOfOtherColumnsAreFound(t *testing.T) {
	s := newCase(t)
	x, y, z := atNoon("x", "10.0.0.1"), atNoon("y", "10.0.0.2"), atNoon("z", "10.0.0.3")
	wide, narrow := fileOf("subject server_ip", x, y), fileOf("server_ip", y, x, z)
	other := fileOf("server_ip", z, y)
	other.headings, other.cells = narrow.headings, [][]string{narrow.cells[2], narrow.cells[0]}
	for _, e := range []*exported{&wide, &narrow, &other} {
		e.id = e.load(t, s).ID
	}
	for filter, want := range map[string]struct {
		lines  int64
		asRead [][]string
	}{
		"source:1":             {2, wide.cells},
		"source:2":             {3, narrow.cells},
		"source:2 subject~x":   {1, narrow.cells[1:2]},
		"source:2 record:1":    {1, narrow.cells[:1]},
		"source:3 record:2":    {1, other.cells[1:]},
		"source:3":             {2, other.cells},
		"source:3 subject:y":   {1, other.cells[1:]},
		"source:2,3":           {3, narrow.cells},
		"source:2,3 subject:*": {2, narrow.cells[:2]},
		"-source:3 source:1,2": {1, nil}, // of two kinds of headings, but one only has it as shown
		"-source:3":            {1, wide.cells[:1]},
	} {
		f := must(model.ParseFilter(filter, nil))
		if n := must(s.Count(t.Context(), f)); n != want.lines {
			t.Errorf("%s: %d lines, want %d", filter, n, want.lines)
		}
		_, rows, err := s.AsRead(t.Context(), f)
		if want.asRead == nil {
			if err == nil {
				t.Errorf("%s: different headings gave no error", filter)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for cells, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, cells)
		}
		if !reflect.DeepEqual(got, want.asRead) {
			t.Errorf("%s as read: got %q, want %q", filter, got, want.asRead)
		}
	}
}

// TestWhatIsAbsorbedIsNoLine: a screen that was open since before an import may
// still ask for it.
func TestWhatIsAbsorbedIsNoLine(t *testing.T) {
	s := newCase(t)
	x := atNoon("x", "10.0.0.1")
	for _, e := range []exported{fileOf("server_ip", x), fileOf("server_ip", x)} {
		e.load(t, s)
	}
	var before int64
	for l := range linesOf(t, s) {
		before = l.ID
	}
	wide := fileOf("server_ip subject", x)
	wide.load(t, s)
	places, lines := must(s.Places(t.Context(), before)), must(s.LinesByID(t.Context(), []int64{before}))
	if len(places) != 0 || len(lines) != 0 {
		t.Errorf("what was a line is %v, stands in %v; want nothing", lines, places)
	}
	for l := range linesOf(t, s) {
		if places := must(s.Places(t.Context(), l.ID)); len(places) != 3 {
			t.Errorf("the line stands in %v, want three files", places)
		}
	}
}

// TestWhatAnImportTells: how many lines are new, who had the others, and what
// is not certain.
func TestWhatAnImportTells(t *testing.T) {
	x, y, z := atNoon("x", "10.0.0.1"), atNoon("y", "10.0.0.2"), atNoon("z", "10.0.0.3")
	twin := atNoon("x", "10.0.0.9")
	twin.note = "memo"
	few := "few columns only (Time, Message Type, Client IP, "
	for name, test := range map[string]struct {
		files []exported
		fresh int64
		from  []int64 // records by file, in the order of import; most first is checked
		told  []string
	}{
		"the same columns": {[]exported{fileOf("subject server_ip", x, y), fileOf("server_ip subject", z, x)}, 1, []int64{1}, nil},
		"narrower":         {[]exported{fileOf("subject server_ip", x, y), fileOf("server_ip", y, z, x)}, 1, []int64{2}, []string{few}},
		"wider":            {[]exported{fileOf("server_ip", y, z), fileOf("server_ip subject", x, y)}, 1, []int64{1}, []string{few}},
		"in its place": {[]exported{fileOf("subject server_ip action", x), fileOf("subject =備考", twin), fileOf("subject =備考", x)},
			1, []int64{0, 0}, []string{few}}, // the twin is a line of its own again
		"enough columns": {[]exported{fileOf("server_ip action subject", y, z), fileOf("server_ip subject", y)}, 0, []int64{1}, nil},
		"of two": {[]exported{fileOf("subject action", x), fileOf("subject action server_ip", y, z), fileOf("subject", z, y, x)},
			0, []int64{1, 2}, []string{few}},
		// Lines that differ in what only they have find one and the same line.
		"lines become one": {[]exported{fileOf("subject =備考", x), fileOf("subject =備考 rule_id", twin), fileOf("subject server_ip action user", x)},
			0, []int64{0, 1}, []string{few, "with another: 1"}},
		"one of several": {[]exported{fileOf("subject =備考", x), fileOf("subject =備考 rule_id", twin), fileOf("subject server_ip action user", x, y, z)},
			1, []int64{0, 1}, []string{few, "with another: 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newCase(t)
			var src model.Source
			for _, e := range test.files {
				src = e.load(t, s)
			}
			if src.New != test.fresh {
				t.Errorf("%d new, want %d", src.New, test.fresh)
			}
			from := make([]int64, len(test.from))
			for i, c := range src.KnownFrom {
				if i > 0 && c.Records > src.KnownFrom[i-1].Records || c.Path != fmt.Sprintf("%d.csv", test.files[c.ID-1].serial) {
					t.Errorf("known from %+v", src.KnownFrom)
				}
				from[c.ID-1] = c.Records
			}
			if !slices.Equal(from, test.from) {
				t.Errorf("known from %v, want %v", from, test.from)
			}
			for i, want := range test.told {
				if i >= len(src.Notices) || !strings.Contains(src.Notices[i].EN, want) {
					t.Errorf("told %q, want %q", src.Notices, test.told)
				}
			}
			if len(src.Notices) != len(test.told) {
				t.Errorf("told %q, want %q", src.Notices, test.told)
			}
		})
	}
}

// TestADryRunMeetsToo counts what an import would come to, and leaves the case.
func TestADryRunMeetsToo(t *testing.T) {
	s := newCase(t)
	x, y := atNoon("x", "10.0.0.1"), atNoon("y", "10.0.0.2")
	first, second := fileOf("server_ip", x, y), fileOf("server_ip subject", x, y)
	first.load(t, s)
	before := shared(t, s)
	s.DryRun(true)
	if src := second.load(t, s); src.New != 0 || src.Known != 2 {
		t.Errorf("a dry run counts %d new, %d known; want 0, 2", src.New, src.Known)
	}
	if after := shared(t, s); !slices.Equal(after, before) {
		t.Errorf("a dry run left %q, want %q", after, before)
	}
}

// TestOnlyWhatCanMeetIsLookedAt: files with the same columns, or of other times,
// cost no look at what the case has.
func TestOnlyWhatCanMeetIsLookedAt(t *testing.T) {
	s := newCase(t)
	tomorrow := atNoon("y", "10.0.0.1")
	tomorrow.at = tomorrow.at.Add(24 * time.Hour)
	today := atNoon("x", "10.0.0.1")
	noon := today.at.Unix()
	for _, e := range []exported{fileOf("server_ip", today), fileOf("server_ip action", tomorrow)} {
		e.load(t, s)
	}
	noClient := fileOf("subject", today)
	noClient.headings = slices.DeleteFunc(noClient.headings, func(h model.Heading) bool { return h.Column.Name == "client_ip" })
	for name, test := range map[string]struct {
		file exported
		want []seconds
	}{
		"columns of one of them":      {fileOf("server_ip", today), nil},
		"columns of the other":        {fileOf("server_ip action", today), []seconds{{noon, noon}}},
		"columns of none":             {fileOf("subject", today, tomorrow), []seconds{{noon, noon}, {noon + 24*60*minute, noon + 24*60*minute}}},
		"columns that meet no others": {noClient, nil},
	} {
		t.Run(name, func(t *testing.T) {
			tx := must(s.db.BeginTx(t.Context(), nil))
			defer func() { _ = tx.Rollback() }()
			src := model.Source{Kind: model.KindLog, Tables: []model.Table{{Headings: test.file.headings}}}
			e := must(newEncounter(t.Context(), tx, &src))
			for _, h := range test.file.events {
				e.new(h.at.Unix())
			}
			var got []seconds
			if e.touched != nil {
				got = e.touched.spans(must(otherBlocks(t.Context(), tx, columnSetOf(&src))))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("looks at %v, want %v", got, test.want)
			}
		})
	}
}

// TestSpans compares spans with the seconds they are about, one by one.
func TestSpans(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 4))
	for range 300 {
		lists := make([][]seconds, 2)
		in := make([]map[int64]bool, 2)
		for i := range lists {
			in[i] = map[int64]bool{}
			for range rng.IntN(6) {
				from := rng.Int64N(40)
				s := seconds{from, from + rng.Int64N(8)}
				lists[i] = append(lists[i], s)
				for at := s.from; at <= s.to; at++ {
					in[i][at] = true
				}
			}
		}
		got := map[int64]bool{}
		for _, s := range intersect(joined(lists[0]), joined(lists[1])) {
			for at := s.from; at <= s.to; at++ {
				if got[at] {
					t.Fatalf("%v: second %d twice", lists, at)
				}
				got[at] = true
			}
		}
		for at := range int64(60) {
			if got[at] != (in[0][at] && in[1][at]) {
				t.Fatalf("%v: second %d is %v", lists, at, got[at])
			}
		}
	}
}

// TestACaseOfBefore: in a case that was made when files with different columns
// did not meet, they do once it is opened.
func TestACaseOfBefore(t *testing.T) {
	s := newCase(t)
	x, y, z := atNoon("x", "10.0.0.1"), atNoon("y", "10.0.0.2"), atNoon("z", "10.0.0.3")
	truth := &oracle{}
	for _, e := range []exported{fileOf("subject action", x, y), fileOf("server_ip", y, z, x), fileOf("server_ip", z, x)} {
		importOne(t, s, truth, e)
	}
	// What the first schema had: everything is a line, counted as such.
	for _, statement := range []string{
		`INSERT INTO line (` + lineTableColumns + `) SELECT ` + lineTableColumns + ` FROM absorbed`,
		`UPDATE day SET lines = (SELECT count(*) FROM line)`,
		`DELETE FROM meta WHERE name = '` + metaUsed + `'`,
	} {
		if _, err := s.db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	makeOlder(t, s, 1)
	now := must(Open(t.Context(), s.Path(), Options{}))
	defer func() { _ = now.Close() }()
	compare(t, now, truth)
}
