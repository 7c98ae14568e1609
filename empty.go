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
// line meets, else that none meets all of them. A time that none meets is told
// with the months that have lines.
func (a *app) sayEmpty(ctx context.Context, s *sqlite.Store, f model.Filter) error {
	months, err := s.Months(ctx)
	if err != nil {
		return err
	}
	if len(months) == 0 {
		a.say(model.Text{JA: "ケースにログ行がありません", EN: "the case has no lines"})
		return nil
	}
	met := true
	for _, term := range f.Terms() {
		n, err := s.Count(ctx, term)
		if err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		met = false
		why := model.Textf("条件に合うログ行がありません: %s", "no line meets %s", term)
		if term.Term != nil && term.Term.Column == model.FieldColumn("time") {
			why = model.Textf("%s。ログ行のある月: %s", "%s; months with lines: %s", why.In(a.lang), monthList(months))
		}
		a.say(why)
	}
	if met {
		a.say(model.Textf("すべての条件に合うログ行がありません: %s", "no line meets all of %s", f))
	}
	return nil
}

// sayNoRows tells why sections have no rows: there are no lines to count, or
// none that they count.
func (a *app) sayNoRows(ctx context.Context, s *sqlite.Store, q model.ReportQuery) error {
	n, err := s.Count(ctx, q.Lines())
	if err != nil {
		return err
	}
	if n == 0 {
		return a.sayEmpty(ctx, s, q.Lines())
	}
	lines := model.Textf("ログ行%s行", "%s lines", export.Thousands(n))
	if f := q.Lines(); !f.IsAll() {
		lines = model.Text{JA: fmt.Sprintf("%s の%s", f, lines.JA), EN: fmt.Sprintf("%s of %s", lines.EN, f)}
	}
	a.say(model.Textf("%[1]sは、ここに出したどの表にも数えられません", "none of the %[2]s counts in these sections", lines.JA, lines.EN))
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
