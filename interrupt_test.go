package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui/screen"
)

// logFile is a log of some lines, all its own.
func logFile(t *testing.T, path string, lines int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("時間,メッセージの種類,クライアントIP,メールの件名\n")
	for i := range lines {
		fmt.Fprintf(&b, "2016-02-%02d %02d:%02d:06,スパムメール対策,192.0.2.%d,%s %d\n", 1+i%28, i/28%24, i%60, i%250, filepath.Base(path), i)
	}
	return writeFile(t, path, []byte(b.String()))
}

// stopper is a terminal whose user presses Ctrl-C when something is shown.
type stopper struct {
	stdout bytes.Buffer
	shown  strings.Builder
	at     string
	cancel context.CancelFunc
}

func (s *stopper) Write(b []byte) (int, error) {
	if strings.Contains(string(b), s.at) {
		s.cancel()
	}
	return s.shown.Write(b)
}

// copyCase copies a case with the files that stand beside it.
func copyCase(t *testing.T, from, to string) {
	t.Helper()
	for _, end := range []string{"", "-wal", "-journal"} {
		b, err := os.ReadFile(from + end)
		if errors.Is(err, fs.ErrNotExist) && end != "" {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, to+end, b)
	}
}

// quick is a clock by which every report of progress is worth a line.
func quick() func() time.Time {
	now := time.Unix(0, 0)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

// onScreen runs a command line in this process, its stderr a terminal.
func onScreen(ctx context.Context, stderr *stopper, args ...string) int {
	app := &app{stdin: strings.NewReader(""), stdout: &stderr.stdout, stderr: stderr, errTerminal: true, now: quick(), lang: model.EN}
	root := app.root()
	root.SetArgs(args)
	return app.end(ctx, root.ExecuteContext(ctx))
}

// TestCtrlCLeavesNothing of the file under way, in the middle of its records;
// what was finished before stays, and is told.
func TestCtrlCLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	a, b, c := logFile(t, filepath.Join(dir, "a.csv"), 100), logFile(t, filepath.Join(dir, "b.csv"), 20_000), logFile(t, filepath.Join(dir, "c.csv"), 100)
	for name, tt := range map[string]struct {
		paths []string
		want  string
	}{
		"the first": {[]string{b, c}, ""},
		"a later":   {[]string{a, b, c}, a + ": 100 records: 100 new, 0 known, 0 rejected [utf-8, cloud-edge-internet-security]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "t.edge")
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			stderr := &stopper{at: "  10,240 records  ", cancel: cancel}
			if code := onScreen(ctx, stderr, append([]string{"import", "--db", db}, tt.paths...)...); code != exitInterrupted || !strings.HasSuffix(stderr.shown.String(), "edgelens: interrupted\n") {
				t.Errorf("exit code %d after %q", code, stderr.shown.String())
			}
			if stderr.stdout.String() != tt.want {
				t.Errorf("got %q, want %q", stderr.stdout.String(), tt.want)
			}
			if tt.want == "" {
				if left, _ := filepath.Glob(db + "*"); len(left) > 0 {
					t.Errorf("left behind: %q", left)
				}
				return
			}
			if got := edgelens(t, exitDone, "lines", "--db", db, "--count"); got != "100\n" {
				t.Errorf("the case has %s lines, want 100", got)
			}
		})
	}
}

// TestCancelOnTheScreenLeavesNothing of the file under way: what Esc does to an
// import, in a real case.
func TestCancelOnTheScreenLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	a, b := logFile(t, filepath.Join(dir, "a.csv"), 100), logFile(t, filepath.Join(dir, "b.csv"), 20_000)
	h := &host{state: filepath.Join(dir, "state", "recent.json")}
	store, err := h.Open(t.Context(), filepath.Join(dir, "t.edge"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	results, err := h.Import(ctx, store, []string{a, b}, func(p screen.ImportProgress) {
		if p.Path == b && p.Records > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(results) != 1 || results[0].Err != nil || results[0].Path != a {
		t.Errorf("got %+v, %v", results, err)
	}
	sources, err := store.Sources(t.Context())
	n, err2 := store.Count(t.Context(), model.Filter{})
	if err != nil || err2 != nil || len(sources) != 1 || sources[0].Records != 100 || n != 100 {
		t.Errorf("the case has %d sources and %d lines, %v %v", len(sources), n, err, err2)
	}
}

// TestCtrlCLeavesARebuiltCaseAsItWas: a rebuild is whole or not at all.
func TestCtrlCLeavesARebuiltCaseAsItWas(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "t.edge")
	edgelens(t, exitDone, "import", "--db", db, logFile(t, filepath.Join(dir, "a.csv"), 100), logFile(t, filepath.Join(dir, "b.csv"), 20_000))
	before := answers(t, db)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stderr := &stopper{at: "  10,240 records  ", cancel: cancel}
	if code := onScreen(ctx, stderr, "rebuild", "--db", db); code != exitInterrupted {
		t.Errorf("exit code %d after %q", code, stderr.shown.String())
	}
	if after := answers(t, db); after != before {
		t.Error("the case is another one")
	}
}

// TestTheNextStartSaysWhatWasCutOff: what a kill in the middle of an import
// leaves is copied aside while it goes on. Who only reads says it every time,
// who may write says it once; a dry run writes nothing.
func TestTheNextStartSaysWhatWasCutOff(t *testing.T) {
	dir := t.TempDir()
	path, db, left := logFile(t, filepath.Join(dir, "april.csv"), 20_000), filepath.Join(dir, "t.edge"), filepath.Join(dir, "left.edge")
	stderr := &stopper{at: "  10,240 records  ", cancel: func() {
		copyCase(t, db, left)
	}}
	if code := onScreen(t.Context(), stderr, "import", "--db", db, path); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr.shown.String())
	}
	checkScreenIsTold(t, left)
	for _, step := range []struct {
		args []string
		want bool
	}{
		{[]string{"sources"}, true}, {[]string{"import", "--dry-run", path}, true}, {[]string{"report"}, true},
		{[]string{"import", path}, true}, {[]string{"sources"}, false}, {[]string{"lines", "--count"}, false},
	} {
		talk := &stopper{at: "\x00"}
		if code := onScreen(t.Context(), talk, append(step.args, "--db", left)...); code != exitDone {
			t.Errorf("%q: exit code %d", step.args, code)
		}
		got := talk.shown.String()
		if said := strings.Contains(got, "edgelens: the import of "+path+" was cut off (begun "); said != step.want {
			t.Errorf("%q says %q", step.args, got)
		}
	}
	if got := edgelens(t, exitDone, "lines", "--db", left, "--count"); got != "20000\n" {
		t.Errorf("%s lines, want 20000", got)
	}
}

// checkScreenIsTold: the screen has it from the case that is opened, once.
func checkScreenIsTold(t *testing.T, left string) {
	t.Helper()
	db := filepath.Join(t.TempDir(), "screen.edge")
	copyCase(t, left, db)
	h := &host{state: filepath.Join(t.TempDir(), "recent.json")}
	for _, want := range []int{1, 0} {
		s, err := h.Open(t.Context(), db, true)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.(interface{ Notices() []model.Text }).Notices(); len(got) != want {
			t.Errorf("the case says %q, want %d notices", got, want)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
