package importer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"edgelens/model"
)

// input is a file to import, from wherever it is.
type input struct {
	path string // to be shown; a member of an archive is archive/member
	name string // of the file itself, without what was around it
	size int64  // bytes it takes where it lies
	open func() (io.ReadCloser, error)
}

// endings are those of files that a folder or an archive is searched for.
var endings = []string{".csv", ".tsv", ".txt", ".gz", ".zip"}

func importable(name string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// hidden reports whether a name is one that systems leave beside files.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "__MACOSX" }

// inputs are the files a path stands for: a file, those in a folder or an
// archive, or "-" for stdin. An input is good until the next one is asked for.
// With an error only the input's path is set.
func inputs(ctx context.Context, path string, stdin io.Reader) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		if path == "-" {
			spooled(ctx, path, stdin, yield)
			return
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			yield(input{path: path}, unreadable(err))
		case info.IsDir():
			folder(path, yield)
		case !info.Mode().IsRegular():
			pipe(ctx, path, yield)
		default:
			file(path, path, yield)
		}
	}
}

// folder gives the files in a folder and below, in order of their names.
func folder(root string, yield func(input, error) bool) {
	found, stopped := false, false
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		more := true
		switch {
		case err != nil:
			found = true // it is not empty, as far as can be seen
			more = yield(input{path: path}, unreadable(err))
		case path != root && hidden(d.Name()) && d.IsDir():
			return filepath.SkipDir
		case hidden(d.Name()) || !importable(d.Name()) || !regular(path, d):
		default:
			found = true
			more = file(path, path, yield)
		}
		if !more {
			stopped = true
			return filepath.SkipAll
		}
		return nil
	})
	if !found && !stopped {
		yield(input{path: root}, problem(model.Text{JA: "取り込めるファイルがありません", EN: "no file to import in it"},
			model.Textf("探すのは %s です", "looked for %s", strings.Join(endings, ", "))))
	}
}

// regular reports whether an entry is a file or a link to one. Links to
// folders are not followed: they may lead in circles.
func regular(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// file gives what is in the file at, which is shown as path.
func file(path, at string, yield func(input, error) bool) bool {
	head, size, err := beginning(at)
	if err != nil {
		return yield(input{path: path}, unreadable(err))
	}
	plain := input{path: path, name: filepath.Base(path), size: size, open: func() (io.ReadCloser, error) { return os.Open(at) }}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return archive(path, at, size, yield)
	case isGzip(head):
		return yield(unzipped(plain, nil), nil)
	}
	return yield(plain, nil)
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1F, 0x8B}) }

// beginning gives a file's first bytes and its size.
func beginning(at string) (head []byte, size int64, err error) {
	f, err := os.Open(at)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	head, err = bufio.NewReader(f).Peek(4)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head, info.Size(), err
}

// pipe gives what comes out of something that cannot be read twice.
func pipe(ctx context.Context, path string, yield func(input, error) bool) {
	f, err := os.Open(path)
	if err != nil {
		yield(input{path: path}, unreadable(err))
		return
	}
	defer f.Close()
	spooled(ctx, path, f, yield)
}

// spooled gives what is in a stream, by way of a file that only the user can
// read and that is gone afterwards.
func spooled(ctx context.Context, path string, r io.Reader, yield func(input, error) bool) {
	at, err := spool(ctx, r)
	if at != "" {
		defer os.Remove(at)
	}
	if err != nil {
		yield(input{path: path}, unreadable(err))
		return
	}
	file(path, at, yield)
}

// spool copies a stream into a private file. A stream that gives nothing
// cannot be interrupted: when ctx ends, the copying is left to itself.
func spool(ctx context.Context, r io.Reader) (at string, err error) {
	f, err := os.CreateTemp("", "edgelens-*") // made 0600
	if err != nil {
		return "", err
	}
	copied := make(chan error, 1)
	go func() {
		_, err := io.Copy(f, r)
		copied <- errors.Join(err, f.Close())
	}()
	select {
	case err = <-copied:
		return f.Name(), err
	case <-ctx.Done():
		return f.Name(), errors.Join(ctx.Err(), f.Close())
	}
}
