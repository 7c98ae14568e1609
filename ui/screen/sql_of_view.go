package screen

import (
	"context"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// statementAsker asks for a view as a statement and opens the prompt with it.
type statementAsker struct{ fetch.Asker[string] }

// took opens the prompt if msg is the statement, unless the user has gone
// elsewhere meanwhile.
func (a *statementAsker) took(msg tea.Msg, env *Env, asked nav.Screen) (tea.Cmd, bool) {
	text, err, ok := a.Take(msg)
	switch {
	case !ok:
		return nil, false
	case err != nil:
		return env.Complain(err), true
	case env.Stack.Top() != asked:
		return nil, true
	}
	return OpenSQL(env, text), true
}

// askStatement asks for the lines shown as a statement.
func (l *Lines) askStatement() tea.Cmd {
	store, q := l.env.Store, l.query()
	var columns []model.Column
	for _, c := range l.table.Columns() {
		if !c.Hidden {
			columns = append(columns, l.data.columns[c.From])
		}
	}
	return l.asSQL.Ask(func(ctx context.Context) (string, error) { return store.LinesSQL(ctx, q, columns) })
}

// takeStatement takes msg if it is the statement asked for, or an answer that
// no other question follows from.
func (l *Lines) takeStatement(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, ok := l.asSQL.took(msg, l.env, l); ok {
		return cmd, true
	}
	return nil, l.aside(msg)
}

// askStatement asks for the rows shown as a statement.
func (s *Section) askStatement() tea.Cmd {
	if why := s.noStatement(); why != "" {
		return Notify(why)
	}
	store, section, q := s.env.Store, s.section, s.query
	return s.asSQL.Ask(func(ctx context.Context) (string, error) { return store.SectionSQL(ctx, section, q) })
}

// noStatement says why there is no statement for the section; "" if there is.
func (s *Section) noStatement() string {
	switch {
	case s.answer == nil:
		return s.env.Look.Words.Status.Loading
	case s.answer.Source != model.KindLog:
		return s.env.Look.Words.SQL.NotLines
	}
	return ""
}
