package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
)

func (a *app) forgetCommand() *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "forget SOURCE",
		Args:    cobra.ExactArgs(1),
		Example: `  edgelens forget --db customer.edge 3`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.runForget(cmd.Context(), args) },
	}, model.Text{JA: "1つのファイルの取り込みを取り消す", EN: "take one import back, exactly"})
}

func (a *app) runForget(ctx context.Context, args []string) error {
	id, err := sourceID(args)
	if err != nil {
		return err
	}
	s, err := a.write(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	src, err := s.Forget(ctx, id)
	if err != nil {
		return err
	}
	done := model.Textf("取り込み %s を取り消しました: %s(%sレコード)", "source %s is forgotten: %s (%s records)", strconv.FormatInt(id, 10), src.Path, export.Thousands(src.Records))
	_, err = fmt.Fprintln(a.stdout, clean.Text(a.in(done)))
	return err
}
