package screen

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// SavedViews are the saved views of a case, with what is needed to read their
// addresses.
type SavedViews struct {
	Views   []model.SavedView
	Unknown []string // the case's unknown columns
}

// Find is the view of a name.
func (s SavedViews) Find(name string) (model.SavedView, bool) {
	same := func(v model.SavedView) bool { return v.Name == name }
	like := func(v model.SavedView) bool { return model.SameName(clean.Text(v.Name), name) }
	for _, is := range []func(model.SavedView) bool{same, like} {
		if i := slices.IndexFunc(s.Views, is); i >= 0 {
			return s.Views[i], true
		}
	}
	return model.SavedView{}, false
}

// Open shows a view, or says why it cannot be opened any more.
func (s SavedViews) Open(env *Env, v model.SavedView) tea.Cmd {
	a, err := v.Parse(s.Unknown)
	if err != nil {
		text := fmt.Sprintf(env.Look.Words.Views.CannotOpen, model.Message(err, env.Lang))
		return func() tea.Msg { return Say{Text: text, Bad: true} }
	}
	cmd := OpenAddress(env, a)
	if l, ok := env.Stack.Top().(*Lines); ok && a.IsLines {
		l.options.Title = v.Name
	}
	return cmd
}

// ReadViews asks a case for its saved views.
func ReadViews(store Store) func(context.Context) (SavedViews, error) {
	return func(ctx context.Context) (SavedViews, error) {
		views, err := store.Views(ctx)
		if err != nil {
			return SavedViews{}, err
		}
		unknown, err := store.Headings(ctx)
		return SavedViews{Views: views, Unknown: unknown}, err
	}
}

// ViewsChanged is a message to all screens: the saved views are others now.
type ViewsChanged struct{}

// shownView is a view with why it cannot be opened; "" if it can.
type shownView struct {
	model.SavedView
	problem string
}

// viewList is the screen of the saved views.
type viewList struct {
	base
	saved  SavedViews
	shown  []shownView // those that have what is looked for
	table  *widget.Table
	finder *widget.Input  // nil unless a text to look for is being typed
	sought string         // it
	found  string         // it as it was accepted
	naming *widget.Input  // nil unless a view is given another name
	prompt *widget.Prompt // nil unless it is asked whether to delete
	export *exportDialog  // nil unless the list is being written

	renamed, doomed model.SavedView // the cursor's view when the field or the question opened

	asked  fetch.Asker[SavedViews]
	writes fetch.Asker[string]
}

// NewViews returns the screen of the saved views.
func NewViews(env *Env) nav.Screen {
	v := &viewList{base: base{env: env}}
	v.table = widget.NewTable(env.Look, importRows(nil), v.columns())
	return v
}

// columns are the name of a view, what it is, and when it was saved.
func (v *viewList) columns() []widget.Column {
	words := v.env.Look.Words.Views
	return []widget.Column{
		{ID: "name", Title: words.Name, From: 0, Min: 12, Max: 32, Frozen: true},
		{ID: "saved", Title: words.SavedAt, From: 2},
		{ID: "address", Title: words.Address, From: 1, Min: 20, Max: 200, Paint: v.paintAddress},
	}
}

// paintAddress marks an address that cannot be read; the word says so too.
func (v *viewList) paintAddress(c widget.Cell) (string, theme.Style) {
	if c.Row < len(v.shown) && v.shown[c.Row].problem != "" {
		return "! " + c.Text, v.env.Look.Theme.Warn
	}
	return c.Text, v.env.Look.Theme.Text
}

// problem says why a view cannot be opened; "" if it can.
func (v *viewList) problem(view model.SavedView) string {
	if _, err := view.Parse(v.saved.Unknown); err != nil {
		return fmt.Sprintf(v.env.Look.Words.Views.CannotOpen, model.Message(err, v.env.Lang))
	}
	return ""
}

// Init asks for the views.
func (v *viewList) Init() tea.Cmd {
	v.table.Busy, v.table.Err = true, nil
	return v.asked.Ask(ReadViews(v.env.Store))
}

// Update takes keys and answers.
func (v *viewList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return v.key(msg)
	case ViewsChanged, Changed, LanguageChanged:
		v.table.SetColumns(v.columns()) // the language may be another
		return v.Init()
	}
	if saved, err, ok := v.asked.Take(msg); ok {
		v.take(saved, err)
		return nil
	}
	if said, err, ok := v.writes.Take(msg); ok {
		if err != nil {
			return v.env.Complain(err)
		}
		return tea.Batch(v.Init(), Notify(said))
	}
	return tend(&v.export, func() {}, func() tea.Cmd { return v.export.update(msg) })
}

// take shows the views. After an error those that were there stay.
func (v *viewList) take(saved SavedViews, err error) {
	v.table.Busy, v.table.Err = false, said(v.env, err)
	if err == nil {
		v.saved = saved
		v.show()
	}
}

// show fills the table with the views that have what is looked for in their
// name or address, in any spelling.
func (v *viewList) show() {
	text := model.FoldVariants(strings.TrimSpace(v.sought))
	v.shown = nil
	var rows importRows
	for _, view := range v.saved.Views {
		if strings.Contains(model.FoldVariants(view.Name+"\n"+view.Address), text) {
			v.shown = append(v.shown, shownView{view, v.problem(view)})
			rows = append(rows, []string{view.Name, view.Address, stamp(v.env, view.Saved, "2006-01-02 15:04")})
		}
	}
	words := v.env.Look.Words
	v.table.Empty, v.table.Note = words.Views.Empty, ""
	if text != "" {
		v.table.Empty = words.Filter.NoMatch
		v.table.Note = words.Filter.SearchPrompt + v.sought
	}
	v.table.SetData(rows)
}

// current is the view of the cursor.
func (v *viewList) current() (shownView, bool) {
	row, _, ok := v.table.Cursor()
	if !ok || row >= len(v.shown) {
		return shownView{}, false
	}
	return v.shown[row], true
}

// Keys are the keys that can be used now.
func (v *viewList) Keys() []key.Binding {
	m, words := v.env.Look.Keys, v.env.Look.Words
	switch {
	case v.export != nil:
		return v.export.keys()
	case v.prompt != nil:
		return m.List(keys.Yes, keys.No)
	case v.naming != nil || v.finder != nil:
		return m.List(keys.Accept, keys.Cancel)
	}
	none, busy := "", ""
	if v.writes.Busy() {
		busy = words.Status.Loading
	}
	if _, ok := v.current(); !ok {
		none = cmp.Or(v.table.Empty, words.Views.Empty) // or none has what is looked for
		busy = none
	}
	delete, rename := m.As(keys.Forget, words.Views.Delete), m.As(keys.SaveView, words.Views.Rename)
	if busy != "" {
		delete, rename = m.AsOff(keys.Forget, words.Views.Delete, busy), m.AsOff(keys.SaveView, words.Views.Rename, busy)
	}
	list := append([]key.Binding{m.When(keys.Open, none), rename, delete, m.When(keys.Export, none)},
		m.List(keys.Search, keys.Back, keys.Up, keys.Down, keys.First, keys.Last, keys.Quit)...)
	if none != "" {
		return waysOut(list)
	}
	return list
}

// Typing reports whether keys are text or belong to a dialog.
func (v *viewList) Typing() bool {
	return v.export != nil || v.prompt != nil || v.naming != nil || v.finder != nil
}

// Title is the screen's name.
func (v *viewList) Title() string { return v.env.Look.Words.Views.Title }

// Close stops what is still asked.
func (v *viewList) Close() {
	v.asked.Close()
	v.writes.Close()
	v.export.close()
}
