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
	"edgelens/ui/theme"
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
	return !slices.ContainsFunc(orders(), func(o order) bool { return o.name == model.Fold(word) && o.name != "view" })
}

// commandStart are the characters that may stand before a command.
const commandStart = " 　:："

// mistake is what is wrong with a command, and at which character, from 0.
type mistake struct {
	at   int
	text string
}

func (e *mistake) Error() string { return e.text }

// order is a command of the command line.
type order struct {
	name   string
	values func(*Model) []string // what may follow; nil if nothing does
	free   bool                  // anything may follow, and do says whether it can be read
	do     func(m *Model, value string) (func() tea.Cmd, error)
}

// orders are the commands, in the order of the completion.
func orders() []order {
	return []order{
		{name: "period", free: true, values: periods, do: (*Model).orderPeriod},
		{name: "view", free: true, values: viewNames, do: (*Model).orderView},
		{name: "sources", do: func(m *Model, _ string) (func() tea.Cmd, error) {
			return m.inCase(func() tea.Cmd { return m.stack.Push(screen.NewSources(m.env)) })
		}},
		{name: "import", do: func(m *Model, _ string) (func() tea.Cmd, error) {
			return m.inCase(func() tea.Cmd { return m.stack.Push(screen.NewImport(m.env, nil)) })
		}},
		{name: "export", do: pressed(keys.Export)},
		{name: "help", do: pressed(keys.Help)},
		{name: "mouse", do: pressed(keys.Mouse)},
		{name: "lang", values: func(*Model) []string { return []string{"ja", "en"} },
			do: func(m *Model, v string) (func() tea.Cmd, error) {
				return func() tea.Cmd { return m.speak(model.Lang(v)) }, nil
			}},
		{name: "theme", values: func(*Model) []string { return theme.Names() },
			do: func(m *Model, v string) (func() tea.Cmd, error) {
				return func() tea.Cmd { return m.paint(v) }, nil
			}},
		{name: "quit", do: func(*Model, string) (func() tea.Cmd, error) {
			return func() tea.Cmd { return tea.Quit }, nil
		}},
	}
}

// pressed is a command that does what a key does.
func pressed(k *keys.Key) func(*Model, string) (func() tea.Cmd, error) {
	return func(m *Model, _ string) (func() tea.Cmd, error) {
		press, _ := keys.Press(m.env.Look.Keys.Of(k))
		return func() tea.Cmd { return m.key(press) }, nil
	}
}

// inCase lets something be done if a case is open.
func (m *Model) inCase(do func() tea.Cmd) (func() tea.Cmd, error) {
	if m.env.Store == nil {
		return nil, &mistake{text: m.env.Look.Words.App.NoCase}
	}
	return do, nil
}

// periods are the periods the dashboard offers; others can be typed.
func periods(m *Model) []string {
	list := []string{model.Period{}.String()}
	if m.env.Period != nil && !m.env.Period.IsAll() {
		list = append(list, m.env.Period.String())
	}
	return list
}

// orderPeriod shows the same view of another period.
func (m *Model) orderPeriod(value string) (func() tea.Cmd, error) {
	p, err := model.ParsePeriod(model.Fold(value))
	if err != nil {
		return nil, err
	}
	return m.inCase(func() tea.Cmd { return screen.OpenPeriod(m.env, p) })
}

