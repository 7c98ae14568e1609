package screen

import (
	"cmp"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// sort orders the rows by the column of the cursor, and then the other way:
// numbers from the greatest, texts and ranks from the least.
func (s *Section) sort() tea.Cmd {
	_, column, ok := s.table.Cursor()
	if !ok {
		return Notify(s.env.Look.Words.Status.Empty)
	}
	id, descending := s.table.Sorted()
	if id == column.ID {
		descending = !descending
	} else {
		descending = column.ID != "rank" && !slices.Contains(s.section.Columns, column.ID) && !slices.Contains(s.section.Texts, column.ID)
	}
	s.table.SetSort(widget.Sorted{ID: column.ID, Descending: descending})
	s.shaped = true
	s.order()
	s.table.Move(0, column.ID)
	return nil
}

// unsort puts the rows back in the order of the report.
func (s *Section) unsort() {
	s.table.SetSort()
	s.shaped = false
	s.order()
}

// order puts the groups in the order asked for; what sums them up stays below,
// and rows that are equal stay in the order of the report.
func (s *Section) order() {
	groups := 0
	for groups < len(s.rows.list) && s.rows.list[groups].kind == groupRow {
		groups++
	}
	list := s.rows.list[:groups]
	slices.SortFunc(list, func(a, b sectionRow) int { return a.rank - b.rank })
	id, descending := s.table.Sorted()
	if id == "" {
		return
	}
	compare := s.comparer(id)
	slices.SortStableFunc(list, func(a, b sectionRow) int {
		if descending {
			return compare(b, a)
		}
		return compare(a, b)
	})
}

// comparer compares rows by a column.
func (s *Section) comparer(id string) func(a, b sectionRow) int {
	if at := slices.Index(s.section.Columns, id); at >= 0 {
		return func(a, b sectionRow) int { return naturally(a.key[at], b.key[at]) }
	}
	for at, m := range s.section.Measures {
		if m.ID == id {
			return func(a, b sectionRow) int { return cmp.Compare(a.values[at], b.values[at]) }
		}
	}
	for i, c := range s.table.Columns() {
		if c.ID == id && slices.Contains(s.section.Texts, id) {
			from := s.table.Columns()[i].From
			return func(a, b sectionRow) int { return naturally(a.cells[from], b.cells[from]) }
		}
	}
	switch id {
	case "before":
		return func(a, b sectionRow) int { return cmp.Compare(s.valueBefore(a), s.valueBefore(b)) }
	case "moved":
		return func(a, b sectionRow) int { return cmp.Compare(s.rise(a), s.rise(b)) }
	case "rank", "cumulative":
		return func(a, b sectionRow) int { return cmp.Compare(a.rank, b.rank) }
	}
	return func(a, b sectionRow) int { return cmp.Compare(a.value, b.value) } // bar, days, share
}

// rise is by how many ranks a row rose; what is new rose most. While nothing is
// known of that, all rows are equal.
func (s *Section) rise(r sectionRow) int {
	if s.beside == nil {
		return 0
	}
	was, known := s.beside.was[r.id]
	if !known {
		return 1 << 30
	}
	return was.rank - r.rank
}

// valueBefore is what a row counted in the period before.
func (s *Section) valueBefore(r sectionRow) int64 {
	if s.beside == nil {
		return 0
	}
	return s.beside.was[r.id].value
}

// naturally compares texts as a person does: addresses and numbers by their
// value, others without regard to width and case.
func naturally(a, b string) int {
	x, errX := netip.ParseAddr(a)
	y, errY := netip.ParseAddr(b)
	if errX == nil && errY == nil {
		return x.Compare(y)
	}
	m, errM := strconv.ParseInt(a, 10, 64)
	n, errN := strconv.ParseInt(b, 10, 64)
	if errM == nil && errN == nil {
		return cmp.Compare(m, n)
	}
	return strings.Compare(model.Fold(a), model.Fold(b))
}
