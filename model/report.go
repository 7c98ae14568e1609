package model

import (
	"cmp"
	"slices"
)

// ReportQuery asks for sections of the report.
type ReportQuery struct {
	Sections []*Section
	Period   Period
	Filter   Filter
	Top      int // rows of each section; 0 is all
}

// Lines is the filter of all lines the question is about, period included.
func (q ReportQuery) Lines() Filter { return And(q.Period.Filter(), q.Filter) }

// Report answers a ReportQuery.
type Report struct {
	Query    ReportQuery
	Sections []SectionResult
}

// SectionResult is a section's table.
type SectionResult struct {
	Section *Section
	Source  SourceKind // where the rows, or the answer that there are none, come from; "" if nothing could tell
	Rows    []Row
	Total   int64 // of the first measure, over all groups
	// Others are the totals of the measures after the first; NoValue where a group
	// has none.
	Others  []int64
	Groups  int  // how many rows there would be without a limit
	Rounded bool // rows beyond the limit included
	Tied    bool // the first row beyond the limit counts as much as the last within
	// UnknownOutcome is how many lines the section cannot count because their
	// outcome is unknown.
	UnknownOutcome int64
	// From are the sources behind statistics or printed rows; Superseded are
	// those that were set aside for them.
	From, Superseded []int64
}

// Order puts rows in the order of the report, numbers them, takes totals and
// cuts to the first top rows (0: all): the first measure descending, then the
// key field by field by code point.
func (r *SectionResult) Order(top int) {
	slices.SortStableFunc(r.Rows, func(a, b Row) int {
		if len(a.Values) > 0 {
			if c := cmp.Compare(b.Values[0], a.Values[0]); c != 0 {
				return c
			}
		}
		return slices.Compare(a.Key, b.Key)
	})
	r.Groups, r.Total, r.Others = len(r.Rows), 0, otherTotals(r.Rows)
	for i := range r.Rows {
		r.Rows[i].Rank = i + 1
		r.Rounded = r.Rounded || r.Rows[i].Rounded
		if len(r.Rows[i].Values) > 0 {
			r.Total += max(0, r.Rows[i].Values[0])
		}
	}
	if r.Tied = false; top > 0 && len(r.Rows) > top {
		last, next := r.Rows[top-1].Values, r.Rows[top].Values
		r.Tied = len(last) > 0 && last[0] == next[0]
		r.Rows = r.Rows[:top]
	}
}

// otherTotals add up each measure of some rows but the first.
func otherTotals(rows []Row) (sums []int64) {
	for _, r := range rows {
		others := r.Values[min(1, len(r.Values)):]
		if sums == nil {
			sums = make([]int64, len(others))
		}
		for i, v := range others {
			if v == NoValue || sums[i] == NoValue {
				sums[i] = NoValue
			} else {
				sums[i] += v
			}
		}
	}
	return sums
}

// DayCount is how many lines a row of a section has on a day.
type DayCount struct {
	Row   string // Section.RowID
	Day   Day
	Lines int64
}

// LinesQuery asks for lines.
type LinesQuery struct {
	Filter Filter
	Sort   Order
	Limit  int // 0 is no limit
}

// GroupQuery asks for counts by the values of columns.
type GroupQuery struct {
	By     []Column
	Filter Filter
	Sum    string // field to add up as well; "" for none
	Top    int    // 0 is all
}

// GroupResult answers a GroupQuery: rows have one key for each column and the
// count, then the sum if asked for.
type GroupResult struct {
	Query  GroupQuery
	Rows   []Row
	Total  int64 // lines
	Groups int
}

// MonthCount is how many lines a month has, in the case's zone.
type MonthCount struct {
	Month Period
	Lines int64
}
