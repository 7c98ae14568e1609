package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"edgelens/importer/demo"
	"edgelens/model"
	"edgelens/model/clean"
)

// demoFlags are what `demo` can be told.
type demoFlags struct {
	out    string
	rows   int
	seed   uint64
	screen screenFlags
}

func (a *app) demoCommand() *cobra.Command {
	var f demoFlags
	cmd := a.command(&cobra.Command{
		Use:  "demo",
		Args: cobra.NoArgs,
		Example: `  edgelens demo
  edgelens demo --out exports --rows 100000 --seed 7
  edgelens demo --db demo.edge`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("db") {
				a.db = "" // a made-up month must not slip into the case EDGELENS_DB names
			}
			return a.runDemo(cmd.Context(), f)
		},
	}, model.Text{JA: "架空のお客様の1か月で試す", EN: "try it on a made-up customer month"})
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", a.in(model.Text{JA: "ファイルを`フォルダ`に書くだけ", EN: "only write the files into a `FOLDER`"}))
	flags.IntVar(&f.rows, "rows", 0, a.in(model.Text{JA: "`行数`(既定値 20000)", EN: "`LINES` to make up (default 20000)"}))
	flags.Uint64Var(&f.seed, "seed", 1, a.in(model.Text{JA: "乱数の`種`。同じ値なら同じファイルになる", EN: "`SEED` of chance: the same one makes the same files"}))
	a.addScreenFlags(cmd, &f.screen)
	return cmd
}

func (a *app) runDemo(ctx context.Context, f demoFlags) (err error) {
	if _, err := atLeastZero("rows", f.rows); err != nil {
		return err
	}
	o := demo.Options{Rows: f.rows, Seed: f.seed}
	if f.out != "" {
		return a.writeDemo(f.out, o)
	}
	dir, err := os.MkdirTemp("", "edgelens-demo-*")
	if err != nil {
		return err
	}
	defer finally(&err, func() error { return os.RemoveAll(dir) })
	files, err := demo.Write(filepath.Join(dir, "files"), o)
	if err != nil {
		return err
	}
	temporary := a.db == ""
	if temporary {
		a.db = filepath.Join(dir, "demo.edge")
	}
	// What the user's profiles say has no part in made-up files.
	if err := a.importInto(ctx, files, importFlags{shippedOnly: true}); err != nil && !errors.Is(err, errPartly) {
		return err
	}
	return a.showDemo(ctx, f.screen, temporary)
}

// writeDemo only writes the files, and prints their names.
func (a *app) writeDemo(dir string, o demo.Options) error {
	files, err := demo.Write(dir, o)
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := fmt.Fprintln(a.stdout, clean.Text(f)); err != nil {
			return err
		}
	}
	return nil
}
