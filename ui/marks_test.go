package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
)

// exported is the only file of a folder.
func exported(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestOnlyTheMarkedLinesAreExported(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "space", "down", "down", "space")
	d.See("2 marked", "●▸2026-10-25 05:08:06")
	d.Press("E")
	d.See("only the 2 marked rows")
	d.Press("enter")
	rows := strings.Split(strings.TrimSpace(exported(t, folder)), "\n")
	if len(rows) != 3 || !strings.Contains(rows[1], "2026-10-25 11:36:06") || !strings.Contains(rows[2], "2026-10-25 05:08:06") {
		t.Errorf("exported\n%s", strings.Join(rows, "\n"))
	}
}

// TestOnlyTheMarkedGroupsAreExported holds the analysis to the same, and its file
// to the order of the screen.
func TestOnlyTheMarkedGroupsAreExported(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 120, 30)
	d.Press("B", "space", "down", "space", "E")
	d.See("only the 2 marked rows")
	d.Press("enter")
	d.See("2 records written")
	d.NotSee("top 2")
	rows := strings.Split(strings.TrimSpace(exported(t, folder)), "\r\n")
	if len(rows) != 3 || rows[1] != "Email Anti-spam,40" || rows[2] != "Anti-Malware,9" {
		t.Errorf("exported\n%s", strings.Join(rows, "\n"))
	}
	d.Press("up", "up", "space", "down", "down", "space", "E")
	d.NotSee("marked rows")
	d.Press("enter")
	d.See("3 records written")
}

func TestMarksSurviveSortingAndFiltering(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "space", "s") // oldest first
	d.See("oldest first", "1 marked")
	d.Press("space", "f")
	d.Type("time:2026-10-24")
	d.Press("enter", "*")
	d.See("10 marked")
	d.Press("*")
	d.See("2 marked")
	d.Press("E", "down", "right", "right", "enter") // the columns of the file
	if rows := strings.Split(strings.TrimSpace(exported(t, folder)), "\n"); len(rows) != 3 {
		t.Errorf("exported\n%s", strings.Join(rows, "\n"))
	}
}

func TestMarksAreTakenAway(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "　", "space", "*")
	d.See("20 marked")
	d.Press("*")
	d.NotSee("marked")
	d.Press("E")
	d.NotSee("marked rows")
}

// TestMarkedLinesThatAreGone: somebody else took their file back while they were
// marked. No line is left to write, which must not become every line.
func TestMarkedLinesThatAreGone(t *testing.T) {
	s := newStore()
	d, folder := start(t, s, model.EN, 120, 30)
	d.Press("4", "enter", "space", "E", "down", "right", "right")
	s.lines = s.lines[10:]
	d.Press("enter")
	d.See("no longer in the case")
	if files, err := filepath.Glob(filepath.Join(folder, "*.csv")); err != nil || len(files) > 0 {
		t.Errorf("written: %v, %v", files, err)
	}
}
