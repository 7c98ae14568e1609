package screen

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// explain asks for what stands beside the rows, or why there are none.
func (s *Section) explain() tea.Cmd {
	if len(s.rows.list) > 0 {
		return s.askBeside()
	}
	store, in, q, source := s.env.Store, s.env.spoken(), s.query, s.answer.Source
	return s.why.Ask(func(ctx context.Context) (string, error) {
		switch source {
		case model.KindLog:
			return whyEmpty(ctx, store, in, model.And(q.Lines(), q.Sections[0].Where))
		case "":
			return whyNoSource(ctx, store, in, q)
		}
		return whyNoRow(ctx, store, in, q)
	})
}

// takeWhy shows why there are no rows, in the room of the rows.
func (s *Section) takeWhy(text string, err error) {
	if err == nil {
		s.table.Empty = text
		s.arrange()
	}
}

// whyNoSource says why nothing tells of a section: no such file, or only figures
// of more days than were asked for. Of a section of lines it says where there
// are any.
func whyNoSource(ctx context.Context, store Store, in spoken, q model.ReportQuery) (string, error) {
	section, words := q.Sections[0], in.words.Section
	sources, err := store.Sources(ctx)
	if err != nil || len(sources) == 0 {
		return words.NothingImported, err
	}
	var reasons, wholes []string
	for _, src := range sources {
		days := src.Days(store.Zone())
		if some := q.Period.Overlap(days); src.Holds(section) && some > 0 && some < days.Days() && !slices.Contains(wholes, days.String()) {
			wholes = append(wholes, days.String())
		}
	}
	switch {
	case len(wholes) > 0:
		reasons = append(reasons, fmt.Sprintf(words.NotSplit, strings.Join(wholes, ", ")))
	default:
		reasons = append(reasons, words.NoSource)
	}
	if section.CanComeFrom(model.KindLog) {
		text, err := missed(ctx, store, in, model.And(q.Lines(), section.Where))
		if err != nil {
			return "", err
		}
		reasons = append(reasons, text)
	}
	return strings.Join(reasons, "\n"), nil
}

// whyNoRow says which conditions no row of statistics or of a printed table
// meets, singly or all together.
func whyNoRow(ctx context.Context, store Store, in spoken, q model.ReportQuery) (string, error) {
	rows := func(f model.Filter) (int, error) {
		q.Filter = f
		r, err := store.Report(ctx, q)
		if err != nil {
			return 0, err
		}
		return r.Sections[0].Groups, nil
	}
	terms := q.Filter.Terms()
	all, err := rows(model.Filter{})
	if err != nil || all == 0 {
		return in.words.Status.Empty, err
	}
	var blame, together []string
	for _, t := range terms {
		n, err := rows(t)
		if err != nil {
			return "", err
		}
		together = append(together, pill(t, in))
		if n == 0 {
			blame = append(blame, fmt.Sprintf(in.words.Section.NoRowMeets, widget.Count(all), pill(t, in)))
		}
	}
	if len(blame) == 0 {
		blame = append(blame, fmt.Sprintf(in.words.Section.NoRowMeets, widget.Count(all), strings.Join(together, " ")))
	}
	return in.words.Status.Empty + "\n" + strings.Join(blame, "\n"), nil
}
