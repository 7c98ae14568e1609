package importer

import (
	"bytes"
	"cmp"
	"errors"
	"io"

	"edgelens/model"
)

// Where a heading is looked for, and what it may have.
const (
	headingRows  = 20 // rows that are not blank
	sampleRows   = 200
	sampleBytes  = 2 * maxRowBytes
	headingBytes = maxRowBytes // a heading begins within these
	maxColumns   = 2000
)

// plan is how a file is read.
type plan struct {
	charset *charset
	delim   byte
	profile *Profile
	section int // of the table, if the profile was named with one
	heading int // rows before the heading; printed tables follow titles instead
	binding binding
	joined  int // column with the time of day or the day beside the time column, -1 if none
	period  *model.Period

	undefuse bool // take back what an export did to formulas
	valid    bool // every line is UTF-8

	scores map[string]int // of the profiles that fit, by name
}

// recogniser finds out what a file is.
type recogniser struct {
	profiles []*Profile
	charset  *charset // if it was said
	named    *Profile // if it was said
	section  int
	undefuse bool
}

// seen is what was found out about a file on the first pass over it.
type seen struct {
	sample  []byte
	lines   lineCount // as UTF-8
	foreign []byte    // lines that are not UTF-8 or have escapes, from anywhere
}

// plan recognises a file.
func (r *recogniser) plan(s seen) (*plan, error) {
	var all []reading
	for _, c := range charsets {
		if !r.possible(c, s) {
			continue
		}
		p, err := r.in(c, s.sample)
		if err != nil && !errors.Is(err, errUnrecognised) {
			return nil, err
		}
		all = append(all, reading{charset: c, plan: p, err: err})
		if p != nil && s.isUTF8(c) {
			break // so many lines are UTF-8 only where all are
		}
	}
	best := verdict(all, s)
	if best.plan != nil {
		best.plan.valid = best.charset.name == "utf-8" && s.lines.good == s.lines.foreign
		return best.plan, nil
	}
	if marked(s.sample) == nil && s.binary(best.charset) {
		return nil, notText()
	}
	var u *unrecognisedError
	errors.As(best.err, &u)
	return nil, u.err
}

// isUTF8 reports whether an encoding is UTF-8 and the lines prove it.
func (s seen) isUTF8(c *charset) bool {
	return c.name == "utf-8" && s.lines.foreign > 0 && s.lines.mostly()
}

// possible reports whether a file may be in an encoding. Lines that do not
// decode do not rule one out: they are rejects, if its heading is the best.
func (r *recogniser) possible(c *charset, s seen) bool {
	mark := marked(s.sample)
	switch {
	case r.charset != nil:
		return c == r.charset
	case mark != nil:
		return c == mark
	case c.name == "utf-8":
		return true
	case s.lines.foreign == 0 && plain(s.sample) && len(s.foreign) == 0:
		return false // it reads as it does in UTF-8
	case c.wide:
		return zerosFit(c, s.sample)
	}
	return true
}

// zerosFit reports whether bytes have zeros where the commas and digits of a
// form of UTF-16 have them: before the other byte if it is big endian.
func zerosFit(c *charset, sample []byte) bool {
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	if c.name == "utf-16be" {
		return zeros[0] > zeros[1]
	}
	return zeros[1] > zeros[0]
}

// plain reports whether bytes read the same in all encodings.
func plain(b []byte) bool {
	return ascii(b) && bytes.IndexByte(b, 0) < 0 && bytes.IndexByte(b, escape) < 0
}

// binary reports whether a file that reads best in an encoding is too full of
// control characters to be text.
func (s seen) binary(c *charset) bool {
	b := s.sample
	if c.wide && legibilityOf(c, s).broken == 0 {
		b, _ = io.ReadAll(c.reader(bytes.NewReader(b))) // of memory: no error
	}
	controls := 0
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != escape {
			controls++
		}
	}
	return controls*20 > len(b)
}

// errUnrecognised marks that nothing is known about a file in an encoding.
var errUnrecognised = errors.New("unrecognised")

// unrecognisedError carries what to say if no other encoding does better.
type unrecognisedError struct{ err error }

func (e *unrecognisedError) Error() string        { return e.err.Error() }
func (e *unrecognisedError) Is(target error) bool { return target == errUnrecognised }

// in recognises a file in an encoding: the delimiter is the one whose heading
// comes first and has the most fields.
func (r *recogniser) in(c *charset, sample []byte) (*plan, error) {
	var best *plan
	var widest headingRow
	var broken *brokenRow
	for _, delim := range []byte{',', '\t', ';'} {
		look := &look{recogniser: r, charset: c, delim: delim}
		p, err := look.heading(sample)
		if err != nil {
			return nil, err
		}
		if p != nil && (best == nil || p.binding.known > best.binding.known) {
			best = p
		}
		if len(look.widest.cells) > len(widest.cells) {
			widest = look.widest
		}
		broken = cmp.Or(broken, look.broken)
	}
	if best == nil {
		return nil, &unrecognisedError{r.complaint(widest, broken)}
	}
	if n := best.binding.width; n > maxColumns {
		return nil, tooManyColumns(n)
	}
	return best, nil
}

// complaint says why nothing fits, by the widest row that was seen, or by one
// above it that could not be read.
func (r *recogniser) complaint(row headingRow, broken *brokenRow) error {
	switch n := len(row.cells); {
	case broken != nil && (n == 0 || broken.line < row.line):
		return brokenHeading(broken)
	case n == 0:
		return blankFile()
	case n > maxColumns:
		return tooManyColumns(n)
	}
	if p := r.named; p != nil {
		if why := p.misfit(bind(row.cells, p)); why != (model.Text{}) {
			return unfit(p, why, row)
		}
		return untitled(row, p.Name)
	}
	for _, p := range r.profiles {
		if p.Titled && bind(row.cells, p).has("count") {
			return untitled(row, p.Name)
		}
	}
	return unrecognised(row)
}

// fits gives the profiles that a heading is of: of one kind, printed tables
// before logs before statistics; what the user added comes before all.
func (r *recogniser) fits(cells []string, titled bool) (profiles []*Profile, bound []binding) {
	try := r.profiles
	if r.named != nil {
		try = []*Profile{r.named}
	}
	for _, kind := range []model.SourceKind{model.KindPrinted, model.KindLog, model.KindStatistics} {
		for _, p := range try {
			if p.Kind != kind || p.Titled && !titled && r.section == 0 {
				continue
			}
			if b := bind(cells, p); p.misfit(b) == (model.Text{}) {
				profiles, bound = append(profiles, p), append(bound, b)
			}
		}
		if len(profiles) > 0 {
			return profiles, bound
		}
	}
	return nil, nil
}
