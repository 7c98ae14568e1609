package screen

import (
	"errors"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// hostSources are a log, statistics, and a printed report.
func hostSources() []model.Source {
	log := hostSource(1, "/in/2016-02 ログ.csv", 712, 4_098, 2)
	log.Notices = []model.Text{{JA: "列「備考」は項目の一覧にありません", EN: "the column 備考 is none of the known fields"}}
	statistics := hostSource(2, `C:\exports\bandwidth-201602.csv`, 30, 0, 0)
	statistics.Kind, statistics.Period = model.KindStatistics, model.Month(2016, 2)
	statistics.From, statistics.To = model.Source{}.From, model.Source{}.To
	printed := hostSource(3, "/in/report.csv", 55, 0, 0)
	printed.Kind, printed.From, printed.To = model.KindPrinted, model.Source{}.From, model.Source{}.To
	printed.Tables = []model.Table{{Section: 1}, {Section: 8}}
	return []model.Source{log, statistics, printed}
}

func TestSources(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		t.Run(string(l), func(t *testing.T) {
			env, _, store := hostEnv(l)
			store.sources = hostSources()
			d, _ := hostDriver(t, env, 80, 24, NewSources)
			d.Golden("sources_" + string(l))
			d.Press("D")
			d.Golden("sources_forget_" + string(l))
			d.Press("n", "down", "enter")
			d.Golden("sources_detail_" + string(l))
			d.Press("esc", "down", "enter")
			d.See("1, 8")
		})
	}
}

func TestSourcesWide(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, _ := hostDriver(t, env, 160, 24, NewSources)
	d.See("2016-02-01 ～ 2016-02-29", "2016-03-01 09:15", "abcdef010203", "cp932", "統計", "bandwidth-201602.csv")
}

func TestForgetIsAskedAndDone(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, root := hostDriver(t, env, 80, 24, NewSources)
	d.Press("D", "enter")
	d.Press("D", "esc")
	d.Press("D", "n")
	if len(store.forgot) != 0 {
		t.Fatalf("forgot %v without a yes", store.forgot)
	}
	d.Press("Ｄ") // with the input method on
	d.See("「2016-02 ログ.csv」の取り込みを取り消しますか", "4,812 件")
	d.Press("y")
	if len(store.forgot) != 1 || store.forgot[0] != 1 {
		t.Errorf("forgot %v, want source 1", store.forgot)
	}
	if want := "「2016-02 ログ.csv」の取り込みを取り消しました（4,812 件: 新規 712、既知 4,098、読めない 2）"; root.said != want {
		t.Errorf("said %q, want %q", root.said, want)
	}
	d.NotSee("備考")
	d.See("bandwidth-201602.csv", "1 / 2")
}

func TestForgetIsNotAskedTwiceAtOnce(t *testing.T) {
	env, host, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, _ := hostDriver(t, env, 80, 24, NewSources)
	d.Hold()
	d.Press("D", "y")
	if host.working.Load() != 1 {
		t.Error("the program would not wait at its end")
	}
	d.See("取り消しています")
	d.Press("D")
	d.NotSee("取り消しますか")
	d.ReleaseAll()
	if len(store.forgot) != 1 || host.working.Load() != 0 {
		t.Errorf("forgot %v, want one source", store.forgot)
	}
}

func TestForgetMeansTheFileThatWasAskedAbout(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, _ := hostDriver(t, env, 80, 24, NewSources)
	d.Press("down", "D")
	store.sources = append([]model.Source{hostSource(9, "/in/new.csv", 1, 0, 0)}, store.sources...)
	d.Send(Changed{})
	d.Press("y")
	if len(store.forgot) != 1 || store.forgot[0] != 2 {
		t.Errorf("forgot %v, want source 2", store.forgot)
	}
}

func TestForgetThatFailsSaysWhy(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, root := hostDriver(t, env, 80, 24, NewSources)
	store.err = hostProblem("ケースに書き込めません", "cannot write", "空き容量を確かめてください", "free some space")
	d.Press("D", "y")
	if !strings.Contains(root.said, "ケースに書き込めません - 空き容量") {
		t.Errorf("said %q", root.said)
	}
	d.See("2016-02 ログ.csv")
}

func TestSourcesAnswerThatComesLate(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	d, _ := hostDriver(t, env, 80, 24, NewSources)
	d.Hold()
	d.Send(Changed{})
	d.Send(Changed{})
	store.sources = store.sources[:1]
	d.Release(1)
	d.See("1 / 1")
	store.sources = hostSources()
	d.Release(0)
	d.See("1 / 1")
}

