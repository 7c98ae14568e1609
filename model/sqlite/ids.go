package sqlite

import (
	"fmt"
	"math"
	"time"
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

// lineTime is the instant of a line as it was written.
func lineTime(id, micros int64, offset int) time.Time {
	return time.Unix(secondOf(id), micros*1000).In(time.FixedZone("", offset))
}
