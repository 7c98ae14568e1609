package screen

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// valuesKnown is how many values of a field are proposed.
const valuesKnown = 200

// valueAnswer are the values of a column in the lines shown.
type valueAnswer struct {
	column model.Column
	result model.GroupResult
}

// completer proposes fields and their values where a term of a filter is typed.
type completer struct {
	env     *Env
	names   func() []widget.Candidate // the fields, each with its colon
	unknown []string                  // headings of the case's unknown columns
	known   map[model.Column][]widget.Candidate
	values  fetch.Asker[valueAnswer]
}

// newCompleter returns one that knows no values yet. nil as unknown would allow
// any name.
func newCompleter(env *Env, names func() []widget.Candidate) completer {
	return completer{env: env, names: names, unknown: []string{}, known: map[model.Column][]widget.Candidate{}}
}

// ask asks for the values of the field whose colon was typed last, in the lines
// of the terms in force that are about others.
func (c *completer) ask(text string, inForce model.Filter) tea.Cmd {
	column, ok := c.column(text)
	if _, known := c.known[column]; !ok || known {
		return nil
	}
	store, f := c.env.Store, besides(inForce, column)
	return c.values.Ask(func(ctx context.Context) (valueAnswer, error) {
		r, err := store.Group(ctx, model.GroupQuery{By: []model.Column{column}, Filter: f, Top: valuesKnown})
		return valueAnswer{column: column, result: r}, err
	})
}

// take keeps the values of a field. One can be typed without them.
func (c *completer) take(v valueAnswer, err error) {
	if err != nil {
		return
	}
	list := []widget.Candidate{}
	for _, row := range v.result.Rows {
		if row.Key[0] == "" {
			continue
		}
		note := fmt.Sprintf(c.env.Look.Words.Lines.Count, widget.Count(int(row.Values[0])))
		list = append(list, widget.Candidate{Text: model.Equals(v.column, row.Key[0]).String(), Note: c.word(v.column, row.Key[0]) + note})
	}
	c.known[v.column] = list
}

// word is a value of the vocabulary in both languages, the screen's first; ""
// for others.
func (c *completer) word(column model.Column, value string) string {
	if w, ok := column.Word(value); ok {
		return bothWords(w, c.env.Lang) + "  "
	}
	return ""
}

// bothWords is a word in a language, with the other one's where that differs.
func bothWords(w model.Text, l model.Lang) string {
	first, other := w.EN, w.JA
	if l == model.JA {
		first, other = w.JA, w.EN
	}
	if first == other {
		return first
	}
	return first + " (" + other + ")"
}

// column is the one whose value is being typed at the end of text.
func (c *completer) column(text string) (model.Column, bool) {
	name, _, ok := cutOperator(text[wordStart(text):])
	if !ok {
		return model.Column{}, false
	}
	columns, err := model.ParseColumns(name, c.unknown)
	if err != nil || len(columns) != 1 {
		return model.Column{}, false
	}
	of := columns[0]
	return of, of.Index() >= 0 && of.Kind() != model.KindTime || of.Unknown || of == model.OutcomeColumn
}

// wordStart is where the last term of a text begins, in bytes.
func wordStart(text string) int {
	at := strings.LastIndexAny(text, " 　(（")
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// cutOperator divides a term into the name of a field, without its negation,
// and the value after the colon.
func cutOperator(word string) (name, value string, ok bool) {
	word = strings.TrimPrefix(strings.Replace(word, "：", ":", 1), "-")
	name, value, ok = strings.Cut(word, ":")
	return strings.TrimSuffix(name, "!"), value, ok
}

// propose proposes names of fields, and values of the field whose colon has
// been typed. at counts characters.
func (c *completer) propose(text string, at int) (int, []widget.Candidate) {
	before := string([]rune(text)[:at])
	start := wordStart(before)
	word, from := before[start:], len([]rune(before[:start]))
	if column, ok := c.column(word); ok {
		return from, c.fittingValues(column, word)
	}
	if strings.ContainsAny(word, ":~：\"") {
		return from, nil
	}
	return from, c.fittingNames(word)
}

// fittingValues are the terms of a column's values that fit what was typed.
func (c *completer) fittingValues(column model.Column, word string) []widget.Candidate {
	_, typed, _ := cutOperator(word)
	typed = model.FoldVariants(strings.Trim(typed, `"`))
	negated := strings.HasPrefix(word, "-") || strings.Contains(word, "!:")
	var list []widget.Candidate
	for _, v := range c.known[column] {
		if !strings.Contains(model.FoldVariants(v.Text+" "+v.Note), typed) {
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

// fieldNames are the fields a filter can be about, the unknown columns of the
// case as far as they are known among them.
func (e *Env) fieldNames() []widget.Candidate {
	columns := model.FilterColumns()
	for _, h := range e.Headings {
		columns = append(columns, model.Column{Name: h, Unknown: true})
	}
	return FieldNames(columns, e.Lang)
}

// FieldNames are fields as a filter begins with them, each with its label.
func FieldNames(columns []model.Column, l model.Lang) []widget.Candidate {
	list := make([]widget.Candidate, len(columns))
	for i, c := range columns {
		list[i] = widget.Candidate{Text: c.FilterName() + ":", Note: c.Label(l)}
	}
	return list
}

// fittingNames are the fields whose name or label contains what was typed; those
// that begin with it come first.
func (c *completer) fittingNames(word string) []widget.Candidate {
	rest, negated := strings.CutPrefix(word, "-")
	typed, sign := model.FoldVariants(rest), ""
	if negated {
		sign = "-"
	}
	var first, then []widget.Candidate
	for _, n := range c.names() {
		folded := model.FoldVariants(n.Text + " " + n.Note)
		n.Text = sign + n.Text
		switch {
		case strings.HasPrefix(folded, typed):
			first = append(first, n)
		case strings.Contains(folded, typed):
			then = append(then, n)
		}
	}
	return append(first, then...)
}

// mistake shows in a field what is wrong with the filter typed, and where.
func mistake(in *widget.Input, err error, lang model.Lang) {
	var f *model.FilterError
	if errors.As(err, &f) {
		in.ProblemAt = f.At - 1
	}
	in.Problem = model.Message(err, lang)
}
