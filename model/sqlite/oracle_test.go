package sqlite

import (
	"cmp"
	"slices"
	"strings"

	"edgelens/model"
)

// oracle counts lines the slow and obvious way. Within one set of columns there
// are as many lines of each event as the source with the most records of it
// has. Then one column set after the other, widest first: every record finds a
// line that is the same in all columns both have, unless the others leave it
// none; if so, it is a line of its own. It knows neither identities nor SQL, nor
// how cells are compared: it knows what was written.
type oracle struct {
	sources []exported
}

// exported is a file as the oracle sees it: what its records are about, and
// the cells that were written for it.
type exported struct {
	id       int64
	serial   uint32 // so that every file has bytes of its own
	headings []model.Heading
	columns  []string  // sorted
	events   []*hidden // nil for a reject
	cells    [][]string
}

// seen is an event as far as some columns show it.
type seen struct {
	columns []string
	values  []string
}

// see is what the columns of a file show of a record.
func (e *exported) see(record int64) seen {
	return seeEvent(e.events[record-1], e.columns)
}

func seeEvent(h *hidden, columns []string) seen {
	s := seen{columns: columns}
	for _, c := range columns {
		s.values = append(s.values, h.value(c))
	}
	return s
}

// value is what a column shows, "" for one that is not there.
func (s seen) value(column string) string {
	if i := slices.Index(s.columns, column); i >= 0 {
		return s.values[i]
	}
	return ""
}

func (s seen) key() string {
	return strings.Join(s.columns, ",") + "|" + strings.Join(s.values, "|")
}

// same reports whether two records may be the same event: they have the same
// columns, or share time, type and client at least, and all they share is equal.
func (s seen) same(other seen) bool {
	shared := []string{}
	for i, c := range s.columns {
		if j := slices.Index(other.columns, c); j >= 0 {
			if s.values[i] != other.values[j] {
				return false
			}
			shared = append(shared, c)
		}
	}
	enough := slices.Contains(shared, "time") && slices.Contains(shared, "type") && slices.Contains(shared, "client_ip")
	return enough || slices.Equal(s.columns, other.columns)
}

// lines are all lines there are, those of the widest column sets first.
func (o *oracle) lines() (all []seen) {
	bySet := map[string][]*exported{}
	for i := range o.sources {
		e := &o.sources[i]
		bySet[strings.Join(e.columns, ",")] = append(bySet[strings.Join(e.columns, ",")], e)
	}
	var sets [][]*exported
	for _, files := range bySet {
		sets = append(sets, files)
	}
	slices.SortFunc(sets, func(a, b []*exported) int {
		return cmp.Or(cmp.Compare(len(b[0].columns), len(a[0].columns)), slices.Compare(a[0].columns, b[0].columns))
	})
	for _, files := range sets {
		all = append(all, leftOver(recordsOf(files), all)...)
	}
	return all
}

// recordsOf are the records of files with the same columns, each as often as in
// the file that has most of it, ordered by what they show.
func recordsOf(files []*exported) (all []seen) {
	most := map[string]int{}
	of := map[string]seen{}
	for _, e := range files {
		own := map[string]int{}
		for i, h := range e.events {
			if h != nil {
				s := e.see(int64(i + 1))
				own[s.key()]++
				of[s.key()] = s
			}
		}
		for key, n := range own {
			most[key] = max(most[key], n)
		}
	}
	for key, n := range most {
		for range n {
			all = append(all, of[key])
		}
	}
	slices.SortFunc(all, func(a, b seen) int { return slices.Compare(a.values, b.values) })
	return all
}

// leftOver are the records for which there is no line: tried one after the
// other, each record may send one that was placed before to another line.
func leftOver(records, lines []seen) (left []seen) {
	taken := make([]int, len(lines)) // by which record, from 1
	var place func(record int, tried []bool) bool
	place = func(record int, tried []bool) bool {
		for i, line := range lines {
			if tried[i] || !line.same(records[record-1]) {
				continue
			}
			tried[i] = true
			if taken[i] == 0 || place(taken[i], tried) {
				taken[i] = record
				return true
			}
		}
		return false
	}
	for i := range records {
		if !place(i+1, make([]bool, len(lines))) {
			left = append(left, records[i])
		}
	}
	return left
}

// add is what an import is worth: new lines, known and rejected records.
func (o *oracle) add(e exported) (fresh, known, rejected int64) {
	before := len(o.lines())
	o.sources = append(o.sources, e)
	fresh = int64(max(0, len(o.lines())-before))
	for _, h := range e.events {
		if h == nil {
			rejected++
		}
	}
	return fresh, int64(len(e.events)) - rejected - fresh, rejected
}

func (o *oracle) forget(id int64) {
	o.sources = slices.DeleteFunc(o.sources, func(s exported) bool { return s.id == id })
}

func (o *oracle) source(id int64) *exported {
	for i := range o.sources {
		if o.sources[i].id == id {
			return &o.sources[i]
		}
	}
	return nil
}

// readable are the cells of the records of a source that are no rejects.
func (e *exported) readable() [][]string {
	var cells [][]string
	for i, h := range e.events {
		if h != nil {
			cells = append(cells, e.cells[i])
		}
	}
	return cells
}
