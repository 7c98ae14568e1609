package main

import (
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/export"
)

// profilesFolder is where users keep profiles of their own.
func profilesFolder() string { return filepath.Join(xdg.ConfigHome, "edgelens", "profiles") }

func (a *app) profileCommand() *cobra.Command {
	cmd := a.command(&cobra.Command{
		Use:  "profile",
		Args: cobra.NoArgs,
		Example: `  edgelens profile list
  edgelens profile check export.csv`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}, model.Text{JA: "読み込める書き出しの形式", EN: "the export formats that can be read"})
	cmd.AddCommand(a.profileListCommand(), a.profileCheckCommand())
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
	profiles, broken, err := a.allProfiles()
	if err != nil {
		return err
	}
	grid := export.Grid{Headings: []string{
		a.in(model.Text{JA: "形式", EN: "Profile"}), a.in(model.Text{JA: "種別", EN: "Kind"}),
		a.in(model.Text{JA: "必要な項目", EN: "Needs"}), a.in(model.Text{JA: "説明", EN: "Description"}),
		a.in(model.Text{JA: "利用者のファイル", EN: "User's file"}),
	}}
	grid.Rows = func(yield func([]string, error) bool) {
		for _, p := range profiles {
			needs := strings.Join(append(p.Needs, p.Columns...), " ")
			row := []string{p.Name, a.in(export.KindLabels[p.Kind]), needs, a.in(model.Text(p.Description)), p.File}
			if !yield(row, nil) {
				return
			}
		}
	}
	if a.profiles != "" {
		grid.Notes = []string{a.in(model.Textf("利用者の形式を置くフォルダ: %s", "the user's profiles are those in %s", a.profiles))}
	}
	if err := f.grids(a, grid); err != nil {
		return err
	}
	for _, err := range broken {
		a.fail(err)
	}
	if len(broken) > 0 {
		return errPartly
	}
	return nil
}

// allProfiles gives what can be read of the profiles, and what is wrong with
// those of the user's that cannot.
func (a *app) allProfiles() (profiles []*importer.Profile, broken []error, err error) {
	own, broken := importer.UserProfiles(a.profiles)
	all, err := importer.Profiles("")
	names := map[string]bool{}
	for _, p := range append(own, all...) {
		if !names[p.Name] {
			names[p.Name] = true
			profiles = append(profiles, p)
		}
	}
	return profiles, broken, err
}
