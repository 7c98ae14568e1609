package importer

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net/netip"
	"strings"
	"time"

	"edgelens/model"
)

// headingRow is a row that is, or could be, a heading.
type headingRow struct {
	cells []string
	at    int   // rows before it
	line  int64 // of the file
}

// brokenRow is a row that cannot be a heading because it cannot be read.
type brokenRow struct {
	line   int64
	reason *model.Text
}

// look is the search for a heading under one encoding and delimiter.
type look struct {
	*recogniser
	charset *charset
	delim   byte
	period  *model.Period
	titled  bool
	widest  headingRow // of the rows without a fitting profile
	broken  *brokenRow // the first
	found   *found
}

// found is a row that fits as a heading.
type found struct {
	headingRow
	profiles []*Profile // that it fits
	bound    []binding
}

// heading finds the first row that is a heading; nil if there is none.
func (l *look) heading(sample []byte) (*plan, error) {
	rows := newRows(bytes.NewReader(sample), l.charset, l.delim)
	for at, looked := 0, 0; looked < headingRows; at++ {
		err := rows.next()
		if errors.Is(err, io.EOF) || err == nil && rows.position() > headingBytes {
			break
		}
		if err != nil {
			return nil, err
		}
		if rows.blank() {
			continue
		}
		looked++
		cells, ok := rows.text()
		if l.undefuse {
			undefuse(cells)
		}
		switch {
		case !ok || rows.fault != sound:
			cells = nil
			if l.broken == nil {
				l.broken = &brokenRow{rows.line, cmp.Or(rows.damage(), &reasonDecode)}
			}
		case l.above(cells):
			continue
		case l.fit(headingRow{cells, at, rows.line}):
			continue
		}
		if l.found != nil && !remark(cells) {
			return l.choose(rows, cells)
		}
	}
	if l.found == nil {
		return nil, nil
	}
	return l.choose(rows, nil)
}

// fit keeps a row that fits as a heading. One right above another, with
// nothing but remarks between them, says what was asked for.
func (l *look) fit(row headingRow) bool {
	profiles, bound := l.fits(row.cells, l.titled)
	if len(profiles) > 0 && (profiles[0].Kind != model.KindLog || !evidence(row.cells)) {
		if l.found == nil || profiles[0].Kind == model.KindLog {
			l.found = &found{row, profiles, bound}
		}
		return true
	}
	if l.found == nil && len(row.cells) > len(l.widest.cells) && !empty(row.cells) {
		l.widest = row
	}
	return false
}

// remark reports whether a row below something that fits as a heading is no
// record yet.
func remark(cells []string) bool {
	return cells != nil && (empty(cells) || alone(cells) != "" && !evidence(cells))
}

// evidence reports whether a row has a time or an address among its cells: no
// heading has, but records do, and lines that tell what an export was filtered
// by.
func evidence(cells []string) bool {
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" || (c[0] < '0' || c[0] > '9') && c[0] != fullWidth {
			continue
		}
		c = narrow(c)
		if at := dayForm.FindStringIndex(c); at != nil && at[0] == 0 {
			return true
		}
		_, isTime := newClock(time.UTC).read(c)
		_, err := netip.ParseAddr(c)
		if isTime || err == nil {
			return true
		}
	}
	return false
}

// fullWidth is what full-width digits begin with.
const fullWidth = 0xEF

// above reports whether a row is something that stands above a heading, and
// keeps what it says.
func (l *look) above(cells []string) bool {
	if _, ok := sectionTitle(cells); ok {
		l.titled = true
		return true
	}
	if p, ok := periodLine(cells); ok {
		if l.found == nil {
			l.period = &p
		}
		return true
	}
	return false
}
