package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// valueSet says of each value whether it is in the set: a bit for each id.
type valueSet []byte

// add adds an id, but none that no dictionary comes to: of a damaged file it
// would take the memory of the machine.
func (s *valueSet) add(id int64) {
	if id < 0 || id >= 1<<28 {
		return
	}
	for int64(len(*s)) <= id/8 {
		*s = append(*s, 0)
	}
	(*s)[id/8] |= 1 << (id % 8)
}

func (s valueSet) has(id int64) bool {
	return id >= 0 && id/8 < int64(len(s)) && s[id/8]>>(id%8)&1 == 1
}

// ids are those of the set, at most a number of them.
func (s valueSet) ids(most int) (list []int64) {
	for id := range int64(len(s)) * 8 {
		if s.has(id) && len(list) < most {
			list = append(list, id)
		}
	}
	return list
}

// and is what is in both sets, nil if nothing is.
func (s valueSet) and(other valueSet) (both valueSet) {
	for i := range min(len(s), len(other)) {
		if bits := s[i] & other[i]; bits != 0 {
			both = append(both, make([]byte, i-len(both))...)
			both = append(both, bits)
		}
	}
	return both
}

// or adds another set.
func (s *valueSet) or(other valueSet) {
	for len(*s) < len(other) {
		*s = append(*s, 0)
	}
	for i, bits := range other {
		(*s)[i] |= bits
	}
}

// A case lists for each of its columns which values have stood in it, so that a
// search passes over the columns that have none of those that it looks for. It
// may be more than still stand there. Cases of earlier programs have no such
// lists until they are rebuilt.

// storeStanding adds the values that the source's columns hold. Lists begin
// with a case's first log, else they would lack what stands there already.
func (w *lineWriter) storeStanding(ctx context.Context) error {
	lists, err := listsStanding(ctx, w.tx)
	if err != nil {
		return err
	}
	if !lists {
		var others bool
		err := w.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM source WHERE kind = 'log' AND id <> ?)`, w.source).Scan(&others)
		if err != nil || others {
			return err
		}
		if err := setMeta(ctx, w.tx, metaStands, 1); err != nil {
			return err
		}
	}
	for _, c := range w.fields {
		if len(c.stands) == 0 {
			continue
		}
		stands, err := standingIn(ctx, w.tx, c.field.ID)
		if err != nil {
			return err
		}
		stands.or(c.stands)
		if err := setMeta(ctx, w.tx, metaStandsIn+c.field.ID, []byte(stands)); err != nil {
			return err
		}
	}
	return nil
}

// listsStanding reports whether the case lists the values in its columns.
func listsStanding(ctx context.Context, q querier) (lists bool, err error) {
	err = metaValue(ctx, q, metaStands, &lists)
	return lists, err
}

// standingIn are the values that the case lists for a column.
func standingIn(ctx context.Context, q querier, field string) (stands valueSet, err error) {
	err = q.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, metaStandsIn+field).Scan((*[]byte)(&stands))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("values of %s: %w", field, err)
	}
	return stands, nil
}
