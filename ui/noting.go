package ui

import (
	"context"
	"strings"

	"edgelens/model"
	"edgelens/ui/fetch"
	"edgelens/ui/keys"
	"edgelens/ui/screen"
	"edgelens/ui/widget"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// noted is a screen with a line that a note can be written about.
type noted interface {
	// Noted is the line, with the note it has; not ok if there is none.
	Noted() (line model.Line, ok bool)
}

// noting is the field in which a note on a line is written.
type noting struct {
	input  *widget.Input
	line   int64
	writes fetch.Asker[string]
}

// openNote opens the field for the line of the cursor. Screens without lines
// have the key to themselves.
func (m *Model) openNote(msg tea.KeyMsg) tea.Cmd {
	top, ok := m.stack.Top().(noted)
	if !ok {
		return m.screenKey(msg)
	}
	line, ok := top.Noted()
	if !ok {
		return screen.Notify(m.env.Look.Words.Status.Empty)
	}
	n := &noting{line: line.ID, input: widget.NewInput(m.env.Look, m.env.Look.Words.Lines.NotePrompt)}
	n.input.Placeholder = m.env.Look.Words.Lines.NoteHint
	n.input.SetValue(line.Note)
	m.asking = n
	m.resize(m.w, m.h)
	return nil
}

func (n *noting) key(m *Model, msg tea.KeyMsg) tea.Cmd {
	switch {
	case n.writes.Busy():
	case n.input.Update(msg):
		m.resize(m.w, m.h)
	case keys.Match(msg, keys.Accept):
		return n.write(m)
	case keys.Match(msg, keys.Cancel):
		m.asking = nil
	}
	return nil
}

// write writes the note beside Update, to the end once it was asked for.
func (n *noting) write(m *Model) tea.Cmd {
	store, line, text, end := m.env.Store, n.line, strings.TrimSpace(n.input.Value()), m.env.Begin()
	ask := n.writes.Ask(func(ctx context.Context) (string, error) {
		return text, store.SetNote(context.WithoutCancel(ctx), line, text)
	})
	return func() tea.Msg {
		defer end()
		return ask()
	}
}

// take says that the note was written if msg is the answer, or why not.
func (n *noting) take(m *Model, msg tea.Msg) (tea.Cmd, bool) {
	text, err, ok := n.writes.Take(msg)
	switch {
	case !ok:
		return nil, false
	case err != nil:
		n.input.Problem = model.Message(err, m.env.Lang)
		m.resize(m.w, m.h)
		return nil, true
	}
	m.asking = nil
	said := m.env.Look.Words.Lines.NotePut
	if text == "" {
		said = m.env.Look.Words.Lines.NoteGone
	}
	return tea.Batch(m.stack.Broadcast(screen.NoteChanged{Line: n.line, Text: text}), screen.Notify(said)), true
}

func (n *noting) keys(all *keys.Map) []key.Binding { return all.List(keys.Accept, keys.Cancel) }
func (n *noting) height() int                      { return n.input.Height() }
func (n *noting) resize(w, h int)                  { n.input.Resize(w, h) }
func (n *noting) draw() string                     { return n.input.View() }
func (n *noting) cursor() (x, y int, visible bool) { return n.input.Cursor() }
