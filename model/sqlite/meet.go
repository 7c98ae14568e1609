package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// sliceLines is about how many set-lines are in memory while they are matched;
// only those of one second are never separated. It is a variable for the same
// reason as batchRecords.
var sliceLines = 1 << 14

// meeting derives anew, for spans of time, which set-lines are lines and which
// are absorbed, and changes in the case what is different.
type meeting struct {
	tx      *sql.Tx
	rows    *setLineReader
	matcher matcher
	moved   *feed // id of a set-line, and the line to absorb it
	days    *dayCounter
	told    *told // may be nil

	grown int64 // by how many lines the case grew
}

func newMeeting(ctx context.Context, tx *sql.Tx, zone *time.Location, told *told) (*meeting, error) {
	sets, ranks, err := columnSets(ctx, tx)
	if err != nil {
		return nil, err
	}
	m := &meeting{tx: tx, days: newDayCounter(zone), told: told}
	m.matcher = matcher{sets: sets, texts: newTexts()}
	if told != nil {
		told.sets = sets
	}
	m.rows, err = newSetLineReader(ctx, tx, &m.matcher, ranks)
	if err != nil {
		return nil, err
	}
	m.moved = newFeed(2)
	return m, nil
}

// columnSets are those of the case whose records meet, widest first, and the
// place among them of each source's.
func columnSets(ctx context.Context, q querier) (sets []*columnSet, ranks map[int64]int, err error) {
	sources := map[string][]int64{}
	err = each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		var columns string
		err := rows.Scan(&id, &columns)
		sources[columns] = append(sources[columns], id)
		return err
	}, `SELECT id, columns FROM source`)
	if err != nil {
		return nil, nil, err
	}
	of := map[*columnSet][]int64{}
	for columns, ids := range sources {
		set, err := parseColumnSet(columns)
		if err != nil {
			return nil, nil, err
		}
		if set.meets() {
			sets, of[set] = append(sets, set), ids
		}
	}
	slices.SortFunc(sets, compareWidth)
	ranks = map[int64]int{}
	for rank, set := range sets {
		for _, id := range of[set] {
			ranks[id] = rank
		}
	}
	return sets, ranks, nil
}

// meet derives some spans of time anew and gives by how many lines the case
// grew.
func meet(ctx context.Context, tx *sql.Tx, zone *time.Location, spans []seconds, told *told) (grown int64, err error) {
	if len(spans) == 0 {
		return 0, nil
	}
	m, err := newMeeting(ctx, tx, zone, told)
	if err != nil {
		return 0, err
	}
	defer m.moved.close()
	defer m.rows.close()
	if err := run(ctx, tx, m.moved.create("moved")); err != nil {
		return 0, err
	}
	for _, s := range spans {
		if err := m.span(ctx, s); err != nil {
			return 0, fmt.Errorf("match sources with different columns: %w", err)
		}
	}
	if err := run(ctx, tx, "DROP TABLE temp.moved"); err != nil {
		return 0, err
	}
	if err := m.days.store(ctx, tx); err != nil {
		return 0, err
	}
	return m.grown, m.tallyAgain(ctx, zone)
}

// tallyAgain makes the tallies anew of the days whose lines have changed.
func (m *meeting) tallyAgain(ctx context.Context, zone *time.Location) error {
	var days []seconds
	for k := range m.days.counts {
		days = append(days, seconds{dayBegin(zone, k.day), dayBegin(zone, k.day+1) - 1})
	}
	for _, s := range joined(days) {
		if err := tallyAgain(ctx, m.tx, zone, s.from, s.to); err != nil {
			return err
		}
	}
	return nil
}

// span derives a span of time, a slice at a time.
func (m *meeting) span(ctx context.Context, s seconds) error {
	from, to := idsBetween(s.from, s.to)
	for from <= to {
		lines, next, err := m.rows.slice(ctx, from, to)
		if err != nil {
			return err
		}
		for second := range runs(lines, func(a, b *setLine) bool { return a.second() == b.second() }) {
			m.matcher.match(second)
		}
		if err := m.apply(ctx, lines); err != nil {
			return err
		}
		from = next
	}
	return nil
}

// apply moves the set-lines of a slice that are not where they should be.
func (m *meeting) apply(ctx context.Context, lines []*setLine) error {
	if m.told != nil {
		m.told.slice(lines)
	}
	for _, c := range changes {
		var moved []*setLine
		for _, l := range lines {
			if c.of(l) {
				m.days.add(l.second(), int64(l.typeCode), int64(l.outcome), c.grow)
				m.grown += c.grow
				moved = append(moved, l)
			}
		}
		for some := range slices.Chunk(moved, batchRecords) {
			if err := m.store(ctx, some, c.statements); err != nil {
				return err
			}
		}
	}
	return nil
}

// store moves some set-lines: not too many at a time, because SQLite keeps in
// memory what a statement changes until it is done.
func (m *meeting) store(ctx context.Context, moved []*setLine, statements []string) error {
	for _, l := range moved {
		var under any
		if l.to != nil {
			under = l.to.id
		}
		m.moved.add(l.id, under)
	}
	m.moved.turn()
	m.moved.sort()
	for _, s := range statements {
		if err := run(ctx, m.tx, s); err != nil {
			return err
		}
	}
	return nil
}

// change is what may have to be done with a set-line: the statements move those
// in temp.moved.
type change struct {
	of         func(*setLine) bool
	grow       int64 // by how much that changes the number of lines
	statements []string
}

// changes are from the lines to the absorbed ones, back, and from under one line
// to under another.
var changes = []change{
	{func(l *setLine) bool { return l.under == 0 && l.to != nil }, -1, []string{
		`INSERT INTO absorbed (` + lineTableColumns + `, under)
			SELECT ` + lineTableColumns + `, c1 FROM temp.moved CROSS JOIN line ON line.id = c0`,
		`DELETE FROM line WHERE id IN (SELECT c0 FROM temp.moved)`,
	}},
	{func(l *setLine) bool { return l.under != 0 && l.to == nil }, 1, []string{
		`INSERT INTO line (` + lineTableColumns + `)
			SELECT ` + lineTableColumns + ` FROM temp.moved CROSS JOIN absorbed ON absorbed.id = c0`,
		`DELETE FROM absorbed WHERE id IN (SELECT c0 FROM temp.moved)`,
	}},
	{func(l *setLine) bool { return l.under != 0 && l.to != nil && l.under != l.to.id }, 0, []string{
		`UPDATE absorbed SET under = c1 FROM temp.moved WHERE absorbed.id = c0`,
	}},
}

// meetAll derives the whole case, for one that was made before sources with
// different columns met.
func meetAll(ctx context.Context, tx *sql.Tx) error {
	name := DefaultZone
	if err := metaValue(ctx, tx, metaZone, &name); err != nil {
		return err
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return err
	}
	blocks, err := otherBlocks(ctx, tx, "")
	if err != nil {
		return err
	}
	_, err = meet(ctx, tx, zone, joined(blocks), nil)
	return err
}
