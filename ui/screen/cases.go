package screen

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

// caseSuffix ends the name of every case.
const caseSuffix = ".edge"

// caseList is the screen of the cases opened lately.
type caseList struct {
	base
	asked   fetch.Asker[[]Recent]
	opening fetch.Asker[Store]
	recent  []Recent
	table   *widget.Table
	field   *pathField // nil unless a case is named
	imports bool       // import into the case once it is open
	err     error      // why a case was not opened
}

// NewCases returns the screen of the cases opened lately.
func NewCases(env *Env) nav.Screen {
	c := &caseList{base: base{env: env}}
	c.table = widget.NewTable(env.Look, importRows(nil), nil)
	c.speak()
	return c
}

// speak puts the words of the language into the table.
func (c *caseList) speak() {
	words, th := c.env.Look.Words.Cases, c.env.Look.Theme
	folder := func(cell widget.Cell) (string, theme.Style) {
		if cell.Row < len(c.recent) && c.recent[cell.Row].Missing {
			return fmt.Sprintf(words.Missing, cell.Text), th.Warn
		}
		return cell.Text, th.Dim
	}
	c.table.SetColumns([]widget.Column{
		{ID: "name", Title: words.Name, From: 0, Min: 12},
		{ID: "opened", Title: words.Opened, From: 1},
		{ID: "folder", Title: words.Folder, From: 2, Min: 20, Max: 200, Paint: folder},
	})
}

// Init asks for the cases.
func (c *caseList) Init() tea.Cmd {
	host := c.env.Host
	c.table.Busy = true
	return c.asked.Ask(func(context.Context) ([]Recent, error) { return host.Recent(), nil })
}

// Update takes keys and answers.
func (c *caseList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return c.key(msg)
	case LanguageChanged:
		c.speak()
		return nil
	default:
		return c.answer(msg)
	}
}

// key takes a key: while a case is opened only the one that gives up.
func (c *caseList) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case c.opening.Busy():
		c.giveUp(msg)
		return nil
	case c.field != nil:
		return c.typed(msg)
	case c.table.Update(msg):
		return nil
	}
	return c.command(msg)
}

// command does what a key of the list asks for.
func (c *caseList) command(msg tea.KeyMsg) tea.Cmd {
	words := c.env.Look.Words.Cases
	switch {
	case keys.Match(msg, keys.Open):
		return c.openCurrent()
	case keys.Match(msg, keys.NewCase):
		return c.name(words.NewPrompt, false)
	case keys.Match(msg, keys.ImportFiles) && c.env.Store != nil:
		return c.env.Stack.Push(NewImport(c.env, nil))
	case keys.Match(msg, keys.ImportFiles):
		return c.name(words.ImportPrompt, true)
	}
	return nil
}

// name asks for the file of a case.
func (c *caseList) name(prompt string, imports bool) tea.Cmd {
	c.err, c.imports = nil, imports
	c.field = newPathField(c.env.Look, prompt, c.env.Look.Words.Cases.Placeholder)
	c.field.want = func(name string) bool { return strings.EqualFold(filepath.Ext(name), caseSuffix) }
	c.Resize(c.w, c.h)
	return c.field.Init()
}

// typed takes a key of the name of a case.
func (c *caseList) typed(msg tea.KeyMsg) tea.Cmd {
	cmd, used := c.field.Type(msg)
	switch {
	case used:
	case keys.Match(msg, keys.Cancel):
		c.field.Close()
		c.field = nil
	case keys.Match(msg, keys.Accept):
		return c.openNamed(c.field.Paths()[0])
	}
	return cmd
}

// openNamed opens or makes the case that was named.
func (c *caseList) openNamed(path string) tea.Cmd {
	if path == "" || strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		c.field.input.Problem = c.env.Look.Words.Cases.NoName
		return nil
	}
	if !strings.EqualFold(filepath.Ext(path), caseSuffix) {
		path += caseSuffix
	}
	return c.open(path, true)
}