func TestSourcesEmptyBusyFailed(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	d, _ := hostDriver(t, env, 40, 10, NewSources)
	d.See("取り込んだファイルはありません")
	d.Press("enter", "D")
	d.NotSee("取り消しますか")
	d.Hold()
	d.Send(Changed{})
	d.See("読み込み中")
	store.err = errors.New("disk gone")
	d.ReleaseAll()
	d.See("disk gone")
}

func TestSourcesInASmallWindow(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	long := "/in/" + strings.Repeat("長い名前", 2_500) + "\x1b]52;c;eA==\a\n\u202e.csv"
	source := hostSource(1, long, 1, 0, 5)
	source.Notices = []model.Text{{JA: long, EN: long}}
	store.sources = []model.Source{source, hostSource(2, long, 1, 0, 0)}
	store.rejects = []model.Reject{{Source: 1, Record: 1, Line: 1, Reason: model.Text{JA: long}, Bytes: []byte(long)}}
	for _, size := range [][2]int{{40, 10}, {20, 5}, {80, 24}} {
		d, _ := hostDriver(t, env, size[0], size[1], NewSources)
		d.Press("D")
		d.Press("n")
		d.Press("enter", "enter", "end")
		d.Press("esc", "esc", "down", "enter", "end")
	}
}

func TestRejects(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		t.Run(string(l), func(t *testing.T) {
			env, _, store := hostEnv(l)
			source := hostSource(1, "/in/2016-02 ログ.csv", 712, 4_098, 3)
			store.rejects = hostRejects()
			d, _ := hostDriver(t, env, 80, 24, func(env *Env) nav.Screen { return NewRejects(env, source) })
			d.Golden("rejects_" + string(l))
			d.Press("down", "enter")
			d.Golden("rejects_bytes_" + string(l))
		})
	}
}

// hostRejects are one that is text in the encoding of its source, one whose
// bytes are not, and one that is hostile.
func hostRejects() []model.Reject {
	when := model.Text{JA: "時間を読めません", EN: "its time cannot be read"}
	decode := model.Text{JA: "文字コードとして読めないバイトがあります", EN: "its bytes are no text in the file's encoding"}
	return []model.Reject{
		{Source: 1, Record: 17, Line: 18, Offset: 2_048, Reason: when, Bytes: []byte("\x83\x65\x83\x58\x83\x67,10.0.0.1\r\n")},
		{Source: 1, Record: 200, Line: 203, Offset: 31_072, Reason: decode, Bytes: []byte("2016-02-25 11:00,\xff\xfe\x81,spam\r\n")},
		{Source: 1, Record: 4_812, Line: 4_815, Offset: 734_000, Reason: when, Bytes: []byte("\x1b]0;pwned\a,=cmd\r\n")},
	}
}

func TestRejectsThatAreTextShowNoBytes(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	source := hostSource(1, "/in/a.csv", 1, 1, 3)
	store.rejects = hostRejects()
	d, _ := hostDriver(t, env, 80, 24, func(env *Env) nav.Screen { return NewRejects(env, source) })
	d.Press("enter")
	d.See("テスト,10.0.0.1", "2,048 バイト", "時間を読めません")
	d.NotSee("バイト列")
}

func TestRejectsAreCutWithANote(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	source := hostSource(1, "/in/a.csv", 0, 0, rejectsShown+5)
	store.rejects = make([]model.Reject, rejectsShown+5)
	for n := range store.rejects {
		store.rejects[n] = model.Reject{Source: 1, Record: int64(n + 1)}
	}
	d, _ := hostDriver(t, env, 80, 24, func(env *Env) nav.Screen { return NewRejects(env, source) })
	d.See("先頭の10,000件を表示（全10,005件）")
}

func TestRejectsEmptyAndFailed(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	first := func(env *Env) nav.Screen { return NewRejects(env, hostSource(1, "/in/a.csv", 1, 0, 0)) }
	d, _ := hostDriver(t, env, 40, 10, first)
	d.See("読めないレコードはありません")
	d.Press("enter")
	store.err = errors.New("disk gone")
	d, _ = hostDriver(t, env, 40, 10, first)
	d.See("disk gone")
}

func TestForgettingGoesOnAfterItsScreen(t *testing.T) {
	env, _, store := hostEnv(model.JA)
	store.sources = hostSources()
	s := NewSources(env).(*sourceList)
	s.Update(s.Init()())
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'D'}})
	cmd := s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'y'}})
	store.leave = s.Close
	if _, told := parted(cmd()); !told || len(store.forgot) != 1 {
		t.Errorf("forgot %v, told the others: %v", store.forgot, told)
	}
}
