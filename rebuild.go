package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// rebuildFlags are what `rebuild` can be told.
type rebuildFlags struct {
	json                      bool
	sources                   []int64
	encoding, profile, period string
}

func (a *app) rebuildCommand() *cobra.Command {
	var f rebuildFlags
	cmd := a.command(&cobra.Command{
		Use:  "rebuild",
		Args: cobra.NoArgs,
		Example: `  edgelens rebuild --db customer.edge
  edgelens rebuild --db customer.edge --source 3 --encoding cp932
  edgelens rebuild --db customer.edge --source 3 --source 4 --profile my-gateway`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runRebuild(cmd.Context(), f) },
	}, model.Text{JA: "ケースに保存した元のバイト列から、すべてを読み直す", EN: "derive the case anew from the files' own bytes in it"})
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, a.in(model.Text{JA: "結果を JSON で出力する", EN: "the summary as JSON"}))
	flags.Int64SliceVar(&f.sources, "source", nil, a.in(model.Text{JA: "読み方を変える取り込みの`番号`(複数可)", EN: "the `SOURCE` that is to be read otherwise; may be repeated"}))
	flags.Lookup("source").DefValue = ""
	flags.StringVar(&f.encoding, "encoding", "", a.in(model.Text{JA: "その文字`コード`(auto で自動判別に戻す)", EN: "its `ENCODING` (auto: found out again)"}))
	flags.StringVar(&f.profile, "profile", "", a.in(model.Text{JA: "その`形式`、または 形式:表(auto で自動判別に戻す)", EN: "its `PROFILE`, or PROFILE:SECTION (auto: found out again)"}))
	flags.StringVar(&f.period, "period", "", a.in(model.Text{JA: "その表の`期間`", EN: "the `PERIOD` of its tables"}))
	return cmd
}

// rereading reads sources again.
type rereading struct {
	app    *app
	store  *sqlite.Store
	change map[int64]bool // read otherwise than before
	said   model.Said     // what is said of those; what is "" stays
}

