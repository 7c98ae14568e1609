package screen

import (
	"iter"
	"time"

	"edgelens/model"
)

// How many lines are asked for: of the first page, beyond those in sight, and
// how many are kept.
const (
	firstPage = 200
	ahead     = 100
	kept      = 4000
)

// pages are the lines that are at hand, of as many as there are.
type pages struct {
	env     *Env
	zone    *time.Location
	columns []model.Column
	total   int                // -1 until it is known
	ids     []int64            // of all lines in their order; nil until asked for
	rows    map[int]model.Line // by their place in the order
}

// pageAnswer is a run of lines by their ids.
type pageAnswer struct {
	from  int
	ids   []int64
	lines []model.Line
}

func newPages(env *Env) *pages {
	return &pages{env: env, zone: env.Store.Zone(), total: -1, rows: map[int]model.Line{}}
}

// Len is how many lines there are, as far as that is known.
func (p *pages) Len() int {
	if p.total >= 0 {
		return p.total
	}
	return len(p.rows)
}

// Row gives the cells of a line, one for each of the columns. Its time is that
// of the case's zone, so that times can be compared by eye.
func (p *pages) Row(i int) ([]string, bool) {
	line, ok := p.rows[i]
	if !ok {
		return nil, false
	}
	cells := make([]string, len(p.columns))
	for c, column := range p.columns {
		cells[c] = p.copied(line, column)
		if column == timeColumn && !line.Time.IsZero() { // every key comes by here
			cells[c] = line.Time.In(p.zone).Format(time.DateTime)
		}
	}
	return cells, true
}

// copied is the cell of a line as it is copied: as it was read, or in a word of
// the screen what stands for one.
func (p *pages) copied(line model.Line, c model.Column) string {
	if c == model.OutcomeColumn {
		return model.OutcomeOf(line.Cell(model.FieldColumn("action"))).Label(p.env.Lang)
	}
	return line.Text(c)
}

// Has reports whether a line is at hand.
func (p *pages) Has(i int) bool {
	_, ok := p.rows[i]
	return ok
}

// clock is the time of a line in the case's zone.
func (p *pages) clock(i int) (string, bool) {
	line, ok := p.rows[i]
	if !ok || line.Time.IsZero() {
		return "", false
	}
	return line.Time.In(p.zone).Format(time.DateTime), true
}

// putAll takes the first lines.
func (p *pages) putAll(lines []model.Line) {
	for i, line := range lines {
		p.rows[i] = line
	}
}

// putPage takes a run of lines. A line that is no longer there leaves a gap.
func (p *pages) putPage(a pageAnswer) {
	at := 0
	for i, id := range a.ids {
		if at < len(a.lines) && a.lines[at].ID == id {
			p.rows[a.from+i] = a.lines[at]
			at++
		}
	}
}

// forget drops lines far from those in sight, so that paging through a million
// does not keep them all.
func (p *pages) forget(from, to int) {
	if len(p.rows) < kept {
		return
	}
	for i := range p.rows {
		if i < from-2*ahead || i >= to+2*ahead {
			delete(p.rows, i)
		}
	}
}

// collect gathers what an iteration gives.
func collect[T any](all iter.Seq2[T, error]) ([]T, error) {
	var list []T
	for v, err := range all {
		if err != nil {
			return list, err
		}
		list = append(list, v)
	}
	return list, nil
}
