package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// tallyKeys is how many columns a section may have.
const tallyKeys = 4

// What a tallier may hold before it writes rows, so that a section whose every
// line has a key of its own costs no memory. They are variables so that tests
// reach the seams.
var (
	tallyEntries = 1 << 14
	tallyBytes   = 2 << 20
)

// tallier counts the lines of sections by day, key and outcome, and notes
// which they are: what a month's section and a drill need, without a look at
// lines. Days are those of the case's zone.
type tallier struct {
	zone     *time.Location
	days     dayFinder
	sections map[int64][]tallied // by type code
	counts   map[tallyKey]int64
	hits     map[hitKey]*idList
	numbers  cellNumbers
	size     int // bytes of hits

	tally, hit *feed
}

// tallied is a section with where the cells of its columns are in a row; -1 for
// a column the row does not have.
type tallied struct {
	section int64
	stopped bool // only stopped lines count
	cells   []int
}

type tallyKey struct {
	section, outcome int8
	day              int32 // days since 1970
	keys             [tallyKeys]int64
}

type hitKey struct {
	section int8
	day     int32
	key     int64
}

// newTallier prepares for rows whose cells of a column stand at column(id).
func newTallier(zone *time.Location, column func(id string) int) *tallier {
	t := &tallier{
		zone: zone, days: dayFinder{zone: zone}, sections: map[int64][]tallied{},
		tally: newFeed(len(tallyColumns)), hit: newFeed(len(hitColumns)),
	}
	t.clear()
	for _, s := range model.Sections {
		typ, ok := s.Type()
		if !ok || !s.CanComeFrom(model.KindLog) {
			continue
		}
		counted := tallied{section: int64(s.Number), stopped: s.CountsOutcome()}
		for _, id := range s.Columns {
			counted.cells = append(counted.cells, column(id))
		}
		t.sections[int64(typ.Code)] = append(t.sections[int64(typ.Code)], counted)
	}
	return t
}

func (t *tallier) close() {
	t.tally.close()
	t.hit.close()
}

func (t *tallier) clear() {
	t.counts, t.hits = map[tallyKey]int64{}, map[hitKey]*idList{}
	t.numbers, t.size = newCellNumbers(), 0
}

// add counts a line.
func (t *tallier) add(line, typeCode, outcome int64, row []driver.Value) {
	for i := range t.sections[typeCode] {
		s := &t.sections[typeCode][i]
		if s.stopped && outcome != int64(model.Stopped) {
			continue
		}
		day := int32(t.days.of(secondOf(line)))
		k := tallyKey{section: int8(s.section), outcome: int8(outcome), day: day}
		for i, cell := range s.cells {
			if cell >= 0 {
				k.keys[i] = t.numbers.number(row[cell])
			}
		}
		t.counts[k]++
		h := hitKey{k.section, day, k.keys[0]}
		list := t.hits[h]
		if list == nil {
			list = new(idList)
			t.hits[h] = list
		}
		before := len(list.packed)
		list.add(line)
		t.size += len(list.packed) - before
	}
}

// turn makes rows of what was counted, for store: of all, or once there is so
// much that it has to be let go of.
func (t *tallier) turn(all bool) {
	if all || len(t.counts)+len(t.hits) >= tallyEntries || t.size+t.numbers.size >= tallyBytes {
		t.fill()
	}
	t.tally.turn()
	t.hit.turn()
}

func (t *tallier) fill() {
	for k, lines := range t.counts {
		t.tally.add(int64(k.section), dayText(int64(k.day)), int64(k.outcome),
			t.numbers.cell(k.keys[0]), t.numbers.cell(k.keys[1]), t.numbers.cell(k.keys[2]), t.numbers.cell(k.keys[3]), lines)
	}
	for k, list := range t.hits {
		t.hit.add(int64(k.section), dayText(int64(k.day)), t.numbers.cell(k.key), list.lines, list.packed)
	}
	t.clear()
}

var (
	tallyColumns = []string{"section", "day", "outcome", "key0", "key1", "key2", "key3", "lines"}
	hitColumns   = []string{"section", "day", "key", "lines", "ids"}
)

