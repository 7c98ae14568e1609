package screen

import (
	"context"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/theme"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// base is what screens have in common: where they are, how much room there is,
// and no field that is being typed in.
type base struct {
	env  *Env
	w, h int
}

// Resize says how many cells and rows the screen has.
func (b *base) Resize(w, h int) { b.w, b.h = w, h }

// Typing reports that no keys are text.
func (b *base) Typing() bool { return false }

// Cursor says that no field is being typed in.
func (b *base) Cursor() (x, y int, visible bool) { return 0, 0, false }

// fit returns text from outside, harmless and in exactly w cells of a style.
func fit(style theme.Style, text string, w int) string {
	return style.Render(term.Fit(clean.Text(text), max(w, 0)))
}

// cut returns text from outside, harmless and in at most w cells of a style.
func cut(style theme.Style, text string, w int) string {
	return style.Render(term.Truncate(clean.Text(text), max(w, 0)))
}

// stacked puts views on top of each other in at most h rows.
func stacked(h int, views ...string) string {
	rows := strings.Split(strings.Join(views, "\n"), "\n")
	return strings.Join(rows[:min(len(rows), max(h, 0))], "\n")
}

// copied returns a command that copies text and says so.
func (e *Env) copied(text string) tea.Cmd {
	return e.copiedAs(clean.Text(text), e.Look.Words.App.CopySent)
}

// copiedAs returns a command that copies text that is harmless already, and
// says what was copied.
func (e *Env) copiedAs(text, said string) tea.Cmd {
	words, copyText := e.Look.Words.App, e.Copy
	if copyText == nil {
		return nil
	}
	return func() tea.Msg {
		if err := copyText(text); err != nil {
			return Say{Text: words.CopyLong, Bad: true}
		}
		return Say{Text: said}
	}
}

// period returns the period asked for, or the newest month with lines while
// nobody has chosen one.
func period(ctx context.Context, store Store, chosen *model.Period) (model.Period, error) {
	if chosen != nil {
		return *chosen, nil
	}
	months, err := store.Months(ctx)
	if err != nil || len(months) == 0 {
		return model.Period{}, err
	}
	return months[0].Month, nil
}

// periodWord is a period as the screen names it.
func (e *Env) periodWord(p model.Period) string {
	if p.IsAll() {
		return e.Look.Words.Report.AllTime
	}
	return p.String()
}

// ruler is a horizontal line of w cells.
func ruler(th *theme.Theme, w int) string { return strings.Repeat(th.Symbols.Rule, max(w, 0)) }

// indented moves drawn rows one cell to the right.
func indented(view string) string { return " " + strings.ReplaceAll(view, "\n", "\n ") }

// foremost puts some keys first, and those that cannot be used last.
func (e *Env) foremost(list []key.Binding, first ...*keys.Key) []key.Binding {
	rank := func(b key.Binding) int {
		if !b.Enabled() {
			return len(first) + 1
		}
		at := slices.IndexFunc(first, func(k *keys.Key) bool { return slices.Equal(e.Look.Keys.Of(k).Keys(), b.Keys()) })
		if at < 0 {
			return len(first)
		}
		return at
	}
	slices.SortStableFunc(list, func(a, b key.Binding) int { return rank(a) - rank(b) })
	return list
}
