package export

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"edgelens/model"
)

// SQL is the grid of what a statement gives. NULL is an empty cell, unless it is
// to be named for a reader.
func SQL(r model.SQLResult, named bool) Grid {
	g := Grid{Headings: r.Columns}
	for i := range r.Columns {
		g.Numbers = append(g.Numbers, r.Numbers(i))
	}
	g.Rows = func(yield func([]string, error) bool) {
		cells := make([]string, len(r.Columns))
		for _, row := range r.Rows {
			for i, cell := range row {
				cells[i] = model.SQLText(cell)
				if named && cell == nil {
					cells[i] = "NULL"
				}
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	return g
}

// SQLJSON writes what a statement gives as objects by the names of its columns,
// one a line; as an array if asked. Columns of one name get numbers. NULL is
// null, a blob is base64.
func SQLJSON(w io.Writer, columns []string, rows [][]any, array bool) error {
	o, names := &object{}, distinct(columns)
	if array {
		o.open('[')
	}
	for i, row := range rows {
		if array && i > 0 {
			o.b = append(o.b, ',')
		}
		if array {
			o.b = append(o.b, '\n')
		}
		o.b = append(o.b, '{')
		for j, cell := range row {
			o.key(names[j])
			o.value(cell)
		}
		o.close('}')
		if !array {
			o.b = append(o.b, '\n')
		}
		if len(o.b) >= flushAt {
			if err := o.flush(w); err != nil {
				return err
			}
		}
	}
	if array {
		o.b = append(o.b, "\n]\n"...)
	}
	return o.flush(w)
}

// value writes a cell.
func (o *object) value(cell any) {
	switch c := cell.(type) {
	case nil:
		o.null()
	case int64:
		o.number(c)
	case float64:
		if math.IsNaN(c) || math.IsInf(c, 0) { // JSON has no such number
			o.text(model.SQLText(c))
			return
		}
		o.comma()
		o.b = strconv.AppendFloat(o.b, c, 'g', -1, 64)
	case []byte:
		o.base64(c)
	default:
		o.text(model.SQLText(c))
	}
}

// distinct makes names different from each other.
func distinct(names []string) []string {
	had := map[string]bool{}
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = name
		for n := 2; had[list[i]]; n++ {
			list[i] = fmt.Sprintf("%s_%d", name, n)
		}
		had[list[i]] = true
	}
	return list
}
