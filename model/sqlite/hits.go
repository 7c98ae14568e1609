package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"time"

	"edgelens/model"
)

// drill is a filter that asks for lines a section counts, with one value in
// the section's first column: the ids of those stand in the table hit.
type drill struct {
	section *model.Section
	key     *model.Term
	times   times
	rest    bool // it has other terms too
}

// times are the spans of each term of a filter about the time: a line is in one
// of each.
type times [][]seconds

// drillOf finds out whether a filter is a drill.
func (s *Store) drillOf(f model.Filter) (d drill, ok bool) {
	terms := f.Terms()
	for _, section := range model.Sections {
		if _, counted := section.Type(); !counted || !containsAll(terms, section.Where.Terms()) {
			continue
		}
		found := drill{section: section}
		for _, t := range terms {
			spans, timed := s.spansOf(t)
			switch {
			case containsAll(section.Where.Terms(), []model.Filter{t}):
			case timed:
				found.times = append(found.times, spans)
			case found.key == nil && isKey(t, section.Columns[0]):
				found.key = t.Term
			default:
				found.rest = true
			}
		}
		if found.key != nil && (!ok || d.rest && !found.rest) {
			d, ok = found, true
		}
	}
	return d, ok
}

func containsAll(terms, wanted []model.Filter) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(terms, func(t model.Filter) bool { return reflect.DeepEqual(t, w) }) {
			return false
		}
	}
	return true
}

// isKey reports whether a term fixes a column to one value.
func isKey(f model.Filter, column string) bool {
	t := f.Term
	return t != nil && t.Column == model.FieldColumn(column) && !t.Not && !t.Contains &&
		len(t.Values) == 1 && t.Values[0].Op == model.OpEquals && t.Values[0].From != ""
}

// spansOf are the spans of whole seconds that a term about the time means.
func (s *Store) spansOf(f model.Filter) (spans []seconds, ok bool) {
	t := f.Term
	if t == nil || t.Column.Kind() != model.KindTime || t.Not || t.Contains {
		return nil, false
	}
	for _, v := range t.Values {
		span, ok := v.Span(s.zone)
		if !ok || span.From.Nanosecond() != 0 || span.To.Nanosecond() != 0 {
			return nil, false
		}
		whole := seconds{0, lastSecond}
		if !span.From.IsZero() {
			whole.from = span.From.Unix()
		}
		if !span.To.IsZero() {
			whole.to = span.To.Unix() - 1
		}
		spans = append(spans, whole)
	}
	return spans, true
}

// timesOf are the times that a filter asks for.
func (s *Store) timesOf(f model.Filter) (t times) {
	for _, term := range f.Terms() {
		if spans, timed := s.spansOf(term); timed {
			t = append(t, spans)
		}
	}
	return t
}

// holds reports whether a second is in the times.
func (t times) holds(second int64) bool {
	for _, spans := range t {
		if !within(second, spans) {
			return false
		}
	}
	return true
}

// bounds are the days of a zone between which all the times lie.
func (t times) bounds(zone *time.Location) (first, last string) {
	whole := seconds{0, lastSecond}
	for _, spans := range t {
		least := slices.MinFunc(spans, func(a, b seconds) int { return cmp.Compare(a.from, b.from) })
		most := slices.MaxFunc(spans, func(a, b seconds) int { return cmp.Compare(a.to, b.to) })
		whole.from, whole.to = max(whole.from, least.from), min(whole.to, most.to)
	}
	days := dayFinder{zone: zone}
	return dayText(days.of(max(whole.from, 0))), dayText(days.of(max(whole.to, 0)))
}

// query finds the lists of ids of a drill, those of the newest day first.
func (d drill) query(ctx context.Context, s *Store, q querier) (query string, args []any, err error) {
	w := &where{ctx: ctx, q: q, zone: s.zone}
	f, _ := model.FieldByID(d.section.Columns[0])
	key := w.equals(f, "hit.key", d.key.Values[0].From)
	first, last := d.times.bounds(s.zone)
	return `SELECT day, ids FROM hit WHERE section = ? AND day BETWEEN ? AND ? AND ` + key + ` ORDER BY day DESC`,
		append([]any{d.section.Number, first, last}, w.args...), w.err
}

