package screen

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"
)

// View draws the phase.
func (i *importing) View() string {
	switch i.phase {
	case importAsks:
		return i.field.input.View()
	case importEnded:
		return i.viewEnd()
	}
	return i.viewRun()
}

// viewRun draws the file being read, its progress, and the files before it.
func (i *importing) viewRun() string {
	th, words := i.env.Look.Theme, i.env.Look.Words.Import
	head := []string{}
	if n := len(i.run.files); n > 0 {
		file := i.run.files[n-1]
		now := fmt.Sprintf(words.Running, file.Path)
		progress := widget.Progress{Looking: file.Looking, Done: file.Bytes, Total: file.Size, Records: int(file.Records), Elapsed: file.Elapsed}
		head = append(head, cut(th.Strong, now, i.w), progress.Line(i.env.Look, i.w))
	}
	hint := widget.Paragraph{Text: fmt.Sprintf(words.Hint, keys.Cancel.Shown()), Style: th.Dim}
	if i.phase == importStops {
		hint = widget.Paragraph{Text: words.Stopping, Style: th.Warn}
	}
	head = append(head, flowed(i.env.Look, i.w, i.h-len(head), hint))
	return i.above(strings.Join(head, "\n"), "")
}

// viewEnd draws what came of it all, the files, and more about the one the
// cursor is on.
func (i *importing) viewEnd() string {
	head := flowed(i.env.Look, i.w, max(i.h/2, 1), i.verdict()...)
	return i.above(head, footnote(i.env.Look, i.w, i.h, i.remarks()...))
}

// above puts the table between a head and a foot.
func (i *importing) above(head, foot string) string {
	rows := i.h - height(head) - height(foot)
	i.table.Resize(i.w, rows)
	i.tableTop = height(head)
	if rows <= 0 {
		return stacked(i.h, drawn(head, foot)...)
	}
	return stacked(i.h, drawn(head, i.table.View(), foot)...)
}

// verdict says in a sentence or two what came of the import.
func (i *importing) verdict() []widget.Paragraph {
	th, words := i.env.Look.Theme, i.env.Look.Words.Import
	var list []widget.Paragraph
	switch {
	case i.err != nil:
		list = failure(i.env, i.err)
	case i.cancelled:
		text := fmt.Sprintf(words.Stopped, widget.Count(len(i.results)-i.failed()))
		list = append(list, widget.Paragraph{Text: text, Style: th.Warn})
	}
	if len(i.results) == 0 {
		return list
	}
	sum := sumOf(i.results)
	list = append(list, widget.Paragraph{Text: fmt.Sprintf(words.Summary, count(sum.Records),
		count(sum.New), count(sum.Known), count(sum.Rejected)), Style: th.Strong})
	if n := i.failed(); n > 0 {
		list = append(list, widget.Paragraph{Text: fmt.Sprintf(words.FilesFailed, widget.Count(n)), Style: th.Bad})
	}
	return list
}

// remarks say more about the row of the cursor.
func (i *importing) remarks() []widget.Paragraph {
	o, ok := i.outcome()
	switch {
	case !ok || o.all:
		return nil
	case o.Err != nil:
		return failure(i.env, o.Err)
	}
	th := i.env.Look.Theme
	list := []widget.Paragraph{{Text: o.Path, Style: th.Dim}}
	for _, c := range o.Source.KnownFrom {
		text := fmt.Sprintf(i.env.Look.Words.Import.KnownFrom, count(c.Records), c.Path)
		list = append(list, widget.Paragraph{Text: th.Symbols.Bullet + " " + text, Style: th.Text})
	}
	for _, notice := range o.Source.Notices {
		list = append(list, widget.Paragraph{Text: th.Symbols.Bullet + " " + notice.In(i.env.Lang), Style: th.Warn})
	}
	return list
}

// failure is an error with what to try.
func failure(env *Env, err error) []widget.Paragraph {
	th, words := env.Look.Theme, env.Look.Words.Status
	list := []widget.Paragraph{{Text: model.Message(err, env.Lang), Style: th.Bad}}
	if hint := model.Hint(err, env.Lang); hint != "" {
		list = append(list, widget.Paragraph{Text: words.Hint + ": " + hint, Style: th.Text})
	}
	return list
}

// flowed draws paragraphs in at most h rows of w cells.
func flowed(look *widget.Look, w, h int, list ...widget.Paragraph) string {
	if len(list) == 0 || h <= 0 {
		return ""
	}
	p := widget.NewPager(look)
	p.Resize(w, h)
	p.SetText(list...)
	return p.View()
}

// footnote draws paragraphs under a table in a screen of w cells and h rows,
// always as many rows, so that the table stays as high while the cursor moves.
func footnote(look *widget.Look, w, h int, list ...widget.Paragraph) string {
	room := min(h/4, 5)
	if room < 1 {
		return ""
	}
	rows := []string{}
	if room > 1 {
		rows = append(rows, look.Theme.Rule.Render(strings.Repeat(look.Theme.Symbols.Rule, max(w, 0))))
	}
	rows = append(rows, flowed(look, w, room-len(rows), list...))
	text := strings.Join(rows, "\n")
	return text + strings.Repeat("\n", max(room-height(text), 0))
}

// height is how many rows a text takes; nothing takes none.
func height(text string) int {
	if text == "" {
		return 0
	}
	return strings.Count(text, "\n") + 1
}

// drawn are the parts of a screen that are not empty.
func drawn(parts ...string) []string {
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}
