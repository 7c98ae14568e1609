package importer

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// firstRecords is how many records a Verdict shows.
const firstRecords = 3

// Verdict is what the importer makes of a file, and why.
type Verdict struct {
	Path string
	Err  error // why it cannot be imported, a [model.Problem] that begins with the path; nil if it can

	// Candidates are the profiles that were tried, the one that was taken
	// first, then those that fit too, then those that do not.
	Candidates []Candidate

	// The rest is known without Err only.

	Source    model.Source
	Decided   model.Text // how its encoding was
	Delimiter string
	Heading   int64 // text line of the first heading, from 1
	Tables    []CheckedTable
	First     []model.Record // the first three
}

// Candidate is a profile beside a heading.
type Candidate struct {
	Profile string
	Fits    bool
	Taken   bool
	Why     model.Text
}

// CheckedTable is a table, and what its headings became.
type CheckedTable struct {
	Section  int // 0 for logs and statistics
	Headings []CheckedHeading
}

// CheckedHeading is a heading and what it became.
type CheckedHeading struct {
	model.Heading
	Is HeadingIs
}

// HeadingIs says what a heading became.
type HeadingIs string

// What a heading can become.
const (
	IsField   HeadingIs = "field"
	IsUnknown HeadingIs = "unknown" // a column of its own
	IsDouble  HeadingIs = "double"  // likewise, because another one is that field
	IsDefault HeadingIs = "default" // not in the file: the profile gives its cells
)

// Check says what Import would make of files, and imports nothing. Times
// without a zone are those of zone. The error is as that of Import.
func Check(ctx context.Context, paths []string, zone *time.Location, o Options) ([]Verdict, error) {
	im, err := newImporting(nil, o)
	if err != nil {
		return nil, err
	}
	var all []Verdict
	for _, path := range paths {
		for in, err := range inputs(ctx, path, im.Stdin) {
			v := Verdict{Path: in.path}
			if err == nil {
				err = im.check(ctx, in, zone, &v)
			}
			if ctx.Err() != nil {
				return all, ctx.Err()
			}
			if err != nil {
				v.Err = named(in.path, err)
			}
			all = append(all, v)
		}
	}
	return all, ctx.Err()
}

func (im *importing) check(ctx context.Context, in input, zone *time.Location, v *Verdict) error {
	s, err := im.looked(ctx, in, zone)
	if err != nil {
		return err
	}
	sample := s.seen
	if v.Source, err = im.described(ctx, s); err != nil {
		v.Candidates = im.rivals(im.widest(sample), nil)
		return err
	}
	v.Candidates = im.rivals(s.plan.headingCells(), s.plan)
	v.Decided = im.decided(s.plan.charset, sample)
	v.Delimiter = string(s.plan.delim)
	if v.Heading, err = s.plan.headingLine(sample.sample); err != nil {
		return err
	}
	for r, err := range im.records(ctx, s, &v.Source) {
		if err != nil {
			return err
		}
		v.count(r)
	}
	v.Tables = checkedTables(v.Source.Tables, s.plan.profile)
	return nil
}

// count counts a record, and keeps the first ones.
func (v *Verdict) count(r model.Record) {
	if r.Number == 0 {
		return
	}
	v.Source.Records++
	if r.Reject != nil {
		v.Source.Rejected++
	}
	if len(v.First) < firstRecords {
		r.Bytes = bytes.Clone(r.Bytes) // not the batch it lies in
		v.First = append(v.First, r)
	}
}

// checkedTables says what headings became.
func checkedTables(tables []model.Table, p *Profile) []CheckedTable {
	var all []CheckedTable
	for _, t := range tables {
		var texts []string
		for _, h := range t.Headings {
			texts = append(texts, h.Text)
		}
		checked := CheckedTable{Section: t.Section}
		doubles := bind(texts, p).doubles
		for i, h := range t.Headings {
			is := IsField
			switch {
			case slices.Contains(doubles, i):
				is = IsDouble
			case h.Column.Unknown:
				is = IsUnknown
			case h.Text == "":
				is = IsDefault
			}
			checked.Headings = append(checked.Headings, CheckedHeading{h, is})
		}
		all = append(all, checked)
	}
	return all
}

// headingCells are the cells of the heading a file was recognised by.
func (p *plan) headingCells() []string {
	var cells []string
	for _, h := range p.binding.headings[:p.binding.width] {
		cells = append(cells, h.Text)
	}
	return cells
}

// headingLine is the text line of the heading a file was recognised by.
func (p *plan) headingLine(sample []byte) (int64, error) {
	rows := newRows(bytes.NewReader(sample), p.charset, p.delim)
	for range p.heading + 1 {
		if err := rows.next(); err != nil {
			return 0, err
		}
	}
	return rows.line, nil
}