// openCurrent opens the case of the cursor.
func (c *caseList) openCurrent() tea.Cmd {
	row, _, ok := c.table.Cursor()
	if !ok {
		return nil
	}
	c.imports = false
	return c.open(c.recent[row].Path, false)
}

// open opens a case, or makes it. The one that is open already is just shown.
func (c *caseList) open(path string, create bool) tea.Cmd {
	c.err = nil
	if store := c.env.Store; store != nil && store.Path() == path {
		return c.enter(store)
	}
	host := c.env.Host
	return c.opening.Ask(func(ctx context.Context) (Store, error) {
		store, err := host.Open(ctx, path, create)
		if err == nil && ctx.Err() != nil {
			_ = store.Close() // nobody will take it
			return nil, ctx.Err()
		}
		return store, err
	})
}

// giveUp ends the opening of a case.
func (c *caseList) giveUp(msg tea.KeyMsg) {
	if keys.Match(msg, keys.Cancel) {
		c.opening.Stop()
	}
}

// answer takes the cases, an opened case, or a folder for the field.
func (c *caseList) answer(msg tea.Msg) tea.Cmd {
	if recent, _, ok := c.asked.Take(msg); ok {
		c.show(recent)
	}
	if c.field != nil {
		c.field.Take(msg)
	}
	store, err, ok := c.opening.Take(msg)
	switch {
	case !ok:
		return nil
	case err != nil:
		c.err = err
		return nil
	}
	return c.enter(store)
}

// show fills the table.
func (c *caseList) show(recent []Recent) {
	c.recent, c.table.Busy = recent, false
	var rows importRows
	for _, r := range recent {
		name := strings.TrimSuffix(filepath.Base(r.Path), caseSuffix)
		opened := ""
		if !r.Opened.IsZero() {
			opened = r.Opened.Format("2006-01-02 15:04") // in the zone of who sits here
		}
		rows = append(rows, []string{name, opened, filepath.Dir(r.Path)})
	}
	c.table.SetData(rows)
}

// enter goes into an open case, and on to its import if that was asked for.
func (c *caseList) enter(store Store) tea.Cmd {
	cmd := c.env.Enter(store)
	if !c.imports {
		return cmd
	}
	return tea.Batch(cmd, c.env.Stack.Push(NewImport(c.env, nil)))
}

// Resize gives the screen w cells and h rows.
func (c *caseList) Resize(w, h int) {
	c.base.Resize(w, h)
	if c.field != nil {
		c.field.input.Resize(w, h)
	}
}

// Keys are the keys of the list, or those of the field.
func (c *caseList) Keys() []key.Binding {
	m, why := c.env.Look.Keys, ""
	switch {
	case c.opening.Busy():
		return m.List(keys.Cancel)
	case c.field != nil:
		return m.List(keys.Accept, keys.Complete, keys.Cancel)
	case len(c.recent) == 0:
		why = c.env.Look.Words.Cases.NoCases
	}
	list := append([]key.Binding{m.When(keys.Open, why)}, m.List(keys.NewCase, keys.ImportFiles)...)
	if c.env.Stack.Len() > 1 {
		list = append(list, m.Of(keys.Back))
	}
	return list
}

// Typing reports whether a case is named, or opened and only Esc means anything.
func (c *caseList) Typing() bool { return c.field != nil || c.opening.Busy() }

// Cursor is where the case is named.
func (c *caseList) Cursor() (x, y int, visible bool) {
	if c.field == nil {
		return 0, 0, false
	}
	return c.field.input.Cursor()
}

// Title is the screen's name.
func (c *caseList) Title() string { return c.env.Look.Words.Cases.Title }

// Close stops what is still asked.
func (c *caseList) Close() {
	c.asked.Close()
	c.opening.Close()
	if c.field != nil {
		c.field.Close()
	}
}
