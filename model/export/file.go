package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is an output file. It is written beside its place and put there when it
// is whole, so that a failed export leaves nothing. Only its owner may read
// it.
type File struct {
	*os.File
	path string // "" when the file is written in place
	keep bool
	done bool
}

// Create begins a file. With keep, an existing file is an error
// (fs.ErrExist); else it is replaced. A pipe or device is written directly.
func Create(path string, keep bool) (*File, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && keep:
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("is a directory")}
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &File{File: f}, err
	}
	// CreateTemp makes it readable by its owner only.
	f, err := os.CreateTemp(filepath.Dir(path), ".edgelens-*")
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	return &File{File: f, path: path, keep: keep}, nil
}

// Commit puts the whole file in its place.
func (f *File) Commit() error {
	defer f.Discard()
	if f.path == "" {
		f.done = true
		return f.Close()
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	if f.keep {
		return f.link()
	}
	if err := os.Rename(f.Name(), f.path); err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	f.done = true
	return nil
}

// link gives the file its name unless somebody else took it meanwhile. Where a
// file system has no links, looking first is the best there is.
func (f *File) link() error {
	err := os.Link(f.Name(), f.path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(f.path); err == nil {
		return &fs.PathError{Op: "create", Path: f.path, Err: fs.ErrExist}
	}
	return os.Rename(f.Name(), f.path)
}

// Discard removes what was written, unless it is in its place already.
func (f *File) Discard() {
	if f.done {
		return
	}
	f.done = true
	_ = f.Close()
	if f.path != "" {
		_ = os.Remove(f.Name())
	}
}