// rivals says of each profile whether it fits a heading; chosen is nil if none
// was taken.
func (r *recogniser) rivals(cells []string, chosen *plan) []Candidate {
	if len(cells) == 0 {
		return nil
	}
	var all []Candidate
	for _, p := range r.profiles {
		all = append(all, r.rival(p, cells, chosen))
	}
	rank := func(c Candidate) int {
		switch {
		case c.Taken:
			return 0
		case c.Fits:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b Candidate) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

func (r *recogniser) rival(p *Profile, cells []string, chosen *plan) Candidate {
	c := Candidate{Profile: p.Name, Taken: chosen != nil && p == chosen.profile}
	if chosen != nil {
		score, fits := chosen.scores[p.Name]
		switch {
		case p == chosen.profile && r.named != nil:
			c.Fits, c.Why = true, model.Text{JA: "--profile で指定", EN: "named by --profile"}
			return c
		case fits:
			c.Fits, c.Why = true, fitness(p, bind(cells, p), score)
			return c
		}
	}
	switch why := p.misfit(bind(cells, p)); {
	case why != (model.Text{}):
		c.Why = why
	case p.Titled:
		c.Why = model.Text{JA: "見出しの上に「番号. 題名」の行がありません", EN: `no line "N. title" above the heading`}
	case r.named != nil:
		c.Why = model.Text{JA: "--profile で別の形式を指定", EN: "--profile names another one"}
	default:
		c.Why = model.Textf("合いますが、種別 %s は後になります", "it would fit, but its kind %s comes later", p.Kind)
	}
	return c
}

// fitness says why a profile fits, and how it stands beside others.
func fitness(p *Profile, b binding, score int) model.Text {
	var typical []string
	for _, id := range p.Typical {
		if b.has(id) {
			typical = append(typical, id)
		}
	}
	why := model.Textf("必要な項目 %s あり、点数 %d", "it has %s, score %d", strings.Join(slices.Concat(p.Needs, p.Columns), " "), score)
	if len(typical) > 0 {
		list := strings.Join(typical, " ")
		why = model.Text{JA: why.JA + "、よくある項目 " + list, EN: why.EN + ", typical fields " + list}
	}
	if p.File != "" {
		why = model.Text{JA: why.JA + "、利用者のフォルダのもの", EN: why.EN + ", from the user's folder"}
	}
	return why
}

// widest is the widest row at the beginning of a file that no profile fits, in
// any encoding it may be in.
func (r *recogniser) widest(s seen) (cells []string) {
	for _, c := range charsets {
		if !r.possible(c, s) {
			continue
		}
		for _, delim := range []byte{',', '\t', ';'} {
			l := &look{recogniser: r, charset: c, delim: delim}
			if _, err := l.heading(s.sample); err == nil && len(l.widest.cells) > len(cells) {
				cells = l.widest.cells
			}
		}
	}
	return cells
}

// decided says how an encoding was.
func (r *recogniser) decided(c *charset, s seen) model.Text {
	known := map[string]int{}
	for _, other := range charsets {
		if r.charset != nil || !r.possible(other, s) {
			continue
		}
		if p, err := r.in(other, s.sample); err == nil && p != nil {
			known[other.name] = p.binding.known
		}
	}
	var equal []string
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if name != c.name && known[name] == known[c.name] {
			equal = append(equal, name)
		}
	}
	switch {
	case r.charset != nil:
		return model.Text{JA: "--encoding で指定", EN: "as --encoding says"}
	case marked(s.sample) == c:
		return model.Text{JA: "先頭のバイト順マーク(BOM)による", EN: "by its byte order mark"}
	case s.lines.foreign == 0 && plain(s.sample):
		return model.Text{JA: "ASCII の文字だけなので、どの文字コードでも同じ", EN: "only ASCII: the same in any encoding"}
	case s.isUTF8(c):
		return model.Text{JA: "行の内容が UTF-8 だから", EN: "its lines are UTF-8"}
	case len(known) < 2:
		return model.Text{JA: "見出しを読める唯一の文字コード", EN: "the only one in which its heading makes sense"}
	case len(equal) == 0:
		return model.Text{JA: "見出しで分かる列が最も多い文字コード", EN: "the one in which most of its heading makes sense"}
	}
	return model.Textf("見出しは %s でも同じに読めるため、下の行が最もよく読める文字コード", "its heading reads as well in %s; the lines below read best in this one", strings.Join(equal, ", "))
}
