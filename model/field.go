package model

import (
	"net/netip"
	"strings"
)

// Kind says how the cells of a field are compared.
type Kind int

// The kinds. The numbers are stored in case files and never change.
const (
	KindText    Kind = 0 // compared exactly
	KindTime    Kind = 1 // compared as instants
	KindType    Kind = 2 // compared by the vocabulary of message types
	KindAction  Kind = 3 // compared by the vocabulary of actions
	KindIP      Kind = 4 // compared as addresses
	KindInteger Kind = 5 // compared as numbers
	KindBytes   Kind = 6 // compared as numbers, shown with units
)

// Numeric reports whether cells of the kind are numbers.
func (k Kind) Numeric() bool { return k == KindInteger || k == KindBytes }

// Field is an entry of the catalogue.
type Field struct {
	ID    string
	Kind  Kind
	Label Text
	Also  []string // other headings it is known by
	Free  bool     // nearly every cell differs: free text, not a vocabulary
}

// Canonical gives the form of a cell that grouping, equality and identity
// use: "" for a blank cell, addresses and numbers by value, types and actions
// by vocabulary id; what cannot be read as its kind stays as it is. Times are
// not handled here: they are compared as instants.
func (f Field) Canonical(cell string) string { return f.Kind.Canonical(cell) }

// Canonical is [Field.Canonical] for every field of the kind.
func (k Kind) Canonical(cell string) string {
	if Blank(cell) {
		return ""
	}
	switch k {
	case KindIP:
		if isIPv4(cell) {
			return cell
		}
		if a, err := netip.ParseAddr(strings.TrimSpace(cell)); err == nil {
			return a.Unmap().String()
		}
	case KindInteger, KindBytes:
		return k.canonicalNumber(cell)
	case KindType:
		if w, ok := TypeOf(cell); ok {
			return w.ID
		}
	case KindAction:
		if w, ok := ActionOf(cell); ok {
			return w.ID
		}
	}
	return cell
}

// isIPv4 reports whether a cell is an IPv4 address in its canonical form, which
// nearly all are.
func isIPv4(s string) bool {
	part, digits, dots := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && digits > 0:
			part, digits, dots = 0, 0, dots+1
		case c >= '0' && c <= '9' && (digits == 0 || part > 0):
			part, digits = 10*part+int(c-'0'), digits+1
			if part > 255 {
				return false
			}
		default:
			return false
		}
	}
	return dots == 3 && digits > 0
}

// Column names a column: a field of the catalogue by its id, or a column
// nobody has heard of by its heading. The zero Column is no column.
type Column struct {
	Name    string // field id, or heading as it stood in the file
	Unknown bool   // true for a heading that is no field
}

// FieldColumn is the column of a field id.
func FieldColumn(id string) Column { return Column{Name: id} }

// Label is the column's heading in a language.
func (c Column) Label(l Lang) string {
	if f, ok := FieldByID(c.Name); ok && !c.Unknown {
		return f.Label.In(l)
	}
	for _, n := range notCells {
		if n.column == c {
			return n.label.In(l)
		}
	}
	return c.Name
}

// Kind is the kind of the column's cells; unknown columns are text.
func (c Column) Kind() Kind {
	if i := c.Index(); i >= 0 {
		return Fields[i].Kind
	}
	return KindText
}

// Index is the column's position in [Fields], -1 for an unknown column.
func (c Column) Index() int {
	if c.Unknown {
		return -1
	}
	i, ok := fieldIndex[c.Name]
	if !ok {
		return -1
	}
	return i
}

// FieldByID finds a field of the catalogue.
func FieldByID(id string) (Field, bool) {
	i, ok := fieldIndex[id]
	if !ok {
		return Field{}, false
	}
	return Fields[i], true
}

// HeadingRank says how a heading names a field: a label beats an alias.
type HeadingRank int

// The ranks, best first.
const (
	ByLabel HeadingRank = iota // the field's label in either language, or its id
	ByAlias                    // another heading it is known by
)

// FieldByHeading finds the field a heading stands for, in either language,
// regardless of letter case, width and spaces.
func FieldByHeading(heading string) (Field, HeadingRank, bool) {
	name := FoldName(heading)
	if i, ok := labelIndex[name]; ok {
		return Fields[i], ByLabel, true
	}
	if i, ok := aliasIndex[name]; ok {
		return Fields[i], ByAlias, true
	}
	return Field{}, 0, false
}

var fieldIndex, labelIndex, aliasIndex = indexFields()

func indexFields() (byID, byLabel, byAlias map[string]int) {
	byID, byLabel, byAlias = map[string]int{}, map[string]int{}, map[string]int{}
	for i, f := range Fields {
		byID[f.ID] = i
		for _, h := range []string{f.ID, f.Label.JA, f.Label.EN} {
			byLabel[FoldName(h)] = i
		}
		for _, h := range f.Also {
			byAlias[FoldName(h)] = i
		}
	}
	return byID, byLabel, byAlias
}
