package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/screen"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// commandLine is the field in which a command, a section, a filter or the
// address of a view is typed.
type commandLine struct {
	input   *widget.Input
	asking  fetch.Asker[screen.SavedViews]
	unknown []string // headings of the case's unknown columns; nil until they are known
	saved   screen.SavedViews
	pending bool // Enter was pressed before the unknown columns and the views were known
}

// openCommand opens the field with a text in it.
func (m *Model) openCommand(text string) tea.Cmd {
	words := m.env.Look.Words.Palette
	c := &commandLine{input: widget.NewInput(m.env.Look, words.Command)}
	c.input.Placeholder = words.Hint
	c.input.Complete = func(text string, at int) (int, []widget.Candidate) { return m.complete(c, text, at) }
	c.input.SetValue(text)
	m.line = c
	m.resize(m.w, m.h)
	if m.env.Store == nil {
		c.unknown = []string{}
		return nil
	}
	return c.asking.Ask(screen.ReadViews(m.env.Store))
}

func (m *Model) closeCommand() {
	if m.line != nil {
		m.line.asking.Close()
		m.line = nil
	}
}

// takeHeadings keeps the unknown columns and the views if msg is the answer,
// and does what has been waiting for it.
func (m *Model) takeHeadings(msg tea.Msg) (tea.Cmd, bool) {
	c := m.line
	if c == nil {
		return nil, false
	}
	saved, err, ok := c.asking.Take(msg)
	if !ok {
		return nil, false
	}
	if err == nil {
		c.saved, c.unknown = saved, append([]string{}, saved.Unknown...) // nil would allow any name
	}
	if !c.pending {
		return nil, true
	}
	c.pending, m.said = false, screen.Say{}
	if err != nil {
		return m.env.Complain(err), true
	}
	return m.accept(), true
}

// commandKey takes a key while the field is open.
func (m *Model) commandKey(msg tea.KeyMsg) tea.Cmd {
	c := m.line
	c.pending = false
	before := c.input.Value()
	understood := c.input.Update(msg)
	m.resize(m.w, m.h)
	switch now := c.input.Value(); {
	case understood && now != before && keys.Match(msg, keys.Accept) && !strings.HasSuffix(now, ":") && !strings.HasSuffix(now, " "):
		return m.accept() // a whole command was taken from the list
	case understood:
	case keys.Match(msg, keys.Accept):
		return m.accept()
	case keys.Match(msg, keys.Cancel):
		m.closeCommand()
	}
	return nil
}

// accept does what was typed, or shows what is wrong with it.
func (m *Model) accept() tea.Cmd {
	c := m.line
	text := strings.TrimSpace(c.input.Value())
	if text == "" {
		m.closeCommand()
		return nil
	}
	if c.asking.Busy() && waits(text) {
		c.pending, m.said = true, screen.Say{Text: m.env.Look.Words.Status.Loading}
		return nil
	}
	do, err := m.understand(c.input.Value(), c.unknown)
	if err != nil {
		var at *mistake
		var f *model.FilterError
		switch {
		case errors.As(err, &at):
			c.input.ProblemAt = at.at
		case errors.As(err, &f):
			c.input.ProblemAt = f.At - 1
		}
		c.input.Problem = model.Message(err, m.env.Lang)
		m.resize(m.w, m.h)
		return nil
	}
	m.closeCommand()
	return do()
}

// waits reports whether a text can mean something else once the case has said
// which columns and views it has. The other commands work while it is slow.
func waits(text string) bool {
	word, _, _ := model.CutWord(strings.TrimLeft(text, commandStart))
	return !slices.ContainsFunc(orders(), func(o order) bool { return o.called(word) && o.name != "view" })
}

// commandStart are the characters that may stand before a command.
const commandStart = " 　:："

// mistake is what is wrong with a command, and at which character, from 0.
type mistake struct {
	at   int
	text string
}

func (e *mistake) Error() string { return e.text }

// understand finds out what a text means: a command, a section, or a filter.
// What is wrong with it is a [mistake] or an error of the filter language.
func (m *Model) understand(text string, unknown []string) (func() tea.Cmd, error) {
	start := len(text) - len(strings.TrimLeft(text, commandStart))
	word, rest, _ := model.CutWord(strings.TrimSpace(text[start:]))
	all := orders()
	if i := slices.IndexFunc(all, func(o order) bool { return o.called(word) }); i >= 0 {
		return m.obey(all[i], text, strings.TrimSpace(rest))
	}
	shift := func(err error) error { return shifted(err, utf8.RuneCountInString(text[:start])) }
	if model.IsAddress(text[start:]) {
		a, err := model.ParseAddress(text[start:], unknown)
		if err != nil {
			return nil, shift(err)
		}
		return m.inCase(func() tea.Cmd { return screen.OpenAddress(m.env, a) })
	}
	if plain(word) { // a word mistyped is not to open lines that happen to contain it
		if do, err := m.orderView(text[start:]); err == nil {
			return do, nil
		}
		return nil, &mistake{at: utf8.RuneCountInString(text[:start]), text: fmt.Sprintf(m.env.Look.Words.Palette.UnknownCommand, word)}
	}
	f, err := model.ParseFilter(text[start:], unknown)
	if err != nil {
		return nil, shift(err)
	}
	return m.inCase(func() tea.Cmd { return screen.OpenLines(m.env, f) })
}

// shifted is an error in a text that begins so many characters on.
func shifted(err error, by int) error {
	var wrong *model.FilterError
	if !errors.As(err, &wrong) {
		return err
	}
	moved := *wrong
	moved.At += by
	return &moved
}

// plain reports whether a word has nothing but the letters a command has.
func plain(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	})
}
