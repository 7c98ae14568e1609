package main

import (
	"strings"

	"github.com/spf13/cobra"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/export"
)

func (a *app) profileCommand() *cobra.Command {
	cmd := a.command(&cobra.Command{
		Use:     "profile",
		Args:    cobra.NoArgs,
		Example: `  edgelens profile list`,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}, model.Text{JA: "読み込める書き出しの形式", EN: "the export formats that can be read"})
	cmd.AddCommand(a.profileListCommand())
	return cmd
}

func (a *app) profileListCommand() *cobra.Command {
	var f output
	cmd := a.command(&cobra.Command{
		Use:  "list",
		Args: cobra.NoArgs,
		Example: `  edgelens profile list
  edgelens profile list --format csv`,
		RunE: func(*cobra.Command, []string) error { return a.runProfileList(f) },
	}, model.Text{JA: "形式の一覧", EN: "list the formats"})
	f.add(a, cmd, export.Text, export.CSV, export.TSV)
	return cmd
}

func (a *app) runProfileList(f output) error {
	if err := f.check(a); err != nil {
		return err
	}
	profiles, err := importer.Profiles(nil)
	if err != nil {
		return err
	}
	grid := export.Grid{Headings: []string{
		a.in(model.Text{JA: "形式", EN: "Profile"}), a.in(model.Text{JA: "種別", EN: "Kind"}),
		a.in(model.Text{JA: "必要な項目", EN: "Needs"}), a.in(model.Text{JA: "説明", EN: "Description"}),
	}}
	grid.Rows = func(yield func([]string, error) bool) {
		for _, p := range profiles {
			row := []string{p.Name, a.in(export.KindLabels[p.Kind]), strings.Join(p.Needs, " "), a.in(model.Text(p.Description))}
			if !yield(row, nil) {
				return
			}
		}
	}
	return f.grids(a, grid)
}
