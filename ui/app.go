// Package ui is the terminal: the frame around the screens, the keys that work
// everywhere, and the way from a case to its report.
package ui

import (
	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/nav"
	"edgelens/ui/screen"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Options are what the program is started with.
type Options struct {
	Store  screen.Store // the open case; nil: the user chooses one first
	Host   screen.Host  // opens cases and imports files
	Folder string       // where exports are written
	Lang   model.Lang
	View   *model.Address // opened above the report; nil for none
	Paths  []string       // imported into the case before its report is shown

	Theme string      // one of theme.Names; "" goes by the terminal's background
	Depth theme.Depth // number of colours; Run takes it from the environment
	ASCII bool        // draw with nothing but ASCII
	// Ambiguous is the width, 1 or 2, of the characters terminals disagree
	// about; 0 asks the terminal.
	Ambiguous int
}

// Model is the root model.
type Model struct {
	env     *screen.Env
	stack   *nav.Stack
	out     *term.Output // nil in tests
	work    work
	said    screen.Say
	help    *widget.Help   // nil unless help is shown
	palette *palette       // nil unless the list of everything is shown
	line    *commandLine   // nil unless a command is being typed
	asking  asking         // nil unless a text is being asked for
	left    *model.Address // where the last session with the case ended; nil if that is not known
	start   *model.Address // what the program was asked to show first
	leaving fetch.Asker[*model.Address]
	columns fetch.Asker[[]string]
	colours theme.Options // what the program was started with
	ascii   bool          // the words are to be drawn in ASCII as far as they can
	given   screen.Store  // the case the program was started with
	paths   []string
	clicked click // the last one that opened something
	w, h    int
}

// NewModel returns the program, ready for bubbletea. An unknown theme is an
// error.
func NewModel(o Options) (*Model, error) {
	if o.Theme == "" {
		o.Theme = background()
	}
	colours := theme.Options{Name: o.Theme, Light: term.Light(), Depth: o.Depth, ASCII: o.ASCII || o.Ambiguous == 2}
	th, err := theme.New(colours)
	if err != nil {
		return nil, err
	}
	m := &Model{stack: &nav.Stack{}, paths: o.Paths, given: o.Store, start: o.View, colours: colours, ascii: o.ASCII}
	m.env = &screen.Env{
		Store: o.Store, Look: widget.NewLook(th, wordsOf(o.Lang, o.ASCII)), Lang: o.Lang, Stack: m.stack,
		Folder: o.Folder, Host: o.Host, Copy: m.copy, Begin: m.work.begin, Enter: m.enter,
	}
	return m, nil
}

// background names the theme for the terminal's background.
func background() string {
	if term.Light() {
		return "light"
	}
	return "dark"
}

// copy puts text on the clipboard.
func (m *Model) copy(text string) error {
	if m.out == nil {
		return nil
	}
	return m.out.Copy(text)
}

// enter makes a store the open case and shows its report. The case that was
// open is closed, unless it belongs to who started the program.
func (m *Model) enter(store screen.Store) tea.Cmd {
	old := m.env.Store
	leave := m.leave()
	m.env.Store, m.env.Period, m.env.Latest = store, nil, nil
	m.env.Filter, m.env.Off, m.env.Months, m.env.Looked, m.env.Headings = model.Filter{}, nil, nil, false, nil
	m.env.Logged, m.env.Held = model.Period{}, model.Period{}
	cmd := tea.Batch(m.stack.Reset(screen.NewReport(m.env)), m.importGiven(), m.askColumns())
	if old != store {
		m.left = nil
		m.env.Statements = nil // they may name what is in the other case
		cmd = tea.Batch(cmd, m.greeting(), m.askLeft())
	}
	if old == nil || old == store {
		return cmd
	}
	given, end := old == m.given, m.work.begin()
	return tea.Batch(cmd, func() tea.Msg {
		defer end()
		leave()
		if !given {
			_ = old.Close() // nothing was written, so nothing can be lost
		}
		return nil
	})
}

// Init shows the first screen.
func (m *Model) Init() tea.Cmd {
	if m.env.Store != nil {
		if m.start != nil { // the report below it is of the same period
			m.env.Period = m.start.Period
		}
		return tea.Batch(m.stack.Reset(screen.NewReport(m.env)), m.openStart(), m.importGiven(), m.greeting(), m.askLeft(), m.askColumns())
	}
	cmd := m.stack.Reset(screen.NewCases(m.env))
	if len(m.paths) == 0 {
		return cmd
	}
	return tea.Batch(cmd, screen.Notify(m.env.Look.Words.App.FilesWait))
}

// importGiven imports the files the program was started with into the case
// that has just been opened, once.
func (m *Model) importGiven() tea.Cmd {
	paths := m.paths
	if m.paths = nil; len(paths) == 0 {
		return nil
	}
	return m.stack.Push(screen.NewImport(m.env, paths))
}

// Update takes a message. What it changes of what is shown is in the history.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.stack.Mark()
	defer m.stack.Record()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
		return m, m.stack.Show(msg) // more rows in sight may have to be asked for
	case tea.KeyMsg:
		return m, m.key(msg)
	case screen.Changed:
		return m, tea.Batch(m.stack.Broadcast(msg), m.askColumns())
	case screen.LanguageChanged, screen.ViewsChanged:
		return m, m.stack.Broadcast(msg)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case screen.Say:
		m.said = msg
		return m, nil
	}
	if m.takeSources(msg) || m.takeViews(msg) {
		return m, nil
	}
	for _, take := range []func(tea.Msg) (tea.Cmd, bool){m.takeHeadings, m.takeLeft, m.takeAsked, m.takeColumns} {
		if cmd, ok := take(msg); ok {
			return m, cmd
		}
	}
	return m, m.stack.Update(msg)
}

