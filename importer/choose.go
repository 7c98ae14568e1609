package importer

import (
	"errors"
	"io"
	"slices"
	"strings"

	"edgelens/model"
)

// choose takes the best of the profiles that the heading fits, by the rows
// below; first are the cells of the first of them, if they are known.
func (l *look) choose(rows *rows, first []string) (*plan, error) {
	below, err := l.below(rows, first)
	if err != nil {
		return nil, err
	}
	h, best := l.found, 0
	if n := namedColumns(h.cells, below); n < len(h.cells) {
		for i, p := range h.profiles {
			h.bound[i] = bind(h.cells[:n], p)
		}
	}
	scores := map[string]int{}
	for i, p := range h.profiles {
		scores[p.Name] = p.score(h.bound[i], below)
		if scores[p.Name] > scores[h.profiles[best].Name] {
			best = i
		}
	}
	return &plan{
		charset: l.charset, delim: l.delim, profile: h.profiles[best], section: l.section, heading: h.at,
		binding: h.bound[best], joined: joinedColumn(h.bound[best], below), period: l.period,
		undefuse: l.undefuse, scores: scores,
	}, nil
}

// below gives the first rows below a heading.
func (l *look) below(rows *rows, first []string) ([][]string, error) {
	var below [][]string
	if first != nil {
		below = append(below, first)
	}
	for len(below) < sampleRows {
		if err := rows.next(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if cells, ok := rows.text(); ok && rows.fault == sound && !rows.blank() {
			below = append(below, cells)
		}
	}
	return below, nil
}

// namedColumns is how many columns a heading has without those at its end that have
// neither a name nor, as far as can be seen, a cell with something in it:
// spreadsheets write as many commas on every line as the longest one needs.
func namedColumns(heading []string, below [][]string) int {
	n := len(heading)
	for n > 1 && strings.TrimSpace(heading[n-1]) == "" && !slices.ContainsFunc(below, func(cells []string) bool {
		return len(cells) >= n && !model.Blank(cells[n-1])
	}) {
		n--
	}
	return n
}

// score says how well a profile describes a file it fits: what the user added
// beats what is shipped, then the types of the rows count, then its typical
// fields.
func (p *Profile) score(b binding, rows [][]string) int {
	points := 0
	if p.File != "" {
		points = 1_000_000
	}
	for _, id := range p.Typical {
		if b.has(id) {
			points++
		}
	}
	if i := b.column("type"); i >= 0 && p.Category != "" {
		for _, cells := range rows {
			if i < len(cells) {
				if w, ok := model.TypeOf(cells[i]); ok && w.Category == p.Category {
					points += 1000
				}
			}
		}
	}
	return points
}

// joinedColumn finds the column that goes with the time column where one has
// the day and the other the time of day.
func joinedColumn(b binding, rows [][]string) int {
	at := b.column("time")
	if at < 0 || len(rows) == 0 || at >= len(rows[0]) {
		return -1
	}
	other := dayOnly
	switch cell := rows[0][at]; {
	case dayOnly(cell):
		other = clockOnly
	case !clockOnly(cell):
		return -1
	}
	for i, cell := range rows[0] {
		if i < b.width && i != at && b.headings[i].Column.Unknown && timely(b.headings[i].Text) && other(cell) {
			return i
		}
	}
	return -1
}

// timely reports whether a heading can be that of a day or a time of day.
func timely(heading string) bool {
	name := model.FoldName(heading)
	f, _, _ := model.FieldByHeading(heading)
	return f.ID == "time" || strings.Contains(name, "時刻") || strings.Contains(name, "日") || name == "clock" || name == "timeofday"
}
