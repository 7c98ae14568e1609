package screen

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"unicode"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
	"edgelens/ui/term"
)

// mostNames is how many names are tried before giving up.
const mostNames = 1000

// writeNew writes a file under a name that nobody has: the name asked for, or
// that name with a number.
func writeNew(ctx context.Context, what exporter, job exportJob) (exportResult, error) {
	wanted := destination(job)
	for n := 1; ; n++ {
		job.path = numbered(wanted, n)
		job.written.Store(0)
		defused, err := writeFile(ctx, what, job)
		if errors.Is(err, fs.ErrExist) && n < mostNames {
			continue
		}
		return exportResult{path: job.path, records: job.written.Load(), defused: defused}, err
	}
}

// destination is the file that is asked for. A folder is asked for a file of
// the usual name.
func destination(job exportJob) string {
	info, err := os.Stat(job.path)
	if err == nil && info.IsDir() || os.IsPathSeparator(job.path[len(job.path)-1]) {
		return filepath.Join(job.path, job.usual)
	}
	return filepath.Clean(job.path)
}

// numbered is a path with a number before its extension; the first has none.
func numbered(path string, n int) string {
	if n == 1 {
		return path
	}
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
}

// writeFile writes one file, whole or not at all.
func writeFile(ctx context.Context, what exporter, job exportJob) (int64, error) {
	f, err := export.Create(job.path, true)
	if err != nil {
		return 0, err
	}
	defer f.Discard()
	defused, err := what.write(ctx, f, job)
	if err != nil {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	return defused, f.Commit()
}

// lineExport writes log lines.
type lineExport struct {
	store   Store
	query   model.LinesQuery
	heading string         // of the dialog
	marked  []int64        // written in place of the query's lines, if there are any
	columns []model.Column // those shown; nil are the usual ones
	usual   func(filled []model.Column) []model.Column
	lang    model.Lang
}

func (lineExport) formats() []export.Format {
	return []export.Format{export.CSV, export.TSV, export.JSONL, export.JSON}
}

func (lineExport) choosesColumns() bool { return true }

func (e lineExport) title() string { return e.heading }

func (e lineExport) write(ctx context.Context, f *export.File, job exportJob) (int64, error) {
	if job.columns == columnsAsRead {
		lines, err := e.filter(ctx)
		if err != nil {
			return 0, err
		}
		headings, rows, err := e.store.AsRead(ctx, lines)
		if err != nil {
			return 0, err
		}
		return writeGrids(f, job, export.AsRead(headings, counting(rows, job.written)))
	}
	columns, err := e.chosen(ctx, job.columns)
	if err != nil {
		return 0, err
	}
	lines := counting(e.lines(ctx), job.written)
	if job.format == export.JSON || job.format == export.JSONL {
		_, err := export.LinesJSON(f, columns, lines, job.format == export.JSON)
		return 0, err
	}
	return writeGrids(f, job, export.Lines(columns, e.lang, false, lines))
}

// chosen are the columns to write. The usual ones are those with a value, which
// may not be on the screen yet.
func (e lineExport) chosen(ctx context.Context, choice columnChoice) ([]model.Column, error) {
	if choice == columnsShown && e.columns != nil {
		return e.columns, nil
	}
	if choice == columnsShown {
		filled, err := e.filled(ctx)
		return e.usual(filled), err
	}
	headings, err := e.store.Headings(ctx)
	all := export.Columns()
	for _, h := range headings {
		all = append(all, model.Column{Name: h, Unknown: true})
	}
	if err != nil {
		return nil, err
	}
	noted, err := e.noted(ctx)
	if noted {
		all = append(all, model.NoteColumn)
	}
	return all, err
}

// reportExport writes the table of a section as it is shown.
type reportExport struct {
	report model.Report
	lang   model.Lang
}

func (reportExport) formats() []export.Format {
	return []export.Format{export.CSV, export.TSV, export.JSON}
}

func (reportExport) choosesColumns() bool { return false }

func (e reportExport) groups() int { return e.report.Sections[0].Groups }

func (e reportExport) write(_ context.Context, f *export.File, job exportJob) (int64, error) {
	job.written.Store(int64(len(e.report.Sections[0].Rows)))
	if job.format == export.JSON {
		return 0, export.ReportJSON(f, e.report, e.lang)
	}
	return writeGrids(f, job, export.PrintedTables(e.report, e.lang)...)
}

// writeGrids writes tables and returns how many cells were defused.
func writeGrids(f *export.File, job exportJob, grids ...export.Grid) (int64, error) {
	w := export.NewWriter(job.format, f, job.options)
	for _, g := range grids {
		if err := w.Grid(g); err != nil {
			return 0, err
		}
	}
	return w.Defused(), w.Close()
}

// counting counts what passes.
func counting[T any](all iter.Seq2[T, error], n *atomic.Int64) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range all {
			if err == nil {
				n.Add(1)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// The most cells a part of a file name and the whole take.
const (
	partCells = 40
	nameCells = 100
)

// fileName makes a name of parts that may come from logs: nothing in it can
// leave the folder, hide the file, or mean something to a shell or to Windows.
func fileName(parts []string, ext string) string {
	var safe []string
	for _, p := range parts {
		if p = safePart(p); p != "" {
			safe = append(safe, p)
		}
	}
	name := trimmed(strings.Join(safe, "_"), nameCells)
	if name == "" || reserved(name) {
		name = "edgelens_" + name
	}
	return strings.TrimRight(name, "_.") + "." + ext
}

// safePart keeps letters, digits and the marks that are harmless everywhere.
func safePart(s string) string {
	var b strings.Builder
	last := rune('_')
	for _, r := range clean.Text(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-.+@", r) {
			r = '_'
		}
		if r != last || r != '_' && r != '.' && r != '-' {
			b.WriteRune(r)
		}
		last = r
	}
	return strings.Trim(trimmed(b.String(), partCells), "_.-+@")
}

// trimmed cuts text to at most w cells.
func trimmed(s string, w int) string {
	for i, r := range s {
		if w -= term.Width(string(r)); w < 0 {
			return s[:i]
		}
	}
	return s
}

// reserved reports whether Windows takes a name for a device.
func reserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	device := strings.TrimRight(base, "0123456789")
	return len(base) == 4 && (device == "com" || device == "lpt")
}

// withExtension changes the extension of a name if it is the old one.
func withExtension(name, from, to string) string {
	if base, ok := strings.CutSuffix(name, "."+from); ok {
		return base + "." + to
	}
	return name
}
