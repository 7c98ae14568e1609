package sqlite

import (
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// program is what a fuzzer's bytes say to do: read one after the other, zeros
// at the end.
type program struct{ bytes []byte }

func (p *program) more() bool { return len(p.bytes) > 0 }

func (p *program) next(n int) int {
	if !p.more() {
		return 0
	}
	b := p.bytes[0]
	p.bytes = p.bytes[1:]
	return int(b) % n
}

// event is one of the few events that fuzzed exports are about: each bit of a
// byte is something they may have in common.
func fuzzedEvent(bits int) *hidden {
	pick := func(bit int, no, yes string) string {
		if bits>>bit&1 == 1 {
			return yes
		}
		return no
	}
	return &hidden{
		at:     tokyoNoon.Add(time.Duration(bits>>7&1) * time.Second),
		typ:    word(pick(6, "ips", "spam")),
		client: pick(5, "172.16.16.1", ""),
		action: model.Actions[bits>>4&1],
		server: pick(3, "2001:db8::a", "2001:db8::b"),
		rule:   pick(2, "", "1000001"),
		sent:   pick(1, "", "件名"),
		note:   pick(0, "", "memo"),
	}
}

// export is a small file: a byte for its columns, one for how many records it
// has, and one for each of them.
func (p *program) export(serial uint32) exported {
	set := p.next(256)
	columns := []string{"time"}
	for i, c := range allColumns[1:] {
		// Most sets have type and client, so that most records may meet.
		if bit := set>>i&1 == 1; bit != (i < 2) {
			columns = append(columns, c)
		}
	}
	var events []*hidden
	for range p.next(12) {
		events = append(events, fuzzedEvent(p.next(256)))
	}
	e := exported{serial: serial, columns: slices.Sorted(slices.Values(columns)), events: events}
	st := styles[p.next(len(styles))]
	for _, name := range columns {
		c := model.FieldColumn(name)
		if name[0] == '=' {
			c = model.Column{Name: name[1:], Unknown: true}
		}
		e.headings = append(e.headings, model.Heading{Text: name, Column: c})
	}
	for _, h := range events {
		var cells []string
		for _, heading := range e.headings {
			cells = append(cells, st.cell(h, heading.Column))
		}
		e.cells = append(e.cells, cells)
	}
	return e
}

// fuzzedCase is a case that every program leaves as empty as it was: making a
// file for each takes longer than all that is tested.
type fuzzedCase struct {
	*Store
	truth oracle
}

// clear forgets everything, after which nothing must be left.
func (c *fuzzedCase) clear(t *testing.T) {
	for _, src := range c.truth.sources {
		if _, err := c.Forget(t.Context(), src.id); err != nil {
			t.Fatal(err)
		}
	}
	c.truth = oracle{}
	var left int
	err := c.db.QueryRowContext(t.Context(), `SELECT EXISTS (SELECT 1 FROM source) + EXISTS (SELECT 1 FROM block)
		+ EXISTS (SELECT 1 FROM line) + EXISTS (SELECT 1 FROM absorbed) + EXISTS (SELECT 1 FROM also)
		+ EXISTS (SELECT 1 FROM reject) + EXISTS (SELECT 1 FROM day) + EXISTS (SELECT 1 FROM value)
		+ EXISTS (SELECT 1 FROM tally) + EXISTS (SELECT 1 FROM hit)`).Scan(&left)
	if err != nil || left > 0 {
		t.Fatalf("%d tables have something left when all is forgotten, %v", left, err)
	}
}

// step runs the next part of a program.
func (c *fuzzedCase) step(t *testing.T, p *program, serial uint32, forget bool) {
	if n := len(c.truth.sources); forget && n > 0 && p.next(3) == 0 {
		forgetOne(t, c.Store, &c.truth, c.truth.sources[p.next(n)].id)
	} else {
		importOne(t, c.Store, &c.truth, p.export(serial))
	}
}

// compare holds the tables against the oracle, with as few questions as that
// takes: which records stand together, and what they show.
func (c *fuzzedCase) compare(t *testing.T) (together []string) {
	t.Helper()
	lines := map[int64][]model.Place{}
	err := each(t.Context(), c.db, func(rows *sql.Rows) error {
		var line int64
		var p model.Place
		err := rows.Scan(&line, &p.Source, &p.Record)
		lines[line] = append(lines[line], p)
		return err
	}, `SELECT id, source, record FROM line UNION ALL SELECT line, source, record FROM `+sharedPlaces+`
		WHERE line NOT IN (SELECT id FROM absorbed)`)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	records := 0
	for _, places := range lines {
		shown := c.truth.source(places[0].Source).see(places[0].Record)
		got = append(got, shown.key())
		records += len(places)
		var names []string
		for _, p := range places {
			e := c.truth.source(p.Source)
			if !shown.same(e.see(p.Record)) {
				t.Fatalf("%v stands with %v", shown, e.see(p.Record))
			}
			names = append(names, fmt.Sprint(e.serial, ":", p.Record))
		}
		slices.Sort(names)
		together = append(together, strings.Join(names, " "))
	}
	for _, l := range c.truth.lines() {
		want = append(want, l.key())
	}
	for _, e := range c.truth.sources {
		records -= len(e.events)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || records != 0 {
		t.Fatalf("lines, with %d records too many: got %q,\nwant %q", records, got, want)
	}
	slices.Sort(together)
	return together
}

// FuzzOverlap imports exports and holds every step against the oracle.
func FuzzOverlap(f *testing.F) {
	for _, seed := range []string{
		"",
		"\x03\x04\x00\x00\x01\x01\x00\x00\x03\x00\x01\x00\x00",                         // a wide and a narrow one
		"\x00\x03\x00\x01\x00\x00\x08\x03\x00\x10\x00\x00\x03\x04\x00\x01\x10\x11\x01", // narrow, other, wide
		"\x78\x02\x00\x00\x00\x18\x04\x00\x08\x00\x08\x01\x60\x03\x02\x04\x00\x02\x00\x02\x00\x04\x00",
		"\x01\x03\x00\x00\x20\x00\x02\x03\x40\x00\x00\x00\x00\x03\x00\x40\x20\x01", // without type, without client
	} {
		f.Add([]byte(seed))
	}
	c := &fuzzedCase{Store: newCase(f)}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := program{data}
		for serial := uint32(1); p.more() && serial < 5; serial++ {
			c.step(t, &p, serial, false)
			c.compare(t)
		}
		c.clear(t)
	})
}

