package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// String writes the filter in its language. The text parses back to the same
// filter and never begins with '-', so that it is a command's argument.
func (f Filter) String() string { return f.Spelled(Term.String) }

// Spelled writes the filter with its terms as term writes them.
func (f Filter) Spelled(term func(Term) string) string {
	switch {
	case f.Term != nil:
		return term(*f.Term)
	case f.Join == Any:
		return joined(f.Parts, " OR ", term)
	}
	return joined(f.Parts, " ", term)
}

// joined puts parts in a row; a group of alternatives among them needs
// parentheses, and so does everything joined below an OR.
func joined(parts []Filter, between string, term func(Term) string) string {
	var out []string
	for _, p := range parts {
		s := p.Spelled(term)
		if p.Term == nil {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, between)
}

// String writes the term as the filter language has it.
func (t Term) String() string {
	not := ""
	if t.Not {
		not = "!"
	}
	if t.Contains && t.Column == (Column{}) {
		if text := t.Values[0].From; !t.Not && !t.Variants {
			return quoteUnless(plain(text) && bareWord(text), text)
		}
		return not + t.search()
	}
	name := t.Column.FilterName()
	if t.Contains {
		return name + not + t.search()
	}
	var list []string
	for _, v := range t.Values {
		list = append(list, v.in(t.Column))
	}
	return name + not + ":" + strings.Join(list, ",")
}

// search writes the operator of a search and what it looks for. After ~ and ~~
// another ~ would be read as the operator's.
func (t Term) search() string {
	text, operator := t.Values[0].From, "~"
	if t.Variants {
		operator = "~~"
	}
	return operator + quoteUnless(plain(text) && text[0] != '~', text)
}

// in writes a value so that it reads back as the same value of the column.
func (v Value) in(c Column) string {
	text := v.From
	switch v.Op {
	case OpHas:
		return "*"
	case OpRange:
		return v.From + ".." + v.To
	}
	back, problem := valueOf(c, text, false)
	return quoteUnless(problem == nil && back == v && plain(text) && !strings.Contains(text, ","), text)
}

// bareName reports whether the column's name means this column without quotes.
func (c Column) bareName() bool {
	if !c.Unknown {
		return true
	}
	_, _, isField := FieldByHeading(c.Name)
	_, isOther := notCellByLabel(c.Name) // the names fold to the English labels
	return !isField && !isOther && plain(c.Name) && bareWord(c.Name) && !strings.HasSuffix(c.Name, "!")
}

// plain reports whether text outside quotes is taken as it stands.
func plain(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || ends(r) || r == '"' || r == '\\' || !readable(r)
	}) && utf8.ValidString(s) && !stacked(s)
}

// bareWord reports whether plain text is no operator, name or negation.
func bareWord(s string) bool {
	return s != "OR" && s[0] != '-' && s[0] != '!' && !strings.ContainsAny(s, ":~：")
}

func quoteUnless(bare bool, s string) string {
	if bare {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for i, marks := 0, 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if marks++; !unicode.Is(unicode.M, r) {
			marks = 0
		}
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x{%02X}`, s[i])
		case !readable(r) && r != ' ' && r != '　' || marks > marksTogether:
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String() + `"`
}

// marksTogether is how many combining marks in a row are written as they are.
const marksTogether = 4

// stacked reports whether more combining marks than that stand in a row.
func stacked(s string) bool {
	marks := 0
	for _, r := range s {
		if marks++; !unicode.Is(unicode.M, r) {
			marks = 0
		}
		if marks > marksTogether {
			return true
		}
	}
	return false
}

// readable reports whether a character can be shown and copied as it is: it is
// no control, nothing invisible, and no choice among the shapes of another.
func readable(r rune) bool {
	return (unicode.IsPrint(r) || unicode.Is(unicode.Co, r)) && !unicode.Is(unicode.Variation_Selector, r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}