func (a *app) runRebuild(ctx context.Context, f rebuildFlags) error {
	s, err := a.write(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	before, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	r, err := a.rereading(ctx, s, before, f)
	if err != nil {
		return err
	}
	after, err := s.Rebuild(ctx, r.read)
	a.clearProgress()
	if err != nil {
		return err
	}
	return a.sayRebuilt(before, after, s, f)
}

// rereading checks what is to be read otherwise.
func (a *app) rereading(ctx context.Context, s *sqlite.Store, sources []model.Source, f rebuildFlags) (*rereading, error) {
	r := &rereading{app: a, store: s, change: map[int64]bool{}, said: model.Said{Encoding: f.encoding, Profile: f.profile}}
	if f.period != "" {
		period, err := model.ParsePeriod(f.period)
		if err != nil {
			return nil, err
		}
		r.said.Period = &period
	}
	if err := f.conflicts(r.said != model.Said{}, len(sources)); err != nil {
		return nil, err
	}
	if len(f.sources) == 0 && r.said != (model.Said{}) {
		r.change[sources[0].ID] = true // the only one
	}
	for _, id := range f.sources {
		if _, err := s.Source(ctx, id); err != nil {
			return nil, err
		}
		r.change[id] = true
	}
	_, err := importer.Check(ctx, nil, s.Zone(), r.options(r.said)) // an encoding that there is not is wrong usage
	return r, err
}

// conflicts reports what the flags have wrong: whose reading is to change, or
// how.
func (f rebuildFlags) conflicts(said bool, sources int) error {
	switch {
	case !said && len(f.sources) > 0:
		return usage(model.Text{JA: "--source の読み方が指定されていません", EN: "--source says whose reading is to change, and nothing says how"},
			model.Text{JA: "--encoding、--profile、--period のどれかを指定します。読み直すだけなら --source は要りません", EN: "add --encoding, --profile or --period; a rebuild alone needs no --source"})
	case said && len(f.sources) == 0 && sources != 1:
		return usage(model.Text{JA: "どのファイルの読み方を変えるか分かりません", EN: "which file is to be read otherwise?"},
			model.Text{JA: "--source 番号 で指定します。番号は edgelens sources で確かめられます", EN: "say it with --source; see the numbers with: edgelens sources"})
	}
	return nil
}

func (r *rereading) options(s model.Said) importer.Options {
	return importer.Options{Encoding: s.Encoding, Profile: s.Profile, Period: s.Period, Undefuse: s.Undefuse, Profiles: r.app.profiles, Progress: r.app.progress()}
}

func (r *rereading) read(ctx context.Context, old model.Source, open func() (io.ReadCloser, error)) (*model.Source, iter.Seq2[model.Record, error], error) {
	said := old.Said
	if r.change[old.ID] {
		said = said.But(r.said)
	}
	file := importer.Archived{Path: old.Path, Size: old.Size, Open: open}
	src, records, err := importer.Read(ctx, file, r.store.Zone(), r.options(said))
	if err != nil && ctx.Err() == nil {
		err = unreadAgain(old, err)
	}
	return src, records, err
}

// unreadAgain says that a source cannot be read as it was.
func unreadAgain(old model.Source, err error) error {
	hint := model.Textf("ケースは元のままです。edgelens rebuild --source %[1]d に --profile か --encoding を付けると、読み方を変えられます(auto で自動判別)",
		"the case is as it was; edgelens rebuild --source %[1]d with --profile or --encoding reads it otherwise (auto: found out)", old.ID)
	if errors.Is(err, model.ErrCase) {
		hint = model.Text{JA: model.Hint(err, model.JA), EN: model.Hint(err, model.EN)}
	}
	// What it was told at its import is no wrong usage of this command.
	return &model.Problem{Kind: model.ErrInput, Hint: hint, What: model.Text{
		JA: fmt.Sprintf("取り込み %d を読み直せません: %s", old.ID, model.Message(err, model.JA)),
		EN: fmt.Sprintf("source %d cannot be read again: %s", old.ID, model.Message(err, model.EN)),
	}}
}

// sayRebuilt prints what each source came to, and what it was before where that
// is something else.
func (a *app) sayRebuilt(before, after []model.Source, s *sqlite.Store, f rebuildFlags) error {
	old := map[int64]model.Source{} // somebody else may have imported or forgotten meanwhile
	for _, src := range before {
		old[src.ID] = src
	}
	if f.json {
		if err := export.SourcesJSON(a.stdout, after, s.Zone()); err != nil || !rejectsGrew(old, after) {
			return err
		}
		return errPartly
	}
	changed := 0
	for _, src := range after {
		lines := []model.Text{summary(src)}
		was := old[src.ID]
		if !sameReading(was, src) {
			changed++
			before := summary(was)
			lines = append(lines, model.Text{JA: "  以前は " + before.JA, EN: "  before: " + before.EN})
		}
		for _, line := range lines {
			if _, err := fmt.Fprintln(a.stdout, clean.Text(a.in(line))); err != nil {
				return err
			}
		}
	}
	a.say(model.Textf("%d ファイルを読み直し、%d ファイルの結果が変わりました", "files read again: %d, with another result: %d", len(after), changed))
	if !rejectsGrew(old, after) {
		return nil
	}
	a.sayRejects()
	return errPartly
}

// rejectsGrew reports whether a source has more records that are rejected.
func rejectsGrew(old map[int64]model.Source, after []model.Source) bool {
	return slices.ContainsFunc(after, func(s model.Source) bool { return s.Rejected > old[s.ID].Rejected })
}

func sameReading(a, b model.Source) bool {
	return a.Profile == b.Profile && a.Encoding == b.Encoding && a.Kind == b.Kind && a.Period == b.Period &&
		slices.Equal([]int64{a.Records, a.New, a.Known, a.Rejected}, []int64{b.Records, b.New, b.Known, b.Rejected})
}
