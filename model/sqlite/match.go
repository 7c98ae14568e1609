package sqlite

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A setLine is what the equal records of one column set stand for. It is a
// line, or it is absorbed by a line of a wider column set.
//
// A flood may put very many of them in one second, so it is kept small.
type setLine struct {
	id, source int64
	under      int64    // the line that absorbs it as the case has it, 0 for none
	to         *setLine // the same as it should be
	cells      []uint32 // canonical, as numbers of texts, in the order of its set's columns

	micros            int32  // of its second
	typ, client       uint32 // two of the cells
	typeCode, outcome int16  // for the day counts
	set               int16  // rank of its column set, widest first
	meets             bool   // it absorbs what was a line before
}

// A matcher finds which set-lines are absorbed by which. That is a function of
// the cells alone: of a second's set-lines those with the same fraction, type
// and client meet, column set by column set, widest first. As many of a set as
// possible are absorbed, each by a line of its own that a wider set has left
// standing and that is equal on the columns both have. Where there is a choice,
// those that come first by their cells are absorbed.
//
// Which line absorbs which record is nobody's business, but does not depend on
// ids either.
type matcher struct {
	sets  []*columnSet // widest first
	texts *texts
	pairs map[[2]int]sharedColumns
	key   []byte
	steps int // looks into rooms, of which there must not be the square of anything
}

// sharedColumns are the positions in the cells of two column sets of the
// columns both have.
type sharedColumns struct{ wide, narrow []int }

// class is equal set-lines of one column set, in the order of ids. The first of
// them are absorbed.
type class struct {
	lines    []*setLine
	absorbed int
	branch   *branch
}

// match sets what absorbs each of a second's set-lines.
func (m *matcher) match(second []*setLine) {
	if !needsMatch(second) {
		return
	}
	slices.SortFunc(second, func(a, b *setLine) int {
		return cmp.Or(cmp.Compare(a.micros, b.micros), cmp.Compare(a.typ, b.typ), cmp.Compare(a.client, b.client),
			cmp.Compare(a.set, b.set), cmp.Compare(a.id, b.id))
	})
	for bucket := range runs(second, func(a, b *setLine) bool {
		return a.micros == b.micros && a.typ == b.typ && a.client == b.client
	}) {
		m.bucket(bucket)
	}
}

// needsMatch reports whether set-lines are of several column sets. A second of
// one only, which is the usual one, has nothing to absorb.
func needsMatch(second []*setLine) bool {
	return slices.ContainsFunc(second, func(l *setLine) bool { return l.set != second[0].set })
}

// runs cuts sorted set-lines where they differ.
func runs(lines []*setLine, same func(a, b *setLine) bool) func(func([]*setLine) bool) {
	return func(yield func([]*setLine) bool) {
		for from := 0; from < len(lines); {
			to := from + 1
			for to < len(lines) && same(lines[from], lines[to]) {
				to++
			}
			if !yield(lines[from:to]) {
				return
			}
			from = to
		}
	}
}

// bucket matches set-lines that may meet, sorted by column set.
func (m *matcher) bucket(lines []*setLine) {
	if !needsMatch(lines) {
		return
	}
	var standing [][]*class // of the wider sets
	for set := range runs(lines, func(a, b *setLine) bool { return a.set == b.set }) {
		classes := m.classes(set)
		m.absorb(classes, standing)
		standing = append(standing, classes)
	}
}

// classes groups set-lines of one column set, ordered by their cells.
func (m *matcher) classes(lines []*setLine) []*class {
	if len(lines) == 1 {
		return []*class{{lines: lines}}
	}
	var all []*class
	found := make(map[string]*class, len(lines))
	for _, l := range lines {
		m.key = appendNumbers(m.key[:0], l.cells)
		c, ok := found[string(m.key)]
		if !ok {
			c = &class{}
			found[string(m.key)] = c
			all = append(all, c)
		}
		c.lines = append(c.lines, l)
	}
	slices.SortFunc(all, func(a, b *class) int { return m.compare(a.lines[0].cells, b.lines[0].cells) })
	return all
}

// compare orders canonical cells by their texts.
func (m *matcher) compare(a, b []uint32) int {
	for i := range a {
		if a[i] != b[i] {
			return cmp.Compare(m.texts.all[a[i]], m.texts.all[b[i]])
		}
	}
	return 0
}

func appendNumbers(b []byte, numbers []uint32) []byte {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// absorb matches the classes of one column set with what stands of wider ones.
func (m *matcher) absorb(classes []*class, standing [][]*class) {
	choices := make([][]*room, len(classes))
	for _, wider := range standing {
		m.offer(classes, wider, choices)
	}
	branches := newBranches()
	for i, c := range classes {
		c.branch = branches.of(choices[i])
		if c.branch != nil {
			c.absorbed = branches.push(c.branch, len(c.lines))
		}
	}
	m.steps += branches.steps
	for _, c := range classes {
		for _, l := range c.lines[:c.absorbed] {
			l.to = c.branch.next()
		}
	}
}

// offer adds to the choices of each class the room that lines of one wider
// column set have for it.
func (m *matcher) offer(classes, wider []*class, choices [][]*room) {
	shared := m.shared(int(wider[0].lines[0].set), int(classes[0].lines[0].set))
	rooms := make(map[string]*room, len(wider))
	for _, c := range wider {
		standing := c.lines[c.absorbed:]
		if len(standing) == 0 {
			continue
		}
		key := m.project(c, shared.wide)
		r, ok := rooms[string(key)]
		if !ok {
			r = &room{}
			rooms[string(key)] = r
		}
		r.lines = append(r.lines, standing...)
	}
	for i, c := range classes {
		if r, ok := rooms[string(m.project(c, shared.narrow))]; ok {
			choices[i] = append(choices[i], r)
		}
	}
}

// project gives the cells of some columns as a key, valid until the next call.
func (m *matcher) project(c *class, columns []int) []byte {
	m.key = m.key[:0]
	for _, i := range columns {
		m.key = binary.LittleEndian.AppendUint32(m.key, c.lines[0].cells[i])
	}
	return m.key
}

// shared finds the columns that two column sets have.
func (m *matcher) shared(wide, narrow int) sharedColumns {
	if s, ok := m.pairs[[2]int{wide, narrow}]; ok {
		return s
	}
	s := m.sets[wide].shared(m.sets[narrow])
	if m.pairs == nil {
		m.pairs = map[[2]int]sharedColumns{}
	}
	m.pairs[[2]int{wide, narrow}] = s
	return s
}

// texts numbers canonical cells, so that many are compared and kept as numbers.
// The number 0 is that of the blank cell.
type texts struct {
	all     []string
	numbers map[string]uint32
}

func newTexts() *texts { return &texts{all: []string{""}, numbers: map[string]uint32{"": 0}} }

func (t *texts) number(canonical string) uint32 {
	n, ok := t.numbers[canonical]
	if !ok {
		n = uint32(len(t.all))
		t.all = append(t.all, canonical)
		t.numbers[canonical] = n
	}
	return n
}
