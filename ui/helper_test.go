package ui_test

import (
	"context"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// start shows a case in a window, with a folder for exports.
func start(t *testing.T, s *store, l model.Lang, w, h int) (*uitest.Driver, string) {
	t.Helper()
	folder := t.TempDir()
	m, err := ui.NewModel(ui.Options{Store: s, Folder: folder, Lang: l})
	if err != nil {
		t.Fatal(err)
	}
	return uitest.New(t, m, w, h), folder
}

// drill is the filter of the lines behind the leading row of a section.
func drill(t *testing.T, s *store, id string) model.Filter {
	t.Helper()
	section, _ := model.SectionByID(id)
	q := model.ReportQuery{Sections: []*model.Section{section}, Period: model.Month(2026, 10)}
	r, err := s.Report(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return section.Drill(q.Lines(), r.Sections[0].Rows[0])
}

// cursorRow is the row of the screen with the cursor.
func cursorRow(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if strings.HasPrefix(row, " ▸") {
			return row + " "
		}
	}
	t.Fatalf("there is no cursor:\n%s", d.Screen())
	return ""
}

// counted is the number of lines a screen of lines names.
func counted(screen string) string {
	for row := range strings.SplitSeq(screen, "\n") {
		if n, _, ok := strings.Cut(row, " lines  newest first"); ok {
			return strings.TrimSpace(n)
		}
	}
	return "no"
}