// create makes the feeds visible; drop takes them away.
func (t *tallier) create(ctx context.Context, tx *sql.Tx) error {
	if err := run(ctx, tx, t.tally.create("new_tally")); err != nil {
		return err
	}
	return run(ctx, tx, t.hit.create("new_hit"))
}

func (t *tallier) drop(ctx context.Context, tx *sql.Tx) error {
	return run(ctx, tx, "DROP TABLE temp.new_tally; DROP TABLE temp.new_hit")
}

// store writes the rows of the last turn.
func (t *tallier) store(ctx context.Context, tx *sql.Tx) error {
	if err := storeFeed(ctx, tx, t.tally, "new_tally", "tally", inOrder(tallyColumns)); err != nil {
		return err
	}
	return storeFeed(ctx, tx, t.hit, "new_hit", "hit", inOrder(hitColumns))
}

// tallySource makes the tallies of the days of a source anew.
func tallySource(ctx context.Context, tx *sql.Tx, zone *time.Location, src model.Source) error {
	if src.Kind != model.KindLog || src.From.IsZero() {
		return nil
	}
	return tallyAgain(ctx, tx, zone, src.From.Unix(), src.To.Unix())
}

// tallyAll makes all tallies anew.
func tallyAll(ctx context.Context, tx *sql.Tx, zone *time.Location) error {
	var first, last sql.NullInt64
	err := tx.QueryRowContext(ctx, `SELECT min(id), max(id) FROM line`).Scan(&first, &last)
	if err != nil || !first.Valid {
		return err
	}
	return tallyAgain(ctx, tx, zone, secondOf(last.Int64), secondOf(first.Int64))
}

// tallyAgain makes the tallies of the days of a span of seconds anew from the
// lines, whatever happened to them.
func tallyAgain(ctx context.Context, tx *sql.Tx, zone *time.Location, from, to int64) error {
	days := dayFinder{zone: zone}
	first, last := days.of(from), days.of(to)
	for _, table := range []string{"tally", "hit"} {
		if err := run(ctx, tx, "DELETE FROM "+table+" WHERE day BETWEEN ? AND ?", dayText(first), dayText(last)); err != nil {
			return err
		}
	}
	columns := tallyFields()
	t := newTallier(zone, func(id string) int { return slices.Index(columns, id) })
	defer t.close()
	if err := t.create(ctx, tx); err != nil {
		return err
	}
	least, greatest := idsBetween(dayBegin(zone, first), dayBegin(zone, last+1)-1)
	if err := t.addLines(ctx, tx, columns, least, greatest); err != nil {
		return err
	}
	return t.drop(ctx, tx)
}

// addLines counts the stored lines of a span of ids, in pages: nothing is
// stored while lines are read on the same connection.
func (t *tallier) addLines(ctx context.Context, tx *sql.Tx, columns []string, from, to int64) error {
	row := make([]any, len(columns))
	names := []string{"id", "type_code", "outcome"}
	var id, typeCode, outcome int64
	into := []any{&id, &typeCode, &outcome}
	for i, c := range columns {
		into, names = append(into, &row[i]), append(names, quoteName(c))
	}
	query := "SELECT " + strings.Join(names, ", ") + " FROM line NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
	for page := batchRecords; page == batchRecords; from = id + 1 {
		page = 0
		err := each(ctx, tx, func(rows *sql.Rows) error {
			page++
			if err := rows.Scan(into...); err != nil {
				return err
			}
			t.add(id, typeCode, outcome, values(row))
			return nil
		}, query, from, to, batchRecords)
		if err != nil {
			return err
		}
		t.turn(page < batchRecords)
		if err := t.store(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

func values(row []any) []driver.Value {
	all := make([]driver.Value, len(row))
	for i, v := range row {
		all[i] = v
	}
	return all
}

// tallyFields are the columns of all sections over lines.
func tallyFields() []string {
	var all []string
	for _, s := range model.Sections {
		if _, ok := s.Type(); ok {
			all = append(all, s.Columns...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
