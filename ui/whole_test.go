package ui_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/exp/teatest"

	"edgelens/model"
	"edgelens/ui"
)

// patience bounds a test that has gone wrong; nothing waits for it otherwise.
const patience = 20 * time.Second

// whole runs the program with bubbletea's own event loop.
func whole(t *testing.T, o ui.Options) *teatest.TestModel {
	t.Helper()
	m, err := ui.NewModel(o)
	if err != nil {
		t.Fatal(err)
	}
	return teatest.NewTestModel(t, m, teatest.WithInitialTermSize(100, 30))
}

func waitFor(t *testing.T, tm *teatest.TestModel, text string) {
	t.Helper()
	teatest.WaitFor(t, tm.Output(), func(screen []byte) bool { return bytes.Contains(screen, []byte(text)) },
		teatest.WithDuration(patience), teatest.WithCheckInterval(5*time.Millisecond))
}

// final is what the program shows when it ends.
func final(t *testing.T, tm *teatest.TestModel) string {
	t.Helper()
	return tm.FinalModel(t, teatest.WithFinalTimeout(patience)).View()
}

func TestWholeProgramExportsTheLeadingClientsSpam(t *testing.T) {
	s, folder := newStore(), t.TempDir()
	tm := whole(t, ui.Options{Store: s, Folder: folder, Lang: model.JA})
	waitFor(t, tm, "対象期間")
	tm.Type("4")
	waitFor(t, tm, "解説")
	tm.Send(tea.KeyMsg{Type: tea.KeyEnter})
	waitFor(t, tm, "該当ログ")
	tm.Type("E")
	waitFor(t, tm, "書き出し")
	tm.Send(tea.KeyMsg{Type: tea.KeyEnter})
	waitFor(t, tm, "書き出しました")
	tm.Send(tea.KeyMsg{Type: tea.KeyCtrlC})
	final(t, tm)
	rows := records(t, filepath.Join(folder, "spam-users_172.16.16.162_2026-10.csv"))
	want, err := s.Count(t.Context(), drill(t, s, "spam-users"))
	if err != nil || int64(len(rows)) != want {
		t.Errorf("%d records, want %d (%v)", len(rows), want, err)
	}
}

func TestWholeProgramStaysWhereItIsOnResize(t *testing.T) {
	tm := whole(t, ui.Options{Store: newStore(), Folder: t.TempDir(), Lang: model.EN})
	waitFor(t, tm, "Report")
	tm.Type("8")
	waitFor(t, tm, "Rule Name")
	tm.Send(tea.WindowSizeMsg{Width: 60, Height: 20})
	tm.Send(tea.KeyMsg{Type: tea.KeyCtrlC})
	if got := final(t, tm); !bytes.Contains([]byte(got), []byte("Rule")) {
		t.Errorf("after the resize the section is gone:\n%s", got)
	}
}

func TestWholeProgramEndsWithQOnTheTopLevel(t *testing.T) {
	tm := whole(t, ui.Options{Store: newStore(), Folder: t.TempDir(), Lang: model.EN})
	waitFor(t, tm, "Report")
	tm.Type("8")
	waitFor(t, tm, "Rule Name")
	tm.Type("q")
	tm.Type("q")
	if got := final(t, tm); bytes.Contains([]byte(got), []byte("Rule Name")) {
		t.Errorf("the first q did not go back:\n%s", got)
	}
}
