package screen

import (
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"
)

// valuesKnown is how many values of a field are proposed.
const valuesKnown = 200

// valueAnswer are the values of a column in the lines shown.
type valueAnswer struct {
	column model.Column
	result model.GroupResult
}

// takeValues keeps the values of a field and proposes them.
func (l *Lines) takeValues(v valueAnswer, err error) {
	if err != nil {
		return // a field can be typed without proposals
	}
	list := []widget.Candidate{}
	for _, row := range v.result.Rows {
		if f := model.Equals(v.column, row.Key[0]); row.Key[0] != "" {
			note := fmt.Sprintf(l.env.Look.Words.Lines.Count, widget.Count(int(row.Values[0])))
			list = append(list, widget.Candidate{Text: f.String(), Note: l.label(v.column, row.Key[0]) + note})
		}
	}
	l.known[v.column] = list
	if l.line != nil && !l.line.looking {
		l.line.input.Propose()
	}
	l.arrange()
}

// label is the word of a value in the screen's language, if it has one.
func (l *Lines) label(c model.Column, value string) string {
	for _, w := range model.Vocabulary(c.Kind()) {
		if w.ID == value {
			return w.Label.In(l.env.Lang) + "  "
		}
	}
	return ""
}

// wantedColumn is the column whose value is being typed at the end of text.
func (l *Lines) wantedColumn(text string) (model.Column, bool) {
	word := text[strings.LastIndexAny(text, " 　(（")+1:]
	name, _, ok := cutOperator(word)
	if !ok {
		return model.Column{}, false
	}
	columns, err := model.ParseColumns(name, l.unknown)
	if err != nil || len(columns) != 1 || columns[0].Kind() == model.KindTime || columns[0].Index() < 0 && !columns[0].Unknown {
		return model.Column{}, false
	}
	return columns[0], true
}

// cutOperator divides a term into the name of a field, without its negation,
// and the value after the colon.
func cutOperator(word string) (name, value string, ok bool) {
	word = strings.TrimPrefix(strings.Replace(word, "：", ":", 1), "-")
	name, value, ok = strings.Cut(word, ":")
	return strings.TrimSuffix(name, "!"), value, ok
}

// propose proposes names of fields, and values of the field whose colon has
// been typed.
func (l *Lines) propose(text string, at int) (int, []widget.Candidate) {
	runes := []rune(text)[:at]
	start := len(runes)
	for start > 0 && !strings.ContainsRune(" 　(（", runes[start-1]) {
		start--
	}
	word := string(runes[start:])
	if c, ok := l.wantedColumn(word); ok {
		return start, l.fittingValues(c, word)
	}
	if strings.ContainsAny(word, ":~：\"") {
		return start, nil
	}
	return start, l.fittingNames(word)
}

// fittingValues are the terms of a column's values that fit what was typed.
func (l *Lines) fittingValues(c model.Column, word string) []widget.Candidate {
	_, typed, _ := cutOperator(word)
	typed = model.Fold(strings.Trim(typed, `"`))
	negated := strings.HasPrefix(word, "-") || strings.Contains(word, "!:")
	var list []widget.Candidate
	for _, v := range l.known[c] {
		if !strings.Contains(model.Fold(v.Text+" "+v.Note), typed) {
			continue
		}
		if negated {
			v.Text = strings.Replace(v.Text, ":", "!:", 1)
		}
		if v.Text != word {
			list = append(list, v)
		}
	}
	return list
}

// fittingNames are the fields whose name or label begins with or contains what
// was typed.
func (l *Lines) fittingNames(word string) []widget.Candidate {
	sign := ""
	if rest, ok := strings.CutPrefix(word, "-"); ok {
		sign, word = "-", rest
	}
	typed := model.Fold(word)
	var first, then []widget.Candidate
	for _, c := range l.names() {
		switch folded := model.Fold(c.Text + " " + c.Note); {
		case strings.HasPrefix(folded, typed):
			c.Text = sign + c.Text
			first = append(first, c)
		case strings.Contains(folded, typed):
			c.Text = sign + c.Text
			then = append(then, c)
		}
	}
	return append(first, then...)
}

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
	for _, c := range []model.Column{model.OutcomeColumn, model.SourceColumn, model.RecordColumn} {
		list = append(list, widget.Candidate{Text: c.Name + ":"})
	}
	return list
}
