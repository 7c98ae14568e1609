package importer

import (
	"bytes"
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
	sample []byte
	lines  lineCount // as UTF-8
}

// plan recognises a file: the first encoding in which a heading makes sense
// is right.
func (r *recogniser) plan(s seen) (*plan, error) {
	var first error
	for _, c := range charsets {
		if !r.plausible(c, s) {
			continue
		}
		p, err := r.in(c, s.sample)
		if p != nil {
			p.valid = c.name == "utf-8" && s.lines.good == s.lines.foreign
		}
		if p != nil || err != nil && !errors.Is(err, errUnrecognised) {
			return p, err
		}
		if first == nil {
			first = err
		}
	}
	if first == nil || marked(s.sample) == nil && looksBinary(s.sample) {
		return nil, notText()
	}
	var u *unrecognisedError
	errors.As(first, &u)
	return nil, u.err
}

func (r *recogniser) plausible(c *charset, s seen) bool {
	mark := marked(s.sample)
	switch {
	case r.charset != nil:
		return c == r.charset
	case mark != nil:
		return c == mark
	case c.name == "utf-8":
		return s.lines.mostly()
	case s.lines.mostly() && plain(s.sample):
		return false // it would read as it does in UTF-8
	}
	return mostlyDecodes(c, s.sample)
}

// plain reports whether bytes read the same in all encodings.
func plain(b []byte) bool {
	return ascii(b) && bytes.IndexByte(b, 0) < 0 && bytes.IndexByte(b, 0x1B) < 0
}

// looksBinary reports whether bytes are too full of control characters to be
// text.
func looksBinary(b []byte) bool {
	controls := 0
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1B {
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
	var columns []string
	for _, delim := range []byte{',', '\t', ';'} {
		look := &look{recogniser: r, charset: c, delim: delim}
		p, err := look.heading(sample)
		if err != nil {
			return nil, err
		}
		if p != nil && (best == nil || p.binding.known > best.binding.known) {
			best = p
		}
		if len(look.widest) > len(columns) {
			columns = look.widest
		}
	}
	if best == nil {
		return nil, &unrecognisedError{r.complaint(columns)}
	}
	if n := best.binding.width; n > maxColumns {
		return nil, tooManyColumns(n)
	}
	return best, nil
}

// complaint says why nothing fits, by the widest row that was seen.
func (r *recogniser) complaint(columns []string) error {
	switch {
	case len(columns) == 0:
		return blankFile()
	case len(columns) > maxColumns:
		return tooManyColumns(len(columns))
	}
	if p := r.named; p != nil {
		if why := p.misfit(bind(columns, p)); why != (model.Text{}) {
			return unfit(p, why, columns)
		}
		return untitled(columns, p.Name)
	}
	for _, p := range r.profiles {
		if p.Titled && bind(columns, p).has("count") {
			return untitled(columns, p.Name)
		}
	}
	return unrecognised(columns)
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

// look is the search for a heading under one encoding and delimiter.
type look struct {
	*recogniser
	charset *charset
	delim   byte
	period  *model.Period
	titled  bool
	widest  []string // of the rows without a fitting profile
}

// heading finds the first row that is a heading; nil if there is none.
func (l *look) heading(sample []byte) (*plan, error) {
	rows := newRows(bytes.NewReader(sample), l.charset, l.delim)
	for at, looked := 0, 0; looked < headingRows; at++ {
		err := rows.next()
		if errors.Is(err, io.EOF) || err == nil && rows.position() > headingBytes {
			return nil, nil
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
		if !ok || rows.fault != sound || l.above(cells) {
			continue
		}
		if profiles, bound := l.fits(cells, l.titled); len(profiles) > 0 {
			return l.choose(profiles, bound, at, rows)
		}
		if len(cells) > len(l.widest) {
			l.widest = cells
		}
	}
	return nil, nil
}

// above reports whether a row is something that stands above a heading, and
// keeps what it says.
func (l *look) above(cells []string) bool {
	if _, ok := sectionTitle(cells); ok {
		l.titled = true
		return true
	}
	if p, ok := periodLine(cells); ok {
		l.period = &p
		return true
	}
	return false
}
