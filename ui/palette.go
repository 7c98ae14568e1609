package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/screen"
	"edgelens/ui/theme"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// palette is the list of everything that can be done and everywhere one can go.
type palette struct {
	picker  *widget.Picker
	entries []entry
	far     []entry // what other screens have, after all others
	sources fetch.Asker[[]model.Source]
	views   fetch.Asker[screen.SavedViews]
}

// entry is a choice with what choosing it does.
type entry struct {
	widget.Choice
	do func() tea.Cmd
}

// openPalette opens the list. The imported files follow when they are known.
func (m *Model) openPalette() tea.Cmd {
	entries := slices.Concat(m.actions(), m.sections(), m.fields(), m.settings())
	m.palette = &palette{entries: entries, far: m.far()}
	m.palette.picker = widget.NewPicker(m.env.Look, m.env.Look.Words.Palette.Prompt, choices(m.palette.all()))
	m.resize(m.w, m.h)
	if m.env.Store == nil {
		return nil
	}
	return tea.Batch(m.palette.sources.Ask(m.env.Store.Sources), m.palette.views.Ask(screen.ReadViews(m.env.Store)))
}

// all are the entries in the order of the list.
func (p *palette) all() []entry { return slices.Concat(p.entries, p.far) }

func choices(entries []entry) []widget.Choice {
	list := make([]widget.Choice, len(entries))
	for i, e := range entries {
		list[i] = e.Choice
	}
	return list
}

// paletteKey takes a key while the list is shown.
func (m *Model) paletteKey(msg tea.KeyMsg) tea.Cmd {
	p := m.palette
	switch p.picker.Update(msg) {
	case widget.Confirmed:
		m.closePalette()
		i, _ := p.picker.Chosen()
		return p.all()[i].do()
	case widget.Dismissed:
		m.closePalette()
	}
	return nil
}

func (m *Model) closePalette() {
	if m.palette != nil {
		m.palette.sources.Close()
		m.palette.views.Close()
		m.palette = nil
	}
}

// takeSources adds the imported files to the list if msg is the answer.
func (m *Model) takeSources(msg tea.Msg) bool {
	if m.palette == nil {
		return false
	}
	list, err, ok := m.palette.sources.Take(msg)
	if !ok || err != nil { // the list is of use without them
		return ok
	}
	for _, s := range list {
		id := strconv.FormatInt(s.ID, 10)
		f := model.One(model.Term{Column: model.SourceColumn, Values: []model.Value{{From: id}}})
		m.palette.entries = append(m.palette.entries, entry{
			Choice: widget.Choice{Kind: m.env.Look.Words.Palette.Source, Text: filepath.Base(s.Path), Note: f.String()},
			do:     func() tea.Cmd { return screen.OpenLines(m.env, f) },
		})
	}
	m.palette.picker.SetChoices(choices(m.palette.all()))
	return true
}

// takeViews adds the saved views to the list if msg is the answer.
func (m *Model) takeViews(msg tea.Msg) bool {
	if m.palette == nil {
		return false
	}
	saved, err, ok := m.palette.views.Take(msg)
	if !ok || err != nil { // the list is of use without them
		return ok
	}
	for _, v := range saved.Views {
		m.palette.entries = append(m.palette.entries, entry{
			Choice: widget.Choice{Kind: m.env.Look.Words.Palette.View, Text: v.Name, Note: v.Address},
			do:     func() tea.Cmd { return saved.Open(m.env, v) },
		})
	}
	m.palette.picker.SetChoices(choices(m.palette.all()))
	return true
}

// everywhere are the keys that work on each screen.
func (m *Model) everywhere() []key.Binding {
	return m.env.Look.Keys.List(keys.Command, keys.SQL, keys.CopyAddress, keys.ShowCommand, keys.SaveView, keys.Views, keys.Back, keys.HistoryBack, keys.HistoryForward,
		keys.Undo, keys.Redo, keys.Mouse, keys.Redraw, keys.Help, keys.Quit, keys.ForceQuit)
}

// actions are what the keys of the screen do, then those that work everywhere.
func (m *Model) actions() []entry {
	words := m.env.Look.Words.Palette
	var list []entry
	had := map[string]bool{}
	add := func(kind string, b key.Binding) {
		press, ok := keys.Press(b)
		shown := b.Help().Key
		if !ok || had[shown] || keys.Moving(b) || shown == keys.Sections.Shown() {
			return
		}
		had[shown] = true
		list = append(list, entry{
			Choice: widget.Choice{Kind: kind, Text: b.Help().Desc, Note: shown, Off: !b.Enabled(),
				More: named(b)},
			do: func() tea.Cmd { return m.key(press) },
		})
	}
	for _, b := range m.stack.Top().Keys() {
		add(words.Action, b)
	}
	for _, b := range m.everywhere() {
		add(words.Everywhere, b)
	}
	return list
}

