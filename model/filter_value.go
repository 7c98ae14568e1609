package model

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// column finds what a name in a filter means. A quoted name is the heading of
// an unknown column; any other is a field by id, label or alias, or a column
// that is no cell by its id or label, else such a heading.
func (p *filterParser) column(name string, quoted bool, at int) (Column, error) {
	if !quoted {
		if c, ok := p.known(name); ok {
			return c, nil
		}
	}
	if p.headings == nil || slices.Contains(p.headings, name) {
		return Column{Name: name, Unknown: true}, nil
	}
	e := p.fail(at, Textf("項目「%s」はありません", "unknown field %q", name))
	e.Try = Nearest(name, append(FilterNames(), p.headings...))
	return Column{}, e
}

// known finds what a name without quotes means in every case. A label of a
// column that is no cell means nothing where the case has a column called so: it
// is that column's name there.
func (p *filterParser) known(name string) (Column, bool) {
	if c, ok := notCellByID(name); ok {
		return c, true
	}
	if f, _, ok := FieldByHeading(name); ok {
		return FieldColumn(f.ID), true
	}
	c, ok := notCellByLabel(name)
	taken := slices.ContainsFunc(p.headings, func(h string) bool { return FoldName(h) == FoldName(name) })
	return c, ok && !taken
}

// FilterNames are the names the filter language has for columns, without the
// headings of unknown ones.
func FilterNames() []string {
	var names []string
	for _, c := range FilterColumns() {
		names = append(names, c.Name)
	}
	return append(names, "client", "server", "from", "to", "category")
}

// values reads what follows the operator: a list, or with ~ one text.
func (p *filterParser) values(t Term) ([]Value, error) {
	start := p.pos
	if t.Contains {
		text, _, err := p.token(false)
		if err == nil && text == "" {
			err = p.fail(start, Text{JA: "~ の後に探す語が必要です", EN: "nothing to look for after ~"})
		}
		return []Value{{From: text}}, err
	}
	var list []Value
	for {
		at := p.pos
		text, quoted, err := p.item()
		if err != nil {
			return nil, err
		}
		v, problem := valueOf(t.Column, text, quoted)
		if problem != nil {
			e := p.fail(at, *problem)
			e.Try = p.nearestWord(t.Column, text)
			if t.Column.Kind() == KindTime {
				e.Like = Text{JA: "2016-02、2016-02-25..2016-02-29", EN: "2016-02 or 2016-02-25..2016-02-29"}
			}
			return nil, e
		}
		list = append(list, v)
		if !strings.HasPrefix(p.text[p.pos:], ",") {
			return list, nil
		}
		p.pos++
	}
}

// item is one element of a list: quoted, or up to a comma.
func (p *filterParser) item() (text string, quoted bool, err error) {
	if strings.HasPrefix(p.text[p.pos:], `"`) {
		text, err = p.quoted()
		return text, true, err
	}
	start := p.pos
	for p.pos < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		if unicode.IsSpace(r) || ends(r) || r == ',' {
			break
		}
		p.pos += n
	}
	return p.text[start:p.pos], false, nil
}

func (p *filterParser) nearestWord(c Column, text string) string {
	if c != OutcomeColumn {
		return ""
	}
	var words []string
	for _, o := range Outcomes {
		words = append(words, o.ID, o.Label.JA)
	}
	return Nearest(text, words)
}

// valueOf understands one value of a column; a quoted one is literal.
func valueOf(c Column, text string, quoted bool) (Value, *Text) {
	if !quoted {
		switch {
		case text == "":
			return Value{}, &Text{JA: "値がありません", EN: "no value"}
		case text == "*":
			return Value{Op: OpHas}, nil
		case hasRanges(c) && strings.Contains(text, ".."):
			return rangeOf(c, text)
		case c.Kind() == KindIP && strings.Contains(text, "/"):
			return networkOf(text)
		}
	}
	switch {
	case c == OutcomeColumn:
		o, ok := OutcomeByWord(text)
		if !ok {
			t := Textf("「%s」という結果はありません", "unknown outcome %q", text)
			return Value{}, &t
		}
		return Value{From: o.ID()}, nil
	case c == SourceColumn || c == RecordColumn:
		n, ok := Number(text)
		if !ok || n < 0 {
			t := Textf("「%s」は番号ではありません", "not a number: %q", text)
			return Value{}, &t
		}
		return Value{From: KindInteger.Canonical(text)}, nil
	case c.Kind() == KindTime && text != "":
		return timeOf(text)
	}
	return Value{Op: OpEquals, From: c.Kind().Canonical(text)}, nil
}

func hasRanges(c Column) bool {
	k := c.Kind()
	return k == KindTime || k == KindIP || k.Numeric() || c == SourceColumn || c == RecordColumn
}

func timeOf(text string) (Value, *Text) {
	text = strings.Replace(text, " ", "T", 1)
	if _, ok := parseUnit(text); !ok {
		t := Textf("時間「%s」を読めません", "cannot read the time %q", text)
		return Value{}, &t
	}
	return Value{Op: OpTime, From: text}, nil
}

func networkOf(text string) (Value, *Text) {
	net, err := netip.ParsePrefix(text)
	if err != nil {
		t := Textf("ネットワーク「%s」を読めません", "cannot read the network %q", text)
		return Value{}, &t
	}
	return Value{Op: OpNetwork, From: net.Masked().String()}, nil
}

func rangeOf(c Column, text string) (Value, *Text) {
	from, to, _ := strings.Cut(text, "..")
	if from == "" && to == "" {
		return Value{}, &Text{JA: "範囲には少なくとも一方の端が必要です", EN: "a range needs at least one end"}
	}
	for _, end := range []*string{&from, &to} {
		if *end == "" {
			continue
		}
		canonical, ok := rangeEnd(c, *end)
		if !ok {
			t := Textf("範囲の端「%s」を読めません", "cannot read the end %q of the range", *end)
			return Value{}, &t
		}
		*end = canonical
	}
	return Value{Op: OpRange, From: from, To: to}, nil
}

func rangeEnd(c Column, s string) (string, bool) {
	switch c.Kind() {
	case KindTime:
		_, ok := parseUnit(s)
		return s, ok
	case KindIP:
		a, err := netip.ParseAddr(s)
		return a.Unmap().String(), err == nil
	}
	n, _, ok := c.Kind().Number(s)
	return strconv.FormatInt(n, 10), ok
}

// Nearest finds the name closest to what was typed, "" if none is near.
func Nearest(typed string, names []string) string {
	best, at := "", 1+utf8.RuneCountInString(typed)/3
	for _, n := range names {
		if d := distance([]rune(Fold(typed)), []rune(Fold(n))); d <= at && (best == "" || d < at) {
			best, at = n, d
		}
	}
	return best
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that make b of a (optimal string alignment).
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
