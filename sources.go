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
	var extract string
	cmd := a.command(&cobra.Command{
		Use:  "sources",
		Args: cobra.NoArgs,
		Example: `  edgelens sources --db customer.edge
  edgelens sources --db customer.edge --format json
  edgelens sources --db customer.edge --extract 3 -o april.csv`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("extract") {
				return a.runSources(cmd.Context(), f)
			}
			for _, other := range []string{"format", "encoding", "eol", "formulas"} {
				if cmd.Flags().Changed(other) {
					return exclude("extract", other)
				}
			}
			return a.runExtract(cmd.Context(), extract, f)
		},
	}, model.Text{JA: "取り込んだファイルの一覧", EN: "what was imported"})
	f.add(a, cmd, export.Text, export.JSON, export.CSV, export.TSV)
	cmd.Flags().StringVar(&extract, "extract", "", a.in(model.Text{JA: "その`番号`のファイルを元のバイト列のまま取り出す(圧縮やアーカイブの中身)", EN: "give the file of that `SOURCE` back, byte for byte (of an archive: the file in it)"}))
	return cmd
}

// runExtract gives an imported file back.
func (a *app) runExtract(ctx context.Context, source string, f output) error {
	id, err := sourceID([]string{source})
	if err != nil {
		return err
	}
	if err := f.check(a); err != nil {
		return err
	}
	if a.outTerminal && !f.toFile() {
		return usage(model.Text{JA: "元のバイト列は端末には出しません", EN: "a file's own bytes are not written to a terminal"}, model.Text{JA: "-o ファイル を付けるか、パイプに渡してください", EN: "add -o FILE, or pipe them on"})
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	return f.write(a, func(w io.Writer) error { return s.Extract(ctx, id, w) })
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
