package screen

import (
	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// openExport opens the dialog that writes the table as it is shown.
func (s *Section) openExport() tea.Cmd {
	if s.answer == nil || len(s.answer.Rows) == 0 {
		return Notify(s.env.Look.Words.Section.NothingShown)
	}
	s.export = newExportDialog(s.env, s.exporter(), s.exportName()...)
	s.arrange()
	return nil
}

// exporter writes the groups that are shown, in the order they are shown in.
func (s *Section) exporter() exporter {
	shown := *s.answer
	shown.Rows = make([]model.Row, 0, len(s.answer.Rows))
	for _, r := range s.rows.list {
		if r.kind == groupRow {
			shown.Rows = append(shown.Rows, s.answer.Rows[r.at])
		}
	}
	return reportExport{report: model.Report{Query: s.query, Sections: []model.SectionResult{shown}}, lang: s.env.Lang}
}

// exportName are the parts of a file's name: the section, the period, and what
// narrows it.
func (s *Section) exportName() []string {
	parts := []string{s.section.ID, s.query.Period.String()}
	for _, t := range s.query.Filter.Terms() {
		parts = append(parts, t.String())
	}
	return parts
}

// LeftOut says what neither an address nor a command nor a statement says of
// the section; "" if that is nothing.
func (s *Section) LeftOut() string {
	if s.shaped {
		return s.env.Look.Words.Section.ReportOrder
	}
	return ""
}

// sayOrder says so.
func (s *Section) sayOrder() tea.Cmd {
	if s.LeftOut() == "" || s.env.Stack.Top() == s {
		return nil
	}
	return Notify(s.LeftOut())
}
