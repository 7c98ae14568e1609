package model

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FilterError is a mistake in a filter: what, and at which character.
type FilterError struct {
	At   int // position in characters, from 1
	What Text
	Try  string // the nearest valid name, "" if none is near
	Like Text   // what it may look like, empty if there is nothing to say
}

// Error is the English text.
func (e *FilterError) Error() string { return e.In(EN) }

// In is the text in a language.
func (e *FilterError) In(l Lang) string {
	what := Textf("%[2]d文字目: %[1]s", "%s at %d", e.What.In(l), e.At)
	if e.Try != "" {
		what = Textf("%s。%s ではありませんか?", "%s: did you mean %s?", what.In(l), e.Try)
	}
	if like := e.Like.In(l); like != "" {
		what = Textf("%s。例: %s", "%s, for example %s", what.In(l), like)
	}
	return what.In(l)
}

// Unwrap makes the error one of usage.
func (e *FilterError) Unwrap() error { return ErrUsage }

// ParseFilter reads the filter language. headings are the unknown columns of
// the case, the only other names allowed; nil allows any name. Of what it
// returns, String gives text that parses to the same filter. The error is a
// [*FilterError].
func ParseFilter(s string, headings []string) (Filter, error) {
	p := &filterParser{text: s, headings: headings}
	f, err := p.alternatives(0)
	if err != nil {
		return Filter{}, err
	}
	if p.peek() == ')' {
		return Filter{}, p.fail(p.pos, Text{JA: "対応する ( がありません", EN: "no ( for this )"})
	}
	return f, nil
}

// maxDepth bounds the nesting of groups, so that a hostile address of a view
// cannot exhaust the stack.
const maxDepth = 100

type filterParser struct {
	text     string
	pos      int
	headings []string
}

func (p *filterParser) fail(at int, what Text) *FilterError {
	return &FilterError{At: utf8.RuneCountInString(p.text[:at]) + 1, What: what}
}

// peek gives the next significant character, 0 at the end. Full-width forms of
// the language's own marks read as ASCII.
func (p *filterParser) peek() rune {
	for p.pos < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		if !unicode.IsSpace(r) {
			return narrow(r)
		}
		p.pos += n
	}
	return 0
}

func narrow(r rune) rune {
	switch r {
	case '：':
		return ':'
	case '（':
		return '('
	case '）':
		return ')'
	}
	return r
}

func (p *filterParser) skip() {
	_, n := utf8.DecodeRuneInString(p.text[p.pos:])
	p.pos += n
}

// atOr reports whether the next word is OR, standing alone.
func (p *filterParser) atOr() bool {
	p.peek()
	rest := p.text[p.pos:]
	if !strings.HasPrefix(rest, "OR") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[2:])
	return len(rest) == 2 || unicode.IsSpace(next) || ends(next)
}

func ends(r rune) bool { r = narrow(r); return r == '(' || r == ')' }

func (p *filterParser) alternatives(depth int) (Filter, error) {
	start := p.pos
	if depth > maxDepth {
		return Filter{}, p.fail(start, Text{JA: "( が多すぎます", EN: "too many nested ("})
	}
	var all []Filter
	for {
		f, err := p.conjunction(depth)
		if err != nil {
			return Filter{}, err
		}
		all = append(all, f)
		if !p.atOr() {
			break
		}
		p.pos += len("OR")
	}
	if len(all) > 1 {
		for _, f := range all {
			if f.IsAll() {
				return Filter{}, p.fail(start, Text{JA: "OR の前後に条件が必要です", EN: "OR needs a condition on both sides"})
			}
		}
	}
	return Or(all...), nil
}

func (p *filterParser) conjunction(depth int) (Filter, error) {
	var parts []Filter
	for {
		switch r := p.peek(); {
		case r == 0 || r == ')' || p.atOr():
			return And(parts...), nil
		case r == '(':
			f, err := p.group(depth)
			if err != nil {
				return Filter{}, err
			}
			parts = append(parts, f)
		default:
			t, err := p.term()
			if err != nil {
				return Filter{}, err
			}
			parts = append(parts, One(t))
		}
	}
}

