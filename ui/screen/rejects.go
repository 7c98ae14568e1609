package screen

import (
	"context"
	"fmt"
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/nav"
	"edgelens/ui/widget"
)

// rejectsShown is the most rejects a screen takes in. A file in a wrong
// encoding may have a reject for each of its records.
const rejectsShown = 10_000

// rejectPage are rejects with their cells.
type rejectPage struct {
	rejects []model.Reject
	cells   importRows
}

// rejectList is the screen of the records of a source that were not understood.
type rejectList struct {
	base
	source model.Source
	asked  fetch.Asker[rejectPage]
	page   rejectPage
	table  *widget.Table
}

// NewRejects returns the screen of the rejects of a source.
func NewRejects(env *Env, source model.Source) nav.Screen {
	r := &rejectList{base: base{env: env}, source: source}
	r.table = widget.NewTable(env.Look, importRows(nil), nil)
	r.speak()
	return r
}

// speak puts the words of the language into the table.
func (r *rejectList) speak() {
	r.table.SetColumns(rejectColumns(r.env.Look))
	r.table.Empty = r.env.Look.Words.Sources.NoRejects
}

// rejectColumns are the columns of the rejects; the numbers are those of the
// cells of export.Rejects.
func rejectColumns(look *widget.Look) []widget.Column {
	words := look.Words.Sources
	return []widget.Column{
		{ID: "record", Title: words.Record, From: 1, Right: true, Frozen: true},
		{ID: "line", Title: words.Line, From: 2, Right: true},
		{ID: "reason", Title: words.Reason, From: 4, Max: 34},
		{ID: "text", Title: words.Text, From: 5, Max: 60},
	}
}

// Init asks for the rejects.
func (r *rejectList) Init() tea.Cmd {
	store, source, l := r.env.Store, r.source, r.env.Lang
	r.table.Busy = true
	return r.asked.Ask(func(ctx context.Context) (rejectPage, error) { return readRejects(ctx, store, source, l) })
}

// readRejects reads the first rejects of a source. It is called in commands.
func readRejects(ctx context.Context, store Store, source model.Source, l model.Lang) (rejectPage, error) {
	var page rejectPage
	for reject, err := range store.Rejects(ctx, source.ID) {
		if err != nil {
			return page, err
		}
		page.rejects = append(page.rejects, reject)
		if len(page.rejects) == rejectsShown {
			break
		}
	}
	all := func(yield func(model.Reject, error) bool) {
		for _, reject := range page.rejects {
			if !yield(reject, nil) {
				return
			}
		}
	}
	// The export knows how to read bytes in the encoding of their source.
	grid := export.Rejects{All: all, Sources: []model.Source{source}, Lang: l}.Grid(false)
	for row, err := range grid.Rows {
		if err != nil {
			return page, err
		}
		page.cells = append(page.cells, slices.Clone(row))
	}
	return page, nil
}

// Update takes keys and the answer.
func (r *rejectList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case LanguageChanged:
		r.speak()
		return r.Init()
	case tea.KeyMsg:
		return r.key(msg)
	default:
		return r.answer(msg)
	}
}

// key moves, or opens a reject.
func (r *rejectList) key(msg tea.KeyMsg) tea.Cmd {
	row, _, ok := r.table.Cursor()
	if r.table.Update(msg) || !ok || !keys.Match(msg, keys.Open) {
		return nil
	}
	reject, cells := r.page.rejects[row], r.page.cells[row]
	title := func(w *lang.Words) string { return w.Sources.Record + " " + count(reject.Record) }
	return r.env.Stack.Push(newFacts(r.env, title, func() []widget.Paragraph { return rejectFacts(r.env, reject, cells) }))
}

// answer takes the rejects and says if they are not all.
func (r *rejectList) answer(msg tea.Msg) tea.Cmd {
	page, err, ok := r.asked.Take(msg)
	if !ok {
		return nil
	}
	r.page = page
	r.table.Busy, r.table.Err = false, said(r.env, err)
	r.table.SetData(page.cells)
	if n := int64(len(page.rejects)); n < r.source.Rejected && err == nil {
		r.table.Note = fmt.Sprintf(r.env.Look.Words.Sources.First, count(n), count(r.source.Rejected))
	}
	return nil
}

// View draws the name of the file and the table.
func (r *rejectList) View() string {
	th, words := r.env.Look.Theme, r.env.Look.Words.Sources
	head := cut(th.Strong, fmt.Sprintf(words.Of, baseName(r.source.Path), count(r.source.Rejected)), r.w)
	if r.h < 2 {
		return stacked(r.h, head)
	}
	r.table.Resize(r.w, r.h-1)
	return stacked(r.h, head, r.table.View())
}

// Keys are the keys of the table.
func (r *rejectList) Keys() []key.Binding {
	m, why := r.env.Look.Keys, ""
	if len(r.page.rejects) == 0 {
		why = r.env.Look.Words.Sources.NoRejects
	}
	return []key.Binding{m.When(keys.Open, why), m.Of(keys.Back)}
}

// Title is the screen's name.
func (r *rejectList) Title() string { return r.env.Look.Words.Sources.RejectsTitle }

// Close stops what is still asked.
func (r *rejectList) Close() { r.asked.Close() }
