package importer

import (
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// parser makes records of the rows of a file.
type parser struct {
	*rows
	plan    *plan
	zone    *time.Location
	tables  []model.Table
	notices []model.Text

	table  *table // nil before the first heading
	title  *int   // section of a title whose heading has not come yet
	at     int    // rows read
	number int64
	totals int      // rows of totals since the last record of a log
	among  int      // those of them that records followed
	slab   []string // cells of records to come
	stop   error    // why the file cannot be read on
}

func newParser(src io.Reader, p *plan, zone *time.Location) *parser {
	rows := newRows(src, p.charset, p.delim)
	rows.valid = p.valid
	return &parser{rows: rows, plan: p, zone: zone}
}

// record gives the next record; io.EOF means there are no more. What follows
// the last record comes as one with number 0, if there is anything, and so does
// the rest of a text line that is too long.
func (p *parser) record() (model.Record, error) {
	for {
		err := p.next()
		if errors.Is(err, io.EOF) {
			return p.last()
		}
		if err != nil {
			return model.Record{}, err
		}
		if p.rest && p.table != nil {
			return p.ofNone()
		}
		r, ok := p.classify()
		p.at++
		if p.stop != nil {
			return model.Record{}, p.stop
		}
		if !ok {
			continue
		}
		p.number++
		p.among, p.totals = p.among+p.totals, 0
		r.Number, r.Line, r.Table = p.number, p.line, p.table.index
		r.Bytes, r.Lead = p.ownBytes()
		return r, nil
	}
}

// ofNone gives bytes that are of no record.
func (p *parser) ofNone() (model.Record, error) {
	r := model.Record{Line: p.line}
	r.Bytes, _ = p.ownBytes()
	r.Lead = len(r.Bytes)
	return r, nil
}

func (p *parser) last() (model.Record, error) {
	r := model.Record{Line: p.splitter.next}
	r.Bytes, r.Lead = p.ownBytes()
	if len(r.Bytes) == 0 {
		return r, io.EOF
	}
	return r, nil
}

// classify makes a record of the row; ok is false if it is none.
func (p *parser) classify() (r model.Record, ok bool) {
	if p.blank() || p.above() {
		return r, false
	}
	if reason := p.damage(); reason != nil {
		return model.Record{Reject: reason}, p.table != nil
	}
	cells, decoded := p.textInto(p.space())
	if !decoded {
		return model.Record{Reject: p.undecoded()}, p.table != nil
	}
	if p.plan.undefuse {
		undefuse(cells)
	}
	if p.structure(unmarked(cells)) {
		return r, false
	}
	if p.torn() {
		return model.Record{Reject: &reasonTorn}, true
	}
	full, fits := p.table.fill(cells)
	if !fits {
		return model.Record{Reject: &reasonCells}, !p.heading(cells)
	}
	p.slab = p.slab[:len(p.slab)+len(full)]
	r = p.understood(slices.Clip(full))
	if r.Reject != nil || p.table.numberless(full) {
		return r, !p.heading(full[:p.table.binding.width])
	}
	return r, true
}

// heading reports whether a row that makes no sense as a record is a heading.
// The same columns again, in either language, are skipped; others would have
// been read as what they are not, so the file is refused.
func (p *parser) heading(cells []string) bool {
	if p.plan.profile.Kind == model.KindPrinted || evidence(cells) {
		return false
	}
	cells = unmarked(cells)
	b := bind(cells, p.plan.profile)
	if p.plan.profile.misfit(b) != (model.Text{}) {
		return false
	}
	if !b.same(p.table.binding) {
		p.stop = otherHeading(headingRow{cells: cells, line: p.line})
	}
	return true
}

// byteOrderMark stands in the middle of a file where two were put together.
const byteOrderMark = "\uFEFF"

// unmarked is a row without a byte order mark before it.
func unmarked(cells []string) []string {
	first, marked := strings.CutPrefix(cells[0], byteOrderMark)
	if !marked {
		return cells
	}
	cells = slices.Clone(cells)
	cells[0] = first
	return cells
}

// above reports whether the row stands above the heading of a log or of
// statistics.
func (p *parser) above() bool {
	return p.table == nil && !p.titled() && p.at < p.plan.heading
}

// titled reports whether tables follow titles.
func (p *parser) titled() bool {
	return p.plan.profile.Kind == model.KindPrinted && p.plan.section == 0
}

// structure deals with rows that are no records: headings, titles, totals.
func (p *parser) structure(cells []string) bool {
	switch {
	case !p.titled() && p.table == nil:
		p.begin(p.plan.binding, p.plan.section)
		return true
	case p.plan.profile.Kind == model.KindPrinted && p.printed(cells):
		return true
	case p.table == nil || p.table.repeats(cells):
		return true
	case p.table.totals(cells):
		if p.table.at >= 0 {
			p.totals++
		}
		p.notices = append(p.notices, p.table.check(cells)...)
		return true
	}
	return false
}

// told is what was odd but not wrong. Totals below a log are what exports have;
// among its records nobody expects them.
func (p *parser) told() []model.Text {
	if p.among == 0 {
		return p.notices
	}
	return append(p.notices, model.Textf("ログの途中に合計の行が%d行あり、レコードには数えていません", "rows of totals among the records, which are none: %d", p.among))
}

// printed deals with what stands between the tables of a printed report.
func (p *parser) printed(cells []string) bool {
	if section, ok := sectionTitle(cells); ok {
		p.title = &section
		return true
	}
	if otherTitle(cells) {
		p.title = new(int)
		p.notices = append(p.notices, model.Textf("「%s」は知らない題名です。表は保存しますが、どのセクションにも表示しません",
			"there is no section %q: its table is kept, but shown in none", alone(cells)))
		return true
	}
	if _, ok := periodLine(cells); ok || note(cells) || empty(cells) {
		return true
	}
	if p.title == nil {
		return false
	}
	// What stands between a title we know and its heading is skipped.
	if b := bind(cells, p.plan.profile); b.known > 0 || *p.title == 0 {
		p.begin(b, *p.title)
		p.title = nil
	}
	return true
}

// empty reports whether a row has nothing but delimiters, as spreadsheets
// write blank lines.
func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// begin starts a table.
func (p *parser) begin(b binding, section int) {
	p.table = newTable(p.plan, b, section, len(p.tables), p.zone)
	p.tables = append(p.tables, p.table.Table)
	p.width = b.width
}

// understood makes the record of a row's cells.
func (p *parser) understood(cells []string) model.Record {
	t := p.table
	if t.at < 0 {
		t.add(cells)
		return model.Record{Cells: cells}
	}
	at, reason := t.time(cells)
	if reason != nil {
		return model.Record{Reject: reason}
	}
	r := model.Record{Cells: cells, Time: at}
	r.Identity, r.AsRead = t.identity.Of(cells, at)
	return r
}

// slabCells is how many cells are made room for at a time.
const slabCells = 4096

// space is where the cells of a row go, with room for those that are missing.
func (p *parser) space() []string {
	need := len(p.cells)
	if p.table != nil {
		need = max(need, p.table.binding.width) + len(p.table.defaults)
	}
	if cap(p.slab)-len(p.slab) < need {
		p.slab = make([]string, 0, max(slabCells, need))
	}
	n := len(p.slab)
	return p.slab[n : n : n+need]
}

// undefuse takes back what an export did to cells that a spreadsheet would
// take for formulas: one apostrophe in front, none but one.
func undefuse(cells []string) {
	for i, c := range cells {
		rest := strings.TrimLeft(c, "'")
		if len(rest) < len(c) && rest != "" && strings.IndexByte("=+-@\t\r\n", rest[0]) >= 0 {
			cells[i] = c[1:]
		}
	}
}
