package sqlite

import (
	"context"
	"fmt"
	"math"
	"time"

	"edgelens/model"
)

// A line's id holds its second, counted backwards, and below it a number that
// is never used twice in a case. So a span of time is a range of ids, no index
// on time is needed, and in the order of ids lines come newest first, those of
// a second as they were met.
//
// Exports come newest first too. Stored in the order of ids, each of their
// lines goes to the end of the table, where SQLite fills its pages; at its
// beginning it would leave a tenth of each empty and take twice the time.
const (
	idShift    = 31
	idNumbers  = 1<<idShift - 1
	lastSecond = math.MaxInt64 >> idShift
)

// lineID is the id of a line of a second.
func lineID(second, number int64) int64 { return (lastSecond-second)<<idShift | number }

// secondOf is the second of a line's id.
func secondOf(line int64) int64 { return lastSecond - line>>idShift }

// secondIn is secondOf in SQL, of a column of ids.
func secondIn(column string) string {
	return fmt.Sprintf("(%d - (%s >> %d))", int64(lastSecond), column, idShift)
}

var secondSQL = secondIn("line.id")

// instantSQL is a line's time in microseconds since 1970.
var instantSQL = "(" + secondSQL + " * 1000000 + coalesce(line.micros, 0))"

// idsBetween are the least and the greatest id that lines of a span of seconds
// can have, both inclusive. A span without a second has no id.
func idsBetween(from, to int64) (least, greatest int64) {
	from, to = max(from, 0), min(to, lastSecond)
	if from > to {
		return 1, 0
	}
	return lineID(to, 0), lineID(from, idNumbers)
}

// idRange are ids from least to greatest, both inclusive.
type idRange struct{ least, greatest int64 }

// allIDs are those that a line can have.
var allIDs = idRange{0, math.MaxInt64}

// linesIn are the ids of the lines of a span. A side is open where the case has
// no line beyond it: an end of a range is compared with each line, which takes
// a tenth of a scan.
func linesIn(ctx context.Context, q querier, span model.Span) (idRange, error) {
	var first, last int64
	err := q.QueryRowContext(ctx, `SELECT coalesce((SELECT min(id) FROM line), 0), coalesce((SELECT max(id) FROM line), 0)`).
		Scan(&first, &last)
	ids := allIDs
	if least, greatest := idsOf(span); least > greatest {
		ids = idRange{least, greatest}
	} else {
		if least > first {
			ids.least = least
		}
		if greatest < last {
			ids.greatest = greatest
		}
	}
	return ids, err
}

// split parts a range behind an id.
func (r idRange) split(after int64) (lower, upper idRange) {
	return idRange{r.least, min(r.greatest, after)}, idRange{max(r.least, after+1), r.greatest}
}

// condition is true of the lines of a range.
func (r idRange) condition() string {
	switch {
	case r == allIDs:
		return "1"
	case r.greatest == allIDs.greatest:
		return fmt.Sprintf("line.id >= %d", r.least)
	case r.least == allIDs.least:
		return fmt.Sprintf("line.id <= %d", r.greatest)
	}
	return fmt.Sprintf("line.id BETWEEN %d AND %d", r.least, r.greatest)
}

// lineTime is the instant of a line as it was written.
func lineTime(id, micros int64, offset int) time.Time {
	return time.Unix(secondOf(id), micros*1000).In(time.FixedZone("", offset))
}
