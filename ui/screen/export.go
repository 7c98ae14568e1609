package screen

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// exporter is what can be written into a file.
type exporter interface {
	// formats are those it can be written in, the usual one first.
	formats() []export.Format
	// choosesColumns reports whether there is a choice of columns.
	choosesColumns() bool
	// write writes into an open file, counting the records.
	write(context.Context, *export.File, exportJob) (defused int64, err error)
}

// titled is an exporter that has a title of its own for the dialog.
type titled interface{ title() string }

// partial is an exporter of the leading ones of so many groups.
type partial interface{ groups() int }

// exportJob is how something is written.
type exportJob struct {
	format  export.Format
	columns columnChoice
	options export.Options
	path    string
	usual   string // the name in case path is a folder
	written *atomic.Int64
}

// columnChoice says which columns are written.
type columnChoice int

const (
	columnsShown columnChoice = iota
	columnsAll
	columnsAsRead
)

// exportResult is what has been written.
type exportResult struct {
	path             string
	records, defused int64
}

// exportTick asks for the progress to be drawn again.
type exportTick struct{ dialog *exportDialog }

// tickEvery is how often the progress is drawn.
const tickEvery = 250 * time.Millisecond

// exportDialog asks how something is to be written, and writes it. It belongs
// to the screen that opened it. The methods are safe on nil, which is no
// dialog.
type exportDialog struct {
	env     *Env
	what    exporter
	form    *widget.Form
	name    *widget.Input
	parts   []string // of the usual name
	ask     fetch.Asker[exportResult]
	written *atomic.Int64
	w, h    int
	done    bool
}

// dialogRows is the most rows the dialog takes: rule, title, entries, note and
// keys.
const dialogRows = 9

// tend gives the dialog of a screen something to do, clears it away when it is
// done, and has the screen arranged anew. Without a dialog it does nothing.
func tend(d **exportDialog, arrange func(), do func() tea.Cmd) tea.Cmd {
	if *d == nil {
		return nil
	}
	cmd := do()
	if (*d).done {
		*d = nil
	}
	arrange()
	return cmd
}

// newExportDialog returns the dialog with a name made of the parts.
func newExportDialog(env *Env, what exporter, parts ...string) *exportDialog {
	d := &exportDialog{env: env, what: what, parts: parts, written: new(atomic.Int64)}
	d.name = widget.NewInput(env.Look, "")
	d.name.SetValue(fileName(parts, string(what.formats()[0])))
	words := env.Look.Words.Export
	var formats []string
	for _, f := range what.formats() {
		formats = append(formats, formatLabels[f])
	}
	entries := []widget.Entry{{ID: "format", Label: words.Format, Options: formats, Note: d.folder()}}
	if what.choosesColumns() {
		entries = append(entries, widget.Entry{ID: "columns", Label: words.Columns, Options: []string{words.Shown, words.AllColumns, words.AsRead}})
	}
	entries = append(entries,
		widget.Entry{ID: "encoding", Label: words.Encoding, Options: []string{words.UTF8BOM, words.ShiftJIS}},
		widget.Entry{ID: "formulas", Label: words.Formulas, Options: []string{words.Defuse, words.Keep}},
		widget.Entry{ID: "name", Label: words.Name, Text: d.name, Note: d.folder()})
	title := words.Title
	if t, ok := what.(titled); ok {
		title = t.title()
	}
	d.form = widget.NewForm(env.Look, title, entries...)
	return d
}

var formatLabels = map[export.Format]string{export.CSV: "CSV", export.TSV: "TSV", export.JSONL: "JSON Lines", export.JSON: "JSON"}

// folder says where the file will be.
func (d *exportDialog) folder() string {
	return fmt.Sprintf(d.env.Look.Words.Export.Folder, d.env.Folder)
}

func (d *exportDialog) close() {
	if d != nil {
		d.ask.Close()
	}
}

// update takes an answer or the time to draw the progress.
func (d *exportDialog) update(msg tea.Msg) tea.Cmd {
	if r, err, ok := d.ask.Take(msg); ok {
		return d.finish(r, err)
	}
	if t, ok := msg.(exportTick); ok && t.dialog == d && d.ask.Busy() {
		return d.tick()
	}
	return nil
}

func (d *exportDialog) tick() tea.Cmd {
	return tea.Tick(tickEvery, func(time.Time) tea.Msg { return exportTick{dialog: d} })
}

// key takes a key as it was typed.
func (d *exportDialog) key(msg tea.KeyMsg) tea.Cmd {
	if d.ask.Busy() {
		if keys.Match(msg, keys.Cancel) {
			d.ask.Stop()
			d.done = true
			return Notify(d.env.Look.Words.Status.Cancelled)
		}
		return nil
	}
	format := d.format()
	switch d.form.Update(msg) {
	case widget.Confirmed:
		return d.start()
	case widget.Dismissed:
		d.done = true
	}
	if now := d.format(); now != format {
		d.name.SetValue(withExtension(d.name.Value(), string(format), string(now)))
	}
	return nil
}

