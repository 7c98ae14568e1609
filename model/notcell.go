package model

// Columns of the filter language that are no cells of a line.
var (
	OutcomeColumn = Column{Name: "outcome"} // what the action came to
	SourceColumn  = Column{Name: "source"}  // id of a source that has the line
	RecordColumn  = Column{Name: "record"}  // number of the record there
	NoteColumn    = Column{Name: "note"}    // what a user wrote about it
)

// notCells are those columns with their labels.
var notCells = []struct {
	column Column
	label  Text
}{
	{OutcomeColumn, Text{JA: "処理の結果", EN: "Outcome"}},
	{SourceColumn, Text{JA: "取り込み元", EN: "Source"}},
	{RecordColumn, Text{JA: "レコード", EN: "Record"}},
	{NoteColumn, Text{JA: "メモ", EN: "Note"}},
}

// FilterColumns are the columns that a filter can be about in every case: the
// fields, then those that are no cells.
func FilterColumns() []Column {
	var list []Column
	for _, f := range Fields {
		list = append(list, FieldColumn(f.ID))
	}
	for _, n := range notCells {
		list = append(list, n.column)
	}
	return list
}

// notCellByID finds a column that is no cell by its name in the filter language.
func notCellByID(name string) (Column, bool) {
	for _, n := range notCells {
		if n.column.Name == name {
			return n.column, true
		}
	}
	return Column{}, false
}

// notCellByLabel finds one by its label in either language, as
// [FieldByHeading] finds a field.
func notCellByLabel(name string) (Column, bool) {
	name = FoldName(name)
	for _, n := range notCells {
		if name == FoldName(n.label.JA) || name == FoldName(n.label.EN) {
			return n.column, true
		}
	}
	return Column{}, false
}

// FilterName is the column's name in the filter language.
func (c Column) FilterName() string { return quoteUnless(c.bareName(), c.Name) }
