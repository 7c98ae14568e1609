package main

import (
	"context"
	"fmt"
	"strings"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// sayEmpty tells why no line is meant by a filter: which of its conditions no
// line meets, and which months have lines.
func (a *app) sayEmpty(ctx context.Context, s *sqlite.Store, f model.Filter) error {
	months, err := s.Months(ctx)
	if err != nil {
		return err
	}
	if len(months) == 0 {
		a.say(model.Text{JA: "ケースにログ行がありません", EN: "the case has no lines"})
		return nil
	}
	for _, term := range f.Terms() {
		n, err := s.Count(ctx, term)
		if err != nil {
			return err
		}
		if n == 0 {
			a.say(model.Textf("条件に合うログ行がありません: %s", "no line meets %s", term))
		}
	}
	a.say(model.Textf("該当するログ行がありません。ログ行のある月: %s", "no lines; months with lines: %s", monthList(months)))
	return nil
}

// monthsShown is how many months a message names.
const monthsShown = 12

// monthList names months with their counts, newest first.
func monthList(months []model.MonthCount) string {
	var names []string
	for i, m := range months {
		if i == monthsShown {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", m.Month, export.Thousands(m.Lines)))
	}
	return strings.Join(names, ", ")
}