// named are the words of both languages that a key is found by.
func named(b key.Binding) []string {
	return keys.Words(b, keys.NewMap(lang.For("ja")), keys.NewMap(lang.For("en")))
}

// elsewhere are the keys that only other screens have.
func (m *Model) elsewhere() []keys.Far {
	return m.env.Look.Keys.Elsewhere(slices.Concat(m.stack.Top().Keys(), m.everywhere()))
}

// far are the actions of other screens. Choosing one says where it can be done.
func (m *Model) far() []entry {
	words := m.env.Look.Words
	var list []entry
	for _, k := range m.elsewhere() {
		list = append(list, entry{
			Choice: widget.Choice{Kind: words.Groups.Elsewhere, Text: k.Word, Note: k.Help().Key, More: named(k.Binding), Far: k.Where},
			do:     func() tea.Cmd { return screen.Notify(fmt.Sprintf(words.App.NotHereBut, k.Help().Desc)) },
		})
	}
	return list
}

// sections are the sections of the report.
func (m *Model) sections() []entry {
	if m.env.Store == nil {
		return nil
	}
	var list []entry
	for _, s := range model.Sections {
		list = append(list, entry{
			Choice: widget.Choice{Kind: m.env.Look.Words.Palette.Section, Note: s.ID,
				Text: fmt.Sprintf("%d %s", s.Number, s.Title.In(m.env.Lang)), More: []string{s.Title.JA, s.Title.EN}},
			do: func() tea.Cmd { return m.section(s.Number) },
		})
	}
	return list
}

// fields are what a filter can be about; choosing one begins a term of it.
func (m *Model) fields() []entry {
	if m.env.Store == nil {
		return nil
	}
	var list []entry
	for _, c := range model.FilterColumns() {
		list = append(list, entry{
			Choice: widget.Choice{Kind: m.env.Look.Words.Palette.Field, Text: c.Label(m.env.Lang), Note: c.Name,
				More: []string{c.Label(model.JA), c.Label(model.EN)}},
			do: func() tea.Cmd { return screen.FilterBy(m.env, c.Name+":") },
		})
	}
	return list
}

// settings are the languages and the colours.
func (m *Model) settings() []entry {
	words := m.env.Look.Words.Palette
	var list []entry
	add := func(text, command string, do func() tea.Cmd) {
		list = append(list, entry{Choice: widget.Choice{Kind: words.Setting, Text: text, Note: ":" + command}, do: do})
	}
	for _, l := range []model.Lang{model.JA, model.EN} {
		add(fmt.Sprintf(words.Language, l), "lang "+string(l), func() tea.Cmd { return m.speak(l) })
	}
	for _, name := range theme.Names() {
		add(fmt.Sprintf(words.Theme, name), "theme "+name, func() tea.Cmd { return m.paint(name) })
	}
	return list
}

// wordsOf are the words of a language, with or without signs beyond ASCII.
func wordsOf(l model.Lang, ascii bool) *lang.Words {
	words := lang.For(string(l))
	if ascii {
		return words.InASCII()
	}
	return words
}

// speak changes the language. Screens ask again, because what they show has
// words in it.
func (m *Model) speak(l model.Lang) tea.Cmd {
	look := m.env.Look
	look.Words = wordsOf(l, m.ascii)
	look.Keys = keys.NewMap(look.Words)
	m.env.Lang = l
	return m.stack.Broadcast(screen.LanguageChanged{})
}

// paint changes the colours.
func (m *Model) paint(name string) tea.Cmd {
	o := m.colours
	o.Name = name
	th, err := theme.New(o)
	if err != nil {
		return m.env.Complain(err)
	}
	m.env.Look.Theme = th
	return nil
}

// askColumns asks for the unknown columns of the open case: a filter and its
// terms are written otherwise where they have names of the program.
func (m *Model) askColumns() tea.Cmd {
	if m.env.Store == nil {
		return nil
	}
	return m.columns.Ask(headings(m.env.Store))
}

// takeColumns keeps them if msg is the answer.
func (m *Model) takeColumns(msg tea.Msg) (tea.Cmd, bool) {
	list, err, ok := m.columns.Take(msg)
	if ok && err == nil { // without them a filter's terms have their usual labels
		m.env.Headings = list
		m.resize(m.w, m.h) // terms may be written longer now
	}
	return nil, ok
}

// headings asks for the unknown columns of the open case.
func headings(store screen.Store) func(context.Context) ([]string, error) {
	return func(ctx context.Context) ([]string, error) {
		list, err := store.Headings(ctx)
		if list == nil {
			list = []string{} // nil would allow any name
		}
		return list, err
	}
}
