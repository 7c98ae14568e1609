package main

import (
	"errors"

	"github.com/spf13/cobra"

	"edgelens/model"
)

// root is the program without a command: files are imported, then the case is
// shown.
func (a *app) root() *cobra.Command {
	var f screenFlags
	cmd := &cobra.Command{
		Use:   "edgelens [PATH…]",
		Short: a.in(model.Text{JA: "Cloud Edge のログを月次レポートの表から1行ずつたどる", EN: "look behind the numbers of Cloud Edge reports, down to the log line"}),
		Example: `  edgelens demo
  edgelens --db customer.edge export/*.csv
  edgelens report --db customer.edge ips
  edgelens lines --db customer.edge type:ips client_ip:172.16.16.162`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, paths []string) error { return a.open(cmd, paths, f) },
	}
	cmd.PersistentFlags().StringVar(&a.db, "db", a.db, a.in(model.Text{JA: "ケースの`ファイル`(既定値は EDGELENS_DB)", EN: "the case `FILE` (default EDGELENS_DB)"}))
	cmd.PersistentFlags().StringVar(&a.langName, "lang", "", a.in(model.Text{JA: "言語: `ja|en`", EN: "language: `ja|en`"}))
	a.addScreenFlags(cmd, &f)
	cmd.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkLanguage() }
	cmd.SetOut(a.stdout)
	cmd.SetErr(a.stderr)
	cmd.CompletionOptions.DisableDefaultCmd = true
	cmd.Flags().BoolP("help", "h", false, a.in(helpFlag))
	a.translate(cmd)
	cmd.AddCommand(a.importCommand(), a.reportCommand(), a.linesCommand(), a.groupCommand(), a.sqlCommand(), a.sourcesCommand(), a.viewsCommand(),
		a.rejectsCommand(), a.forgetCommand(), a.rebuildCommand(), a.demoCommand(), a.profileCommand(), a.versionCommand(), a.completionCommand())
	cmd.InitDefaultHelpCmd()
	a.finishCommands(cmd)
	return cmd
}

// finishCommands does what is to be done for every command.
func (a *app) finishCommands(cmd *cobra.Command) {
	cmd.Hidden = cmd.Name() == "help" // it speaks English, and every command has --help
	if cmd.Args != nil {
		cmd.Args = a.asUsage(cmd.Args)
	}
	for _, c := range cmd.Commands() {
		a.finishCommands(c)
	}
}

func (a *app) checkLanguage() error {
	switch a.langName {
	case "", string(model.JA), string(model.EN):
		return nil
	}
	return usage(model.Textf("言語「%s」はありません", "no language %q", a.langName), model.Text{JA: "ja か en です", EN: "there are ja and en"})
}

// open shows a case, the files imported first.
func (a *app) open(cmd *cobra.Command, paths []string, f screenFlags) error {
	if err := a.notACommand(cmd, paths); err != nil {
		return err
	}
	if a.canDraw(f) {
		return a.openScreen(cmd.Context(), paths, f)
	}
	var partly error // what the import left out is no reason not to show the rest
	if len(paths) > 0 {
		partly = a.importInto(cmd.Context(), paths, importFlags{to: a.stderr})
		if partly != nil && !errors.Is(partly, errPartly) {
			return partly
		}
	}
	s, err := a.read(cmd.Context())
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if err := a.showPlain(cmd.Context(), s, f, false); err != nil {
		return err
	}
	return partly
}
