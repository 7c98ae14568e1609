package main

import (
	"bufio"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/term"
)

// output are the flags that say how and where an answer is written.
type output struct {
	format   string
	path     string // "", "-" and /dev/stdout are stdout
	encoding string
	eol      string
	formulas string
	allowed  []export.Format
}

// add declares the flags; the first format is the default.
func (o *output) add(a *app, cmd *cobra.Command, formats ...export.Format) {
	o.allowed = formats
	var names []string
	for _, f := range formats {
		names = append(names, string(f))
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", names[0], a.in(model.Textf("形式: `%s`", "format: `%s`", strings.Join(names, "|"))))
	flags.StringVarP(&o.path, "output", "o", "", a.in(outputUsage))
	flags.StringVar(&o.encoding, "encoding", "", a.in(model.Text{JA: "CSV/TSV の文字コード: `utf-8|utf-8-bom|cp932`(-o では utf-8-bom)", EN: "of CSV and TSV: `utf-8|utf-8-bom|cp932` (with -o: utf-8-bom)"}))
	flags.StringVar(&o.eol, "eol", "", a.in(model.Text{JA: "CSV/TSV の改行: `crlf|lf`(-o では crlf)", EN: "line ends of CSV and TSV: `crlf|lf` (with -o: crlf)"}))
	flags.StringVar(&o.formulas, "formulas", "defuse", a.in(model.Text{JA: "CSV/TSV で数式になるセル: `defuse|keep`(無害化する|そのまま)", EN: "cells of CSV and TSV that are formulas: `defuse|keep`"}))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// outputUsage explains a flag of several commands.
var outputUsage = model.Text{JA: "標準出力の代わりに書く`ファイル`", EN: "write to `FILE` instead of stdout"}

// is reports whether the answer has one of some formats.
func (o *output) is(formats ...export.Format) bool {
	return slices.Contains(formats, export.Format(o.format))
}

// toFile reports whether the answer goes to a file of its own.
func (o *output) toFile() bool { return o.path != "" && o.path != "-" && o.path != "/dev/stdout" }

// check reports what the flags have wrong.
func (o *output) check(a *app) error {
	var formats []string
	for _, f := range o.allowed {
		formats = append(formats, string(f))
	}
	var encodings []string
	for _, e := range export.Encodings {
		encodings = append(encodings, string(e))
	}
	for _, flag := range []struct {
		name, value string
		allowed     []string
	}{
		{"format", o.format, formats},
		{"encoding", o.encoding, append(encodings, "")},
		{"eol", o.eol, []string{"crlf", "lf", ""}},
		{"formulas", o.formulas, []string{"defuse", "keep"}},
	} {
		if err := oneOf(flag.name, flag.value, flag.allowed); err != nil {
			return err
		}
	}
	if !o.is(export.CSV, export.TSV) && (o.encoding != "" || o.eol != "") {
		return usage(model.Textf("--encoding と --eol は CSV と TSV のものです(%s ではなく)", "--encoding and --eol are for CSV and TSV, not %s", o.format), model.Text{})
	}
	return o.checkPath(a)
}

func oneOf(flag, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	list := strings.TrimSuffix(strings.Join(allowed, ", "), ", ")
	return usage(model.Textf("--%s に「%s」は指定できません", "--%s cannot be %q", flag, value), model.Textf("指定できる値: %s", "there are: %s", list))
}

// checkPath refuses to write the answer over the case itself.
func (o *output) checkPath(a *app) error {
	if !o.toFile() {
		return nil
	}
	out, err := os.Stat(o.path)
	if err != nil {
		return nil // nothing to write over
	}
	if file, err := os.Stat(a.db); err == nil && os.SameFile(out, file) {
		return usage(model.Textf("%s はケースのファイルです", "%s is the case itself", o.path), model.Text{JA: "-o には別の名前を指定してください", EN: "give -o another name"})
	}
	return nil
}

// write gives the answer its place: a file that appears whole or not at all,
// or stdout.
func (o *output) write(a *app, answer func(io.Writer) error) error {
	if !o.toFile() {
		w := bufio.NewWriter(a.stdout)
		if err := answer(w); err != nil {
			return err
		}
		return w.Flush()
	}
	f, err := export.Create(o.path, false)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := answer(f); err != nil {
		return err
	}
	return f.Commit()
}

// grids writes tables and tells how many cells were defused.
func (o *output) grids(a *app, grids ...export.Grid) error {
	var defused int64
	err := o.write(a, func(w io.Writer) error {
		out := export.NewWriter(export.Format(o.format), w, o.options(a))
		for _, g := range grids {
			if err := out.Grid(g); err != nil {
				return err
			}
		}
		defused = out.Defused()
		return out.Close()
	})
	if defused > 0 && err == nil {
		a.say(model.Textf("数式になるセル%s個の先頭に ' を付けました(--formulas keep でそのまま)", "cells that would be formulas and got a ' in front: %s (--formulas keep leaves them)", export.Thousands(defused)))
	}
	return err
}

// options fill in what depends on the place: files are made for Excel.
func (o *output) options(a *app) export.Options {
	x := export.Options{
		Lang: a.lang, Encoding: export.Encoding(o.encoding), CRLF: o.eol == "crlf",
		Defuse: o.formulas == "defuse", Clean: !o.toFile() && a.outTerminal, Width: term.Width,
	}
	if o.toFile() {
		if o.encoding == "" {
			x.Encoding = export.UTF8BOM
		}
		x.CRLF = o.eol != "lf"
	}
	return x
}
