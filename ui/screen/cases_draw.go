package screen

import (
	"fmt"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"
)

// View draws the field if there is one, the cases, and what went wrong.
func (c *caseList) View() string {
	field, foot := "", ""
	if c.field != nil {
		field = c.field.input.View()
	}
	switch th, words := c.env.Look.Theme, c.env.Look.Words.Cases; {
	case c.opening.Busy():
		foot = cut(th.Dim, words.Opening, c.w)
	case c.err != nil:
		foot = flowed(c.env.Look, c.w, max(c.h/2, 1), c.problem()...)
	}
	rows := c.h - height(field) - height(foot)
	if rows <= 0 {
		return stacked(c.h, drawn(field, foot)...)
	}
	return stacked(c.h, drawn(field, c.list(rows), foot)...)
}

// list draws the cases in some rows, or what to do without any.
func (c *caseList) list(rows int) string {
	if len(c.recent) > 0 || c.asked.Busy() {
		c.table.Resize(c.w, rows)
		return c.table.View()
	}
	th, words := c.env.Look.Theme, c.env.Look.Words.Cases
	how := fmt.Sprintf(words.Start, keys.ImportFiles.Shown(), keys.NewCase.Shown())
	return flowed(c.env.Look, c.w, rows,
		widget.Paragraph{Text: words.Empty, Style: th.Text}, widget.Paragraph{Text: how, Style: th.Strong})
}

// problem says why a case was not opened.
func (c *caseList) problem() []widget.Paragraph {
	th, words := c.env.Look.Theme, c.env.Look.Words
	list := []widget.Paragraph{
		{Text: words.Cases.Failed, Style: th.Bad},
		{Text: model.Message(c.err, c.env.Lang), Style: th.Bad, Indent: 2},
	}
	if hint := model.Hint(c.err, c.env.Lang); hint != "" {
		list = append(list, widget.Paragraph{Text: words.Status.Hint + ": " + hint, Style: th.Text, Indent: 2})
	}
	return list
}