// understand finds out what a text means: a command, a section, or a filter.
// What is wrong with it is a [mistake] or an error of the filter language.
func (m *Model) understand(text string, unknown []string) (func() tea.Cmd, error) {
	start := len(text) - len(strings.TrimLeft(text, commandStart))
	word, rest, _ := model.CutWord(strings.TrimSpace(text[start:]))
	name, rest := model.Fold(word), strings.TrimSpace(rest)
	all := orders()
	if i := slices.IndexFunc(all, func(o order) bool { return o.name == name }); i >= 0 {
		return m.obey(all[i], text, rest)
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

// obey does one command with the value behind it.
func (m *Model) obey(o order, text, value string) (func() tea.Cmd, error) {
	words := m.env.Look.Words.Palette
	at := utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text[strings.LastIndex(text, value):], " "))
	if o.values != nil && !o.free {
		for _, v := range o.values(m) {
			if model.Fold(v) == model.Fold(value) {
				value = v
			}
		}
	}
	switch {
	case value == "" && o.values != nil:
		return nil, &mistake{at: utf8.RuneCountInString(text), text: fmt.Sprintf(words.Needs, o.name)}
	case value != "" && !o.free && (o.values == nil || !slices.Contains(o.values(m), value)):
		return nil, &mistake{at: at, text: fmt.Sprintf(words.NoSuch, value)}
	}
	do, err := o.do(m, value)
	if err != nil && o.free {
		return nil, &mistake{at: at, text: model.Message(err, m.env.Lang)}
	}
	return do, err
}

// complete proposes commands and sections for the first word, values of a
// command, and fields for the words of a filter.
func (m *Model) complete(c *commandLine, text string, at int) (int, []widget.Candidate) {
	before := string([]rune(text)[:at])
	start := strings.LastIndexAny(before, " 　")
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(before[start:])
		start += n
	}
	start = max(start, 0)
	name, rest, cut := model.CutWord(strings.TrimLeft(before, commandStart))
	for _, o := range orders() { // what may have blanks in it is one word
		if o.free && cut && o.name == model.Fold(name) {
			start = len(before) - len(rest)
		}
	}
	word, first := before[start:], model.Fold(strings.Trim(before[:start], commandStart))
	from := utf8.RuneCountInString(before[:start])
	for _, o := range orders() {
		if o.name == first {
			if o.values == nil {
				return from, nil
			}
			return from, fitting(values(o.values(m)), word)
		}
	}
	list := m.names(c)
	if first == "" {
		list = append(m.orderNames(), list...)
		for _, name := range viewNames(m) {
			list = append(list, widget.Candidate{Text: "view " + name})
		}
	}
	return from, fitting(list, word)
}

func values(list []string) []widget.Candidate {
	all := make([]widget.Candidate, len(list))
	for i, v := range list {
		all[i].Text = v
	}
	return all
}

// orderNames are the commands and the sections.
func (m *Model) orderNames() []widget.Candidate {
	var list []widget.Candidate
	for _, s := range model.Sections {
		list = append(list, widget.Candidate{Text: s.ID, Note: fmt.Sprintf("%d %s", s.Number, s.Title.In(m.env.Lang))})
	}
	list = append(list, widget.Candidate{Text: "report"}, widget.Candidate{Text: "lines", Note: m.env.Look.Words.Report.AllLines})
	for _, o := range orders() {
		text := o.name
		if o.values != nil {
			text += " "
		}
		list = append(list, widget.Candidate{Text: text})
	}
	return list
}

// names are the fields a filter can be about.
func (m *Model) names(c *commandLine) []widget.Candidate {
	var list []widget.Candidate
	for _, f := range model.Fields {
		list = append(list, widget.Candidate{Text: f.ID + ":", Note: model.FieldColumn(f.ID).Label(m.env.Lang)})
	}
	for _, heading := range c.unknown {
		column := model.Column{Name: heading, Unknown: true}
		term := model.One(model.Term{Column: column, Values: []model.Value{{Op: model.OpHas}}}).String()
		list = append(list, widget.Candidate{Text: strings.TrimSuffix(term, "*"), Note: heading})
	}
	return list
}

// fitting are the candidates that begin with what was typed, then those whose
// meaning holds it. There are none while nothing is typed.
func fitting(list []widget.Candidate, word string) []widget.Candidate {
	typed := model.Fold(word)
	var begin, then []widget.Candidate
	for _, c := range list {
		text, note := model.Fold(c.Text), model.Fold(c.Note)
		switch {
		case text == typed:
		case strings.HasPrefix(text, typed):
			begin = append(begin, c)
		case strings.Contains(text, typed) || strings.Contains(note, typed):
			then = append(then, c)
		}
	}
	return append(begin, then...)
}
