package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
)

// checkFlags are what `profile check` can be told.
type checkFlags struct {
	format            string
	encoding, profile string
	zoneName          string
}

func (a *app) profileCheckCommand() *cobra.Command {
	var f checkFlags
	cmd := a.command(&cobra.Command{
		Use:  "check FILE…",
		Args: cobra.MinimumNArgs(1),
		Example: `  edgelens profile check export.csv
  edgelens profile check --encoding euc-jp exports/ 2016-02.zip
  edgelens profile check my-gateway.json
  edgelens profile check --format json export.csv`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runProfileCheck(cmd.Context(), args, f) },
	}, model.Text{JA: "ファイルをどう読むかと、その理由(取り込みません)。形式の JSON ならサンプルを試す", EN: "what the importer makes of files, and why; of a profile's JSON, whether its samples come out"})
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "text", a.in(model.Text{JA: "形式: `text|json`", EN: "format: `text|json`"}))
	flags.StringVar(&f.encoding, "encoding", "", a.in(encodingUsage))
	flags.StringVar(&f.profile, "profile", "", a.in(profileUsage))
	flags.StringVar(&f.zoneName, "zone", "", a.in(model.Text{JA: "時差のない時間の`タイムゾーン`(既定値は Asia/Tokyo)", EN: "`ZONE` of times without one (default Asia/Tokyo)"}))
	return cmd
}

func (a *app) runProfileCheck(ctx context.Context, paths []string, f checkFlags) error {
	if err := oneOf("format", f.format, []string{"text", "json"}); err != nil {
		return err
	}
	zone, err := namedZone(f.zoneName)
	if err != nil {
		return err
	}
	if zone == nil {
		zone = importer.SampleZone
	}
	reports, err := a.check(ctx, paths, zone, importer.Options{Encoding: f.encoding, Profile: f.profile, Profiles: a.profiles, Stdin: interruptible{ctx, a.stdin}})
	if err != nil {
		return err
	}
	if err := a.printChecks(reports, f.format == "json"); err != nil {
		return err
	}
	return a.verdict(reports)
}

// check looks at files and profiles in the order in which they are named.
func (a *app) check(ctx context.Context, paths []string, zone *time.Location, o importer.Options) ([]checkReport, error) {
	var all []checkReport
	for _, path := range paths {
		if importer.IsProfile(path) {
			all = append(all, a.checkProfile(ctx, path))
			continue
		}
		verdicts, err := importer.Check(ctx, []string{path}, zone, o)
		if err != nil {
			return nil, err
		}
		for _, v := range verdicts {
			all = append(all, a.reportOf(v, zone))
		}
	}
	return all, nil
}

// checkProfile reads a profile and tries its samples. Others of the user's that
// are broken are no hindrance.
func (a *app) checkProfile(ctx context.Context, path string) checkReport {
	r := newReport(path)
	p, err := importer.ReadProfile(path)
	if err != nil {
		return r.failed(err, a.lang)
	}
	beside, _, err := a.allProfiles()
	if err != nil {
		return r.failed(err, a.lang)
	}
	r.Profile, r.Kind = p.Name, string(p.Kind)
	r.Samples = &checkedSamples{Count: len(p.Samples), Differences: []string{}}
	for _, d := range p.Try(ctx, beside) {
		r.Samples.Differences = append(r.Samples.Differences, a.in(d))
	}
	return r
}

// verdict is the error that makes the exit code: what is wrong with each is in
// the answer already.
func (a *app) verdict(reports []checkReport) error {
	bad := 0
	for _, r := range reports {
		if r.bad() {
			bad++
			a.failReport(r)
		}
	}
	switch {
	case bad == 0:
		return nil
	case bad < len(reports):
		return errPartly
	}
	return errSaid
}

// errSaid ends a command that failed and has said why.
var errSaid = errors.New("failed")

func (a *app) failReport(r checkReport) {
	if r.err != nil {
		a.fail(r.err)
		return
	}
	a.fail(&model.Problem{Kind: model.ErrInput,
		What: model.Textf("%s: サンプルのとおりに読めません(%d か所)", "%s: its samples do not come out (%d differences)", r.Path, len(r.Samples.Differences)),
		Hint: model.Text{JA: "headings、defaults か、サンプルの records を直してください", EN: "mend headings, defaults, or the records of the sample"}})
}

func (a *app) printChecks(reports []checkReport, asJSON bool) error {
	if asJSON {
		return export.Value(a.stdout, struct {
			Files []checkReport `json:"files"`
		}{reports})
	}
	for _, r := range reports {
		for _, line := range r.lines() {
			if _, err := fmt.Fprintln(a.stdout, clean.Text(a.in(line))); err != nil {
				return err
			}
		}
	}
	return nil
}
