package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/sqlite"
)

// importFlags are what `import` can be told.
type importFlags struct {
	json, dryRun, undefuse              bool
	encoding, profile, period, zoneName string
	to                                  io.Writer // of the summary; nil for none
	shippedOnly                         bool      // without the user's profiles
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := a.command(&cobra.Command{
		Use:  "import PATH…",
		Args: cobra.MinimumNArgs(1),
		Example: `  edgelens import --db customer.edge export.csv
  edgelens import --db customer.edge exports/ 2016-02.zip --json
  cat export.csv | edgelens import --db customer.edge -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.to = a.stdout
			return a.importInto(cmd.Context(), args, f)
		},
	}, model.Text{JA: "ファイル、フォルダ、zip、gz、-(標準入力)を取り込む", EN: "import files, folders, zip, gz, - (stdin)"})
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, a.in(model.Text{JA: "結果を JSON で出力する", EN: "the summary as JSON"}))
	flags.BoolVar(&f.dryRun, "dry-run", false, a.in(model.Text{JA: "数えるだけで何も取り込まない", EN: "count everything, import nothing"}))
	flags.BoolVar(&f.undefuse, "undefuse", false, a.in(model.Text{JA: "書き出しで数式の前に付けた ' を1つ取り除く", EN: "remove the one ' that an export put before formulas"}))
	flags.StringVar(&f.encoding, "encoding", "", a.in(encodingUsage))
	flags.StringVar(&f.profile, "profile", "", a.in(profileUsage))
	flags.StringVar(&f.period, "period", "", a.in(model.Text{JA: "時間の列のない表の`期間`", EN: "`PERIOD` of tables without a time column"}))
	flags.StringVar(&f.zoneName, "zone", "", a.in(model.Text{JA: "新しいケースの`タイムゾーン`(既定値は Asia/Tokyo)", EN: "time `ZONE` of a new case (default Asia/Tokyo)"}))
	return cmd
}

// encodingUsage and profileUsage explain flags of several commands.
var (
	encodingUsage = model.Text{JA: "文字`コード`(既定値は自動判別)", EN: "`ENCODING` of the files (default: found out)"}
	profileUsage  = model.Text{JA: "`形式`、または 形式:表(既定値は自動判別)", EN: "`PROFILE` of the files, or PROFILE:SECTION (default: found out)"}
)

// importInto imports paths into the case, which is made if there is none.
func (a *app) importInto(ctx context.Context, paths []string, f importFlags) (err error) {
	o, zone, err := a.importOptions(ctx, f)
	if err != nil {
		return err
	}
	s, err := a.target(ctx, f.dryRun, zone)
	if err != nil {
		return err
	}
	// A case that got nothing must not be left behind.
	defer finally(&err, s.close)
	if zone != nil && zone.String() != s.Zone().String() {
		a.say(model.Textf("ケースのタイムゾーンは %s のままです", "the case keeps its zone %s", s.Zone()))
	}
	s.DryRun(f.dryRun)
	results, err := importer.Import(ctx, s, paths, o)
	a.clearProgress()
	if err != nil && len(results) == 0 {
		return err
	}
	// Files that were done before an interruption are in the case.
	if said := a.sayImport(results, s.Zone(), f); err == nil {
		err = said
	}
	return err
}

func (a *app) importOptions(ctx context.Context, f importFlags) (o importer.Options, zone *time.Location, err error) {
	o = importer.Options{Encoding: f.encoding, Profile: f.profile, Undefuse: f.undefuse, Profiles: a.profiles, Stdin: interruptible{ctx, a.stdin}, Progress: a.progress()}
	if f.shippedOnly {
		o.Profiles = ""
	}
	if f.period != "" {
		period, err := model.ParsePeriod(f.period)
		if err != nil {
			return o, nil, err
		}
		o.Period = &period
	}
	zone, err = namedZone(f.zoneName)
	return o, zone, err
}

// namedZone is a time zone, nil for "".
func namedZone(name string) (*time.Location, error) {
	if name == "" {
		return nil, nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, usage(model.Textf("タイムゾーン「%s」はありません", "no time zone %q", name),
			model.Text{JA: "例: Asia/Tokyo、UTC", EN: "for example Asia/Tokyo or UTC"})
	}
	return zone, nil
}

// target is a case that is imported into.
type target struct {
	*sqlite.Store
	remove string // folder to remove at the end, "" for none
}

// target opens the case for writing. A dry run on a case that does not exist
// gets one that goes away again.
func (a *app) target(ctx context.Context, dry bool, zone *time.Location) (*target, error) {
	if err := a.named(); err != nil {
		return nil, err
	}
	path, dir := a.db, ""
	if _, err := os.Stat(path); dry && errors.Is(err, os.ErrNotExist) {
		if dir, err = os.MkdirTemp("", "edgelens-*"); err != nil {
			return nil, err
		}
		path = dir + string(os.PathSeparator) + "dry.edge"
	}
	s, err := sqlite.Open(ctx, path, sqlite.Options{Create: true, Zone: zone})
	if err != nil {
		if dir != "" {
			_ = os.RemoveAll(dir)
		}
		return nil, err
	}
	if a.sayCutOff(ctx, s) && !dry {
		_ = s.ToldCutOff(ctx) // else it is told again
	}
	return &target{Store: s, remove: dir}, nil
}

// close also removes a case that was made for nothing.
func (t *target) close() error {
	err := t.Abandon(context.Background()) // also when the import was interrupted
	if t.remove != "" {
		err = errors.Join(err, os.RemoveAll(t.remove))
	}
	return err
}

// interruptible reads from what may never end or answer, such as a terminal,
// and gives up when its context does.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read reads into a buffer of its own, because a read that was given up may
// still write there.
func (i interruptible) Read(b []byte) (int, error) {
	type answer struct {
		b   []byte
		err error
	}
	got := make(chan answer, 1)
	go func() {
		own := make([]byte, len(b))
		n, err := i.r.Read(own)
		got <- answer{own[:n], err}
	}()
	select {
	case a := <-got:
		return copy(b, a.b), a.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}
