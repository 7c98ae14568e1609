package sqlite

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"edgelens/model"
)

// crowd is set-lines of one second, as the matching and as the oracle see them.
type crowd struct {
	matcher matcher
	lines   []*setLine
	seen    map[*setLine]seen
}

// newCrowd makes a crowd with some column sets, given by the columns they have
// beside time, type and client.
func newCrowd(sets ...[]string) *crowd {
	c := &crowd{matcher: matcher{texts: newTexts()}, seen: map[*setLine]seen{}}
	for _, more := range sets {
		s := &columnSet{names: append(slices.Clone(mustShare), more...)}
		slices.Sort(s.names)
		for _, name := range s.names {
			if name != "time" {
				s.columns = append(s.columns, model.FieldColumn(name))
			}
		}
		s.typ, s.client = s.position(model.FieldColumn("type")), s.position(model.FieldColumn("client_ip"))
		c.matcher.sets = append(c.matcher.sets, s)
	}
	slices.SortFunc(c.matcher.sets, compareWidth)
	return c
}

// add puts in a set-line with the cells of value.
func (c *crowd) add(id int64, set int, value func(column string) string) {
	columns := c.matcher.sets[set]
	l, s := &setLine{id: id, set: int16(set)}, seen{columns: columns.names}
	for _, name := range columns.names {
		s.values = append(s.values, value(name))
		if name != "time" {
			l.cells = append(l.cells, c.matcher.texts.number(value(name)))
		}
	}
	micros, _ := strconv.Atoi(s.value("time"))
	l.micros = int32(micros)
	l.typ, l.client = l.cells[columns.typ], l.cells[columns.client]
	c.lines, c.seen[l] = append(c.lines, l), s
}

// standing are those that are absorbed by none: as matched, and as the oracle
// says.
func (c *crowd) standing() (got, want []string) {
	bySet := make([][]seen, len(c.matcher.sets))
	for _, l := range c.lines {
		bySet[l.set] = append(bySet[l.set], c.seen[l])
	}
	var all []seen
	for _, records := range bySet {
		slices.SortFunc(records, func(a, b seen) int { return slices.Compare(a.values, b.values) })
		all = append(all, leftOver(records, all)...)
	}
	for _, s := range all {
		want = append(want, s.key())
	}
	c.matcher.match(c.lines)
	for _, l := range c.lines {
		if l.to == nil {
			got = append(got, c.seen[l].key())
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	return got, want
}

// wrong finds a set-line that is absorbed by one that cannot absorb it.
func (c *crowd) wrong() string {
	type pair struct {
		under *setLine
		set   int16
	}
	taken := map[pair]bool{}
	for _, l := range c.lines {
		switch {
		case l.to == nil:
		case l.to.to != nil, l.to.set >= l.set, !c.seen[l].same(c.seen[l.to]), taken[pair{l.to, l.set}]:
			return fmt.Sprintf("%v is absorbed by %v", c.seen[l], c.seen[l.to])
		default:
			taken[pair{l.to, l.set}] = true
		}
	}
	return ""
}

// TestMatchIsLargest: however the columns overlap and whatever is equal, as many
// records are absorbed as can be, and those that come first by their cells. The
// order in which set-lines came, and so their ids, do not matter.
func TestMatchIsLargest(t *testing.T) {
	sets := [][]string{
		{"action", "server_ip", "rule_id", "user"}, {"action", "server_ip", "subject", "user"}, {"action", "rule_id", "subject"},
		{"server_ip", "rule_id", "subject"}, {"server_ip", "subject"}, {"rule_id", "user"}, nil,
	}
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		c := newCrowd(sets[rng.IntN(3) : 3+rng.IntN(len(sets)-2)]...)
		most := 1 + rng.IntN(3)
		for id := range int64(2 + rng.IntN(40)) {
			value := map[string]string{"time": "0", "type": "ips", "client_ip": fmt.Sprint(rng.IntN(5) / 4)}
			if rng.IntN(9) == 0 {
				value["time"] = "250000"
			}
			kind := rng.IntN(1 << 10) // several columns that depend on it and on each other
			c.add(id, rng.IntN(len(c.matcher.sets)), func(column string) string {
				if v, ok := value[column]; ok {
					return v
				}
				return fmt.Sprint((kind >> len(column) % 7) % (most + 1))
			})
		}
		got, want := c.standing()
		if wrong := c.wrong(); wrong != "" || !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %s\ngot  %q\nwant %q", seed, wrong, got, want)
		}
	}
}

