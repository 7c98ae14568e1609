package screen

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui/nav"
	"edgelens/ui/uitest"

	tea "github.com/charmbracelet/bubbletea"
)

// importOf returns a screen that imports paths.
func importOf(paths ...string) func(*Env) nav.Screen {
	return func(env *Env) nav.Screen { return NewImport(env, paths) }
}

// importAnswers lets the host answer an import.
func importAnswers(err error, results ...Imported) func(context.Context, func(ImportProgress)) ([]Imported, error) {
	return func(context.Context, func(ImportProgress)) ([]Imported, error) { return results, err }
}

// mixedResults are a good file, one known already, and one that failed.
func mixedResults() []Imported {
	good := hostSource(1, "/in/exports/2016-02 ログ.csv", 712, 4_098, 2)
	good.Notices = []model.Text{{JA: "列「備考」は項目の一覧にありません", EN: "the column 備考 is none of the known fields"}}
	good.KnownFrom = []model.SourceCount{{ID: 3, Path: "/in/exports/2016-01 ログ.csv", Records: 3_988}}
	again := hostSource(2, "/in/exports/old.csv", 0, 10, 0)
	again.Again = true
	return []Imported{
		{Path: good.Path, Source: good}, {Path: again.Path, Source: again},
		{Path: "/in/photo.png", Err: hostProblem("/in/photo.png: テキストのファイルではありません", "/in/photo.png: this is no text",
			"表計算のファイルは CSV で保存し直してください", "save a spreadsheet as CSV first")},
	}
}

func TestImportShowsWhatCameOfEachFile(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		t.Run(string(l), func(t *testing.T) {
			env, host, _ := hostEnv(l)
			host.imports = importAnswers(nil, mixedResults()...)
			d, root := hostDriver(t, env, 80, 24, importOf("/in/exports", "/in/photo.png"))
			d.Golden("import_done_" + string(l))
			d.Press("down")
			d.Golden("import_notice_" + string(l))
			d.Press("down", "down")
			d.Golden("import_failed_" + string(l))
			d.Press("home", "enter")
			if len(root.entered) != 1 || root.entered[0] != env.Store {
				t.Errorf("entered %v, want the open case", root.entered)
			}
		})
	}
}

func TestImportOpensWhatIsBehindAFile(t *testing.T) {
	env, host, store := hostEnv(model.JA)
	host.imports = importAnswers(nil, mixedResults()...)
	store.rejects = []model.Reject{{Source: 1, Record: 17, Reason: model.Text{JA: "時間を読めません"}, Bytes: []byte("x")}}
	d, _ := hostDriver(t, env, 80, 24, importOf("/in/exports", "/in/photo.png"))
	d.Press("down", "enter")
	d.See("読めないレコード", "時間を読めません")
	d.Press("esc", "down", "enter")
	d.See("SHA-256", "abcdef010203")
	d.Press("esc", "down", "enter")
	d.See("テキストのファイルではありません", "対処: 表計算のファイルは")
}

// running starts an import whose host waits for the end of its context, and
// returns the two commands of the screen.
func running(t *testing.T, env *Env, paths ...string) (s *importing, listen, work tea.Cmd) {
	t.Helper()
	s = NewImport(env, paths).(*importing)
	s.Resize(79, 21)
	batch, ok := s.Init()().(tea.BatchMsg)
	if !ok || len(batch) != 2 {
		t.Fatal("the import is not one command that works and one that listens")
	}
	s.run.feed.now = func() time.Time { return time.Date(2016, 3, 1, 0, 0, 0, 0, time.UTC) }
	return s, batch[1], batch[0]
}

func TestImportProgressAndCancel(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.imports = func(ctx context.Context, progress func(ImportProgress)) ([]Imported, error) {
		for n := range int64(5_000) {
			progress(ImportProgress{Path: "/in/a.csv", Bytes: n, Size: 5_000, Records: n})
		}
		progress(ImportProgress{Path: "/in/b.csv", Bytes: 1 << 20, Size: 4 << 20, Records: 12_345})
		<-ctx.Done()
		return mixedResults()[:1], ctx.Err()
	}
	s, listen, work := running(t, env, "/in/a.csv", "/in/b.csv", "/in/c.csv")
	answer := make(chan tea.Msg, 1)
	go func() { answer <- work() }()

	for len(s.run.files) < 2 { // each listen waits for news: no pause is needed
		s.Update(listen())
	}
	for _, want := range []string{"取り込み中: /in/b.csv", "1.0 MiB / 4.0 MiB", "12,345件", "処理済み", "待機中"} {
		if !strings.Contains(s.View(), want) {
			t.Errorf("%q is not shown:\n%s", want, s.View())
		}
	}
	if !s.Typing() {
		t.Error("Esc would leave the screen and not end the import")
	}
	s.Update(tea.KeyMsg{Type: tea.KeyEsc})
	if !strings.Contains(s.View(), "中止しています") {
		t.Errorf("nothing says that the import ends:\n%s", s.View())
	}
	result, told := parted(<-answer)
	s.Update(result)
	if !told {
		t.Error("nobody is told of the file that was finished")
	}
	for _, want := range []string{"途中のファイルからは何も取り込んでいません。完了した1ファイルは残", "b.csv", "c.csv", "中止"} {
		if !strings.Contains(s.View(), want) {
			t.Errorf("%q is not shown:\n%s", want, s.View())
		}
	}
	uitest.CheckFrame(t, s.View(), 80, 21)
}

