package screen

import (
	"context"
	"fmt"
	"strconv"

	"edgelens/model"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// wide is the width from which on there is room for all that stands beside a
// row: how it moved, its days, and the cumulative share. How much it counted in
// the period before has room in most windows.
const wide = 99

// beside is what is known of rows beyond the period's own counts.
type beside struct {
	before model.Period
	was    map[string]was // in the period before, by group; nil where nothing compares
	total  int64          // of the first measure in the period before
	about  bool           // that stands for rounded numbers
	from   model.Day      // the first of the days
	days   map[string][]int64
	count  int // days
}

// was is what a group was in the period before.
type was struct {
	rank  int
	value int64 // of the first measure
}

// askBeside asks for what stands beside the rows, where there is room for it.
func (s *Section) askBeside() tea.Cmd {
	if s.w < narrow || s.answer == nil || s.beside != nil || len(s.answer.Rows) == 0 || len(s.section.By) == 0 || s.aside.Busy() {
		return nil
	}
	store, q, source := s.env.Store, s.query, s.answer.Source
	return s.aside.Ask(func(ctx context.Context) (beside, error) {
		var b beside
		if err := b.takeBefore(ctx, store, q, source); err != nil {
			return b, err
		}
		counts, err := store.SectionDays(ctx, q.Sections[0], q.Period, q.Filter)
		b.takeDays(q.Period, counts)
		return b, err
	})
}

// takeBefore learns the groups of the period before. It compares only where its
// rows come from the same kind of source: a month that nobody imported does not
// make every row new.
func (b *beside) takeBefore(ctx context.Context, store Store, q model.ReportQuery, source model.SourceKind) error {
	before, ok := q.Period.Shift(-1)
	if !ok {
		return nil
	}
	q.Period, q.Top = before, 0
	r, err := store.Report(ctx, q)
	if err != nil || r.Sections[0].Source != source {
		return err
	}
	b.before, b.total, b.about, b.was = before, r.Sections[0].Total, r.Sections[0].Rounded, map[string]was{}
	for _, row := range r.Sections[0].Rows {
		w := was{rank: row.Rank}
		if len(row.Values) > 0 {
			w.value = row.Values[0]
		}
		b.was[q.Sections[0].RowID(row.Key)] = w
	}
	return nil
}

// takeDays puts counts into the days of the period; where that is open, into
// those that have lines.
func (b *beside) takeDays(p model.Period, counts []model.DayCount) {
	if len(counts) == 0 {
		return
	}
	if p.Days() == 0 {
		p = model.Period{From: counts[0].Day, To: counts[0].Day}
		for _, c := range counts {
			if c.Day.Before(p.From) {
				p.From = c.Day
			}
			if p.To.Before(c.Day) {
				p.To = c.Day
			}
		}
	}
	b.from, b.count, b.days = p.From, p.Days(), map[string][]int64{}
	for _, c := range counts {
		if b.days[c.Row] == nil {
			b.days[c.Row] = make([]int64, b.count)
		}
		if at := (model.Period{From: p.From, To: c.Day}).Days() - 1; at >= 0 && at < b.count {
			b.days[c.Row][at] += c.Lines
		}
	}
}

// takeBeside shows what stands beside the rows. They can be read without.
func (s *Section) takeBeside(b beside, err error) {
	if err != nil {
		return
	}
	s.beside = &b
	s.compare()
	s.order()
	s.table.SetColumns(s.columns())
	s.restore()
}

// compare says of each row how its rank moved, and what it was before.
func (s *Section) compare() {
	if !s.compares() || len(s.section.Measures) == 0 {
		return
	}
	rest := s.beside.total
	for _, r := range s.rows.list {
		n := s.beside.total
		switch r.kind {
		case groupRow:
			was, known := s.beside.was[r.id]
			r.cells[movedCell(s.section)] = s.moved(was.rank-r.rank, known)
			n, rest = was.value, rest-max(0, was.value)
		case restRow:
			n = rest
		case unknownRow:
			continue
		}
		r.cells[beforeCell(s.section)] = s.env.measured(s.section.Measures[0], n, s.beside.about)
	}
}

// compares reports whether the rows are compared with those of the period before.
func (s *Section) compares() bool { return s.beside != nil && s.beside.was != nil }

// moved is the word for a rank that rose by n.
func (s *Section) moved(n int, known bool) string {
	sym := s.env.Look.Theme.Symbols
	switch {
	case !known:
		return s.env.Look.Words.Section.NewRow
	case n > 0:
		return sym.Up + strconv.Itoa(n)
	case n < 0:
		return sym.Down + strconv.Itoa(-n)
	}
	return "="
}

// against says what rows are compared with; "" if with nothing.
func (s *Section) against() string {
	if s.w < wide || !s.compares() {
		return ""
	}
	return fmt.Sprintf(s.env.Look.Words.Section.Against, s.beside.before)
}

// beforeColumn is what rows counted in the period before, which it is called by;
// none where nothing compares.
func (s *Section) beforeColumn() []widget.Column {
	if s.w < narrow || !s.compares() {
		return nil
	}
	title := s.env.Look.Words.Section.Before
	if month := s.beside.before.String(); len(month) == len("2006-01") {
		title = month
	}
	return []widget.Column{{ID: "before", Title: title, From: beforeCell(s.section), Right: true, Paint: s.dim(s.env.Look.Theme.Dim)}}
}

// movedColumn is how rows moved; none where nothing compares.
func (s *Section) movedColumn() []widget.Column {
	if s.w < wide || !s.compares() {
		return nil
	}
	return []widget.Column{{ID: "moved", Title: s.env.Look.Words.Section.Moved, From: movedCell(s.section), Right: true, Paint: s.paintMoved}}
}

// paintMoved colours what is new; the word says so too.
func (s *Section) paintMoved(c widget.Cell) (string, theme.Style) {
	if c.Text == s.env.Look.Words.Section.NewRow {
		return c.Text, s.env.Look.Theme.Warn
	}
	return c.Text, s.env.Look.Theme.Text
}

// sparkRoom is how many cells the bars of days take.
func (s *Section) sparkRoom() int {
	if s.w < wide+30 {
		return 16
	}
	return 31
}

// daysColumn is the bars of the period's days; none where there is one day, or
// no lines to count by day. A row that is no group has none: its id is that of
// the group without a value.
func (s *Section) daysColumn(at int) []widget.Column {
	if s.w < wide || s.beside == nil || s.beside.count < 2 {
		return nil
	}
	w := widget.SparkWidth(s.beside.count, s.sparkRoom())
	return []widget.Column{{ID: "days", Title: s.env.Look.Words.Section.Days, From: at, Min: w, Max: w, Paint: func(c widget.Cell) (string, theme.Style) {
		var days []int64
		if r := s.rows.list[c.Row]; r.kind == groupRow {
			days = s.beside.days[r.id]
		}
		return s.env.Look.Spark(days, w), s.env.Look.Theme.Bar
	}}}
}

// cumulativeColumn is the share of a row and all before it.
func (s *Section) cumulativeColumn() []widget.Column {
	if s.w < wide {
		return nil
	}
	return []widget.Column{{ID: "cumulative", Title: s.env.Look.Words.Section.Cumulative, From: cumulativeCell(s.section), Min: 6, Right: true, Paint: s.dim(s.env.Look.Theme.Text)}}
}
