package screen

import (
	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// cellTerm gives the column and cell that = ! ~ are about: those of the cursor,
// or what the row stands for where the cursor is on a number. It is nil where a
// row stands for no single value.
func (s *Section) cellTerm() *model.Term {
	at, column, ok := s.table.Cursor()
	if !ok || s.rows.list[at].kind != groupRow {
		return nil
	}
	key := s.rows.list[at].key
	for i, id := range s.section.Columns {
		if column.ID == id {
			return &model.Term{Column: model.FieldColumn(id), Values: []model.Value{{From: key[i]}}}
		}
	}
	for i, id := range s.section.Columns {
		if i < len(s.section.By) && !model.Blank(key[i]) {
			return &model.Term{Column: model.FieldColumn(id), Values: []model.Value{{From: key[i]}}}
		}
	}
	if len(s.section.By) == 0 {
		return nil
	}
	return &model.Term{Column: model.FieldColumn(s.section.By[0]), Values: []model.Value{{}}}
}

// narrowTo narrows the report by the cell of the cursor.
func (s *Section) narrowTo(term func(c model.Column, cell string) model.Filter) tea.Cmd {
	cell := s.cellTerm()
	if cell == nil {
		return Notify(s.env.Look.Words.Section.NoValue)
	}
	f := term(cell.Column, cell.Values[0].From)
	if f.IsAll() {
		return Notify(s.env.Look.Words.Lines.EmptyCell)
	}
	return s.narrow(f)
}

// analyse counts the section's lines by any field, at first by what its rows
// stand for.
func (s *Section) analyse() tea.Cmd {
	if why := s.noDrill(); why != "" {
		return Notify(why)
	}
	return s.env.Stack.Push(NewAnalysis(s.env, AnalysisOptions{
		Filter: distinct(model.And(s.query.Lines(), s.section.Where)), Name: []string{s.section.ID, s.query.Period.String()},
		By: fieldColumns(s.section.By),
	}))
}

// fieldColumns are the columns of fields.
func fieldColumns(ids []string) []model.Column {
	var columns []model.Column
	for _, id := range ids {
		columns = append(columns, model.FieldColumn(id))
	}
	return columns
}

// valueTerm is the term of the lines with a value, or without any.
func valueTerm(c model.Column, cell string) model.Filter {
	if model.Blank(cell) {
		return model.IsEmpty(c)
	}
	return model.Equals(c, cell)
}

// otherTerm is the term of the lines with another value.
func otherTerm(c model.Column, cell string) model.Filter {
	t := *valueTerm(c, cell).Term
	t.Not = !t.Not
	return model.One(t)
}

// textTerm is the term of the lines that contain a text; there is none for an
// empty cell.
func textTerm(c model.Column, cell string) model.Filter {
	if model.Blank(cell) {
		return model.Filter{}
	}
	return model.One(model.Term{Column: c, Contains: true, Values: []model.Value{{From: cell}}})
}
