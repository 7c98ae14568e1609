package screen

import (
	"slices"

	"edgelens/model"
	"edgelens/ui/widget"
)

// names are the fields the filter can be about: those with a value here, then
// what is no cell of a line.
func (l *Lines) names() []widget.Candidate {
	columns := slices.Clone(l.shownFirst())
	for _, c := range model.FilterColumns() {
		if c.Index() < 0 {
			columns = append(columns, c)
		}
	}
	return FieldNames(columns, l.env.Lang)
}
