package sqlite

import (
	"errors"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// forever begins a statement about endless rows.
const forever = "with recursive r(x) as (select 1 union all select x + 1 from r) "

// bounded gives a case of few lines, with limits that a test can wait for.
func bounded(t *testing.T, d time.Duration) *Store {
	t.Helper()
	timeBefore, bytesBefore := selectTime, selectBytes
	t.Cleanup(func() { selectTime, selectBytes = timeBefore, bytesBefore })
	selectTime, selectBytes = d, 4<<20
	return selectCase(t, 20)
}

// TestSelectIsBounded asks for what never ends or would take all memory.
func TestSelectIsBounded(t *testing.T) {
	s := bounded(t, 300*time.Millisecond)
	for _, text := range []string{
		"select zeroblob(1000000000)",
		"select randomblob(1000000000)",
		"select length(zeroblob(1000000000))",
		"select printf('%1000000000d', 1)",
		"select replace(printf('%100000d', 1), ' ', printf('%100000d', 1))",
		forever + "select count(*) from r",
		forever + "select group_concat(x) from r",
		forever + "select json_group_array(x) from r",
		forever + "select x from r order by x",
		forever + "select * from r where x < 0",
		forever + "select 1 from r, r as b, r as c where r.x < 0 and b.x < 0",
		"select 0 union all select * from (" + forever + "select count(*) from r)",
		"select 1" + strings.Repeat(", randomblob(500000)", 110),
		"select 1" + strings.Repeat(" + (select 1", 1000) + strings.Repeat(")", 1000),
		"select 1" + strings.Repeat(" union all select 1", 1000),
		"select 1" + strings.Repeat(", randomblob(500000)", 20),
		"select '" + strings.Repeat("x", 1<<20) + "'",
		"select 1 from log where subject like '" + strings.Repeat("%a", 5000) + "'",
	} {
		began := time.Now()
		r, err := s.Select(t.Context(), text)
		if !errors.Is(err, model.ErrUsage) && !errors.Is(err, model.ErrLimit) {
			t.Errorf("%.80s: got %d rows, %v; want an error", text, len(r.Rows), err)
		}
		if time.Since(began) > 30*time.Second {
			t.Errorf("%.80s took %s", text, time.Since(began))
		}
	}
}

// TestSelectIsCut asks for more rows than are given. The first of them come well
// within the time of a statement.
func TestSelectIsCut(t *testing.T) {
	s := bounded(t, selectTime)
	for _, text := range []string{
		forever + "select x from r",
		forever + "select randomblob(500000) from r",
	} {
		r, err := s.Select(t.Context(), text)
		if err != nil || !r.Cut || len(r.Rows) == 0 || len(r.Rows) > selectRows {
			t.Errorf("%.80s: got %d rows, cut %v, %v; want some and that there are more", text, len(r.Rows), r.Cut, err)
		}
	}
}
