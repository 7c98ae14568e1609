package widget

import (
	"edgelens/ui/term"
)

// The room at the left of a row for the mark and the cursor's sign, and limits
// of columns.
const (
	gutter      = 2
	defaultMin  = 4
	defaultMax  = 40
	widestSeen  = 200 // content is not measured beyond this
	leastInPart = 6   // a column cut off at the right edge is drawn from here
)

// line is a row of data ready to be drawn: harmless text by column index.
type line struct {
	row    int
	raw    []string
	cells  []string
	loaded bool
	part   int  // of the rows it takes, where a cell is unfolded
	more   bool // the text of the cell goes on below
}

// slot is a column on the screen.
type slot struct {
	column int // index into Table.columns
	shown  int // its place among the columns not hidden
	w      int
}

// load reads the rows in sight and makes their text harmless. It is the only
// place where cells come into the table.
func (t *Table) load() []line {
	from, to := t.Visible()
	lines := make([]line, 0, to-from)
	for i := from; i < to; i++ {
		l := line{row: i, cells: make([]string, len(t.columns))}
		l.raw, l.loaded = t.data.Row(i)
		for c, column := range t.columns {
			if !column.Hidden && column.From < len(l.raw) {
				l.cells[c] = harmless(l.raw[column.From], t.w)
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// measure remembers the widest content of each column. It forgets nothing while
// the user scrolls, so that columns do not jump.
func (t *Table) measure(lines []line) {
	for _, l := range lines {
		for c, text := range l.cells {
			if len(text) > t.seen[c] { // a cell takes no more cells than bytes
				t.seen[c] = max(t.seen[c], min(term.Width(text), widestSeen))
			}
		}
	}
}

// preferred returns the width a column has as long as there is room.
func (t *Table) preferred(c int) int {
	column := t.columns[c]
	if column.Width > 0 {
		return bounded(column.Width)
	}
	low, high := column.Min, column.Max
	if low == 0 {
		low = defaultMin
	}
	if high == 0 {
		high = defaultMax
	}
	return max(min(t.wanted(c), high), low, 1)
}

// wanted returns the width at which nothing of a column would be cut.
func (t *Table) wanted(c int) int {
	title, marker := t.heading(c)
	return max(t.seen[c], term.Width(title)+term.Width(marker))
}

// layout places the columns: the frozen ones, then those from t.left on, which
// it moves so that the cursor's column is in sight.
func (t *Table) layout() []slot {
	shown := t.shown()
	if len(shown) == 0 || t.w <= gutter {
		return nil
	}
	frozen := t.frozen(shown)
	t.left = max(min(t.left, len(shown)-1), frozen)
	if t.col >= frozen {
		t.left = min(t.left, t.col)
	}
	for t.left > frozen && t.fits(shown, frozen, t.left-1, len(shown)-1) {
		t.left-- // room at the right that earlier columns can use
	}
	for t.left < t.col && !t.fits(shown, frozen, t.left, t.col) {
		t.left++
	}
	return t.place(shown, frozen)
}

// frozen returns how many leading columns stay. They never take more than two
// thirds of the width, or the others could not be read.
func (t *Table) frozen(shown []int) int {
	used := gutter
	for i, c := range shown {
		used += t.preferred(c) + 1
		if !t.columns[c].Frozen || used > t.w*2/3 || i == len(shown)-1 {
			return i
		}
	}
	return 0
}

// fits reports whether the frozen columns and those from first to last fit into
// the width uncut.
func (t *Table) fits(shown []int, frozen, first, last int) bool {
	used := gutter
	for i := range shown {
		if i < frozen || i >= first && i <= last {
			used += t.preferred(shown[i]) + 1
		}
	}
	return used-1 <= t.w
}

// place gives each column in sight its width.
func (t *Table) place(shown []int, frozen int) []slot {
	var slots []slot
	x := gutter
	for i, c := range shown {
		if i >= frozen && i < t.left {
			continue
		}
		w := t.preferred(c)
		if room := t.w - x; w > room {
			if room < leastInPart && len(slots) > 0 {
				break
			}
			w = room
		}
		if w <= 0 {
			break
		}
		slots = append(slots, slot{column: c, shown: i, w: w})
		x += w + 1
	}
	t.stretch(slots, t.w-x+1, len(shown))
	return slots
}

// stretch gives spare cells to columns that cut their content, and the rest to
// the last column if that is the table's last.
func (t *Table) stretch(slots []slot, spare, shown int) {
	for i := range slots {
		if t.columns[slots[i].column].Width > 0 {
			continue
		}
		more := max(min(t.wanted(slots[i].column)-slots[i].w, spare), 0)
		slots[i].w += more
		spare -= more
	}
	last := len(slots) - 1
	if last < 0 || spare <= 0 || slots[last].shown < shown-1 {
		return
	}
	if c := t.columns[slots[last].column]; !c.Right && c.Width == 0 {
		slots[last].w += spare
	}
}
