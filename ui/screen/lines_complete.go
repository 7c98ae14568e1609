package screen

import (
	"slices"

	"edgelens/model"
	"edgelens/ui/widget"
)

// names are the fields the filter can be about: those with a value here, then
// what is no cell of a line.
func (l *Lines) names() []widget.Candidate {
	return FieldNames(slices.Concat(usualColumns(l.usual.of, l.filled), notCells()), l.env.Lang)
}

// notCells are the columns that are no cells of a line.
func notCells() []model.Column {
	return slices.DeleteFunc(model.FilterColumns(), func(c model.Column) bool { return c.Index() >= 0 })
}
