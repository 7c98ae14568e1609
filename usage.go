package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"edgelens/model"
)

// What the parser of the command line finds wrong it says in English, and in
// words of Go. Here it is said in ours.

// seeHelp is the hint where nothing better is known.
func seeHelp(cmd *cobra.Command) model.Text {
	return model.Textf("使い方: %s --help", "see %s --help", cmd.CommandPath())
}

// asUsage makes an error about a command's arguments one of usage.
func (a *app) asUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) == nil {
			return nil
		}
		how := model.Textf("使い方: %s", "usage: %s", cmd.UseLine())
		for n := len(args) - 1; n >= 0; n-- {
			if check(cmd, args[:n]) == nil {
				return surplus(cmd, args[n], how)
			}
		}
		if len(args) > 0 && len(cmd.ValidArgs) > 0 {
			list := strings.Join(cmd.ValidArgs, ", ")
			return usage(model.Textf("「%s」は指定できません", "it cannot be %q", args[0]), model.Textf("指定できる値: %s", "there are: %s", list))
		}
		return usage(model.Text{JA: "引数が足りません", EN: "an argument is missing"}, how)
	}
}

// surplus is the error of an argument too many; where commands could follow it
// is one that there is not.
func surplus(cmd *cobra.Command, arg string, how model.Text) error {
	if !cmd.HasAvailableSubCommands() {
		return usage(model.Textf("引数「%s」は余分です", "one argument too many: %q", arg), how)
	}
	names := commandNames(cmd)
	hint := didYouMean(arg, names)
	if hint.EN == "" {
		list := strings.Join(names, ", ")
		hint = model.Textf("コマンド: %s", "commands: %s", list)
	}
	return usage(model.Textf("コマンド「%s %s」はありません", "no command %s %s", cmd.CommandPath(), arg), hint)
}

// commandNames are the commands below one, those that are shown.
func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// notACommand is the error of a path that does not exist but reads like what
// there is: a command, or a section of the report. Without a case a word that
// is neither is one too, because nothing else would tell of it.
func (a *app) notACommand(cmd *cobra.Command, paths []string) error {
	for _, p := range paths {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) || p == "-" {
			continue
		}
		hint := meant(p, commandNames(cmd))
		if hint.EN == "" && a.db == "" && !strings.ContainsAny(p, `./\`) {
			list := strings.Join(commandNames(cmd), ", ")
			hint = model.Textf("コマンド: %s", "commands: %s", list)
		}
		if hint.EN != "" {
			return usage(model.Textf("%s: そのようなファイルもコマンドもありません", "%s: no such file or command", p), hint)
		}
	}
	return nil
}

// meant says what a word was meant for that is no command, empty if nobody
// knows.
func meant(word string, commands []string) model.Text {
	if word == "export" {
		return model.Text{
			JA: "書き出すには: ログ行は edgelens lines --format csv -o ファイル、レポートの表は edgelens report --format csv -o ファイル",
			EN: "to export log lines: edgelens lines --format csv -o FILE; the tables of the report: edgelens report --format csv -o FILE",
		}
	}
	if _, ok := model.SectionByID(word); ok {
		return model.Textf("レポートの表を見るには: edgelens report %s", "a section of the report is shown by: edgelens report %s", word)
	}
	return didYouMean(word, commands)
}

// flagError says what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		flag := bare.GetFlag()
		name, about := pflag.UnquoteUsage(flag)
		about = fmt.Sprintf("--%s %s: %s", flag.Name, name, about)
		return usage(model.Textf("--%s に値がありません", "--%s needs a value", flag.Name), model.Text{JA: about, EN: about})
	case errors.As(err, &value):
		flag := value.GetFlag()
		return usage(model.Textf("--%s に「%s」は指定できません", "--%s cannot be %q", flag.Name, value.GetValue()), valuesOf(flag, value))
	case errors.As(err, &syntax):
		return usage(model.Textf("オプションの書き方が違います: %s", "this is no flag: %s", syntax.GetSpecifiedFlag()), seeHelp(cmd))
	}
	return usage(model.Text{JA: "使い方が違います", EN: "wrong usage"}, seeHelp(cmd))
}

// valuesOf says what a flag can be that is no text.
func valuesOf(flag *pflag.Flag, err error) model.Text {
	switch {
	case flag.Value.Type() == "bool":
		return model.Textf("値なしで --%s とだけ書きます", "write --%s without a value", flag.Name)
	case errors.Is(err, strconv.ErrRange):
		return model.Text{JA: "数が大きすぎます", EN: "the number is too large"}
	}
	return model.Textf("半角の数字で指定します。例: --%s 20", "it is a number, for example --%s 20", flag.Name)
}

// unknownFlag is the error of a flag that there is not. A single dash before a
// whole name, or before a condition of a filter, is understood well enough.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	typed, dashes := err.GetSpecifiedName(), "--"
	if short := err.GetSpecifiedShortnames(); short != "" {
		typed, dashes = short, "-"
	}
	what := model.Textf("%s%s というオプションはありません", "unknown flag: %s%s", dashes, typed)
	if dashes == "-" && strings.ContainsAny(typed, ":~") && strings.Contains(cmd.Use, "FILTER") {
		return usage(what, model.Textf("- で始まる条件は -- の後に書きます: %s -- -%s", "a condition that begins with - comes after --: %s -- -%s", cmd.CommandPath(), typed))
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	name, _, _ := strings.Cut(typed, "=")
	if near := model.Nearest(name, names); near != "" {
		return usage(what, model.Textf("--%s ではありませんか?", "did you mean --%s?", near))
	}
	return usage(what, seeHelp(cmd))
}