// key gives a key to whoever it belongs to. What was said is forgotten with the
// next key that does more than scroll.
func (m *Model) key(msg tea.KeyMsg) tea.Cmd {
	if !keys.Match(msg, keys.Up, keys.Down, keys.PageUp, keys.PageDown) {
		m.said = screen.Say{}
	}
	switch {
	case keys.Match(msg, keys.ForceQuit):
		return tea.Quit
	case keys.Match(msg, keys.Redraw):
		return tea.ClearScreen
	case m.small() && m.w > 0: // before the first size, keys were typed ahead
		return m.unseen(msg)
	case m.help != nil:
		m.helpKey(msg)
		return nil
	case m.palette != nil:
		return m.paletteKey(msg)
	case m.line != nil:
		return m.commandKey(msg)
	case m.asking != nil:
		return m.asking.key(m, msg)
	case msg.Type == tea.KeyF1:
		m.openHelp()
		return nil
	case msg.Type == tea.KeyF2:
		return m.toggleMouse()
	case m.stack.Top().Typing():
		return m.stack.Update(msg)
	}
	var cmds []tea.Cmd
	for i, k := range keys.Commands(msg) {
		if m.typed() && msg.Type == tea.KeyRunes { // the key before opened a field
			k = tea.KeyMsg{Type: tea.KeyRunes, Runes: msg.Runes[i : i+1]}
			cmds = append(cmds, m.key(k))
			continue
		}
		cmds = append(cmds, m.command(k))
	}
	return tea.Batch(cmds...)
}

// typed reports whether keys are text now.
func (m *Model) typed() bool {
	return m.stack.Top().Typing() || m.help != nil || m.palette != nil || m.line != nil || m.asking != nil
}

// command does what a key says that works everywhere, or leaves it to the
// screen.
func (m *Model) command(msg tea.KeyMsg) tea.Cmd {
	m.stack.Mark() // several keys may come in one message
	defer m.stack.Record()
	words := m.env.Look.Words.App
	if n, ok := keys.Section(msg); ok {
		return m.section(n)
	}
	switch {
	case keys.Match(msg, keys.Help):
		m.openHelp()
	case keys.Match(msg, keys.Palette):
		return m.openPalette()
	case keys.Match(msg, keys.Command):
		return m.openCommand("")
	case keys.Match(msg, keys.CopyAddress):
		return m.copyView(func(a model.Address) string { return a.String() })
	case keys.Match(msg, keys.Note):
		return m.openNote(msg)
	case keys.Match(msg, keys.ShowCommand):
		return m.copyView(func(a model.Address) string { return screen.Command(a, m.env.Store.Path()) })
	case keys.Match(msg, keys.SaveView):
		return m.openSaving(msg)
	case keys.Match(msg, keys.Views):
		return m.openViews()
	case keys.Match(msg, keys.SQL):
		return screen.OpenSQL(m.env, "")
	case keys.Match(msg, keys.Quit):
		return m.back(tea.Quit)
	case keys.Match(msg, keys.Back):
		return m.back(screen.Notify(words.NothingBack))
	case keys.Match(msg, keys.HistoryBack):
		return m.walk(-1, words.NothingBack)
	case keys.Match(msg, keys.HistoryForward):
		return m.walk(+1, words.NothingForward)
	case keys.Match(msg, keys.Undo):
		return m.walk(-1, words.NothingUndo)
	case keys.Match(msg, keys.Redo):
		return m.walk(+1, words.NothingRedo)
	default:
		return m.screenKey(msg)
	}
	return nil
}

// section opens a section of the open case.
func (m *Model) section(n int) tea.Cmd {
	if m.env.Store == nil {
		return screen.Notify(m.env.Look.Words.App.NoCase)
	}
	return screen.OpenSection(m.env, n)
}

// back goes one screen back, or does what is to be done on the first one.
func (m *Model) back(first tea.Cmd) tea.Cmd {
	if m.stack.Pop() {
		return nil
	}
	return first
}

// walk shows what was seen before, or after; while nothing but the first view was
// seen, it goes on where the last session ended. What is to be said where there
// is nothing is given.
func (m *Model) walk(n int, nothing string) tea.Cmd {
	if cmd, ok := m.stack.Go(n); ok {
		return cmd
	}
	if n > 0 && m.left != nil && m.stack.Behind() == 0 {
		return m.resume()
	}
	return screen.Notify(nothing)
}
