package importer

import (
	"errors"
	"io"
	"strings"

	"edgelens/model"
)

// choose takes the best of the profiles that fit, by the rows below.
func (l *look) choose(profiles []*Profile, bound []binding, at int, rows *rows) (*plan, error) {
	var below [][]string
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
	best := 0
	scores := map[string]int{}
	for i, p := range profiles {
		scores[p.Name] = p.score(bound[i], below)
		if scores[p.Name] > scores[profiles[best].Name] {
			best = i
		}
	}
	return &plan{
		charset: l.charset, delim: l.delim, profile: profiles[best], section: l.section, heading: at,
		binding: bound[best], joined: joinedColumn(bound[best], below), period: l.period,
		undefuse: l.undefuse, scores: scores,
	}, nil
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
