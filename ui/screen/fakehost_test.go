package screen

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/nav"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// hostZone is the zone of every case in these tests.
var hostZone = time.FixedZone("JST", 9*60*60)

// hostStore is a case that knows its sources and rejects; a screen that asks
// for anything else panics.
type hostStore struct {
	Store
	path    string
	sources []model.Source
	rejects []model.Reject
	err     error // the answer of every question, if it is not nil
	forgot  []int64
	closed  bool
	leave   func() // called while a source is being forgotten
}

func (s *hostStore) Zone() *time.Location { return hostZone }
func (s *hostStore) Path() string         { return s.path }
func (s *hostStore) Close() error         { s.closed = true; return nil }

func (s *hostStore) Sources(context.Context) ([]model.Source, error) {
	return slices.Clone(s.sources), s.err
}

func (s *hostStore) Rejects(_ context.Context, source int64) iter.Seq2[model.Reject, error] {
	return func(yield func(model.Reject, error) bool) {
		if s.err != nil {
			yield(model.Reject{}, s.err)
			return
		}
		for _, r := range s.rejects {
			if r.Source == source && !yield(r, nil) {
				return
			}
		}
	}
}

func (s *hostStore) Forget(ctx context.Context, id int64) (model.Source, error) {
	if s.leave != nil {
		s.leave()
	}
	if err := ctx.Err(); err != nil {
		return model.Source{}, err
	}
	at := slices.IndexFunc(s.sources, func(source model.Source) bool { return source.ID == id })
	if s.err != nil || at < 0 {
		return model.Source{}, s.err
	}
	gone := s.sources[at]
	s.sources = slices.Delete(s.sources, at, at+1)
	s.forgot = append(s.forgot, id)
	return gone, nil
}

// fakeHost is what lies outside the screens.
type fakeHost struct {
	recent   []Recent
	stores   map[string]*hostStore
	openErr  error
	opened   []string // paths, with a + where a case might be made
	imported [][]string
	working  atomic.Int32
	imports  func(ctx context.Context, progress func(ImportProgress)) ([]Imported, error)
}

// begin counts work under way.
func (h *fakeHost) begin() (end func()) {
	h.working.Add(1)
	return func() { h.working.Add(-1) }
}

func (h *fakeHost) Recent() []Recent { return h.recent }

func (h *fakeHost) Open(_ context.Context, path string, create bool) (Store, error) {
	name := path
	if create {
		name += "+"
	}
	h.opened = append(h.opened, name)
	if h.openErr != nil {
		return nil, h.openErr
	}
	store := &hostStore{path: path}
	if h.stores != nil {
		h.stores[path] = store
	}
	return store, nil
}

func (h *fakeHost) Import(ctx context.Context, _ Store, paths []string, progress func(ImportProgress)) ([]Imported, error) {
	h.imported = append(h.imported, paths)
	return h.imports(ctx, progress)
}

// hostRoot is as much of a root model as the screens need: it passes messages,
// goes back, and draws titles, the screen, what was said, and the footer.
type hostRoot struct {
	env     *Env
	first   func(*Env) nav.Screen
	w       int
	said    string
	entered []Store
}

func (r *hostRoot) Init() tea.Cmd { return r.env.Stack.Push(r.first(r.env)) }

func (r *hostRoot) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	r.env.Stack.Mark()
	defer r.env.Stack.Record()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.w = msg.Width - 1
		r.env.Stack.Resize(r.w, max(msg.Height-3, 1))
	case Say:
		r.said = msg.Text
	case tea.KeyMsg:
		return r, r.key(msg)
	default:
		return r, r.env.Stack.Update(msg)
	}
	return r, nil
}

func (r *hostRoot) key(msg tea.KeyMsg) tea.Cmd {
	r.said = ""
	if r.env.Stack.Top().Typing() {
		return r.env.Stack.Update(msg)
	}
	var cmds []tea.Cmd
	for _, command := range keys.Commands(msg) {
		if keys.Match(command, keys.Back) {
			r.env.Stack.Pop()
			continue
		}
		cmds = append(cmds, r.env.Stack.Update(command))
	}
	return tea.Batch(cmds...)
}

func (r *hostRoot) View() string {
	top := r.env.Stack.Top()
	body := strings.Split(top.View(), "\n")
	for len(body) < r.rows() {
		body = append(body, "")
	}
	rows := append([]string{term.Truncate(strings.Join(r.env.Stack.Titles(), " > "), r.w)}, body...)
	return strings.Join(append(rows, term.Truncate(r.said, r.w), r.env.Look.Footer(top.Keys(), r.w)), "\n")
}

// rows is how many rows the screen was given; a screen that draws more fails
// the test of its frame.
func (r *hostRoot) rows() int {
	return hostHeight - 3
}

// hostHeight is the height of the window of the test that runs.
var hostHeight = 24

// hostEnv returns the surroundings of a screen, with an open case.
func hostEnv(l model.Lang) (*Env, *fakeHost, *hostStore) {
	host, store := &fakeHost{stores: map[string]*hostStore{}}, &hostStore{path: "/cases/maruyama.edge"}
	env := &Env{
		Begin: host.begin,
		Store: store, Host: host, Lang: l, Stack: &nav.Stack{},
		Look: widget.NewLook(theme.Plain(false), lang.For(string(l))),
	}
	return env, host, store
}

// hostDriver runs a screen in a window.
func hostDriver(t *testing.T, env *Env, w, h int, first func(*Env) nav.Screen) (*uitest.Driver, *hostRoot) {
	t.Helper()
	hostHeight = h
	root := &hostRoot{env: env, first: first, w: w - 1}
	env.Enter = func(s Store) tea.Cmd {
		env.Store = s
		root.entered = append(root.entered, s)
		return nil
	}
	env.Stack.Resize(w-1, max(h-3, 1))
	return uitest.New(t, root, w, h), root
}

// hostProblem is an error with a hint.
func hostProblem(ja, en, hintJA, hintEN string) error {
	return &model.Problem{Kind: model.ErrInput, What: model.Text{JA: ja, EN: en}, Hint: model.Text{JA: hintJA, EN: hintEN}}
}

// hostSource is an imported log.
func hostSource(id int64, path string, isNew, known, rejected int64) model.Source {
	return model.Source{
		ID: id, Path: path, Kind: model.KindLog, Profile: "cloud-edge-ja", Encoding: "cp932", Size: 734_003,
		SHA256: [32]byte{0xab, 0xcd, 0xef, 1, 2, 3}, Imported: time.Date(2016, 3, 1, 0, 15, 0, 0, time.UTC),
		Records: isNew + known + rejected, New: isNew, Known: known, Rejected: rejected,
		From: time.Date(2016, 1, 31, 15, 0, 1, 0, time.UTC), To: time.Date(2016, 2, 29, 14, 59, 0, 0, time.UTC),
	}
}
