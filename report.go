package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// reportFlags are what `report` can be told.
type reportFlags struct {
	output
	sections []string
	period   string
	top      int
	filter   string
	commands bool // print the command that lists each row's lines
}

func (a *app) reportCommand() *cobra.Command {
	var f reportFlags
	cmd := a.command(&cobra.Command{
		Use: "report [SECTION…]",
		Example: `  edgelens report --db customer.edge
  edgelens report --db customer.edge ips --period 2016-02 --top 0
  edgelens report --db customer.edge --filter client_ip:172.16.16.162 --format json
  edgelens report --db customer.edge --format csv -o report.csv`,
		ValidArgsFunction: cobra.FixedCompletions(sectionIDs(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.sections = args
			return a.runReport(cmd.Context(), f)
		},
	}, model.Text{JA: "月次レポートの10の表", EN: "the ten sections of the monthly report"})
	cmd.Flags().StringVar(&f.period, "period", "", a.in(model.Text{JA: "`期間`: 2016-02、2016-02-01..2016-02-15、all(既定値はログ行のある最新の月)", EN: "`PERIOD`: 2016-02, 2016-02-01..2016-02-15 or all (default: the newest month with lines)"}))
	cmd.Flags().IntVar(&f.top, "top", 10, a.in(model.Text{JA: "各表の`行数`(0はすべて)", EN: "`ROWS` of each table (0: all)"}))
	cmd.Flags().StringVar(&f.filter, "filter", "", a.in(model.Text{JA: "数える行の`フィルタ`", EN: "count only the lines of a `FILTER`"}))
	f.add(a, cmd, export.Text, export.JSON, export.CSV, export.TSV)
	return cmd
}

func sectionIDs() []string {
	var ids []string
	for _, s := range model.Sections {
		ids = append(ids, s.ID)
	}
	return ids
}

// numberedSections are all sections, as both names that they go by.
func numberedSections() string {
	var all []string
	for _, s := range model.Sections {
		all = append(all, fmt.Sprintf("%d %s", s.Number, s.ID))
	}
	return strings.Join(all, ", ")
}

func (a *app) runReport(ctx context.Context, f reportFlags) error {
	if err := f.check(a); err != nil {
		return err
	}
	if _, err := sectionsOf(f.sections); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	return a.printReport(ctx, s, f)
}

// printReport asks for the report and writes it.
func (a *app) printReport(ctx context.Context, s *sqlite.Store, f reportFlags) error {
	q, err := a.reportQuery(ctx, s, f)
	if err != nil {
		return err
	}
	r, err := s.Report(ctx, q)
	if err != nil {
		return err
	}
	if err := a.writeReport(r, f); err != nil {
		return err
	}
	a.sayCut(r, f)
	if err := a.sayUnreadable(ctx, s); err != nil {
		return err
	}
	if !slices.ContainsFunc(r.Sections, func(s model.SectionResult) bool { return len(s.Rows) > 0 }) {
		return a.sayNoRows(ctx, s, q)
	}
	return nil
}

func (a *app) reportQuery(ctx context.Context, s *sqlite.Store, f reportFlags) (q model.ReportQuery, err error) {
	if q.Sections, err = sectionsOf(f.sections); err != nil {
		return q, err
	}
	if q.Top, err = atLeastZero("top", f.top); err != nil {
		return q, err
	}
	if q.Filter, err = a.filter(ctx, s, f.filter); err != nil {
		return q, err
	}
	q.Period, err = a.period(ctx, s, f.period)
	return q, err
}

func atLeastZero(flag string, n int) (int, error) {
	if n < 0 {
		return 0, usage(model.Textf("--%s は0以上です", "--%s cannot be negative", flag), model.Text{})
	}
	return n, nil
}

// sectionsOf finds sections by id or number; none named is all.
func sectionsOf(names []string) ([]*model.Section, error) {
	if len(names) == 0 {
		return model.Sections, nil
	}
	var found []*model.Section
	for _, name := range names {
		s, ok := model.SectionByID(name)
		if !ok {
			hint := didYouMean(name, sectionIDs())
			if hint.EN == "" {
				hint = model.Textf("番号か名前で指定します: %s", "there are, by number or name: %s", numberedSections())
			}
			return nil, usage(model.Textf("表「%s」はありません", "no section %q", name), hint)
		}
		found = append(found, s)
	}
	return found, nil
}

// period reads a period; without one it is the newest month with lines, named
// with the months beside it so that nobody takes it for everything.
func (a *app) period(ctx context.Context, s *sqlite.Store, text string) (model.Period, error) {
	if text != "" {
		return model.ParsePeriod(text)
	}
	months, err := s.Months(ctx)
	if err != nil || len(months) == 0 {
		return model.Period{}, err
	}
	newest := fmt.Sprintf("%s (%s)", months[0].Month, export.Thousands(months[0].Lines))
	if len(months) == 1 {
		a.say(model.Textf("期間: %s。ほかの月にログ行はありません", "period: %s; no other month has lines", newest))
	} else {
		a.say(model.Textf("期間: %s。ほかの月: %s", "period: %s; other months: %s", newest, monthList(months[1:])))
	}
	return months[0].Month, nil
}

func (a *app) writeReport(r model.Report, f reportFlags) error {
	switch {
	case f.is(export.JSON):
		return f.write(a, func(w io.Writer) error { return export.ReportJSON(w, r, a.lang) })
	case f.is(export.Text):
		var command func(model.Filter) string
		if f.commands {
			command = a.linesCommandFor
		}
		return f.grids(a, export.ReadableTables(r, a.lang, command)...)
	}
	return f.grids(a, export.PrintedTables(r, a.lang)...)
}

// linesCommandFor is the command that lists the lines of a filter, to be
// pasted into a shell.
func (a *app) linesCommandFor(f model.Filter) string {
	return fmt.Sprintf("edgelens lines --db %s %s", clean.Shell(a.db), clean.Shell(f.String()))
}

// sayUnreadable tells how many records of the case are in no count.
func (a *app) sayUnreadable(ctx context.Context, s *sqlite.Store) error {
	sources, err := s.Sources(ctx)
	if n := model.Unreadable(sources); n > 0 {
		count, db := export.Thousands(n), clean.Shell(a.db)
		a.say(model.Textf("読めないレコードが%s件あり、どの数にも入っていません。edgelens rejects --db %s で確かめられます",
			"%s records are unreadable and in no count; see them with: edgelens rejects --db %s", count, db))
	}
	return err
}

// sayCut tells which tables of a spreadsheet have fewer rows than there are;
// text and JSON say it themselves.
func (a *app) sayCut(r model.Report, f reportFlags) {
	if !f.is(export.CSV, export.TSV) {
		return
	}
	var cut []string
	for _, s := range r.Sections {
		if len(s.Rows) < s.Groups {
			cut = append(cut, fmt.Sprintf("%s (%d/%s)", s.Section.ID, len(s.Rows), export.Thousands(int64(s.Groups))))
		}
	}
	if len(cut) > 0 {
		list := strings.Join(cut, ", ")
		a.say(model.Textf("上位だけを出力しました(--top 0 ですべて): %s", "cut to the top rows (--top 0 gives all): %s", list))
	}
}
