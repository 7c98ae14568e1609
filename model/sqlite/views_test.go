package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

func viewNames(t *testing.T, s *Store) []string {
	t.Helper()
	views, err := s.Views(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range views {
		names = append(names, v.Name+" = "+v.Address)
	}
	return names
}

func TestViewsAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	s := must(Open(t.Context(), path, Options{Create: true}))
	saved := time.Date(2026, 10, 25, 11, 36, 6, 0, s.Zone())
	for _, v := range []model.SavedView{
		{Name: "月例", Address: "report period=2026-10", Saved: saved},
		{Name: " IPS ", Address: "ips", Saved: saved},
	} {
		if err := s.SaveView(t.Context(), v, false); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must(Open(t.Context(), path, Options{}))
	defer func() { _ = s.Close() }()
	views := must(s.Views(t.Context()))
	if len(views) != 2 || views[0].Name != "IPS" || views[1].Address != "report period=2026-10" || !views[1].Saved.Equal(saved) {
		t.Errorf("got %+v", views)
	}
}

func TestANameIsReplacedOnlyOnRequest(t *testing.T) {
	s := newCase(t)
	save := func(name, address string, replace bool) error {
		return s.SaveView(t.Context(), model.SavedView{Name: name, Address: address}, replace)
	}
	if err := errors.Join(save("a", "ips", false), save("b", "lines", false)); err != nil {
		t.Fatal(err)
	}
	if err := save("a", "report", false); !errors.Is(err, model.ErrTaken) || !strings.Contains(err.Error(), `"a"`) {
		t.Errorf("the same name: %v", err)
	}
	if err := save("a", "report", true); err != nil {
		t.Error(err)
	}
	if got, want := viewNames(t, s), []string{"a = report", "b = lines"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for name, address := range map[string]string{"": "ips", "a\x1b": "ips", strings.Repeat("x", 201): "ips", "c": strings.Repeat("x", 20_001)} {
		if err := save(name, address, true); !errors.Is(err, model.ErrUsage) {
			t.Errorf("%.10q was saved: %v", name, err)
		}
	}
}

func TestRenameAndDeleteAView(t *testing.T) {
	s := newCase(t)
	for _, name := range []string{"a", "b"} {
		if err := s.SaveView(t.Context(), model.SavedView{Name: name, Address: "ips"}, false); err != nil {
			t.Fatal(err)
		}
	}
	id := must(s.Views(t.Context()))[0].ID
	if err := s.RenameView(t.Context(), id, "b"); !errors.Is(err, model.ErrTaken) {
		t.Errorf("a name that is taken: %v", err)
	}
	if err := s.RenameView(t.Context(), id, "c"); err != nil {
		t.Error(err)
	}
	if got, want := viewNames(t, s), []string{"b = ips", "c = ips"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := s.DeleteView(t.Context(), id); err != nil {
		t.Error(err)
	}
	for what, err := range map[string]error{"delete": s.DeleteView(t.Context(), id), "rename": s.RenameView(t.Context(), id, "d")} {
		if !errors.Is(err, model.ErrNotFound) {
			t.Errorf("%s what is gone: %v", what, err)
		}
	}
	if got, want := viewNames(t, s), []string{"b = ips"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestACaseThatCanOnlyBeReadSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.edge")
	s := must(Open(t.Context(), path, Options{Create: true}))
	if err := s.SaveView(t.Context(), model.SavedView{Name: "a", Address: "ips"}, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must(Open(t.Context(), path, Options{ReadOnly: true}))
	defer func() { _ = s.Close() }()
	if got := viewNames(t, s); len(got) != 1 {
		t.Errorf("got %q", got)
	}
	err := s.SaveView(t.Context(), model.SavedView{Name: "b", Address: "ips"}, false)
	if !errors.Is(err, model.ErrCase) || model.Hint(err, model.JA) == "" || !strings.Contains(err.Error(), "can only be read") {
		t.Errorf("got %v", err)
	}
}

func TestViewsWaitForWhoWrites(t *testing.T) {
	before := busyTimeout
	busyTimeout = "1"
	t.Cleanup(func() { busyTimeout = before })
	s := newCase(t)
	other := must(Open(t.Context(), s.Path(), Options{}))
	defer func() { _ = other.Close() }()
	_, end, err := other.begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = s.SaveView(t.Context(), model.SavedView{Name: "b", Address: "ips"}, false)
	end()
	if !errors.Is(err, model.ErrCase) || !strings.Contains(err.Error(), "another edgelens is writing") {
		t.Errorf("got %v", err)
	}
}

// TestHostileViewsAreBounded: whoever made the case may have written anything.
func TestHostileViewsAreBounded(t *testing.T) {
	s := newCase(t)
	if _, err := s.db.ExecContext(t.Context(), `INSERT INTO view (name, address, saved)
		VALUES (printf('%.*c', 1000000, 'n'), 'lines filter=' || printf('%.*c', 1000000, 'x'), 9223372036854775807)`); err != nil {
		t.Fatal(err)
	}
	v := must(s.Views(t.Context()))[0]
	if len(v.Name) > model.MaxViewName+1 || len(v.Address) > model.MaxViewAddress+1 {
		t.Errorf("%d and %d bytes were read", len(v.Name), len(v.Address))
	}
	if _, err := v.Parse(nil); err == nil {
		t.Error("an address that was cut off can be opened")
	}
	if err := s.DeleteView(t.Context(), v.ID); err != nil {
		t.Error(err)
	}
}

// TestACaseWithoutViewsIsUpdated: what was saved before the table came is there,
// and views can be saved.
func TestACaseWithoutViewsIsUpdated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.edge")
	s := must(Open(t.Context(), path, Options{Create: true}))
	makeOlder(t, s, 5)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must(Open(t.Context(), path, Options{}))
	defer func() { _ = s.Close() }()
	if err := s.SaveView(t.Context(), model.SavedView{Name: "a", Address: "ips"}, false); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(fmt.Sprintf("%s.v5", path)); err != nil {
		t.Errorf("no copy was made: %v", err)
	}
}
