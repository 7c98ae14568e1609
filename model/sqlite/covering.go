package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"edgelens/model"
)

// covered reports whether a log of the case could have held lines of a section
// in a period. Only then is it an answer that there are none: an export of
// Internet Security says nothing about URL filtering.
//
// A log is known by what it holds: if it has lines of a message type, it would
// have had those of all types of its category. So lines of the category in the
// period are enough, and without them a log about more than the period that has
// some elsewhere.
func (s *Store) covered(ctx context.Context, tx *sql.Tx, section *model.Section, p model.Period) (bool, error) {
	typ, ok := section.Type()
	if !ok || !section.CanComeFrom(model.KindLog) {
		return false, nil
	}
	codes := codesOf(typ.Category)
	if any, err := daysHold(ctx, tx, codes, p); any || err != nil {
		return any, err
	}
	logs, err := s.sources(ctx, tx, `WHERE kind = ?`, string(model.KindLog))
	if err != nil {
		return false, err
	}
	for _, src := range logs {
		days := src.Days(s.zone)
		if p.Overlap(days) == 0 {
			continue
		}
		any, err := daysHold(ctx, tx, codes, days)
		if any && err == nil {
			any, err = sourceHolds(ctx, tx, codes, src)
		}
		if any || err != nil {
			return any, err
		}
	}
	return false, nil
}

// codesOf are the codes of the message types of a category, as a list in SQL.
func codesOf(c model.Category) string {
	var codes []string
	for _, w := range model.Types {
		if w.Category == c {
			codes = append(codes, fmt.Sprint(w.Code))
		}
	}
	return "(" + strings.Join(codes, ", ") + ")"
}

// daysHold reports whether the case has lines of message types in a period.
func daysHold(ctx context.Context, q querier, codes string, p model.Period) (any bool, err error) {
	first, last := dayBounds(p)
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM day WHERE day BETWEEN ? AND ? AND type_code IN `+codes+`)`,
		first, last).Scan(&any)
	return any, err
}

// sourceHolds reports whether a source has lines of message types. It looks at
// its lines up to the first of them.
func sourceHolds(ctx context.Context, q querier, codes string, src model.Source) (any bool, err error) {
	least, greatest := idsBetween(src.From.Unix(), src.To.Unix())
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM line NOT INDEXED
		WHERE id BETWEEN ? AND ? AND source = ? AND type_code IN `+codes+`)`,
		least, greatest, src.ID).Scan(&any)
	return any, err
}
