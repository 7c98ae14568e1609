package demo_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"edgelens/importer/demo"
	"edgelens/model"
)

// A folder named for the demo may hold a customer's own export of that name.
func TestWriteLeavesOtherFilesAlone(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, demo.Month(small).Files[2].Name)
	if err := os.WriteFile(theirs, []byte("a customer's"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := demo.Write(dir, small)
	if !errors.Is(err, fs.ErrExist) || !errors.Is(err, model.ErrUsage) || model.Hint(err, model.JA) == "" {
		t.Errorf("error %v, want one that says the file exists", err)
	}
	if b, _ := os.ReadFile(theirs); string(b) != "a customer's" {
		t.Errorf("their file holds %.20q now", b)
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 {
		t.Errorf("%d files are left, want theirs only", len(left))
	}
}

func TestWriteTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	first, err := demo.Write(dir, small)
	if err != nil {
		t.Fatal(err)
	}
	again, err := demo.Write(dir, small)
	if err != nil || len(again) != len(first) {
		t.Errorf("the second time: %v, %v", again, err)
	}
	info, err := os.Stat(first[0])
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("mode %v: others may read it", info.Mode())
	}
}
