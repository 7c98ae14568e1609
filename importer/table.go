package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// table is a heading and what its rows become.
type table struct {
	model.Table
	index    int // in Source.Tables
	binding  binding
	at       int // column of the time, -1 if none
	joined   int // column that goes with it, -1 if none
	clock    *clock
	identity *model.Identifier // log records only
	defaults []string          // cells of the headings that do not stand in the file
	sums     []sum
}

// sum is what the cells of a numeric column come to.
type sum struct {
	column  int
	kind    model.Kind
	total   int64
	rounded bool // it has rounded numbers in it: no total can be held against it
}

func newTable(p *plan, b binding, section, index int, zone *time.Location) *table {
	t := &table{Table: model.Table{Section: section, Headings: b.headings}, index: index, binding: b, at: -1, joined: -1}
	for _, h := range b.headings[b.width:] {
		t.defaults = append(t.defaults, p.profile.Defaults[h.Column.Name])
	}
	if p.profile.Kind == model.KindLog {
		t.at, t.joined = b.column("time"), p.joined
		t.clock, t.identity = newClock(zone), model.NewIdentifier(b.headings)
		return t
	}
	for i, h := range b.headings {
		if k := h.Column.Kind(); k.Numeric() {
			t.sums = append(t.sums, sum{column: i, kind: k})
		}
	}
	return t
}

// repeats reports whether a row is the table's heading again.
func (t *table) repeats(cells []string) bool {
	return len(cells) == t.binding.width && cells[0] == t.Headings[0].Text &&
		slices.EqualFunc(cells, t.Headings[:t.binding.width], func(c string, h model.Heading) bool { return c == h.Text })
}

// fill makes the cells of a row those of the table: as many as there are
// headings. ok is false if a cell beyond the heading has something in it.
func (t *table) fill(cells []string) ([]string, bool) {
	width := t.binding.width
	if len(cells) > width {
		for _, c := range cells[width:] {
			if !model.Blank(c) {
				return nil, false
			}
		}
		cells = cells[:width]
	}
	for len(cells) < width {
		cells = append(cells, "")
	}
	return append(cells, t.defaults...), true
}

// totals reports whether a row is one of sums: that word, and numbers. In a log
// it is one without a time: a record whose text happens to be that word stays
// one.
func (t *table) totals(cells []string) bool {
	if t.at >= 0 && t.at < len(cells) && !model.Blank(cells[t.at]) {
		return total(cells[t.at])
	}
	if !total(cells[0]) {
		return false
	}
	for i, c := range cells[1:] {
		if i+1 >= t.binding.width || model.Blank(c) || total(c) {
			continue
		}
		_, plain := model.Number(c)
		_, _, ok := t.Headings[i+1].Column.Kind().Number(c)
		if !plain && !ok {
			return false
		}
	}
	return true
}

// numberless reports whether a row of statistics or of a printed table has
// none of the numbers it is for.
func (t *table) numberless(cells []string) bool {
	return t.at < 0 && !slices.ContainsFunc(t.sums, func(s sum) bool {
		_, _, ok := s.kind.Number(cells[s.column])
		return ok
	})
}

// add counts the cells of a record into the sums.
func (t *table) add(cells []string) {
	for i := range t.sums {
		s := &t.sums[i]
		if n, rounded, ok := s.kind.Number(cells[s.column]); ok {
			s.total, s.rounded = s.total+n, s.rounded || rounded
		}
	}
}

// check compares a row of totals with the sums; what differs is a notice.
func (t *table) check(cells []string) []model.Text {
	var notices []model.Text
	for _, s := range t.sums {
		if s.column >= len(cells) {
			continue
		}
		if n, rounded, ok := s.kind.Number(cells[s.column]); ok && !rounded && !s.rounded && n != s.total {
			what := t.title()
			notices = append(notices, model.Text{
				JA: fmt.Sprintf("%s%sの合計 %d は行の和 %d と一致しません", what.JA, t.Headings[s.column].Text, n, s.total),
				EN: fmt.Sprintf("%sthe total %d of %s is not the sum of the rows, %d", what.EN, n, t.Headings[s.column].Text, s.total),
			})
		}
	}
	return notices
}

// title names the table's section before a notice, if it has one.
func (t *table) title() model.Text {
	if t.Section == 0 {
		return model.Text{}
	}
	title := model.Sections[t.Section-1].Title
	return model.Text{JA: "「" + title.JA + "」: ", EN: title.EN + ": "}
}

// time reads when a record of a log was.
func (t *table) time(cells []string) (time.Time, *model.Text) {
	text := strings.TrimPrefix(cells[t.at], byteOrderMark)
	at, ok := time.Time{}, false
	switch {
	case t.joined >= 0 && dayOnly(text):
		at, ok = t.clock.joined(text, cells[t.joined])
	case t.joined >= 0 && clockOnly(text):
		at, ok = t.clock.joined(cells[t.joined], text)
	default:
		at, ok = t.clock.read(text)
	}
	switch {
	case ok:
		return at, nil
	case model.Blank(strings.TrimSpace(text)):
		return at, &reasonNoTime
	}
	return at, &reasonTime
}
