package screen

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/keys"
	"edgelens/ui/widget"
)

// key gives a key to whoever it belongs to.
func (v *viewList) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case v.export != nil:
		return tend(&v.export, func() {}, func() tea.Cmd { return v.export.key(msg) })
	case v.prompt != nil:
		return v.decided(v.prompt.Update(msg))
	case v.naming != nil:
		return v.named(msg)
	case v.finder != nil:
		v.seek(msg)
		return nil
	case v.table.Update(msg):
		return nil
	case keys.Match(msg, keys.Search):
		v.finder = widget.NewInput(v.env.Look, v.env.Look.Words.Filter.SearchPrompt)
		v.finder.SetValue(v.sought)
		return nil
	}
	if view, ok := v.current(); ok {
		return v.command(msg, view.SavedView)
	}
	return nil
}

// command does what a key says about the view of the cursor, or about all.
func (v *viewList) command(msg tea.KeyMsg, view model.SavedView) tea.Cmd {
	words := v.env.Look.Words.Views
	switch {
	case keys.Match(msg, keys.Open):
		return v.saved.Open(v.env, view)
	case v.writes.Busy() && keys.Match(msg, keys.SaveView, keys.Forget):
		return Notify(v.env.Look.Words.Status.Loading) // another write would stop the one under way
	case keys.Match(msg, keys.SaveView):
		v.renamed = view
		v.naming = widget.NewInput(v.env.Look, words.NamePrompt)
		v.naming.SetValue(view.Name)
	case keys.Match(msg, keys.Forget):
		v.doomed = view
		v.prompt = widget.NewPrompt(v.env.Look, fmt.Sprintf(words.DeleteAsk, view.Name))
	case keys.Match(msg, keys.Export):
		list := make([]model.SavedView, len(v.shown))
		for i, s := range v.shown {
			list[i] = s.SavedView
		}
		v.export = newExportDialog(v.env, viewsExport{list, v.env.Store.Zone()}, "views")
	}
	return nil
}

// seek takes a key of the text to look for. The list follows while it is typed;
// Esc shows all again.
func (v *viewList) seek(msg tea.KeyMsg) {
	v.finder.Update(msg)
	v.sought = v.finder.Value()
	switch {
	case keys.Match(msg, keys.Accept):
		v.finder, v.found = nil, v.sought
	case keys.Match(msg, keys.Cancel):
		v.finder, v.found, v.sought = nil, "", ""
	}
	v.show()
}

// named takes a key of the new name.
func (v *viewList) named(msg tea.KeyMsg) tea.Cmd {
	if v.naming.Update(msg) {
		return nil
	}
	name := strings.TrimSpace(v.naming.Value())
	switch {
	case keys.Match(msg, keys.Cancel):
		v.naming = nil
	case keys.Match(msg, keys.Accept):
		view := v.renamed
		if err := (model.SavedView{Name: name}).Check(); err != nil {
			v.naming.Problem = model.Message(err, v.env.Lang)
			return nil
		}
		if v.naming = nil; name != view.Name {
			store := v.env.Store
			return v.write(v.env.Look.Words.Views.Renamed, func(ctx context.Context) error { return store.RenameView(ctx, view.ID, name) })
		}
	}
	return nil
}

// decided does what was answered.
func (v *viewList) decided(answer widget.Outcome) tea.Cmd {
	if answer == widget.Open {
		return nil
	}
	v.prompt = nil
	if answer != widget.Confirmed {
		return nil
	}
	store, id := v.env.Store, v.doomed.ID
	return v.write(v.env.Look.Words.Views.Deleted, func(ctx context.Context) error { return store.DeleteView(ctx, id) })
}

// write changes the saved views beside Update, to the end once it was asked for,
// and says so.
func (v *viewList) write(said string, do func(context.Context) error) tea.Cmd {
	return whole(v.env, v.writes.Ask(func(ctx context.Context) (string, error) {
		return said, do(context.WithoutCancel(ctx))
	}))
}

// View draws the list, and around it a field, a question, the dialog, or why
// the cursor's view cannot be opened.
func (v *viewList) View() string {
	head, foot := "", ""
	for _, in := range []*widget.Input{v.finder, v.naming} {
		if in != nil {
			in.Resize(v.w, max(min(in.Height(), v.h/2), 1))
			head = in.View()
		}
	}
	if view, ok := v.current(); ok {
		foot = footnote(v.env.Look, v.w, v.h, v.remark(view))
	}
	switch {
	case v.prompt != nil:
		v.prompt.Resize(v.w, max(v.h/2, 1))
		foot = v.prompt.View()
	case v.export != nil:
		v.export.resize(v.w, v.h-1)
		foot = v.export.view()
	}
	rows := max(v.h-height(head)-height(foot), 0)
	v.table.Resize(v.w, rows)
	if rows == 0 {
		return stacked(v.h, drawn(head, foot)...)
	}
	table := v.table.View()
	if v.export != nil { // the dialog stands on the last rows
		table += strings.Repeat("\n", max(rows-height(table), 0))
	}
	return stacked(v.h, drawn(head, table, foot)...)
}

// remark is the whole address of a view, or why it cannot be opened.
func (v *viewList) remark(view shownView) widget.Paragraph {
	th := v.env.Look.Theme
	if view.problem != "" {
		return widget.Paragraph{Text: view.problem, Style: th.Warn}
	}
	return widget.Paragraph{Text: view.Address, Style: th.Dim}
}

// Cursor is where text is being typed.
func (v *viewList) Cursor() (x, y int, visible bool) {
	for _, in := range []*widget.Input{v.finder, v.naming} {
		if in != nil {
			return in.Cursor()
		}
	}
	x, y, visible = v.export.cursor()
	return x, y + v.h - v.export.height(), visible
}

// viewsExport writes saved views, first in the form that can be imported again.
type viewsExport struct {
	views []model.SavedView
	zone  *time.Location
}

func (viewsExport) formats() []export.Format {
	return []export.Format{export.JSONL, export.CSV, export.TSV}
}

func (viewsExport) choosesColumns() bool { return false }

func (e viewsExport) write(_ context.Context, f *export.File, job exportJob) (int64, error) {
	job.written.Store(int64(len(e.views)))
	if job.format == export.JSONL {
		return 0, export.ViewsJSON(f, e.views, e.zone, false)
	}
	return writeGrids(f, job, export.Views(e.views, job.options.Lang, e.zone))
}
