package ui_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

// host opens one case, whatever it is called, and remembers what was imported.
type host struct {
	store    *store
	imported []string
}

func (h *host) Recent() []screen.Recent { return nil }

func (h *host) Open(context.Context, string, bool) (screen.Store, error) { return h.store, nil }

func (h *host) Import(_ context.Context, into screen.Store, paths []string, _ func(screen.ImportProgress)) ([]screen.Imported, error) {
	if into != screen.Store(h.store) {
		return nil, errors.New("not the case that was opened")
	}
	h.imported = append(h.imported, paths...)
	return nil, nil
}

// TestFilesGivenWithoutACaseAreImportedIntoTheOneChosen: they must not be lost.
func TestFilesGivenWithoutACaseAreImportedIntoTheOneChosen(t *testing.T) {
	h := &host{store: newStore()}
	m, err := ui.NewModel(ui.Options{Host: h, Folder: t.TempDir(), Lang: model.JA, Paths: []string{"a.csv", "b.csv"}})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.See("取り込むケースを選ぶか")
	d.Press("o")
	d.Type("new.edge")
	d.Press("enter")
	if want := []string{"a.csv", "b.csv"}; !slices.Equal(h.imported, want) {
		t.Errorf("imported %q, want %q", h.imported, want)
	}
	d.Press("esc", "o", "esc")
	d.See("対象期間")
	if len(h.imported) != 2 {
		t.Errorf("imported again: %q", h.imported)
	}
}
