package screen

import (
	"errors"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pickerRows is the most rows the choice of a period takes.
const pickerRows = 10

// periodPicker is the field in which a period is typed or chosen from the
// months that have lines.
type periodPicker struct {
	env   *Env
	input *widget.Input
}

// newPeriodPicker returns the field with its months.
func newPeriodPicker(env *Env, months []model.MonthCount) *periodPicker {
	words := env.Look.Words.Report
	list := []widget.Candidate{{Text: model.Period{}.String(), Note: words.AllTime}}
	for _, m := range months {
		list = append(list, widget.Candidate{Text: m.Month.String(), Note: fmt.Sprintf(words.PeriodLines, widget.Count(int(m.Lines)))})
	}
	in := widget.NewInput(env.Look, words.Prompt)
	in.Placeholder = words.PromptHint
	in.Complete = func(text string, _ int) (int, []widget.Candidate) {
		var fitting []widget.Candidate
		for _, c := range list {
			if strings.HasPrefix(c.Text, text) && c.Text != text {
				fitting = append(fitting, c)
			}
		}
		return 0, fitting
	}
	in.Propose()
	return &periodPicker{env: env, input: in}
}

// update takes a key as it was typed. It returns the period once there is one,
// and whether the field is done with. A month taken from the list needs no
// second Enter.
func (p *periodPicker) update(msg tea.KeyMsg) (*model.Period, bool) {
	understood := p.input.Update(msg)
	switch {
	case keys.Match(msg, keys.Accept):
		return p.accept()
	case keys.Match(msg, keys.Cancel) && !understood:
		return nil, true
	}
	return nil, false
}

// accept reads the period.
func (p *periodPicker) accept() (*model.Period, bool) {
	text := strings.TrimSpace(model.Fold(p.input.Value()))
	if text == "" {
		return nil, true
	}
	period, err := model.ParsePeriod(text)
	if err != nil {
		p.input.Problem = explained(err, p.env.Lang)
		return nil, false
	}
	return &period, true
}

// explained is an error with its hint.
func explained(err error, l model.Lang) string {
	text := model.Message(err, l)
	var f *model.FilterError
	if hint := model.Hint(err, l); hint != "" && !errors.As(err, &f) {
		text += " - " + hint
	}
	return text
}
