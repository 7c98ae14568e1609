package model

import (
	"fmt"
	"slices"
)

// Section is a table of the monthly report, as a declaration: menu, SQL,
// drill, export, documentation and tests follow from it.
type Section struct {
	ID     string
	Number int
	Title  Text
	Help   Text         // what it shows and what to mind
	From   []SourceKind // where its rows can come from, best first
	Where  Filter       // the lines it counts

	// By names the fields whose value a row stands for: the first of them that
	// is not empty. A row with all of them empty is a group like any other.
	By []string
	// Columns are the fields shown for a row, the By fields among them; what
	// is not in By shows its most frequent value.
	Columns []string
	// Measures are the numbers of a row; the first one orders the rows.
	Measures []Measure
	// Texts are cells that are shown as printed, not counted.
	Texts []string
}

// Measure is a number a section gives for a row.
type Measure struct {
	ID    string
	Label Text
	Where Filter // which of the section's lines count
	Sum   string // field to add up; "" counts lines
}

// Counts reports whether the measure counts lines of an outcome. Of lines
// nothing else is asked: what is known of each day holds no more of them.
func (m Measure) Counts(o Outcome) bool {
	for _, f := range m.Where.Terms() {
		if f.Term == nil || f.Term.Column != OutcomeColumn || f.Term.Contains || !f.Term.hasOutcome(o) {
			return false
		}
	}
	return m.Sum == ""
}

func (t Term) hasOutcome(o Outcome) bool {
	return t.Not != slices.ContainsFunc(t.Values, func(v Value) bool { return v.Op == OpHas || v.From == o.ID() })
}

// Type is the message type the section counts, for the wording of answers;
// ok is false if it counts none.
func (s *Section) Type() (w Word, ok bool) {
	for _, f := range s.Where.Terms() {
		if t := f.Term; t != nil && t.Column.Name == "type" && !t.Not && len(t.Values) == 1 {
			return TypeOf(t.Values[0].From)
		}
	}
	return Word{}, false
}

// CountsOutcome reports whether lines count only if their action is known.
func (s *Section) CountsOutcome() bool {
	for _, f := range s.Where.Terms() {
		if f.Term != nil && f.Term.Column == OutcomeColumn {
			return true
		}
	}
	return false
}

// UnknownOutcome is the filter of the lines that the section cannot count
// because their outcome is unknown.
func (s *Section) UnknownOutcome(f Filter) Filter {
	parts := []Filter{f}
	for _, p := range s.Where.Terms() {
		if p.Term == nil || p.Term.Column != OutcomeColumn {
			parts = append(parts, p)
		}
	}
	return And(append(parts, WithOutcome(Unknown))...)
}

// CanComeFrom reports whether rows can come from a kind of source.
func (s *Section) CanComeFrom(k SourceKind) bool {
	for _, from := range s.From {
		if from == k {
			return true
		}
	}
	return false
}

// NoValue stands for a measure that the source of a row does not give, such as
// how many were stopped in a printed table.
const NoValue = -1

// Row is a row of a section.
type Row struct {
	Rank   int      // from 1; 0 where it has none
	Key    []string // one for each of Section.Columns
	Values []int64  // one for each of Section.Measures; may be NoValue
	Texts  []string // one for each of Section.Texts

	Rounded bool // sums among the values have rounded numbers in them
}

// Drill is the filter of the lines behind a row, among those of a filter that
// holds the period too. It is pure: a row's count is the number of lines it
// finds.
func (s *Section) Drill(f Filter, r Row) Filter {
	parts := []Filter{f, s.Where}
	for i, id := range s.By {
		cell := ""
		if i < len(r.Key) {
			cell = r.Key[i]
		}
		c := FieldColumn(id)
		if !Blank(cell) {
			return And(append(parts, Equals(c, cell))...)
		}
		parts = append(parts, IsEmpty(c))
	}
	return And(parts...)
}

// SectionByID finds a section by its id or number.
func SectionByID(id string) (*Section, bool) {
	for _, s := range Sections {
		if s.ID == id || Textf("", "%d", s.Number).EN == id {
			return s, true
		}
	}
	return nil, false
}

// RowID names what a row with these cells stands for: two rows of any period
// have the same one if they stand for the same.
func (s *Section) RowID(key []string) string {
	for i, id := range s.By {
		if at := slices.Index(s.Columns, id); at >= 0 && at < len(key) && !Blank(key[at]) {
			return fmt.Sprintf("%d %s", i, key[at])
		}
	}
	return ""
}
