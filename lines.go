package main

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// linesFlags are what `lines` can be told.
type linesFlags struct {
	output
	filter   []string
	view     string
	within   model.Filter // that of the view; holds beside the one that was typed
	columns  string
	headings string
	sort     string
	limit    int
	count    bool
	raw      bool
}

// The words of --columns that are no list.
const (
	columnsAll    = "all"
	columnsAsRead = "as-read"
)

func (a *app) linesCommand() *cobra.Command {
	var f linesFlags
	cmd := a.command(&cobra.Command{
		Use: "lines [FILTER]",
		Example: `  edgelens lines --db customer.edge type:ips client_ip:172.16.16.162
  edgelens lines --db customer.edge 'time:2016-02-25 subject~請求書' --format jsonl
  edgelens lines --db customer.edge 'recipient~~髙橋'
  edgelens lines --db customer.edge -o export.csv -- type:url-filter -action:block
  edgelens lines --db customer.edge source:3 --columns as-read --formulas keep`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.filter = args
			if err := f.conflicts(cmd); err != nil {
				return err
			}
			return a.runLines(cmd.Context(), f)
		},
	}, model.Text{JA: "ログ行の一覧・抽出", EN: "raw log lines"})
	flags := cmd.Flags()
	flags.StringVar(&f.columns, "columns", "", a.in(model.Text{JA: "`列`: 名前,名前,…、all、as-read(元のファイルのまま)(既定値は値のある列)", EN: "`COLUMNS`: names, all, or as-read, those of the file (default: those with a value)"}))
	flags.StringVar(&f.headings, "headings", "label", a.in(model.Text{JA: "見出し: `label|id`", EN: "`label|id`"}))
	flags.StringVar(&f.sort, "sort", "", a.in(model.Text{JA: "並べ替えの`項目`: 項目,項目,…。-項目 は降順(既定値は -time)", EN: "`FIELDS` to sort by, in turn, -FIELD for descending (default -time)"}))
	flags.StringVar(&f.view, "view", "", a.in(viewUsage))
	flags.IntVar(&f.limit, "limit", 0, a.in(model.Text{JA: "最大の`行数`(0はすべて)", EN: "at most so many `LINES` (0: all)"}))
	flags.BoolVar(&f.count, "count", false, a.in(model.Text{JA: "行数だけを表示する", EN: "only how many there are"}))
	flags.BoolVar(&f.raw, "raw", false, a.in(model.Text{JA: "ファイルにあったバイト列のまま", EN: "the bytes as they stood in the file"}))
	f.add(a, cmd, export.CSV, export.TSV, export.JSONL, export.JSON)
	return cmd
}

// conflicts reports flags that exclude each other.
func (f *linesFlags) conflicts(cmd *cobra.Command) error {
	groups := map[string][]string{}
	switch {
	case f.count:
		groups["count"] = []string{"raw", "columns", "format", "headings", "sort", "limit"}
	case f.raw:
		groups["raw"] = []string{"columns", "format", "headings", "encoding", "eol", "formulas"}
	case f.columns == columnsAsRead:
		groups["columns as-read"] = []string{"headings", "sort"}
		if f.is(export.JSON, export.JSONL) {
			return usage(model.Text{JA: "--columns as-read は CSV と TSV のものです", EN: "--columns as-read is for CSV and TSV"}, model.Text{})
		}
	}
	for flag, others := range groups {
		for _, o := range others {
			if cmd.Flags().Changed(o) {
				return exclude(flag, o)
			}
		}
	}
	return oneOf("headings", f.headings, []string{"label", "id"})
}

// exclude is the error of two flags that cannot be given together.
func exclude(flag, other string) error {
	return usage(model.Textf("--%s と --%s は同時に指定できません", "--%s and --%s exclude each other", flag, other), model.Text{})
}

