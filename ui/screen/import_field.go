package screen

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"edgelens/ui/fetch"
	"edgelens/ui/widget"
)

// pathsProposed is the most files proposed at once; who sees so many types on.
const pathsProposed = 200

// pathField is a field for paths that proposes files and folders. Folders are
// read in commands, and nothing is proposed until the answer is there.
type pathField struct {
	input   *widget.Input
	several bool                   // words are paths, else the whole line is one
	want    func(name string) bool // which files to propose; folders always are
	note    string                 // what a folder is called

	listing fetch.Asker[pathFolder]
	known   pathFolder
	wanted  string // folder of the path being typed
	asked   string // folder asked for last
}

// pathFolder is a folder with what is in it.
type pathFolder struct {
	path    string // as typed; "" is the working folder
	entries []pathEntry
	read    bool
}

// pathEntry is a file or folder.
type pathEntry struct {
	name   string
	folder bool
}

// newPathField returns an empty field.
func newPathField(look *widget.Look, prompt, placeholder string) *pathField {
	f := &pathField{input: widget.NewInput(look, prompt), note: look.Words.Import.Folder}
	f.input.Placeholder = placeholder
	f.input.Complete = f.complete
	f.want = func(name string) bool { return !ofCase(name) }
	return f
}

// ofCase reports whether a file is a case or what SQLite keeps beside one: there
// is nothing to import in it.
func ofCase(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == caseSuffix || strings.HasPrefix(ext, caseSuffix+"-")
}

// Init asks for the folder that the first proposals come from.
func (f *pathField) Init() tea.Cmd { return f.list() }

// Close stops reading a folder.
func (f *pathField) Close() { f.listing.Close() }

// Paths returns what was typed.
func (f *pathField) Paths() []string {
	if !f.several {
		line := strings.TrimSpace(f.input.Value())
		if words := importWords(line); len(words) == 1 {
			line = words[0].text // pasted with quotes
		}
		return []string{expandHome(line)}
	}
	var paths []string
	for _, word := range importWords(f.input.Value()) {
		if word.text != "" {
			paths = append(paths, expandHome(word.text))
		}
	}
	return paths
}

// OnePath asks whether all that was typed, with its blanks and quotes, is the
// path of something. It is nil where that is the only way to read it.
func (f *pathField) OnePath() func(context.Context) (string, error) {
	path := expandHome(strings.TrimSpace(f.input.Value()))
	if paths := f.Paths(); len(paths) == 1 && paths[0] == path {
		return nil
	}
	return func(context.Context) (string, error) {
		_, err := os.Stat(path)
		return path, err
	}
}

// Type takes a key as it was typed and reports whether it did anything here.
func (f *pathField) Type(msg tea.KeyMsg) (cmd tea.Cmd, used bool) {
	used = f.input.Update(msg)
	if f.wanted != f.asked {
		cmd = f.list()
	}
	return cmd, used
}

// Take takes the answer of a folder.
func (f *pathField) Take(msg tea.Msg) {
	if folder, _, ok := f.listing.Take(msg); ok {
		f.known = folder // one that cannot be read proposes nothing
		f.input.Propose()
	}
}

// list asks for the folder of the path being typed.
func (f *pathField) list() tea.Cmd {
	folder, want := f.wanted, f.want
	f.asked = folder
	return f.listing.Ask(func(ctx context.Context) (pathFolder, error) {
		return readPathFolder(ctx, folder, want), nil
	})
}

// complete proposes what continues the path before the cursor.
func (f *pathField) complete(line string, at int) (start int, list []widget.Candidate) {
	word := f.word(string([]rune(line)[:at]), at)
	folder, name := filepath.Split(word.text)
	f.wanted = folder
	if !f.known.read || f.known.path != folder {
		return at, nil
	}
	for _, entry := range f.known.entries {
		if len(list) < pathsProposed && proposes(entry, name) {
			list = append(list, f.candidate(folder, entry))
		}
	}
	return word.start, list
}

// word returns the path that the cursor is at the end of.
func (f *pathField) word(before string, at int) importWord {
	if !f.several {
		return importWord{text: before}
	}
	words := importWords(before)
	if len(words) == 0 || words[len(words)-1].end < at {
		return importWord{start: at, end: at}
	}
	return words[len(words)-1]
}

// proposes reports whether an entry continues what is typed of its name. Hidden
// ones must be asked for.
func proposes(entry pathEntry, typed string) bool {
	if typed == "" {
		return !strings.HasPrefix(entry.name, ".")
	}
	if entry.name == typed && !entry.folder {
		return false
	}
	return strings.HasPrefix(strings.ToLower(entry.name), strings.ToLower(typed))
}

// candidate returns an entry as it is put into the field.
func (f *pathField) candidate(folder string, entry pathEntry) widget.Candidate {
	c := widget.Candidate{Text: folder + entry.name}
	if entry.folder {
		c.Text += string(filepath.Separator)
		c.Note = f.note
	}
	if f.several {
		c.Text = importQuote(c.Text, entry.folder)
	}
	return c
}

// readPathFolder reads a folder, folders first. It is called in commands.
func readPathFolder(ctx context.Context, path string, want func(string) bool) pathFolder {
	answer := pathFolder{path: path, read: true}
	at := expandHome(path)
	if at == "" {
		at = "."
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		return answer
	}
	var files []pathEntry
	for _, e := range entries {
		switch {
		case ctx.Err() != nil:
			return answer
		case leadsToFolder(at, e):
			answer.entries = append(answer.entries, pathEntry{name: e.Name(), folder: true})
		case want(e.Name()):
			files = append(files, pathEntry{name: e.Name()})
		}
	}
	answer.entries = append(answer.entries, files...)
	return answer
}

// leadsToFolder reports whether an entry is a folder, or a link to one.
func leadsToFolder(at string, e os.DirEntry) bool {
	if e.Type()&os.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(at, e.Name()))
	return err == nil && info.IsDir()
}