// TestMatchOfAFlood: a gateway under attack writes many thousand lines in one
// second, and the exports of it do not agree. No shape may take the square of
// its size.
func TestMatchOfAFlood(t *testing.T) {
	const n = 10_000
	// A record of the third set shares one column (0) with lines of the first
	// and another (1) with those of the second.
	sides := map[string]int{"action": 0, "server_ip": 0, "url": 1, "server_port": 1}
	for name, value := range map[string]func(i, set, side int) int{
		"all equal":      func(i, set, side int) int { return 0 },
		"all different":  func(i, set, side int) int { return i },
		"in pairs":       func(i, set, side int) int { return i / 2 },
		"a chain":        func(i, set, side int) int { return (i + side) / 2 },
		"a chain back":   func(i, set, side int) int { return n - (i+side)/2 },
		"one with many":  func(i, set, side int) int { return i * side },
		"many with one":  func(i, set, side int) int { return i * (1 - side) },
		"some with many": func(i, set, side int) int { return [2]int{i % 100, i}[side] },
		"a grid":         func(i, set, side int) int { return [2]int{i / 250, i % 250}[side] },
		"half of a grid": func(i, set, side int) int { return [2]int{i / 250, i % 250}[side] * (i % 2) },
		"shifted":        func(i, set, side int) int { return i + 1000*set },
		"mixed":          func(i, set, side int) int { return [2]int{i * 7919 % (n / 3), i * i % (n / 2)}[side] },
	} {
		t.Run(name, func(t *testing.T) {
			c := newCrowd([]string{"action", "server_ip", "url"}, []string{"action", "server_port"}, []string{"server_ip", "server_port"}, nil)
			for i := range n {
				for set := range c.matcher.sets {
					if set == 0 && i%3 == 0 || set == 1 && i%5 == 0 {
						continue // what the wider exports do not have
					}
					c.add(int64(4*i+set), set, func(column string) string {
						side, ok := sides[column]
						if !ok {
							return "0"
						}
						return fmt.Sprintf("%06d", value(i, set, side))
					})
				}
			}
			c.matcher.match(c.lines)
			if wrong := c.wrong(); wrong != "" {
				t.Error(wrong)
			}
			absorbed := 0
			for _, l := range c.lines {
				if l.to != nil {
					absorbed++
				}
			}
			t.Logf("%d set-lines, %d absorbed, %d steps", len(c.lines), absorbed, c.matcher.steps)
			if c.matcher.steps > 20*len(c.lines) {
				t.Errorf("%d steps for %d set-lines", c.matcher.steps, len(c.lines))
			}
		})
	}
}

// TestASearchDoesNotPassTheSameInVain: a room with many records of which only
// the later ones can go elsewhere is asked for room again and again.
func TestASearchDoesNotPassTheSameInVain(t *testing.T) {
	const n = 20_000
	lines := make([]*setLine, n)
	b, star := newBranches(), &room{lines: lines}
	push := func(rooms ...*room) int { return b.push(b.of(rooms), 1) }
	single := func() *room { return &room{lines: lines[:1]} }
	for i := range n {
		other := single()
		push(star, other)
		if i < n/2 {
			push(other) // which now is taken by a record that has no other
		}
	}
	for i := range n {
		if got, want := push(star, &room{}), i < n/2; (got == 1) != want {
			t.Fatalf("record %d: %d absorbed, want room %v", i, got, want)
		}
	}
	if b.steps > 10*n {
		t.Errorf("%d steps for %d records", b.steps, n)
	}
}

// FuzzMatch holds what a crowd comes to against the oracle: a byte for each
// column set, as many as the first says, and two for each set-line.
func FuzzMatch(f *testing.F) {
	f.Add([]byte("\x02\x0f\x03\x00\x00\x01\x00\x01\x01\x00\x03\x01\x02"))
	f.Add([]byte("\x03\x1f\x13\x0c\x00\x00\x00\x03\x01\x01\x02\x05\x02\x0f\x01\x07\x00\x13\x02\x00\x02\x01"))
	f.Add([]byte("\x04\x07\x19\x1e\x02\x00\x00\x01\x00\x02\x00\x03\x00\x03\x01\x02\x01\x01\x01\x00\x11"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := program{data}
		columns := []string{"action", "server_ip", "rule_id", "subject", "user"}
		var sets [][]string
		for range 2 + p.next(3) {
			var set []string
			for bits, i := p.next(32), 0; i < len(columns); i++ {
				if bits>>i&1 == 1 {
					set = append(set, columns[i])
				}
			}
			if !slices.ContainsFunc(sets, func(other []string) bool { return slices.Equal(other, set) }) {
				sets = append(sets, set)
			}
		}
		c := newCrowd(sets...)
		for id := int64(1); p.more() && id < 40; id++ {
			set, bits := p.next(len(sets)), p.next(256)
			c.add(id, set, func(column string) string {
				at := slices.Index(append(columns, mustShare...), column)
				return strconv.Itoa(bits >> min(at, 7) & 1)
			})
		}
		got, want := c.standing()
		if wrong := c.wrong(); wrong != "" || !slices.Equal(got, want) {
			t.Fatalf("%s\ngot  %q\nwant %q", wrong, got, want)
		}
	})
}