// ids are the lines of a drill, newest first, regardless of its other terms: at
// most as many as asked for, all for 0. The lists of older days are not read
// then.
func (d drill) ids(ctx context.Context, s *Store, tx *sql.Tx, most int) (ids []int64, err error) {
	query, args, err := d.query(ctx, s, tx)
	if err != nil {
		return nil, err
	}
	var before string
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var day string
		var packed sql.RawBytes
		if err := rows.Scan(&day, &packed); err != nil {
			return err
		}
		if day != before && most > 0 && len(ids) >= most {
			return errStop
		}
		before = day
		known := len(ids)
		if ids, err = unpackIDs(ids, packed); err != nil {
			return err
		}
		held := slices.DeleteFunc(ids[known:], func(id int64) bool { return !d.times.holds(secondOf(id)) })
		ids = ids[:known+len(held)]
		return nil
	}, query, args...)
	if err != nil && !errors.Is(err, errStop) {
		return nil, err
	}
	slices.Sort(ids)
	if most > 0 {
		ids = ids[:min(most, len(ids))]
	}
	return ids, nil
}

// search is how the lines of a filter are found.
type search struct {
	cond string
	args []any

	within idRange // the lines to look at
	ids    []int64 // those to look at, newest first; nil for all
	exact  bool    // ids are the answer
}

// from is the FROM and WHERE of the search, with its arguments.
func (f search) from() (string, []any, error) {
	if f.ids == nil {
		return "FROM line NOT INDEXED WHERE " + f.within.condition() + " AND " + f.cond, f.args, nil
	}
	list, err := json.Marshal(f.ids)
	return "FROM line NOT INDEXED WHERE line.id IN (SELECT value FROM json_each(?)) AND " + f.cond, append([]any{string(list)}, f.args...), err
}

// handTo hands cells of the lines that were found to a taker that counts them.
func (f search) handTo(ctx context.Context, q querier, t lineTaker, cells ...string) error {
	from, args, err := f.from()
	if err != nil {
		return err
	}
	return takers.scan(ctx, q, t, cells, from, args)
}

// linesOf is the FROM and WHERE of a filter's lines, with its arguments.
func (s *Store) linesOf(ctx context.Context, tx *sql.Tx, f model.Filter) (string, []any, error) {
	found, err := s.search(ctx, tx, f, 0)
	if err != nil {
		return "", nil, err
	}
	return found.from()
}

// lookUps is how many lines a scan passes in the time that it takes to look
// one up by its id.
const lookUps = 10

// search finds the lines of a filter: those of a drill by their ids, unless a
// scan of the span of ids is faster. Where most is not 0, that many of the newest
// will do.
func (s *Store) search(ctx context.Context, tx *sql.Tx, f model.Filter, most int) (search, error) {
	cond, args, err := s.condition(ctx, tx, f)
	if err != nil {
		return search{}, err
	}
	scan := search{cond: cond, args: args, within: allIDs}
	d, ok := s.drillOf(f)
	if !ok {
		return scan, nil
	}
	exact := !d.rest
	if !exact {
		most = 0
	}
	ids, err := d.ids(ctx, s, tx, most)
	if err != nil {
		return scan, err
	}
	if !exact {
		lines, err := d.scanned(ctx, s, tx)
		if err != nil || int64(len(ids))*lookUps > lines {
			return scan, err
		}
	}
	if ids == nil {
		ids = []int64{}
	}
	return search{cond: cond, args: args, exact: exact, ids: ids}, nil
}

// scanned is how many lines a scan for the drill would pass.
func (d drill) scanned(ctx context.Context, s *Store, tx *sql.Tx) (lines int64, err error) {
	first, last := d.times.bounds(s.zone)
	err = tx.QueryRowContext(ctx, `SELECT coalesce(sum(lines), 0) FROM day WHERE day BETWEEN ? AND ?`, first, last).Scan(&lines)
	return lines, err
}
