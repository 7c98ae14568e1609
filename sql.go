package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
)

func (a *app) sqlCommand() *cobra.Command {
	var f output
	cmd := a.command(&cobra.Command{
		Use:  "sql STATEMENT",
		Args: cobra.ExactArgs(1),
		Example: `  edgelens sql --db customer.edge "SELECT type, count(*) AS n FROM log GROUP BY type ORDER BY n DESC"
  edgelens sql --db customer.edge "PRAGMA table_info(log)"
  edgelens sql --db customer.edge "SELECT time, client_ip, subject FROM log WHERE el_contains(subject, '請求書')" --format csv`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runSQL(cmd.Context(), args[0], f) },
	}, model.Text{JA: "SQL で調べる(読み取り専用、ビュー log)", EN: "ask in SQL, read-only, over the view log"})
	f.add(a, cmd, export.Text, export.JSON, export.JSONL, export.CSV, export.TSV)
	return cmd
}

// runSQL answers a statement. Rows beyond what is kept of an answer are told of.
func (a *app) runSQL(ctx context.Context, statement string, f output) error {
	if err := f.check(a); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	r, err := s.Select(ctx, statement)
	if err != nil {
		return err
	}
	if f.is(export.JSON, export.JSONL) {
		err = f.write(a, func(w io.Writer) error { return export.SQLJSON(w, r.Columns, r.Rows, f.is(export.JSON)) })
	} else {
		err = f.grids(a, export.SQL(r, f.is(export.Text)))
	}
	if err != nil {
		return err
	}
	if len(r.Rows) == 0 {
		a.say(model.Text{JA: "結果は0行です", EN: "the answer has no rows"})
	}
	if r.Cut {
		a.say(model.Textf("先頭の%s行だけを出力しました(まだ続きがあります)。LIMIT と OFFSET で分けるか、条件で絞ってください",
			"only the first %s rows; there are more: take them in parts with LIMIT and OFFSET, or narrow it down", export.Thousands(int64(len(r.Rows)))))
		return errPartly
	}
	return nil
}
