package screen

import (
	"context"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// importPause is how long the screen rests between two looks at the progress.
// An import reports far more often than anybody can read.
const importPause = 100 * time.Millisecond

// importFile is how far a file is.
type importFile struct {
	ImportProgress
	Name    string        // beside others; given by the screen
	Elapsed time.Duration // since its reading began
}

// importFeed carries progress from the goroutine that imports to the screen. Of
// each file only the newest report is kept, so that neither waits for the other
// and nothing piles up.
type importFeed struct {
	now  func() time.Time
	more chan struct{} // holds one token while there is something to take

	mu      sync.Mutex
	pending []importFile
	last    ImportProgress
	began   time.Time
}

func newImportFeed() *importFeed {
	return &importFeed{now: time.Now, more: make(chan struct{}, 1)}
}

// put takes a report. It never waits.
func (f *importFeed) put(p ImportProgress) {
	f.mu.Lock()
	now := f.now()
	if p.Path != f.last.Path || p.Looking != f.last.Looking || f.began.IsZero() {
		f.began = now // another file, or the second reading of the same
	}
	f.last = p
	file := importFile{ImportProgress: p, Elapsed: now.Sub(f.began)}
	if n := len(f.pending); n > 0 && f.pending[n-1].Path == p.Path {
		f.pending[n-1] = file
	} else {
		f.pending = append(f.pending, file)
	}
	f.mu.Unlock()
	select {
	case f.more <- struct{}{}:
	default: // there is a token already
	}
}

// take gives what was reported since it was last called.
func (f *importFeed) take() []importFile {
	f.mu.Lock()
	defer f.mu.Unlock()
	files := f.pending
	f.pending = nil
	return files
}

// importRun is an import under way.
type importRun struct {
	paths  []string
	feed   *importFeed
	cancel context.CancelFunc
	over   <-chan struct{} // closed when the import was cancelled or has ended
	files  []importFile    // what the screen knows, in the order of the import
	grown  bool            // the case is another now; known to the command only
}

// importNews is a message with progress, importRested the end of a pause.
type (
	importNews struct {
		run   *importRun
		files []importFile
	}
	importRested struct{ run *importRun }
)

// newImportRun returns a run and the function that does it, for a command. The
// run has a context of its own: a cancelled import still answers with the files
// it had finished.
func newImportRun(env *Env, paths []string) (*importRun, func(context.Context) ([]Imported, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	run := &importRun{paths: paths, feed: newImportFeed(), cancel: cancel, over: ctx.Done()}
	host, store := env.Host, env.Store
	return run, func(context.Context) ([]Imported, error) {
		defer cancel()
		results, err := host.Import(ctx, store, paths, run.feed.put)
		run.grown = importedAny(results)
		return results, err
	}
}

// telling makes the command of an import tell every screen that the case is
// another now. The screen of the import cannot: who left it may have closed it
// before the answer came, and what was finished by then is in the case.
func (r *importRun) telling(cmd tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		msg := cmd()
		if !r.grown {
			return msg
		}
		return told(msg)
	}
}

// told is a message, and that the case is another now.
func told(msg tea.Msg) tea.Msg {
	return tea.BatchMsg{
		func() tea.Msg { return msg },
		func() tea.Msg { return Changed{} },
	}
}

// whole makes a command one that the end of the program waits for, also if it
// was given up before it began.
func whole(env *Env, cmd tea.Cmd) tea.Cmd {
	end := env.Begin()
	return func() tea.Msg {
		defer end()
		return cmd()
	}
}

// listen is the command that waits for progress.
func (r *importRun) listen() tea.Msg {
	select {
	case <-r.feed.more:
		return importNews{run: r, files: r.feed.take()}
	case <-r.over:
		return nil
	}
}

// rest is the command that waits before the next look.
func (r *importRun) rest() tea.Cmd {
	return tea.Tick(importPause, func(time.Time) tea.Msg { return importRested{run: r} })
}

// learn takes progress into what the screen knows.
func (r *importRun) learn(files []importFile) {
	for _, file := range files {
		last := len(r.files) - 1
		if last < 0 || r.files[last].Path != file.Path {
			last++
			r.files = append(r.files, importFile{Name: importName(file.Path, r.paths)})
		}
		file.Name = r.files[last].Name
		r.files[last] = file
	}
}