// FuzzForget imports exports and takes some back; at the end the case must be
// what the files that are left make in the opposite order, and read as they
// were.
func FuzzForget(f *testing.F) {
	for _, seed := range []string{
		"\x03\x04\x00\x00\x01\x01\x00\x01\x00\x03\x00\x01\x00\x00\x00\x00",
		"\x00\x03\x00\x01\x00\x00\x01\x08\x03\x00\x10\x00\x00\x01\x03\x04\x00\x01\x10\x11\x01\x00\x01\x00\x01",
		"\x78\x02\x00\x00\x00\x01\x18\x04\x00\x08\x00\x08\x01\x01\x78\x03\x00\x00\x00\x00\x00\x02\x00\x00",
	} {
		f.Add([]byte(seed))
	}
	c := &fuzzedCase{Store: newCase(f)}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := program{data}
		for serial := uint32(1); p.more() && serial < 6; serial++ {
			c.step(t, &p, serial, true)
		}
		together, left := c.compare(t), c.truth.sources
		if len(left) > 0 {
			if e := left[p.next(len(left))]; !reflect.DeepEqual(asRead(t, c.Store, e.id), e.readable()) {
				t.Fatalf("%v are read as %v", e.readable(), asRead(t, c.Store, e.id))
			}
		}
		c.clear(t)
		for _, e := range slices.Backward(left) {
			importOne(t, c.Store, &c.truth, e)
		}
		if got := c.compare(t); !slices.Equal(got, together) {
			t.Fatalf("in another order, records stand together otherwise:\ngot  %v\nwant %v", got, together)
		}
		checkConsistent(t, c.Store)
		c.clear(t)
	})
}
