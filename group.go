package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// groupFlags are what `group` can be told.
type groupFlags struct {
	output
	fields string
	filter []string
	sum    string
	top    int
}

func (a *app) groupCommand() *cobra.Command {
	var f groupFlags
	cmd := a.command(&cobra.Command{
		Use:  "group FIELD[,FIELD…] [FILTER]",
		Args: cobra.MinimumNArgs(1),
		Example: `  edgelens group --db customer.edge type,action
  edgelens group --db customer.edge client_ip time:2016-02 outcome:stopped --top 0
  edgelens group --db customer.edge url_category --sum bytes --format csv`,
		ValidArgsFunction: cobra.FixedCompletions(model.FilterNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.fields, f.filter = args[0], args[1:]
			return a.runGroup(cmd.Context(), f)
		},
	}, model.Text{JA: "任意の項目ごとの件数", EN: "counts by any fields"})
	cmd.Flags().StringVar(&f.sum, "sum", "", a.in(model.Text{JA: "合計もする数値の`項目`(bytes など)", EN: "numeric `FIELD` to add up as well, such as bytes"}))
	cmd.Flags().IntVar(&f.top, "top", 10, a.in(model.Text{JA: "`行数`(0はすべて)", EN: "at most so many `ROWS` (0: all)"}))
	f.add(a, cmd, export.Text, export.JSON, export.CSV, export.TSV)
	return cmd
}

func (a *app) runGroup(ctx context.Context, f groupFlags) error {
	if err := f.check(a); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	return a.printGroups(ctx, s, f)
}

// printGroups counts and writes the counts.
func (a *app) printGroups(ctx context.Context, s *sqlite.Store, f groupFlags) error {
	q, err := a.groupQuery(ctx, s, f)
	if err != nil {
		return err
	}
	r, err := s.Group(ctx, q)
	if err != nil {
		return err
	}
	if f.is(export.JSON) {
		err = f.write(a, func(w io.Writer) error { return export.GroupJSON(w, r) })
	} else {
		err = f.grids(a, export.Group(r, a.lang, !f.is(export.Text)))
	}
	if err != nil {
		return err
	}
	if len(r.Rows) < r.Groups {
		a.say(model.Textf("%s種類のうち上位%dを出力しました(--top 0 ですべて)", "%[2]d of %[1]s groups (--top 0 gives all)", export.Thousands(int64(r.Groups)), len(r.Rows)))
	}
	if r.Total == 0 {
		return a.sayEmpty(ctx, s, q.Filter)
	}
	return nil
}

func (a *app) groupQuery(ctx context.Context, s *sqlite.Store, f groupFlags) (q model.GroupQuery, err error) {
	if q.Top, err = atLeastZero("top", f.top); err != nil {
		return q, err
	}
	if q.By, err = a.columns(ctx, s, f.fields); err != nil {
		return q, err
	}
	if q.Sum, err = sumField(f.sum); err != nil {
		return q, err
	}
	q.Filter, err = a.filter(ctx, s, f.filter...)
	return q, err
}

// sumField finds the field to add up, by any name it has.
func sumField(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if field, _, ok := model.FieldByHeading(name); ok && field.Kind.Numeric() {
		return field.ID, nil
	}
	var numeric []string
	for _, field := range model.Fields {
		if field.Kind.Numeric() {
			numeric = append(numeric, field.ID)
		}
	}
	hint := didYouMean(name, numeric)
	if hint.EN == "" {
		list := strings.Join(numeric, ", ")
		hint = model.Textf("数値の項目: %s", "numeric fields: %s", list)
	}
	return "", usage(model.Textf("「%s」は数値の項目ではありません", "%q is no numeric field", name), hint)
}
