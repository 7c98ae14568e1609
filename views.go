package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
)

func (a *app) viewsCommand() *cobra.Command {
	cmd := a.command(&cobra.Command{
		Use:  "views",
		Args: cobra.NoArgs,
		Example: `  edgelens views list --db customer.edge
  edgelens views export --db customer.edge -o views.jsonl
  edgelens views import --db other.edge views.jsonl
  edgelens lines --db customer.edge --view 'monthly spam'`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}, model.Text{JA: "名前を付けて保存したビュー", EN: "views that were saved under names"})
	cmd.AddCommand(a.viewsListCommand(), a.viewsExportCommand(), a.viewsImportCommand())
	return cmd
}

func (a *app) viewsListCommand() *cobra.Command {
	var f output
	cmd := a.command(&cobra.Command{
		Use:  "list",
		Args: cobra.NoArgs,
		Example: `  edgelens views list --db customer.edge
  edgelens views list --db customer.edge --format json`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runViewsList(cmd.Context(), f) },
	}, model.Text{JA: "保存したビューの一覧", EN: "list the saved views"})
	f.add(a, cmd, export.Text, export.JSON, export.JSONL, export.CSV, export.TSV)
	return cmd
}

func (a *app) viewsExportCommand() *cobra.Command {
	f := output{format: string(export.JSONL), formulas: "defuse"}
	cmd := a.command(&cobra.Command{
		Use:  "export",
		Args: cobra.NoArgs,
		Example: `  edgelens views export --db customer.edge > views.jsonl
  edgelens views export --db customer.edge | edgelens views import --db other.edge -`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runViewsList(cmd.Context(), f) },
	}, model.Text{JA: "保存したビューを JSON Lines で書き出す", EN: "write the saved views as JSON Lines"})
	f.allowed = []export.Format{export.JSONL}
	cmd.Flags().StringVarP(&f.path, "output", "o", "", a.in(outputUsage))
	return cmd
}

func (a *app) runViewsList(ctx context.Context, f output) error {
	if err := f.check(a); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	views, err := s.Views(ctx)
	if err != nil {
		return err
	}
	if f.is(export.JSON, export.JSONL) {
		err = f.write(a, func(w io.Writer) error { return export.ViewsJSON(w, views, s.Zone(), f.is(export.JSON)) })
	} else {
		err = f.grids(a, export.Views(views, a.lang, s.Zone()))
	}
	if err == nil && len(views) == 0 {
		a.say(model.Text{JA: "保存したビューはありません", EN: "there are no saved views"})
	}
	return err
}
