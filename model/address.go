package model

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Address is a view that can be opened again: of the report, of one of its
// sections, of lines, or of their counts by fields. It is written as
//
//	report period=2016-02
//	ips period=2016-02 rows=all filter=client_ip:10.0.0.0/8
//	lines sort=client_ip,-bytes columns=time,client_ip filter=type:ips action:block
//	group by=type,client_ip rows=all filter=time:2016-02
//
// where a number may stand for the section. Every part but the first may be
// missing; filter= comes last and takes the rest of the text, in the filter
// language. Columns are named as there, unknown ones in quotes where needed.
type Address struct {
	Section  *Section // nil for everything else
	IsLines  bool
	IsGroups bool
	Period   *Period // of the report or a section; nil is the one shown now
	All      bool    // every row of a section or of counts
	Filter   Filter
	Sort     Order    // of lines
	Columns  []Column // of lines; nil are the usual ones
	By       []Column // what is counted by; nil are the usual fields
}

// The first words of an address that are no section.
const (
	addressReport = "report"
	addressLines  = "lines"
	addressGroups = "group"
)

// String writes the address. The text parses back to the same address.
func (a Address) String() string {
	parts := []string{addressReport}
	switch {
	case a.Section != nil:
		parts[0] = a.Section.ID
	case a.IsLines:
		parts[0] = addressLines
	case a.IsGroups:
		parts[0] = addressGroups
	}
	if a.Period != nil {
		parts = append(parts, "period="+a.Period.String())
	}
	if len(a.By) > 0 {
		parts = append(parts, "by="+ColumnList(a.By))
	}
	if a.All {
		parts = append(parts, "rows=all")
	}
	if len(a.Sort) > 0 {
		parts = append(parts, "sort="+a.Sort.String())
	}
	if len(a.Columns) > 0 {
		parts = append(parts, "columns="+ColumnList(a.Columns))
	}
	if !a.Filter.IsAll() {
		parts = append(parts, "filter="+a.Filter.String())
	}
	return strings.Join(parts, " ")
}

// ColumnList writes columns as [ParseColumns] reads them.
func ColumnList(columns []Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quoteUnless(c.bareName() && !strings.ContainsAny(c.Name, ",="), c.Name)
	}
	return strings.Join(names, ",")
}

// IsAddress reports whether a text begins like an address, whatever follows.
func IsAddress(s string) bool {
	word, _, _ := CutWord(strings.TrimSpace(s))
	_, ok := addressed(word)
	return ok
}

// isBlank reports whether a character parts words: input methods type the wide one.
func isBlank(r rune) bool { return r == ' ' || r == '　' }

// CutWord divides a text at its first blank, ASCII or full-width, as
// [strings.Cut] does.
func CutWord(s string) (word, rest string, found bool) {
	at := strings.IndexFunc(s, isBlank)
	if at < 0 {
		return s, "", false
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	return s[:at], s[at+n:], true
}

// addressed is the address with nothing but its first word.
func addressed(word string) (Address, bool) {
	word = Fold(word)
	switch word {
	case addressReport:
		return Address{}, true
	case addressLines:
		return Address{IsLines: true}, true
	case addressGroups:
		return Address{IsGroups: true}, true
	}
	i := slices.IndexFunc(Sections, func(s *Section) bool { return word == s.ID || word == strconv.Itoa(s.Number) })
	if i < 0 {
		return Address{}, false
	}
	return Address{Section: Sections[i]}, true
}

// ParseAddress reads an address. headings are the unknown columns of the case;
// nil allows any name. The error is a [*FilterError].
func ParseAddress(s string, headings []string) (Address, error) {
	p := &filterParser{text: s, headings: headings}
	p.peek()
	at := p.pos
	a, ok := addressed(p.part())
	if !ok {
		return a, p.fail(at, Text{JA: "アドレスは report、lines、group、レポートのセクションのどれかで始まります", EN: "an address begins with report, lines, group or a section"})
	}
	for p.peek() != 0 {
		if err := p.addressPart(&a); err != nil {
			return Address{}, err
		}
	}
	return a, nil
}

// part takes what stands up to the next blank outside quotes.
func (p *filterParser) part() string {
	start, quoted, escaped := p.pos, false, false
	for p.pos < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		switch {
		case escaped:
			escaped = false
		case r == '\\' && quoted:
			escaped = true
		case r == '"':
			quoted = !quoted
		case !quoted && isBlank(r):
			return p.text[start:p.pos]
		}
		p.pos += n
	}
	return p.text[start:]
}

// addressPart reads one name=value of an address.
func (p *filterParser) addressPart(a *Address) error {
	at := p.pos
	name, _, ok := strings.Cut(p.text[at:], "=")
	parts := map[string]bool{
		"period": !a.IsLines && !a.IsGroups, "rows": a.Section != nil || a.IsGroups, "sort": a.IsLines, "columns": a.IsLines, "by": a.IsGroups, "filter": true,
	}
	if !ok || !parts[name] {
		return p.fail(at, Textf("「%s」はアドレスに使えません", "%q cannot be part of this address", p.part()))
	}
	p.pos += len(name) + 1
	at = p.pos
	if name == "filter" {
		f, err := ParseFilter(p.text[at:], p.headings)
		p.pos, a.Filter = len(p.text), f
		return p.moved(at, err)
	}
	value := p.part()
	return p.moved(at, a.set(name, value, p.headings))
}

// set reads the value of one part.
func (a *Address) set(name, value string, headings []string) error {
	switch name {
	case "period":
		period, err := ParsePeriod(value)
		a.Period = &period
		return err
	case "rows":
		if a.All = value == "all"; !a.All {
			return &FilterError{At: 1, What: Text{JA: "rows は all だけです", EN: "rows can only be all"}}
		}
		return nil
	case "columns", "by":
		columns, err := ParseColumns(value, headings)
		if name == "by" {
			a.By = columns
		} else {
			a.Columns = columns
		}
		return err
	}
	order, err := ParseOrder(value, headings)
	a.Sort = order
	return err
}

// moved is an error of a part that begins at a byte of the text, as one of the
// whole text.
func (p *filterParser) moved(at int, err error) error {
	before := utf8.RuneCountInString(p.text[:at])
	switch f := err.(type) {
	case nil:
		return nil
	case *FilterError:
		whole := *f
		whole.At += before
		return &whole
	case *Problem:
		return &FilterError{At: before + 1, What: f.What}
	}
	return err
}
