package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/ui/screen"
	"edgelens/ui/widget"
)

// complete proposes commands and sections for the first word, values of a
// command, and fields for the words of a filter.
func (m *Model) complete(c *commandLine, text string, at int) (int, []widget.Candidate) {
	before := string([]rune(text)[:at])
	start := strings.LastIndexAny(before, " 　")
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(before[start:])
		start += n
	}
	start = max(start, 0)
	name, rest, cut := model.CutWord(strings.TrimLeft(before, commandStart))
	for _, o := range orders() { // what may have blanks in it is one word
		if o.free && cut && o.called(name) {
			start = len(before) - len(rest)
		}
	}
	word, first := before[start:], strings.Trim(before[:start], commandStart)
	from := utf8.RuneCountInString(before[:start])
	for _, o := range orders() {
		if o.called(first) {
			if o.values == nil {
				return from, nil
			}
			return from, fitting(values(o.values(m)), word)
		}
	}
	list := m.names(c)
	if first == "" {
		list = append(m.orderNames(), list...)
		for _, name := range viewNames(m) {
			list = append(list, widget.Candidate{Text: "view " + name})
		}
	}
	return from, fitting(list, word)
}

func values(list []string) []widget.Candidate {
	all := make([]widget.Candidate, len(list))
	for i, v := range list {
		all[i].Text = v
	}
	return all
}

// orderNames are the commands and the sections.
func (m *Model) orderNames() []widget.Candidate {
	var list []widget.Candidate
	for _, s := range model.Sections {
		list = append(list, widget.Candidate{Text: s.ID, Note: fmt.Sprintf("%d %s", s.Number, s.Title.In(m.env.Lang))})
	}
	list = append(list, widget.Candidate{Text: "report", Note: m.env.Look.Words.Report.Title}, widget.Candidate{Text: "lines", Note: m.env.Look.Words.Report.AllLines})
	for _, o := range orders() {
		text := o.name
		if o.values != nil {
			text += " "
		}
		list = append(list, widget.Candidate{Text: text, Note: o.label(m.env.Look.Words.Orders)})
	}
	return list
}

// names are the fields a filter can be about.
func (m *Model) names(c *commandLine) []widget.Candidate {
	columns := model.FilterColumns()
	for _, heading := range c.unknown {
		columns = append(columns, model.Column{Name: heading, Unknown: true})
	}
	return screen.FieldNames(columns, m.env.Lang)
}

// fitting are the candidates that begin with what was typed, in any spelling,
// then those whose meaning holds it. What stands there already is none of them.
func fitting(list []widget.Candidate, word string) []widget.Candidate {
	typed := model.FoldVariants(word)
	var begin, then []widget.Candidate
	for _, c := range list {
		text, note := model.FoldVariants(c.Text), model.FoldVariants(c.Note)
		switch {
		case model.Fold(c.Text) == model.Fold(word):
		case strings.HasPrefix(text, typed):
			begin = append(begin, c)
		case strings.Contains(text, typed) || strings.Contains(note, typed):
			then = append(then, c)
		}
	}
	return append(begin, then...)
}
