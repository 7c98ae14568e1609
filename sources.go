package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
)

func (a *app) sourcesCommand() *cobra.Command {
	var f output
	cmd := a.command(&cobra.Command{
		Use:  "sources",
		Args: cobra.NoArgs,
		Example: `  edgelens sources --db customer.edge
  edgelens sources --db customer.edge --format json`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runSources(cmd.Context(), f) },
	}, model.Text{JA: "取り込んだファイルの一覧", EN: "what was imported"})
	f.add(a, cmd, export.Text, export.JSON, export.CSV, export.TSV)
	return cmd
}

func (a *app) runSources(ctx context.Context, f output) error {
	if err := f.check(a); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		a.say(model.Text{JA: "ケースに取り込んだファイルはありません", EN: "nothing was imported into the case"})
	}
	if f.is(export.JSON) {
		return f.write(a, func(w io.Writer) error { return export.SourcesJSON(w, sources, s.Zone()) })
	}
	return f.grids(a, export.Sources(sources, a.lang, s.Zone(), !f.is(export.Text)))
}
