package main

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
)

func (a *app) rejectsCommand() *cobra.Command {
	var f output
	cmd := a.command(&cobra.Command{
		Use:  "rejects [SOURCE]",
		Args: cobra.MaximumNArgs(1),
		Example: `  edgelens rejects --db customer.edge
  edgelens rejects --db customer.edge 3 --format text`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runRejects(cmd.Context(), f, args) },
	}, model.Text{JA: "読めなかったレコードとその理由", EN: "records that could not be understood, and why"})
	// A reader gets a table, a program the objects.
	formats := []export.Format{export.JSONL, export.JSON, export.Text, export.CSV, export.TSV}
	if a.outTerminal {
		formats = []export.Format{export.Text, export.JSONL, export.JSON, export.CSV, export.TSV}
	}
	f.add(a, cmd, formats...)
	return cmd
}

func (a *app) runRejects(ctx context.Context, f output, args []string) error {
	if err := f.check(a); err != nil {
		return err
	}
	source, err := sourceID(args)
	if err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if source != 0 {
		if _, err := s.Source(ctx, source); err != nil {
			return err
		}
	}
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	var n int64
	r := export.Rejects{All: counted(s.Rejects(ctx, source), &n, 0), Sources: sources, Lang: a.lang}
	if f.is(export.JSON, export.JSONL) {
		err = f.write(a, func(w io.Writer) error {
			_, err := r.JSON(w, f.is(export.JSON))
			return err
		})
	} else {
		err = f.grids(a, r.Grid(!f.is(export.Text)))
	}
	if err == nil && n == 0 {
		a.say(model.Text{JA: "読めなかったレコードはありません", EN: "no record was rejected"})
	}
	return err
}

// sourceID reads the number of a source, 0 if none is named.
func sourceID(args []string) (int64, error) {
	if len(args) == 0 {
		return 0, nil
	}
	n, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil || n < 1 {
		return 0, usage(model.Textf("「%s」は取り込み番号ではありません", "%q is no number of a source", args[0]),
			model.Text{JA: "edgelens sources で番号を確かめられます", EN: "see the numbers with: edgelens sources"})
	}
	return n, nil
}