func (p *filterParser) group(depth int) (Filter, error) {
	open := p.pos
	p.skip()
	f, err := p.alternatives(depth + 1)
	if err != nil {
		return Filter{}, err
	}
	if p.peek() != ')' {
		return Filter{}, p.fail(open, Text{JA: "( が閉じられていません", EN: "unclosed ("})
	}
	p.skip()
	return f, nil
}

// term reads [-]name(:|!:|~|!~|~~|!~~)values, [-]word or [-]"words".
func (p *filterParser) term() (Term, error) {
	var t Term
	if p.text[p.pos] == '-' {
		t.Not = true
		p.pos++
	}
	start := p.pos
	name, quoted, err := p.token(true)
	if err != nil {
		return t, err
	}
	op, not := p.operator()
	t.Not = t.Not != not
	switch {
	case op == 0 && name == "":
		return t, p.fail(start, Text{JA: "条件が空です", EN: "empty condition"})
	case op == 0:
		t.Contains, t.Values = true, []Value{{From: name}}
		return t, nil
	case name != "" || quoted:
		if t.Column, err = p.column(name, quoted, start); err != nil {
			return t, err
		}
	case op == ':':
		return t, p.fail(start, Text{JA: "項目名がありません", EN: "no field before :"})
	}
	t.Contains, t.Variants = op != ':', op == variants
	t.Values, err = p.values(t)
	return t, err
}

// variants stands for the operator ~~.
const variants = '≈'

// operator reads what separates a name from its values: ':', '~' or variants, or
// 0.
func (p *filterParser) operator() (op rune, not bool) {
	rest := p.text[p.pos:]
	if strings.HasPrefix(rest, "!") {
		rest, not = rest[1:], true
	}
	r, n := utf8.DecodeRuneInString(rest)
	if r = narrow(r); r != ':' && r != '~' {
		return 0, false
	}
	p.pos = len(p.text) - len(rest) + n
	if r == '~' && strings.HasPrefix(rest, "~~") {
		p.pos++
		r = variants
	}
	return r, not
}

// token reads a quoted text or everything up to a blank, a parenthesis or,
// for a name, an operator.
func (p *filterParser) token(name bool) (text string, quoted bool, err error) {
	if strings.HasPrefix(p.text[p.pos:], `"`) {
		text, err = p.quoted()
		return text, true, err
	}
	start := p.pos
	for p.pos < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		if unicode.IsSpace(r) || ends(r) || name && p.atOperator() {
			break
		}
		p.pos += n
	}
	return p.text[start:p.pos], false, nil
}

func (p *filterParser) atOperator() bool {
	save := p.pos
	op, _ := p.operator()
	p.pos = save
	return op != 0
}

func (p *filterParser) quoted() (string, error) {
	open := p.pos
	var b strings.Builder
	for p.pos++; p.pos < len(p.text); p.pos++ {
		switch c := p.text[p.pos]; c {
		case '"':
			p.pos++
			return b.String(), nil
		case '\\':
			if text, n := numbered(p.text[p.pos:]); n > 0 {
				b.WriteString(text)
				p.pos += n - 1
				continue
			}
			if rest := p.text[p.pos+1:]; strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, `\`) {
				p.pos++
			}
			b.WriteByte(p.text[p.pos])
		default:
			b.WriteByte(c)
		}
	}
	return "", p.fail(open, Text{JA: `" が閉じられていません`, EN: `unclosed "`})
}

// numbered reads \u{1F600}, a character by its number, or \x{FF}, a byte that
// is no UTF-8, and gives the length of what was read: 0 if it is neither.
func numbered(s string) (string, int) {
	digits, ok := strings.CutPrefix(s, `\u{`)
	isByte := false
	if !ok {
		digits, isByte = strings.CutPrefix(s, `\x{`)
	}
	digits, _, closed := strings.Cut(digits, "}")
	n, err := strconv.ParseUint(digits, 16, 32)
	switch {
	case !ok && !isByte || !closed || err != nil:
		return "", 0
	case isByte && n < 256:
		return string([]byte{byte(n)}), len(digits) + len(`\x{}`)
	case ok && utf8.ValidRune(rune(n)) && n <= utf8.MaxRune:
		return string(rune(n)), len(digits) + len(`\u{}`)
	}
	return "", 0
}
