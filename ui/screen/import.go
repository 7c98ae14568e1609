package screen

import (
	"context"
	"errors"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/widget"
)

// importPhase is how far an import is.
type importPhase int

const (
	importAsks  importPhase = iota // for paths
	importRuns                     //
	importStops                    // cancelled, the answer is still to come
	importEnded                    //
)

// importing is the screen of an import: the question for paths, the progress,
// and what came of each file.
type importing struct {
	base
	paths []string
	phase importPhase

	field   *pathField
	onePath fetch.Asker[string] // whether what was typed is one path
	run     *importRun
	done    fetch.Asker[[]Imported]

	results   []Imported
	outcomes  []outcome // the rows of the table
	cancelled bool      // the user ended it
	err       error     // something else did
	table     *widget.Table
	tableTop  int // the row of the screen it begins on
}

// NewImport returns the screen that imports paths into the open case, or asks
// for them if there are none.
func NewImport(env *Env, paths []string) nav.Screen {
	words := env.Look.Words.Import
	i := &importing{base: base{env: env}, paths: paths}
	i.field = newPathField(env.Look, words.Prompt, words.Placeholder)
	i.field.several = true
	i.table = widget.NewTable(env.Look, importRows(nil), importProgressColumns(words))
	i.table.Empty = words.NothingImported
	return i
}

// Init begins with the paths, or asks for the folder to propose paths from.
func (i *importing) Init() tea.Cmd {
	if len(i.paths) > 0 {
		return i.begin(i.paths)
	}
	return i.field.Init()
}

// Update takes keys, progress and answers.
func (i *importing) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return i.key(msg)
	case LanguageChanged:
		i.table.Empty = i.env.Look.Words.Import.NothingImported
		if i.phase != importAsks {
			i.show()
		}
		return nil
	case importNews:
		return i.learn(msg)
	case importRested:
		return i.listen(msg)
	default:
		return i.answer(msg)
	}
}

// key takes a key in the phase the import is in.
func (i *importing) key(msg tea.KeyMsg) tea.Cmd {
	switch i.phase {
	case importAsks:
		return i.typed(msg)
	case importEnded:
		return i.chosen(msg)
	default:
		return i.watched(msg)
	}
}

// typed takes a key of the question for paths.
func (i *importing) typed(msg tea.KeyMsg) tea.Cmd {
	cmd, used := i.field.Type(msg)
	i.onePath.Stop() // who types on has not finished
	switch {
	case used:
	case keys.Match(msg, keys.Cancel):
		i.env.Stack.Pop()
	case keys.Match(msg, keys.Accept) && len(i.field.Paths()) == 0:
		i.field.input.Problem = i.env.Look.Words.Import.NoPath
	case keys.Match(msg, keys.Accept):
		if ask := i.field.OnePath(); ask != nil {
			return i.onePath.Ask(ask)
		}
		return i.begin(i.field.Paths())
	}
	return cmd
}

// watched takes a key while files are imported: the table moves, and Esc ends
// the import; once it is ending, Esc leaves the screen.
func (i *importing) watched(msg tea.KeyMsg) tea.Cmd {
	for _, command := range keys.Commands(msg) {
		switch {
		case !keys.Match(command, keys.Cancel):
			i.table.Update(command)
		case i.phase == importStops:
			i.env.Stack.Pop()
		default:
			i.phase = importStops
			i.run.cancel()
		}
	}
	return nil
}

// begin imports paths.
func (i *importing) begin(paths []string) tea.Cmd {
	i.field.Close()
	if i.env.Store == nil {
		i.phase, i.err = importEnded, errors.New(i.env.Look.Words.Import.NoCase)
		return nil
	}
	run, do := newImportRun(i.env, paths)
	i.run, i.phase = run, importRuns
	i.show()
	return tea.Batch(run.telling(whole(i.env, i.done.Ask(do))), run.listen)
}

// learn takes progress. What comes after the end of its import is dropped.
func (i *importing) learn(news importNews) tea.Cmd {
	if news.run != i.run || i.phase != importRuns {
		return nil
	}
	i.run.learn(news.files)
	i.show()
	return i.run.rest()
}

// listen waits for more progress after a pause.
func (i *importing) listen(rested importRested) tea.Cmd {
	if rested.run != i.run || i.phase != importRuns {
		return nil
	}
	return i.run.listen
}

// answer takes the result, or a folder for the field.
func (i *importing) answer(msg tea.Msg) tea.Cmd {
	i.field.Take(msg)
	if path, err, ok := i.onePath.Take(msg); ok && err == nil {
		return i.begin([]string{path}) // its name may have blanks
	} else if ok {
		return i.begin(i.field.Paths())
	}
	results, err, ok := i.done.Take(msg)
	if !ok {
		return nil
	}
	i.results, i.err = results, err
	if i.phase == importStops && errors.Is(err, context.Canceled) {
		i.cancelled, i.err = true, nil
	}
	i.phase, i.outcomes = importEnded, i.sorted()
	i.show()
	i.table.Move(i.leading(), "file")
	return nil
}

// Resize gives the screen w cells and h rows.
func (i *importing) Resize(w, h int) {
	i.base.Resize(w, h)
	i.field.input.Resize(w, h)
}

// Keys are the keys of the phase.
func (i *importing) Keys() []key.Binding {
	m, words := i.env.Look.Keys, i.env.Look.Words
	switch i.phase {
	case importAsks:
		return m.List(keys.Accept, keys.Complete, keys.Cancel)
	case importRuns:
		return []key.Binding{m.As(keys.Cancel, words.Import.Cancelled)}
	case importStops:
		return m.List(keys.Back)
	}
	if len(i.outcomes) == 0 {
		return []key.Binding{m.Off(keys.Open, words.Import.NothingToSee), m.Of(keys.Back)}
	}
	return []key.Binding{m.As(keys.Open, i.next()), m.Of(keys.Back)}
}

// Typing reports whether keys are not commands: in the question for paths, and
// while files are imported, when Esc belongs to the import.
func (i *importing) Typing() bool { return i.phase != importEnded }

// Cursor is where the paths are typed.
func (i *importing) Cursor() (x, y int, visible bool) {
	if i.phase != importAsks {
		return 0, 0, false
	}
	return i.field.input.Cursor()
}

// Title is the screen's name.
func (i *importing) Title() string { return i.env.Look.Words.Import.Title }

// Close ends the import. What it had finished stays in the case.
func (i *importing) Close() {
	if i.run != nil {
		i.run.cancel()
	}
	i.done.Close()
	i.field.Close()
	i.onePath.Close()
}