func TestImportEndsWithItsScreen(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.imports = func(ctx context.Context, _ func(ImportProgress)) ([]Imported, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	s, listen, work := running(t, env, "/in/a.csv")
	answer := make(chan tea.Msg, 1)
	go func() { answer <- work() }()
	s.Close()
	if cmd := s.Update(<-answer); cmd != nil {
		t.Error("a closed screen goes on")
	}
	if msg := listen(); msg != nil {
		t.Errorf("a closed screen still listens: %v", msg)
	}
	if n := host.working.Load(); n != 0 {
		t.Errorf("%d pieces of work are never over", n)
	}
}

func TestImportIsLeftWithTheSecondEsc(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.imports = importAnswers(context.Canceled)
	d, _ := hostDriver(t, env, 80, 24, NewSources)
	env.Stack.Push(NewImport(env, nil))
	d.Type("/in/a.csv")
	d.Hold()
	d.Press("enter", "esc")
	d.See("中止しています")
	d.Press("esc")
	d.See("取り込んだファイルはありません")
	d.ReleaseAll()
	env.Stack.Go(-1)
	d.Resize(80, 24)
	d.See("中止しました", "完了した0ファイル")
}

func TestImportProgressRests(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.imports = importAnswers(nil)
	d, root := hostDriver(t, env, 80, 24, func(env *Env) nav.Screen { return NewImport(env, nil) })
	d.Type("/in/a.csv")
	d.Hold()
	d.Press("enter")
	d.Release(0) // the batch: now the import and who listens to it are held
	s := root.env.Stack.Top().(*importing)
	s.run.feed.now = func() time.Time { return time.Date(2016, 3, 1, 0, 0, 0, 0, time.UTC) }
	s.run.feed.put(ImportProgress{Path: "/in/a.csv", Bytes: 512, Size: 2048, Records: 3})
	s.run.feed.put(ImportProgress{Path: "/in/a.csv", Bytes: 1024, Size: 2048, Records: 6})
	d.Release(1)
	d.Golden("import_running_ja")
	if d.Ticks() != 1 || d.Held() != 1 {
		t.Errorf("%d timers and %d commands after one report, want a pause and the import", d.Ticks(), d.Held())
	}
	d.Send(importRested{run: s.run})
	if d.Held() != 2 {
		t.Error("nobody listens after the pause")
	}
	late := importNews{run: s.run, files: []importFile{{ImportProgress: ImportProgress{Path: "/in/late.csv"}}}}
	d.Release(0) // the import
	d.See("取り込めるファイルがありません")
	d.Send(late)
	d.Send(importRested{run: s.run})
	d.NotSee("late.csv")
	d.ReleaseAll() // who still listens is told that it is over
}

func TestImportRateBeginsAnewWithTheSecondReading(t *testing.T) {
	f, now := newImportFeed(), time.Unix(0, 0)
	f.now = func() time.Time { return now }
	for _, step := range []struct {
		after   time.Duration
		looking bool
		bytes   int64
		want    time.Duration
	}{{0, true, 10, 0}, {time.Second, true, 100, time.Second}, {time.Second, false, 110, 0}, {2 * time.Second, false, 150, 2 * time.Second}} {
		now = now.Add(step.after)
		f.put(ImportProgress{Path: "a", Looking: step.looking, Bytes: step.bytes})
		if got := f.take()[0].Elapsed; got != step.want {
			t.Errorf("at byte %d: elapsed %v, want %v", step.bytes, got, step.want)
		}
	}
}

func TestImportThatFailsAsAWhole(t *testing.T) {
	env, host, _ := hostEnv(model.EN)
	host.imports = importAnswers(errors.New("disk full"))
	d, _ := hostDriver(t, env, 80, 24, importOf("/in/a.csv"))
	d.See("disk full")
	d.Press("enter")
	env.Store = nil
	d, _ = hostDriver(t, env, 80, 24, importOf("/in/a.csv"))
	d.See("No case is open")
}

func TestImportQuestionIsLeftWithEsc(t *testing.T) {
	env, _, _ := hostEnv(model.JA)
	d, _ := hostDriver(t, env, 80, 24, NewSources)
	d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	env.Stack.Push(NewImport(env, nil))
	d.Press("esc")
	d.See("取り込んだファイルはありません")
}

func TestImportName(t *testing.T) {
	paths := []string{"/in/exports", "/in/2016.zip", "rel.csv", "/root.csv"}
	for file, want := range map[string]string{
		"/in/exports/a.csv": "exports/a.csv", "/in/2016.zip/log/a.csv": "2016.zip/log/a.csv",
		"rel.csv": "rel.csv", "/root.csv": "root.csv", "/in/exports2/a.csv": "/in/exports2/a.csv",
	} {
		if got := importName(filepath.FromSlash(file), paths); got != filepath.FromSlash(want) {
			t.Errorf("importName(%q) = %q, want %q", file, got, want)
		}
	}
}

func TestImportInASmallWindow(t *testing.T) {
	long := strings.Repeat("とても長い名前", 300) + "\x1b[2J.csv"
	for _, phase := range []string{"done", "asks"} {
		env, host, _ := hostEnv(model.JA)
		source := hostSource(1, "/in/"+long, 1, 2, 3)
		host.imports = importAnswers(nil, Imported{Path: source.Path, Source: source},
			Imported{Path: "/in/x" + long, Err: hostProblem(long, long, long, long)})
		first := importOf("/in")
		if phase == "asks" {
			first = importOf()
		}
		for _, size := range [][2]int{{40, 10}, {20, 5}, {80, 24}} {
			d, _ := hostDriver(t, env, size[0], size[1], first)
			d.Press("down")
			d.Press("down")
			d.Paste(long)
		}
	}
}
