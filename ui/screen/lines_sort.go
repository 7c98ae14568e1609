package screen

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// sort orders the lines anew with the column of the cursor.
func (l *Lines) sort(with func(model.Order, model.Column) model.Order) tea.Cmd {
	_, column, _ := l.table.Cursor()
	if column.ID == "" {
		return nil
	}
	if why := l.noSort(); why != "" {
		return Notify(why)
	}
	v := *l.view()
	v.sort = with(v.sort, l.data.columns[column.From])
	if v.sort.IsNewestFirst() {
		v.sort = nil
	}
	return l.change(v)
}

// noSort says why lines have no order by the column of the cursor; "" if they
// have one.
func (l *Lines) noSort() string {
	if _, column, _ := l.table.Cursor(); column.ID == columnID(model.NoteColumn) {
		return l.env.Look.Words.Lines.NotesUnsorted
	}
	return ""
}

// sortedBy is an order by a column alone. A column that is in the order already
// is turned round where it stands, and the next time taken out.
func sortedBy(o model.Order, c model.Column) model.Order {
	if o.Place(c) < 0 {
		return model.Order{firstKey(o, c)}
	}
	return sortedAlsoBy(o, c)
}

// sortedAlsoBy is an order with a column as its last key, for lines that are
// equal in the others. A column that is in the order already is turned round
// where it stands, and the next time taken out.
func sortedAlsoBy(o model.Order, c model.Column) model.Order {
	first, at := firstKey(o, c), o.Place(c)
	o = slices.Clone(o)
	switch {
	case at < 0:
		return append(o, first)
	case o[at] == first:
		o[at].Desc = !first.Desc
		return o
	}
	return slices.Delete(o, at, at+1)
}

// firstKey is the key a column sorts by at first: numbers from the greatest and
// times from the newest, others from the least. Where lines come newest first
// anyway, times begin with the oldest.
func firstKey(o model.Order, c model.Column) model.Sort {
	return model.Sort{Column: c, Desc: c.Kind().Numeric() || c == timeColumn && len(o) > 0 && o[0].Column != timeColumn}
}

// orderEarly asks for the order beside the first page where each of them takes a
// look at every line, as sorting does.
func (l *Lines) orderEarly(q model.LinesQuery) tea.Cmd {
	if q.Sort.IsNewestFirst() {
		return nil
	}
	return l.askOrder(q)
}

// askOrder asks for the order of all lines.
func (l *Lines) askOrder(q model.LinesQuery) tea.Cmd {
	store := l.env.Store
	return l.order.Ask(func(ctx context.Context) ([]int64, error) { return store.Order(ctx, q) })
}

// orderWord says how the lines are ordered.
func (l *Lines) orderWord() string {
	words, order := l.env.Look.Words, l.view().order()
	switch {
	case order.IsNewestFirst():
		return words.Lines.Newest
	case len(order) == 1 && order[0].Column == timeColumn:
		return words.Lines.Oldest
	case len(order) == 1: // which way, the heading says
		return fmt.Sprintf(words.Status.Sorted, order[0].Column.Label(l.env.Lang))
	}
	names := make([]string, len(order))
	for i, s := range order {
		sign := l.env.Look.Theme.Symbols.Up
		if s.Desc {
			sign = l.env.Look.Theme.Symbols.Down
		}
		names[i] = s.Column.Label(l.env.Lang) + sign
	}
	return fmt.Sprintf(words.Status.Sorted, strings.Join(names, ", "))
}
