package sqlite

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// encoded is a database without a case, with texts in an encoding of SQLite's.
func encoded(t *testing.T, encoding string) *sql.DB {
	db := must(sql.Open("sqlite", ":memory:?_pragma=encoding('"+encoding+"')"))
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestDirectFunctionsFindWhatSQLHolds(t *testing.T) {
	databases := []*sql.DB{encoded(t, "UTF-8"), encoded(t, "UTF-16le")}
	long := strings.Repeat("長い", 1<<16) + "請求書"
	for _, c := range []struct {
		needle needle
		cells  []any
		want   bool
	}{
		{needle{text: "請求"}, []any{"ご請求書"}, true},
		{needle{text: "請求"}, []any{nil, 7, 1.5, []byte("請求"), "領収"}, false},
		{needle{text: "請求"}, []any{nil, 7, "", "請求"}, true},
		{needle{text: "abc"}, []any{"x\x00ABC"}, true},
		{needle{text: "請求書"}, []any{long}, true},
		{needle{text: "セイキュウ"}, []any{"せいきゅう"}, false},
		{needle{text: "セイキュウ", variants: true}, []any{"せいきゅう"}, true},
		{needle{text: "7"}, []any{7}, false}, // the id of a value
		{needle{text: "請求"}, nil, false},
	} {
		for _, db := range databases {
			query := fmt.Sprintf("SELECT el_finds(%d%s)", needles.of(c.needle), strings.Repeat(", ?", len(c.cells)))
			var found bool
			if err := db.QueryRow(query, c.cells...).Scan(&found); err != nil || found != c.want {
				t.Errorf("%v in %.60q: %v, %v", c.needle, c.cells, found, err)
			}
		}
	}
}

func TestDirectFunctionsRefuseOtherArguments(t *testing.T) {
	db := encoded(t, "UTF-8")
	c := newSectionCounter(nil)
	handle := counters.of(c)
	counters.free(handle)
	for _, call := range []string{
		"el_finds()", "el_finds(NULL, 'a')", "el_finds('請求', 'a')", "el_finds(0, 'a')", "el_finds(-1, 'a')",
		"el_finds(9223372036854775807, 'a')", "el_finds(x'01', 'a')", "el_finds(1.0, 'a')",
		"el_count()", "el_count(0, 1, 2)", "el_count('a')", fmt.Sprintf("el_count(%d, 1, 2, 3)", handle),
	} {
		err := db.QueryRow("SELECT " + call).Scan(new(any))
		if err == nil || !strings.Contains(err.Error(), errArguments.Error()) {
			t.Errorf("%s: %v", call, err)
		}
	}
}

func TestHandles(t *testing.T) {
	var h handles[needle]
	if _, ok := h.thing(1); ok {
		t.Error("a handle that nobody has")
	}
	one, two := h.of(needle{text: "a"}), h.of(needle{text: "a", variants: true})
	if one == two || one < 1 || h.of(needle{text: "a"}) != one {
		t.Error(one, two)
	}
	h.free(one)
	if _, ok := h.thing(one); ok {
		t.Error("a handle that was taken back")
	}
	if three := h.of(needle{text: "b"}); three != one {
		t.Error("a free handle stays free:", three)
	}
	if n, ok := h.thing(two); !ok || n != (needle{text: "a", variants: true}) {
		t.Error(n, ok)
	}
}

// Scans look for what their handle stands for while others begin and end.
func TestHandlesWhileOthersCome(t *testing.T) {
	var h handles[*sectionCounter]
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 200 {
				c := new(sectionCounter)
				handle := h.of(c)
				for range 20 {
					if found, ok := h.thing(handle); !ok || found != c {
						t.Errorf("handle %d is another's", handle)
					}
				}
				h.free(handle)
			}
		})
	}
	all.Wait()
}
