package model

import (
	"slices"
	"strings"
)

// Sort is a key of an order of lines.
type Sort struct {
	Column Column
	Desc   bool
}

// Order is an order of lines: by its first key, lines equal in that by the next
// one, and lines equal in all of them newest first. Without keys it is newest
// first. No column is in it twice.
type Order []Sort

// NewestFirst is the usual order.
var NewestFirst = Order{{Column: FieldColumn("time"), Desc: true}}

// IsNewestFirst reports whether the order is the usual one.
func (o Order) IsNewestFirst() bool { return len(o) == 0 || slices.Equal(o, NewestFirst) }

// Place is the place of a column among the keys, -1 if it is none of them.
func (o Order) Place(c Column) int {
	return slices.IndexFunc(o, func(s Sort) bool { return s.Column == c })
}

// String writes the order as [ParseOrder] reads it.
func (o Order) String() string {
	names := make([]string, len(o))
	for i, s := range o {
		names[i] = ColumnList([]Column{s.Column})
		if s.Desc {
			names[i] = "-" + names[i]
		}
	}
	return strings.Join(names, ",")
}

// ParseOrder reads the keys of an order, separated by commas, with the names of
// the filter language; - before one means descending. headings are those of
// [ParseColumns]. The error is a [*FilterError].
func ParseOrder(list string, headings []string) (Order, error) {
	p := &filterParser{text: list, headings: headings}
	var order Order
	for {
		p.peek()
		at := p.pos
		desc := strings.HasPrefix(p.text[p.pos:], "-")
		if desc {
			p.skip()
		}
		c, err := p.listedColumn()
		if err != nil {
			return nil, err
		}
		if order.Place(c) >= 0 {
			return nil, p.fail(at, Textf("項目「%s」が2回あります", "%q is there twice", c.Name))
		}
		order = append(order, Sort{Column: c, Desc: desc})
		if p.peek() != ',' {
			break
		}
		p.skip()
	}
	if err := p.listEnd(); err != nil {
		return nil, err
	}
	return order, nil
}