func (a *app) runLines(ctx context.Context, f linesFlags) error {
	if err := f.check(a); err != nil {
		return err
	}
	if _, err := atLeastZero("limit", f.limit); err != nil {
		return err
	}
	s, err := a.read(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if err := f.under(ctx, a, s); err != nil {
		return err
	}
	return a.printLines(ctx, s, f)
}

// printLines asks for lines and writes them.
func (a *app) printLines(ctx context.Context, s *sqlite.Store, f linesFlags) (err error) {
	q := model.LinesQuery{Limit: f.limit}
	if q.Filter, err = a.filter(ctx, s, f.filter...); err != nil {
		return err
	}
	if q.Sort, err = a.sort(ctx, s, f.sort); err != nil {
		return err
	}
	q.Filter = model.And(f.within, q.Filter)
	l := &lines{app: a, store: s, linesFlags: f, query: q}
	if f.count {
		return l.printCount(ctx)
	}
	if err := l.print(ctx); err != nil {
		return err
	}
	return l.sayRest(ctx)
}

func (a *app) sort(ctx context.Context, s *sqlite.Store, text string) (model.Order, error) {
	if text == "" {
		return model.NewestFirst, nil
	}
	headings, err := headings(ctx, s)
	if err != nil {
		return nil, err
	}
	return model.ParseOrder(text, headings)
}

// lines is one run of the command.
type lines struct {
	linesFlags
	app     *app
	store   *sqlite.Store
	query   model.LinesQuery
	written int64
}

func (l *lines) printCount(ctx context.Context) error {
	n, err := l.store.Count(ctx, l.query.Filter)
	if err != nil {
		return err
	}
	err = l.write(l.app, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, n)
		return err
	})
	if err != nil || n > 0 {
		return err
	}
	return l.app.sayEmpty(ctx, l.store, l.query.Filter)
}

func (l *lines) print(ctx context.Context) error {
	if l.raw {
		return l.write(l.app, func(w io.Writer) error { return l.printRaw(ctx, w) })
	}
	if l.columns == columnsAsRead {
		headings, rows, err := l.store.AsRead(ctx, l.query.Filter)
		if err != nil {
			return err
		}
		return l.grids(l.app, export.AsRead(headings, counted(rows, &l.written, int64(l.limit))))
	}
	columns, err := l.chosen(ctx)
	if err != nil {
		return err
	}
	all := counted(l.store.Lines(ctx, l.query), &l.written, 0)
	if l.is(export.CSV, export.TSV) {
		return l.grids(l.app, export.Lines(columns, l.app.lang, l.headings == "id", all))
	}
	return l.write(l.app, func(w io.Writer) error {
		_, err := export.LinesJSON(w, columns, all, l.is(export.JSON))
		return err
	})
}

// chosen are the columns asked for. JSON leaves out empty fields by itself, so
// it needs no list.
func (l *lines) chosen(ctx context.Context) ([]model.Column, error) {
	switch {
	case l.columns == "" && !l.is(export.CSV, export.TSV):
		return nil, nil
	case l.columns == "":
		return l.store.Columns(ctx, l.query.Filter)
	case l.columns == columnsAll && !l.is(export.CSV, export.TSV):
		return nil, nil
	case l.columns != columnsAll:
		return l.app.columns(ctx, l.store, l.columns)
	}
	unknown, err := l.store.Headings(ctx)
	all := export.Columns()
	for _, h := range unknown {
		all = append(all, model.Column{Name: h, Unknown: true})
	}
	return all, err
}

// sayRest tells why there was nothing, or how much a limit cut off.
func (l *lines) sayRest(ctx context.Context) error {
	if l.written == 0 {
		return l.app.sayEmpty(ctx, l.store, l.query.Filter)
	}
	if l.limit == 0 || l.written < int64(l.limit) {
		return nil
	}
	n, err := l.store.Count(ctx, l.query.Filter)
	if err == nil && n > l.written {
		l.app.say(model.Textf("%s行のうち%s行を出力しました(--limit)", "%[2]s of %[1]s lines, cut by --limit", export.Thousands(n), export.Thousands(l.written)))
	}
	return err
}

// counted counts what passes, up to a limit (0: none).
func counted[T any](all iter.Seq2[T, error], n *int64, limit int64) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range all {
			if err == nil {
				*n++
			}
			if !yield(v, err) || err != nil || *n == limit {
				return
			}
		}
	}
}
