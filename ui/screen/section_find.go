package screen

import (
	"strings"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// finder is the field in which a text to look for in the rows is typed.
type finder struct {
	input *widget.Input
	from  int // the row the search began on
	text  soughtText
}

// soughtText is a text that is looked for in the rows.
type soughtText struct {
	text     string
	variants bool // in any spelling
}

// in reports whether a text contains it.
func (s soughtText) in(text string) bool {
	fold := model.Fold
	if s.variants {
		fold = model.FoldVariants
	}
	return strings.Contains(fold(text), fold(strings.TrimSpace(s.text)))
}

// openFinder opens the field for a text to look for.
func (s *Section) openFinder() tea.Cmd {
	row, _, ok := s.table.Cursor()
	if !ok {
		return Notify(s.env.Look.Words.Status.Empty)
	}
	s.finder = &finder{input: widget.NewInput(s.env.Look, s.env.Look.Words.Filter.SearchPrompt), from: row}
	return nil
}

// seek gives a key to the field. The cursor goes to the first row that has the
// text while it is typed; Esc takes it back to where it was.
func (s *Section) seek(msg tea.KeyMsg) tea.Cmd {
	f := s.finder
	before := f.text
	if keys.Match(msg, keys.AnySpelling) {
		f.text.variants = !f.text.variants
		f.input.Prompt, f.input.Problem = searchPrompt(s.env, f.text.variants), ""
	} else {
		f.input.Update(msg)
	}
	f.text.text = f.input.Value()
	switch {
	case keys.Match(msg, keys.Accept):
		s.sought, s.finder = f.text, nil
	case keys.Match(msg, keys.Cancel):
		s.finder = nil
		s.table.Move(f.from, "")
	case f.text != before:
		s.table.Move(f.from, "")
		if !s.find(f.text, f.from, 1) {
			f.input.Problem, f.input.ProblemAt = s.env.Look.Words.Filter.NoMatch, 0
		}
	}
	return nil
}

// again goes to the next row, or the one before, that has the text looked for.
func (s *Section) again(step int) tea.Cmd {
	row, _, _ := s.table.Cursor()
	if s.sought.text == "" || !s.find(s.sought, row+step, step) {
		return Notify(s.env.Look.Words.Filter.NoMatch)
	}
	return nil
}

// find puts the cursor on the nearest row with a text, row from included, and
// goes on at the other end.
func (s *Section) find(text soughtText, from, step int) bool {
	n := len(s.rows.list)
	for i := range n {
		at := ((from+i*step)%n + n) % n
		if text.in(strings.Join(s.rows.list[at].cells, "\n")) {
			s.table.Move(at, "")
			return true
		}
	}
	return false
}

// above draws what stands between the title and the table.
func (s *Section) above() []string {
	rows := s.panel()
	if s.finder != nil {
		s.finder.input.Resize(s.w, s.finder.input.Height())
		rows = append(rows, strings.Split(s.finder.input.View(), "\n")...)
	}
	return rows
}
