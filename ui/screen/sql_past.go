package screen

import (
	"slices"
	"strings"

	"edgelens/model"
)

// sqlPast is the way back through statements.
type sqlPast struct {
	at    int    // the statement in the field; the length of the list is none of them
	draft string // what was in the field before
	shown bool   // the field has one of them, as it was
}

// leave makes the text in the field a new one.
func (p *sqlPast) leave(n int) { p.at, p.shown = n, false }

// pastList are the statements there are to come back to: the examples, then
// those that were run.
func (s *SQL) pastList() []string {
	var list []string
	for _, e := range slices.Backward(model.SQLExamples) {
		list = append(list, e.SQL)
	}
	return append(list, s.env.Statements...)
}

// earlier puts the statement n places on into the field.
func (s *SQL) earlier(n int) {
	list := s.pastList()
	to := s.past.at + n
	if to < 0 || to > len(list) {
		return
	}
	if s.past.at >= len(list) {
		s.past.draft = s.input.Value()
	}
	s.past.at, s.past.shown = to, true
	text := s.past.draft
	if to < len(list) {
		text = list[to]
	}
	s.input.SetValue(text)
}

// mostStatements is how many statements are remembered.
const mostStatements = 200

// remember keeps a statement for later, once.
func (s *SQL) remember(text string) {
	list := slices.DeleteFunc(slices.Clone(s.env.Statements), func(t string) bool { return t == text })
	list = append(list, text)
	s.env.Statements = list[max(len(list)-mostStatements, 0):]
	s.past.leave(len(s.pastList()))
}

// withoutComments takes the comments that end with their row out of a text that
// becomes one row: they would take the rest with them.
func withoutComments(text string) string {
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case strings.IndexByte("'\"`", c) >= 0:
			quote = c
		case strings.HasPrefix(text[i:], "--"):
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return b.String()
			}
			i += end
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
