package model

import (
	"cmp"
	"net/netip"
	"strconv"
	"time"
)

// Match reports whether a line is meant by the filter, with times in a zone.
// It says what the filter language means; the case file's SQL must agree.
func (f Filter) Match(l Line, zone *time.Location) bool {
	if f.Term != nil {
		return f.Term.match(l, zone)
	}
	for _, p := range f.Parts {
		if p.Match(l, zone) != (f.Join == All) {
			return f.Join == Any
		}
	}
	return f.Join == All || len(f.Parts) == 0
}

func (t Term) match(l Line, zone *time.Location) bool {
	if t.Contains {
		return t.found(l) != t.Not
	}
	for _, v := range t.Values {
		if v.match(t.Column, l, zone) {
			return !t.Not
		}
	}
	return t.Not
}

func (t Term) found(l Line) bool {
	needle := t.Needle()
	if t.Column != (Column{}) {
		return t.Finds(l.Text(t.Column), needle)
	}
	for i, cell := range l.Cells {
		if Fields[i].Kind != KindTime && t.Finds(cell, needle) {
			return true
		}
	}
	for _, cell := range l.Extra {
		if t.Finds(cell, needle) {
			return true
		}
	}
	return false
}

// Text is the cell of a column as it was read, or what stands for one in the
// columns outcome, source, record and note.
func (l Line) Text(c Column) string {
	switch c {
	case OutcomeColumn:
		return OutcomeOf(l.Cell(FieldColumn("action"))).ID()
	case SourceColumn:
		return strconv.FormatInt(l.Source, 10)
	case RecordColumn:
		return strconv.FormatInt(l.Record, 10)
	case NoteColumn:
		return l.Note
	}
	return l.Cell(c)
}

func (v Value) match(c Column, l Line, zone *time.Location) bool {
	if c.Kind() == KindTime {
		s, ok := v.Span(zone)
		return !l.Time.IsZero() && (v.Op == OpHas || ok && s.Contains(l.Time))
	}
	return v.MatchCell(c, l.Text(c))
}

// MatchCell reports whether a cell of a column, as read, has the value. It is
// for every column but those of time.
func (v Value) MatchCell(c Column, cell string) bool {
	if c == SourceColumn || c == RecordColumn {
		return v.MatchKind(KindInteger, cell)
	}
	return v.MatchKind(c.Kind(), cell)
}

// MatchKind reports whether a cell, as read, of a kind of column has the value.
func (v Value) MatchKind(kind Kind, cell string) bool {
	canonical := kind.Canonical(cell)
	switch v.Op {
	case OpHas:
		return canonical != ""
	case OpNetwork:
		net, err := netip.ParsePrefix(v.From)
		a, err2 := netip.ParseAddr(canonical)
		return err == nil && err2 == nil && net.Contains(a)
	case OpRange:
		return v.inRange(kind, canonical)
	}
	return canonical == v.From
}

func (v Value) inRange(kind Kind, canonical string) bool {
	if kind == KindIP {
		a, err := netip.ParseAddr(canonical)
		if end, e := netip.ParseAddr(cmp.Or(v.From, v.To)); e == nil && end.Is4() != a.Is4() {
			return false // an open range of one family holds nothing of the other
		}
		return err == nil && within(v, a.Compare, netip.ParseAddr)
	}
	n, _, ok := kind.Number(canonical)
	return ok && within(v, func(m int64) int { return cmp.Compare(n, m) }, func(s string) (int64, error) {
		return strconv.ParseInt(s, 10, 64)
	})
}

// within compares with both ends of a range; compareTo gives the sign of the
// cell against an end.
func within[T any](v Value, compareTo func(T) int, parse func(string) (T, error)) bool {
	if from, err := parse(v.From); v.From != "" && (err != nil || compareTo(from) < 0) {
		return false
	}
	to, err := parse(v.To)
	return v.To == "" || err == nil && compareTo(to) <= 0
}