// format is the format chosen.
func (d *exportDialog) format() export.Format { return d.what.formats()[d.form.Entry("format").Chosen] }

// start writes the file, beside Update.
func (d *exportDialog) start() tea.Cmd {
	words, job := d.env.Look.Words.Export, d.job()
	switch {
	case strings.TrimSpace(d.name.Value()) == "":
		d.form.Problem = words.NeedName
		return nil
	case job.columns == columnsAsRead && job.format != export.CSV && job.format != export.TSV:
		d.form.Problem = words.AsReadTables
		return nil
	}
	what := d.what
	return tea.Batch(d.tick(), whole(d.env, d.ask.Ask(func(ctx context.Context) (exportResult, error) {
		return writeNew(ctx, what, job)
	})))
}

// job is what the form says.
func (d *exportDialog) job() exportJob {
	d.written.Store(0)
	j := exportJob{format: d.format(), path: d.path(), usual: fileName(d.parts, string(d.format())), written: d.written}
	if e := d.form.Entry("columns"); e != nil {
		j.columns = columnChoice(e.Chosen)
	}
	j.options = export.Options{
		Lang: d.env.Lang, CRLF: true, Defuse: d.form.Entry("formulas").Chosen == 0,
		Encoding: []export.Encoding{export.UTF8BOM, export.CP932}[d.form.Entry("encoding").Chosen],
	}
	return j
}

// path is where the file is to be. A folder ends with a separator, if that is
// how it was typed.
func (d *exportDialog) path() string {
	path := expandHome(strings.TrimSpace(d.name.Value()))
	if filepath.IsAbs(path) {
		return path
	}
	return d.env.Folder + string(filepath.Separator) + path
}

// finish says what was written, or why nothing was.
func (d *exportDialog) finish(r exportResult, err error) tea.Cmd {
	words := d.env.Look.Words.Export
	if err != nil {
		text := words.Failed + ": " + d.because(err, filepath.Dir(r.path))
		return func() tea.Msg { return Say{Text: text, Bad: true} }
	}
	d.done = true
	count := widget.Count(int(r.records))
	if p, ok := d.what.(partial); ok && p.groups() > int(r.records) {
		count = fmt.Sprintf(words.TopOf, count, widget.Count(p.groups()))
	}
	text := fmt.Sprintf(words.Done, count, clean.Text(r.path))
	if r.defused > 0 {
		text += "\n" + fmt.Sprintf(words.Defused, widget.Count(int(r.defused)))
	}
	return Notify(text)
}

// because says why a file could not be written into a folder, and the way out.
func (d *exportDialog) because(err error, folder string) string {
	words := d.env.Look.Words.Export
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf(words.NoFolder, folder)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf(words.NotAllowed, folder)
	}
	text, hint := model.Message(err, d.env.Lang), model.Hint(err, d.env.Lang)
	if errors.Is(err, export.ErrEncoding) { // the error itself names an option of the command line
		hint = fmt.Sprintf(words.AnyCharacter, words.UTF8BOM)
	}
	return strings.TrimSuffix(text+"\n"+hint, "\n")
}

// keys are the keys of the dialog.
func (d *exportDialog) keys() []key.Binding {
	m := d.env.Look.Keys
	if d.ask.Busy() {
		return m.List(keys.Cancel)
	}
	return m.List(keys.Accept, keys.NextField, keys.PreviousField, keys.Change, keys.Cancel)
}

// height is how many rows the dialog takes.
func (d *exportDialog) height() int {
	if d == nil {
		return 0
	}
	return d.h
}

// resize gives the dialog w cells and at most h rows; in fewer than it would
// take it shows the entries around the one that has the focus.
func (d *exportDialog) resize(w, h int) {
	if d != nil {
		d.w, d.h = w, max(min(dialogRows, h), 2)
		d.form.Resize(w-2, d.h-1)
	}
}

// view draws the form, or how far the writing is.
func (d *exportDialog) view() string {
	th := d.env.Look.Theme
	rule := fit(th.Rule, ruler(th, d.w), d.w)
	if d.ask.Busy() {
		words := d.env.Look.Words.Export
		return rule + "\n" + cut(th.Strong, " "+fmt.Sprintf(words.Stop, widget.Count(int(d.written.Load()))), d.w)
	}
	return rule + "\n" + indented(d.form.View())
}

func (d *exportDialog) cursor() (x, y int, visible bool) {
	if d == nil || d.ask.Busy() {
		return 0, 0, false
	}
	x, y, visible = d.form.Cursor()
	return x + 1, y + 1, visible
}
