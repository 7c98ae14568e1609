package export_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"edgelens/model/export"
)

// content of a folder: names with their texts.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

func create(t *testing.T, path string, keep bool) *export.File {
	t.Helper()
	f, err := export.Create(path, keep)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("new"); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFileIsPutInPlaceWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := create(t, path, false)
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Errorf("before Commit the file holds %q, want old", text)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); len(got) != 1 || got["out.csv"] != "new" {
		t.Errorf("the folder holds %v, want out.csv alone with new", got)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode())
	}
	f.Discard()
	if got := content(t, dir)["out.csv"]; got != "new" {
		t.Errorf("Discard after Commit leaves %q", got)
	}
}

func TestDiscardLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	create(t, filepath.Join(dir, "out.csv"), false).Discard()
	if got := content(t, dir); len(got) != 0 {
		t.Errorf("the folder holds %v, want nothing", got)
	}
}

func TestKeepNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	f := create(t, path, true)
	if err := os.WriteFile(path, []byte("somebody else's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Commit = %v, want ErrExist", err)
	}
	if got := content(t, dir); len(got) != 1 || got["out.csv"] != "somebody else's" {
		t.Errorf("the folder holds %v", got)
	}
	if _, err := export.Create(path, true); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create = %v, want ErrExist", err)
	}
	second := create(t, filepath.Join(dir, "free.csv"), true)
	if err := second.Commit(); err != nil || content(t, dir)["free.csv"] != "new" {
		t.Errorf("Commit of a free name: %v, %v", err, content(t, dir))
	}
}

func TestAFolderIsNoFile(t *testing.T) {
	if _, err := export.Create(t.TempDir(), false); err == nil {
		t.Error("Create of a folder succeeds")
	}
}

func TestADeviceIsWrittenDirectly(t *testing.T) {
	if err := create(t, os.DevNull, false).Commit(); err != nil {
		t.Error(err)
	}
}
