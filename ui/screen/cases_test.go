package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// hostRecent are two cases, one of them gone.
func hostRecent() []Recent {
	return []Recent{
		{Path: "/home/support/丸山商事.edge", Opened: time.Date(2016, 3, 1, 9, 15, 0, 0, hostZone)},
		{Path: "/media/usb/北海システム.edge", Opened: time.Date(2016, 2, 3, 18, 0, 0, 0, hostZone), Missing: true},
	}
}

func TestCases(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		t.Run(string(l), func(t *testing.T) {
			env, host, _ := hostEnv(l)
			host.recent = hostRecent()
			d, _ := hostDriver(t, env, 80, 24, NewCases)
			d.Golden("cases_" + string(l))
			host.recent = nil
			d, _ = hostDriver(t, env, 80, 24, NewCases)
			d.Golden("cases_empty_" + string(l))
		})
	}
}

func TestCasesOpen(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.recent = hostRecent()
	d, root := hostDriver(t, env, 80, 24, NewCases)
	d.Press("enter")
	if len(root.entered) != 1 || root.entered[0].Path() != hostRecent()[0].Path {
		t.Errorf("entered %v", root.entered)
	}
	if want := hostRecent()[0].Path; len(host.opened) != 1 || host.opened[0] != want {
		t.Errorf("opened %q, want %q and no new case", host.opened, want)
	}
	d.Press("enter")
	if len(root.entered) != 2 || len(host.opened) != 1 {
		t.Error("the open case was opened a second time")
	}
}

func TestCasesSayWhyOneDoesNotOpen(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.recent = hostRecent()
	host.openErr = hostProblem("/home/support/丸山商事.edge: 新しい版の edgelens のケースです(版 9)", "newer",
		"edgelens を更新してください。ケースには何も書いていません", "update")
	d, root := hostDriver(t, env, 80, 24, NewCases)
	d.Press("enter")
	d.Golden("cases_failed_ja")
	if len(root.entered) != 0 {
		t.Error("a case was entered that did not open")
	}
	d.Press("o", "esc")
	d.NotSee("ケースのファイル")
	d.Press("o")
	d.NotSee("新しい版")
	d.Type("x")
	d.Press("enter")
	d.See("新しい版", "x")
}

func TestCasesNew(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"old.edge", "note.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env, host, _ := hostEnv(model.JA)
	d, root := hostDriver(t, env, 160, 24, NewCases)
	d.Press("o", "enter")
	d.See("ファイルの名前を入力してください")
	d.Type(folder + "/")
	d.See("old.edge")
	d.NotSee("note.txt")
	d.Type("新しい 2016.02")
	d.Press("enter")
	if want := folder + "/新しい 2016.02.edge+"; len(host.opened) != 1 || host.opened[0] != want {
		t.Errorf("opened %q, want %q", host.opened, want)
	}
	if len(root.entered) != 1 {
		t.Error("the new case was not entered")
	}
}

func TestCasesImport(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	d, _ := hostDriver(t, env, 80, 24, NewCases)
	d.Press("i")
	d.See("ケース > 取り込み")
	if len(host.opened) != 0 {
		t.Errorf("opened %q though a case is open", host.opened)
	}
	env.Store = nil
	d, root := hostDriver(t, env, 80, 24, NewCases)
	d.Press("i")
	d.See("取り込み先のケース")
	d.Type("/tmp/a.EDGE")
	d.Press("enter")
	d.See("取り込み", "ファイルまたはフォルダ:")
	if len(root.entered) != 1 || host.opened[0] != "/tmp/a.EDGE+" {
		t.Errorf("entered %d, opened %q", len(root.entered), host.opened)
	}
}

func TestCasesGiveUpOpening(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	host.recent = hostRecent()
	d, root := hostDriver(t, env, 80, 24, NewCases)
	d.Hold()
	d.Press("enter")
	d.See("開いています…")
	d.Press("enter") // a second Enter opens nothing
	d.Press("esc")
	d.NotSee("開いています…")
	d.ReleaseAll()
	if len(root.entered) != 0 {
		t.Error("a case was entered after all")
	}
}

func TestCasesInASmallWindow(t *testing.T) {
	env, host, _ := hostEnv(model.JA)
	long := "/" + strings.Repeat("長い名前", 2_500) + "\x1b[2J"
	host.recent = []Recent{{Path: long + "/x.edge", Missing: true}, {Path: "/" + long + ".edge"}}
	host.openErr = hostProblem(long, long, long, long)
	for _, size := range [][2]int{{40, 10}, {20, 5}, {80, 24}} {
		d, _ := hostDriver(t, env, size[0], size[1], NewCases)
		d.Press("enter")
		d.Press("o")
		d.Paste(long)
		d.Press("enter")
	}
	host.recent = nil
	d, _ := hostDriver(t, env, 40, 10, NewCases)
	d.See("i: CSV", "o: ケース")
}
