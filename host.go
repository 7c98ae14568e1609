package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/adrg/xdg"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
	"edgelens/ui/screen"
)

// maxRecent is how many cases are remembered.
const maxRecent = 30

// host opens cases and imports files for the screen.
type host struct {
	state    string // file that remembers the cases opened lately
	profiles string // folder of the user's profiles; "" for none
}

// newHost keeps what it remembers in the user's folder for such things.
func newHost(profiles string) *host {
	return &host{state: filepath.Join(xdg.StateHome, "edgelens", "recent.json"), profiles: profiles}
}

// remembered is a case in the state file.
type remembered struct {
	Path   string    `json:"path"`
	Opened time.Time `json:"opened"`
	Left   string    `json:"left,omitempty"` // address of what was shown last
}

// Recent are the cases opened lately, newest first. What cannot be read is not
// remembered: the list is a convenience, and no reason to fail.
func (h *host) Recent() []screen.Recent {
	var recent []screen.Recent
	for _, r := range h.read() {
		_, err := os.Stat(r.Path)
		recent = append(recent, screen.Recent{Path: r.Path, Opened: r.Opened, Missing: errors.Is(err, fs.ErrNotExist)})
	}
	return recent
}

func (h *host) read() []remembered {
	b, err := os.ReadFile(h.state)
	if err != nil {
		return nil
	}
	var all []remembered
	if json.Unmarshal(b, &all) != nil {
		return nil
	}
	return all
}

// remember puts a case at the top of the list.
func (h *host) remember(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	r := remembered{Path: path, Opened: time.Now(), Left: h.Left(path)}
	all := slices.DeleteFunc(h.read(), func(r remembered) bool { return r.Path == path })
	return h.write(slices.Insert(all, 0, r))
}

// Left is the address of what a case showed last, "" if that is not known.
func (h *host) Left(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	for _, r := range h.read() {
		if r.Path == path {
			return r.Left
		}
	}
	return ""
}

// Leave keeps the address of what a case shows, if the case is remembered.
func (h *host) Leave(path, address string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	all := h.read()
	for i := range all {
		if all[i].Path == path {
			all[i].Left = address
			return h.write(all)
		}
	}
	return nil
}

// write keeps the list.
func (h *host) write(all []remembered) error {
	b, err := json.Marshal(all[:min(len(all), maxRecent)])
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(h.state), 0o700); err != nil {
		return err
	}
	f, err := export.Create(h.state, false)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(b); err != nil {
		return err
	}
	return f.Commit()
}

// openedCase is a case with what it has to say when it is opened.
type openedCase struct {
	*sqlite.Store
	notices []model.Text
}

// Notices are what is to be said when the case is shown.
func (c *openedCase) Notices() []model.Text { return c.notices }

// Open opens a case, or makes it, and remembers it.
func (h *host) Open(ctx context.Context, path string, create bool) (screen.Store, error) {
	s, err := sqlite.Open(ctx, path, sqlite.Options{Create: create})
	if err != nil {
		return nil, err
	}
	_ = h.remember(path) // a case that cannot be remembered is open all the same
	opened := &openedCase{Store: s}
	cutOff, _ := s.CutOff(ctx) // a case that does not know has more to answer than that
	for _, c := range cutOff {
		opened.notices = append(opened.notices, c.Text())
	}
	if len(cutOff) > 0 {
		_ = s.ToldCutOff(ctx) // else it is told again
	}
	return opened, nil
}

// Import takes files into an open case.
func (h *host) Import(ctx context.Context, into screen.Store, paths []string, progress func(screen.ImportProgress)) ([]screen.Imported, error) {
	s, ok := into.(importer.Loader)
	if !ok {
		return nil, fmt.Errorf("import into a store of type %T", into)
	}
	results, err := importer.Import(ctx, s, paths, importer.Options{Profiles: h.profiles, Progress: func(p importer.Progress) {
		progress(screen.ImportProgress{Path: p.Path, Looking: !p.Loading, Bytes: p.Read, Size: p.Size, Records: p.Records})
	}})
	var imported []screen.Imported
	for _, r := range results {
		imported = append(imported, screen.Imported{Path: r.Path, Source: r.Source, Err: r.Err})
	}
	return imported, err
}
