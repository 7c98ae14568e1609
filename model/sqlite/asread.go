package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"edgelens/model"
)

// AsRead gives the lines of a filter as one source had them: its own columns,
// in its order, with its cells, record by record. Where the lines stand in
// several sources, the filter has to name those it wants with source:ID, and
// all of them must have the same headings; else the error is a [model.Problem]
// of kind ErrUsage.
func (s *Store) AsRead(ctx context.Context, f model.Filter) ([]model.Heading, iter.Seq2[[]string, error], error) {
	sources, err := s.asReadSources(ctx, f)
	if err != nil || len(sources) == 0 {
		return nil, func(func([]string, error) bool) {}, err
	}
	for _, src := range sources[1:] {
		if !sameHeadings(src.Tables[0].Headings, sources[0].Tables[0].Headings) {
			return nil, nil, differentHeadings(sources)
		}
	}
	records := func(yield func([]string, error) bool) {
		stopped := false
		err := s.read(ctx, func(tx *sql.Tx) error {
			var before []string
			for _, src := range sources {
				err := s.sourceCells(ctx, tx, src, before, f, func(cells []string) bool {
					stopped = !yield(cells, nil)
					return !stopped
				})
				if err != nil {
					return err
				}
				before = append(before, strconv.FormatInt(src.ID, 10))
			}
			return nil
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
	return sources[0].Tables[0].Headings, records, nil
}

func sameHeadings(a, b []model.Heading) bool { return reflect.DeepEqual(a, b) }

func differentHeadings(sources []model.Source) error {
	var ids []string
	for _, src := range sources {
		ids = append(ids, "source:"+strconv.FormatInt(src.ID, 10))
	}
	return &model.Problem{
		Kind: model.ErrUsage,
		What: model.Textf("取り込んだファイルの見出しがそれぞれ異なります: %s", "the sources have different headings: %s", strings.Join(ids, ", ")),
		Hint: model.Textf("フィルタで1つに絞ってください。例: %s", "narrow the filter to one of them, for example: %s", ids[0]),
	}
}

// asReadSources are the sources that show lines of the filter or, where the
// filter names sources, those of them that have such lines; all it names if
// none has.
func (s *Store) asReadSources(ctx context.Context, f model.Filter) (found []model.Source, err error) {
	named, only := namedSources(f)
	err = s.read(ctx, func(tx *sql.Tx) error {
		having, err := s.holders(ctx, tx, f, only)
		if err != nil {
			return err
		}
		all, err := s.sources(ctx, tx, `WHERE kind = ? ORDER BY id`, string(model.KindLog))
		var asked []model.Source
		for _, src := range all {
			if only && !named(src.ID) {
				continue
			}
			asked = append(asked, src)
			if having[src.ID] {
				found = append(found, src)
			}
		}
		if only && len(found) == 0 {
			found = asked // so that an empty answer has its headings
		}
		return err
	})
	return found, err
}

// holders are the sources that show lines of a filter and, if shared ones are
// asked for, those that have them too.
func (s *Store) holders(ctx context.Context, tx *sql.Tx, f model.Filter, shared bool) (map[int64]bool, error) {
	cond, args, err := s.condition(ctx, tx, f)
	if err != nil {
		return nil, err
	}
	queries := []string{`SELECT DISTINCT line.source FROM line NOT INDEXED WHERE ` + cond}
	if shared {
		queries = append(queries, `SELECT DISTINCT place.source FROM `+sharedPlaces+` AS place CROSS JOIN line ON line.id = place.line WHERE `+cond)
	}
	having := map[int64]bool{}
	for _, query := range queries {
		err := each(ctx, tx, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			having[id] = true
			return err
		}, query, args...)
		if err != nil {
			return nil, err
		}
	}
	return having, nil
}

// namedSources reads the filter's own choice of sources, if it makes one.
func namedSources(f model.Filter) (named func(int64) bool, ok bool) {
	var terms []*model.Term
	for _, p := range f.Terms() {
		if p.Term != nil && p.Term.Column == model.SourceColumn && !p.Term.Contains {
			terms = append(terms, p.Term)
			ok = ok || !p.Term.Not
		}
	}
	return func(id int64) bool {
		for _, t := range terms {
			if !model.One(*t).Match(model.Line{Source: id}, nil) {
				return false
			}
		}
		return true
	}, ok
}

// sourceCells reads the cells of one source's records whose lines a filter
// means, in the order of the records; without lines that the sources before
// have too, because a line is counted once.
func (s *Store) sourceCells(ctx context.Context, tx *sql.Tx, src model.Source, before []string, f model.Filter, use func([]string) bool) error {
	cond, args, err := s.condition(ctx, tx, f)
	if err != nil {
		return err
	}
	headings := src.Tables[0].Headings
	record := func(l model.Line, own *string) error {
		cells := make([]string, len(headings))
		for i, h := range headings {
			cells[i] = l.Cell(h.Column)
		}
		if own != nil {
			if err := json.Unmarshal([]byte(*own), &cells); err != nil {
				return err
			}
			for len(cells) < len(headings) {
				cells = append(cells, "")
			}
		}
		if !use(cells) {
			return errStop
		}
		return nil
	}
	r, err := s.lineReader(ctx, tx, func(p linePage) error { return p.lines(record) })
	if err != nil {
		return err
	}
	r.own = true
	args = append([]any{src.ID, src.ID}, args...)
	where := ` WHERE NOT ` + heldBy(before) + ` AND ` + cond
	return r.query(
		`SELECT `+r.columns("line", "held.record")+`, held.cells
			FROM `+heldIn("line")+` AS held JOIN line ON line.id = held.id`+where+`
		UNION ALL SELECT `+r.columns("own", "held.record")+`, held.cells
			FROM `+heldIn("absorbed")+` AS held JOIN absorbed AS own ON own.id = held.id JOIN line ON line.id = own.under`+where+`
		ORDER BY 3 LIMIT -1`, append(args, args...))
}

// heldIn are a source's records whose own set-lines may be in a table.
func heldIn(table string) string {
	return `(SELECT id, record, NULL AS cells FROM ` + table + ` WHERE source = ?
		UNION ALL SELECT line, record, cells FROM also WHERE source = ?)`
}

// heldBy is true of the lines that stand in some of the sources.
func heldBy(sources []string) string {
	list := strings.Join(sources, ", ")
	return fmt.Sprintf("(line.source IN (%s) OR EXISTS (SELECT 1 FROM %s AS place WHERE place.line = line.id AND place.source IN (%[1]s)))",
		list, sharedPlaces)
}
