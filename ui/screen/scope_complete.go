package screen

import (
	"context"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// askValues asks for the values of the field whose colon was typed last, among
// the lines the report is about now.
func (s *scoped) askValues() tea.Cmd {
	c, ok := s.typedColumn(s.field.input.Value())
	if _, known := s.field.known[c]; !ok || known {
		return nil
	}
	store, now := s.env.Store, s.lines()
	return s.values.Ask(func(ctx context.Context) (valueAnswer, error) {
		r, err := store.Group(ctx, model.GroupQuery{By: []model.Column{c}, Filter: now, Top: valuesKnown})
		return valueAnswer{column: c, result: r}, err
	})
}

// takeValues proposes the values of a field. One can be typed without.
func (s *scoped) takeValues(v valueAnswer, err error) {
	if err != nil || s.field == nil {
		return
	}
	list := []widget.Candidate{}
	for _, row := range v.result.Rows {
		if row.Key[0] == "" {
			continue
		}
		note := fmt.Sprintf(s.env.Look.Words.Lines.Count, widget.Count(int(row.Values[0])))
		list = append(list, widget.Candidate{Text: model.Equals(v.column, row.Key[0]).String(), Note: s.env.wordOf(v.column, row.Key[0]) + note})
	}
	s.field.known[v.column] = list
	s.field.input.Propose()
}

// wordOf is a value of the vocabulary in the screen's language, "" for others.
func (e *Env) wordOf(c model.Column, value string) string {
	for _, w := range model.Vocabulary(c.Kind()) {
		if w.ID == value {
			return w.Label.In(e.Lang) + "  "
		}
	}
	return ""
}

// typedColumn is the column whose value is being typed at the end of text.
func (s *scoped) typedColumn(text string) (model.Column, bool) {
	name, _, ok := cutOperator(text[wordStart(text):])
	if !ok {
		return model.Column{}, false
	}
	columns, err := model.ParseColumns(name, s.field.unknown)
	if err != nil || len(columns) != 1 || columns[0].Kind() == model.KindTime || columns[0].Index() < 0 && !columns[0].Unknown {
		return model.Column{}, false
	}
	return columns[0], true
}

// wordStart is where the last term of a text begins.
func wordStart(text string) int {
	at := strings.LastIndexAny(text, " 　(（")
	if at < 0 {
		return 0
	}
	return at + len(text[at:]) - len(strings.TrimLeft(text[at:], " 　(（"))
}

// propose proposes fields, and values of the field whose colon was typed.
func (s *scoped) propose(text string, at int) (int, []widget.Candidate) {
	before := string([]rune(text)[:at])
	start := wordStart(before)
	word, from := before[start:], len([]rune(before[:start]))
	if c, ok := s.typedColumn(word); ok {
		return from, s.fittingValues(c, word)
	}
	if strings.ContainsAny(word, ":~：\"") {
		return from, nil
	}
	return from, s.fittingFields(word)
}

// fittingValues are the terms of a column's values that fit what was typed.
func (s *scoped) fittingValues(c model.Column, word string) []widget.Candidate {
	_, typed, _ := cutOperator(word)
	typed = model.Fold(strings.Trim(typed, `"`))
	var list []widget.Candidate
	for _, v := range s.field.known[c] {
		if !strings.Contains(model.Fold(v.Text+" "+v.Note), typed) || v.Text == word {
			continue
		}
		if strings.HasPrefix(word, "-") || strings.Contains(word, "!:") {
			v.Text = strings.Replace(v.Text, ":", "!:", 1)
		}
		list = append(list, v)
	}
	return list
}

// fittingFields are the fields whose name or label contains what was typed; those
// that begin with it come first.
func (s *scoped) fittingFields(word string) []widget.Candidate {
	rest, negated := strings.CutPrefix(word, "-")
	typed, sign := model.Fold(rest), ""
	if negated {
		sign = "-"
	}
	var first, then []widget.Candidate
	for _, f := range model.Fields {
		c := widget.Candidate{Text: sign + f.ID + ":", Note: f.Label.In(s.env.Lang)}
		switch folded := model.Fold(f.ID + " " + c.Note); {
		case strings.HasPrefix(folded, typed):
			first = append(first, c)
		case strings.Contains(folded, typed):
			then = append(then, c)
		}
	}
	return append(first, then...)
}
