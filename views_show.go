package main

import (
	"context"
	"errors"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
	"edgelens/ui/screen"
)

// viewUsage explains a flag of several commands.
var viewUsage = model.Text{JA: "保存した`ビュー`の名前か、表示のアドレス(画面の A でコピーできる)", EN: "a saved `VIEW` by its name, or the address of any (A on the screen copies it)"}

// viewOf reads the name of a saved view of a case, or the address of any; ""
// is none.
func viewOf(ctx context.Context, s screen.Store, text string) (*model.Address, error) {
	if text == "" {
		return nil, nil
	}
	saved, err := screen.ReadViews(s)(ctx)
	if err != nil {
		return nil, err
	}
	v, ok := saved.Find(text)
	if !ok {
		v.Address = text
	}
	address, err := v.Parse(saved.Unknown)
	var wrong *model.FilterError
	if errors.As(err, &wrong) && !ok && !model.IsAddress(text) {
		return nil, usage(model.Textf("「%s」という名前のビューはありません", "there is no view called %q", text),
			model.Text{JA: "edgelens views list で名前を確かめるか、画面の A でコピーしたアドレスを指定します", EN: "see the names with: edgelens views list; or give an address, as A on the screen copies it"})
	}
	return &address, err
}

// printView prints what the command of a view prints.
func (a *app) printView(ctx context.Context, s *sqlite.Store, v *model.Address, commands bool) error {
	out := output{format: string(export.Text), formulas: "defuse"}
	filter := v.Filter.String()
	top := func(usual int) int {
		if v.All {
			return 0
		}
		return usual
	}
	switch {
	case v.IsLines:
		f := linesFlags{output: out, filter: []string{filter}, headings: "label", columns: model.ColumnList(v.Columns)}
		f.format = string(export.CSV)
		if len(v.Sort) > 0 {
			f.sort = v.Sort.String()
		}
		return a.printLines(ctx, s, f)
	case v.IsGroups:
		return a.printGroups(ctx, s, groupFlags{output: out, fields: model.ColumnList(screen.CountedBy(*v)), filter: []string{filter}, top: top(screen.AnalysisTop)})
	}
	f := reportFlags{output: out, top: top(10), filter: filter, commands: commands}
	if v.Period != nil {
		f.period = v.Period.String()
	}
	if v.Section != nil {
		f.sections = []string{v.Section.ID}
	}
	return a.printReport(ctx, s, f)
}

// under puts the view that was named under the flags: its filter holds beside
// the one that was given, its order and columns where none were.
func (f *linesFlags) under(ctx context.Context, a *app, s *sqlite.Store) error {
	v, err := viewOf(ctx, s, f.view)
	switch {
	case err != nil || v == nil:
		return err
	case !v.IsLines:
		return usage(model.Textf("ビュー「%s」はログ行の表示ではありません", "the view %q does not show lines", f.view),
			model.Textf("このコマンドで表示できます: %s", "this prints it: %s", screen.Command(*v, a.db)))
	}
	f.within = v.Filter
	if f.columns == "" && !f.raw && !f.count {
		f.columns = model.ColumnList(v.Columns)
	}
	if f.sort == "" && len(v.Sort) > 0 && f.columns != columnsAsRead {
		f.sort = v.Sort.String()
	}
	return nil
}
