package screen

import (
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"
)

// names are the fields the filter can be about: those with a value here, then
// outcome, source and record.
func (l *Lines) names() []widget.Candidate {
	var list []widget.Candidate
	for _, c := range l.shownFirst() {
		name := c.Name
		if c.Unknown {
			name = strings.TrimSuffix(model.One(model.Term{Column: c, Values: []model.Value{{Op: model.OpHas}}}).String(), ":*")
		}
		list = append(list, widget.Candidate{Text: name + ":", Note: c.Label(l.env.Lang)})
	}
	for _, c := range []model.Column{model.OutcomeColumn, model.SourceColumn, model.RecordColumn, model.NoteColumn} {
		list = append(list, widget.Candidate{Text: c.Name + ":"})
	}
	return list
}
