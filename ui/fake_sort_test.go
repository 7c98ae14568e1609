package ui_test

import (
	"net/netip"
	"slices"
	"strings"

	"edgelens/model"
)

// sorted gives the lines of a query in its order.
func (s *store) sorted(q model.LinesQuery) []model.Line {
	list := s.matching(q.Filter)
	order := q.Sort
	if n := len(order); n > 0 && order[n-1] == (model.Sort{Column: model.FieldColumn("time")}) {
		slices.Reverse(list)
		order = order[:n-1]
	}
	slices.SortStableFunc(list, func(a, b model.Line) int {
		for _, key := range order {
			n := compareCells(key.Column, a, b)
			if key.Desc {
				n = -n
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[:q.Limit]
	}
	return list
}

// compareCells compares lines by a column: addresses by value, others as text.
func compareCells(c model.Column, a, b model.Line) int {
	if c.Kind() == model.KindTime {
		return a.Time.Compare(b.Time)
	}
	x, errX := netip.ParseAddr(a.Text(c))
	y, errY := netip.ParseAddr(b.Text(c))
	if errX == nil && errY == nil {
		return x.Compare(y)
	}
	return strings.Compare(a.Text(c), b.Text(c))
}
