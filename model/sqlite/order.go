package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
)

// newestFirst is the order of ids in which lines are found without sorting.
const newestFirst = "line.id ASC"

// orderBy writes an order in SQL. Lines that are equal in all keys come newest
// first, or oldest first where the last key is the time ascending.
func orderBy(ctx context.Context, q querier, order model.Order) (string, error) {
	order = wholeOrder(order)
	var fractions int
	if err := metaValue(ctx, q, metaFraction, &fractions); err != nil {
		return "", err
	}
	var keys []string
	for i, s := range order {
		ends := i == len(order)-1
		switch {
		case s.Column.Kind() != model.KindTime:
			key, err := sortKey(s.Column)
			if err != nil {
				return "", err
			}
			keys = append(keys, "("+key+")"+direction(s.Desc)+" NULLS LAST")
		case fractions > 0:
			keys = append(keys, instantSQL+direction(s.Desc))
		case !ends:
			keys = append(keys, secondSQL+direction(s.Desc))
		}
		if ends {
			keys = append(keys, "line.id"+direction(!s.Desc)) // a newer line has a smaller one
		}
	}
	return strings.Join(keys, ", "), nil
}

// wholeOrder is an order that ends with the time: newest first unless it says so.
func wholeOrder(order model.Order) model.Order {
	if n := len(order); n > 0 && order[n-1].Column.Kind() == model.KindTime {
		return order
	}
	return slices.Concat(order, model.NewestFirst)
}

func direction(desc bool) string {
	if desc {
		return " DESC"
	}
	return " ASC"
}

// sortKey is what a column sorts by, in SQL: numbers and addresses by value,
// other texts by code point; NULL for a blank cell.
func sortKey(c model.Column) (string, error) {
	switch {
	case c == model.NoteColumn:
		return "", errNotes
	case c == model.OutcomeColumn, c == model.SourceColumn, c == model.RecordColumn:
		return "line." + c.Name, nil
	case c.Unknown:
		return fmt.Sprintf("SELECT el_order(%d, value) FROM json_each(line.extra) WHERE key = %s", model.KindText, quoteText(c.Name)), nil
	}
	f, ok := model.FieldByID(c.Name)
	if !ok {
		return "", &model.Problem{Kind: model.ErrUsage, What: model.Textf("項目「%s」はありません", "unknown field %q", c.Name)}
	}
	return fmt.Sprintf("el_order(%d, %s)", f.Kind, cellText(f)), nil
}

// quoteText writes a text in SQL, whatever characters it has.
func quoteText(s string) string { return fmt.Sprintf("CAST(x'%x' AS TEXT)", s) }
