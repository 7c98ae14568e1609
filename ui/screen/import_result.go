package screen

import (
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// importRows are the rows of the table of files.
type importRows [][]string

// Len is how many rows there are.
func (r importRows) Len() int { return len(r) }

// Row gives the cells of a row.
func (r importRows) Row(n int) ([]string, bool) { return r[n], true }

// outcome is a row of the table of what came of an import.
type outcome struct {
	Imported
	all      bool // stands for all files
	unwanted bool // the import was cancelled before or in this file
}

// sorted are the rows of the results: all files first, then each in the order of
// the import, then those it was cancelled before.
func (i *importing) sorted() []outcome {
	if len(i.results) == 0 && !i.cancelled {
		return nil
	}
	rows := []outcome{{all: true, Imported: Imported{Source: sumOf(i.results)}}}
	for _, result := range i.results {
		rows = append(rows, outcome{Imported: result})
	}
	if !i.cancelled {
		return rows
	}
	for _, path := range i.run.left(i.results) {
		rows = append(rows, outcome{unwanted: true, Imported: Imported{Path: path}})
	}
	return rows
}

// outcome is the row of the cursor.
func (i *importing) outcome() (outcome, bool) {
	row, _, ok := i.table.Cursor()
	if !ok || row >= len(i.outcomes) {
		return outcome{}, false
	}
	return i.outcomes[row], true
}

// chosen takes a key when everything is over.
func (i *importing) chosen(msg tea.KeyMsg) tea.Cmd {
	if i.table.Update(msg) || !keys.Match(msg, keys.Open) {
		return nil
	}
	o, ok := i.outcome()
	switch {
	case !ok:
		return nil
	case o.all || o.unwanted:
		return i.env.Enter(i.env.Store)
	case o.Err != nil:
		return i.env.Stack.Push(newFacts(i.env, func(w *lang.Words) string { return w.Import.Failed },
			func() []widget.Paragraph { return failure(i.env, o.Err) }))
	}
	return i.env.Stack.Push(behind(i.env, o.Source))
}

// next says where Enter leads from the row of the cursor.
func (i *importing) next() string {
	words := i.env.Look.Words.Import
	o, _ := i.outcome()
	switch {
	case o.all || o.unwanted:
		return words.ToReport
	case o.Err != nil:
		return words.ToReason
	case o.Source.Rejected > 0:
		return words.ToRejects
	}
	return words.ToDetails
}

// failed is how many files could not be imported.
func (i *importing) failed() int {
	n := 0
	for _, result := range i.results {
		if result.Err != nil {
			n++
		}
	}
	return n
}

// importedAny reports whether any file brought something new.
func importedAny(results []Imported) bool {
	return slices.ContainsFunc(results, func(r Imported) bool { return r.Err == nil && !r.Source.Again })
}

// sumOf adds up the counts of the files that were imported.
func sumOf(results []Imported) (sum model.Source) {
	for _, result := range results {
		if result.Err == nil {
			sum.Records += result.Source.Records
			sum.New += result.Source.New
			sum.Known += result.Source.Known
			sum.Rejected += result.Source.Rejected
		}
	}
	return sum
}

// show fills the table with the progress or the results.
func (i *importing) show() {
	words := i.env.Look.Words.Import
	if i.phase != importEnded {
		i.table.SetColumns(importProgressColumns(words))
		i.table.SetData(i.run.rows(words))
		return
	}
	var rows importRows
	for _, o := range i.outcomes {
		rows = append(rows, i.cells(o))
	}
	i.table.SetColumns(importResultColumns(i.env.Look))
	i.table.SetData(rows)
}

// leading is the row to look at first: that of all files, or if none of them
// could be imported the first, which says why.
func (i *importing) leading() int {
	if n := i.failed(); n > 0 && n == len(i.results) {
		return 1
	}
	return 0
}

// cells are the cells of a row of the results.
func (i *importing) cells(o outcome) []string {
	words, l := i.env.Look.Words.Import, i.env.Lang
	row := make([]string, 10)
	row[0], row[1] = importName(o.Path, i.run.paths), words.Done
	switch {
	case o.all:
		row[0], row[1] = words.All, ""
	case o.unwanted:
		row[1] = words.Cancelled
		return row
	case o.Err != nil:
		row[1], row[9] = words.Failed, strings.TrimPrefix(model.Message(o.Err, l), o.Path+": ")
		return row
	case o.Source.Again:
		row[1] = words.Again
	}
	s := o.Source
	copy(row[2:], []string{count(s.Records), count(s.New), count(s.Known), count(s.Rejected), s.Encoding, s.Profile})
	if !o.all {
		row[8], row[9] = sourcePeriod(i.env, s), notices(s, l)
	}
	return row
}

// importResultColumns are the columns of the results.
func importResultColumns(look *widget.Look) []widget.Column {
	words, th := look.Words.Import, look.Theme
	state := func(c widget.Cell) (string, theme.Style) {
		if c.Text == words.Failed || c.Text == words.Cancelled {
			return c.Text, th.Bad
		}
		return c.Text, th.Text
	}
	return []widget.Column{
		{ID: "file", Title: words.File, From: 0, Frozen: true, Max: 28},
		{ID: "state", Title: words.State, From: 1, Paint: state},
		{ID: "records", Title: words.Records, From: 2, Right: true},
		{ID: "new", Title: words.New, From: 3, Right: true},
		{ID: "known", Title: words.Known, From: 4, Right: true},
		{ID: "rejected", Title: words.Rejected, From: 5, Right: true, Paint: rejectedPaint(th)},
		{ID: "notices", Title: words.Notices, From: 9, Max: 30},
		{ID: "encoding", Title: words.Encoding, From: 6},
		{ID: "profile", Title: words.Profile, From: 7},
		{ID: "period", Title: words.Period, From: 8},
	}
}

// rejectedPaint draws a count of rejects so that one that is not 0 is seen.
func rejectedPaint(th *theme.Theme) func(widget.Cell) (string, theme.Style) {
	return func(c widget.Cell) (string, theme.Style) {
		if c.Text == "" || c.Text == "0" {
			return c.Text, th.Text
		}
		return c.Text, th.Warn
	}
}

// importProgressColumns are the columns while files are imported.
func importProgressColumns(words lang.Import) []widget.Column {
	return []widget.Column{
		{ID: "file", Title: words.File, From: 0, Frozen: true},
		{ID: "state", Title: words.State, From: 1},
		{ID: "records", Title: words.Records, From: 2, Right: true},
		{ID: "read", Title: words.Read, From: 3, Right: true},
	}
}

// rows are the files met so far, then the paths still to come.
func (r *importRun) rows(words lang.Import) importRows {
	var rows importRows
	for n, file := range r.files {
		state := words.Taken
		if n == len(r.files)-1 {
			state = words.Reading
		}
		rows = append(rows, []string{file.Name, state, count(file.Records), widget.Bytes(file.Bytes)})
	}
	for _, path := range r.waiting() {
		rows = append(rows, []string{importName(path, r.paths), words.Waiting, "", ""})
	}
	return rows
}

// waiting are the paths behind the one that the file being read belongs to.
func (r *importRun) waiting() []string {
	if len(r.files) == 0 {
		return r.paths
	}
	now := r.files[len(r.files)-1].Path
	for n, path := range slices.Backward(r.paths) {
		if comesFrom(now, path) {
			return r.paths[n+1:]
		}
	}
	return nil
}

// left are the files and paths without a result, when an import was cancelled.
func (r *importRun) left(results []Imported) []string {
	done := map[string]bool{}
	for _, result := range results {
		done[result.Path] = true
	}
	var paths []string
	for _, file := range r.files {
		if !done[file.Path] {
			paths = append(paths, file.Path)
		}
	}
	for _, path := range r.waiting() {
		if !slices.ContainsFunc(results, func(i Imported) bool { return comesFrom(i.Path, path) }) {
			paths = append(paths, path)
		}
	}
	return paths
}

// comesFrom reports whether a file is a path, or in the folder or archive of
// that path. Members of archives have slashes everywhere.
func comesFrom(file, path string) bool {
	rest, ok := strings.CutPrefix(filepath.ToSlash(file), strings.TrimSuffix(filepath.ToSlash(path), "/"))
	return ok && (rest == "" || rest[0] == '/')
}

// importName is a file's name beside others: from the folder or archive on that
// was asked for.
func importName(file string, paths []string) string {
	for _, path := range paths {
		if comesFrom(file, path) {
			folder := filepath.Dir(filepath.Clean(path))
			if rest, ok := strings.CutPrefix(file, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator)); ok {
				return rest
			}
		}
	}
	return file
}
