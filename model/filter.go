package model

// Filter says which lines are meant. The zero Filter is every line. Filters
// are values: build them with [One], [And], [Or] and [ParseFilter], which keep
// them in normal form, so that equal filters compare equal.
type Filter struct {
	Join  Join
	Parts []Filter // with Join All or Any: two or more
	Term  *Term    // a single condition; no parts then
}

// Join says how the parts of a filter go together.
type Join int

// The joins.
const (
	All Join = iota // every part holds
	Any             // at least one part holds
)

// Term is one condition.
type Term struct {
	Column   Column // the zero Column is any text cell
	Not      bool
	Contains bool    // folded search for the one value's From, else equality and ranges
	Variants bool    // with Contains: any spelling in Japanese, see [FoldVariants]
	Values   []Value // one of these
}

// Needle is the text that a term with Contains looks for, folded the way the
// term compares.
func (t Term) Needle() string {
	if t.Variants {
		return FoldVariants(t.Values[0].From)
	}
	return Fold(t.Values[0].From)
}

// Finds reports whether a cell contains the term's [Term.Needle].
func (t Term) Finds(cell, needle string) bool {
	if t.Variants {
		return ContainsVariant(cell, needle)
	}
	return Contains(cell, needle)
}

// Value is what a term compares with.
type Value struct {
	Op       Op
	From, To string // To only with OpRange; an empty end is open
}

// Op says how a value compares.
type Op int

// The ways to compare.
const (
	OpEquals  Op = iota // canonical equality; From "" is an empty cell
	OpHas               // the cell is not empty
	OpRange             // From..To, both ends inclusive, by number, address or time
	OpNetwork           // From is an address prefix
	OpTime              // From is a time whose whole unit is meant
)

// One is the filter of a single term.
func One(t Term) Filter { return Filter{Term: &t} }

// Equals is the filter of the lines whose canonical cell equals that of cell.
func Equals(c Column, cell string) Filter {
	return One(Term{Column: c, Values: []Value{{Op: OpEquals, From: c.Kind().Canonical(cell)}}})
}

// IsEmpty is the filter of the lines without a value in the column.
func IsEmpty(c Column) Filter {
	return One(Term{Column: c, Not: true, Values: []Value{{Op: OpHas}}})
}

// WithOutcome is the filter of the lines with an outcome.
func WithOutcome(o Outcome) Filter {
	for _, w := range Outcomes {
		if w.Outcome == o {
			return One(Term{Column: OutcomeColumn, Values: []Value{{Op: OpEquals, From: w.ID}}})
		}
	}
	panic("model: no such outcome")
}

// IsAll reports whether the filter is every line.
func (f Filter) IsAll() bool { return f.Term == nil && len(f.Parts) == 0 }

// And is the filter of the lines that all the given filters mean.
func And(filters ...Filter) Filter { return join(All, filters) }

// Or is the filter of the lines that at least one of the filters means.
func Or(filters ...Filter) Filter {
	for _, f := range filters {
		if f.IsAll() {
			return Filter{}
		}
	}
	return join(Any, filters)
}

func join(j Join, filters []Filter) Filter {
	var parts []Filter
	for _, f := range filters {
		switch {
		case f.IsAll():
		case f.Term == nil && f.Join == j:
			parts = append(parts, f.Parts...)
		default:
			parts = append(parts, f)
		}
	}
	switch len(parts) {
	case 0:
		return Filter{}
	case 1:
		return parts[0]
	}
	return Filter{Join: j, Parts: parts}
}

// Terms are the terms that all hold: what a screen shows as pills. A group of
// alternatives is one of them.
func (f Filter) Terms() []Filter {
	switch {
	case f.IsAll():
		return nil
	case f.Term == nil && f.Join == All:
		return f.Parts
	}
	return []Filter{f}
}
