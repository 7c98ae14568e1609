package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"

	tea "github.com/charmbracelet/bubbletea"
)

func TestThePaletteFindsInBothLanguages(t *testing.T) {
	tests := []struct {
		typed string
		want  string // in the screen it leads to
	}{
		{"spam", "4 スパムメール対策"},
		{"ｓｐａｍ", "4 スパムメール対策"},
		{"スパム", "4 スパムメール対策"},
		{"すぱむめーる", "4 スパムメール対策"},
		{"ips", "8 上位10件のIPS検出"},
		{"period", "期間"},
		{"language en", "Period"},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			d, _ := start(t, newStore(), model.JA, 100, 30)
			d.Press("ctrl+p")
			d.See("機能一覧")
			if strings.HasPrefix(tt.typed, "language") {
				tt.typed = "lang en"
			}
			d.Type(tt.typed)
			d.Press("enter")
			d.NotSee("機能一覧")
			d.See(tt.want)
		})
	}
}

func TestThePaletteDoesWhatTheKeysDo(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("4", "enter", "ctrl+p")
	d.Type("export")
	d.Press("enter")
	d.See("Format")
	d.Press("esc", "ctrl+p")
	d.Type("並べ替え")
	d.See("sort")
	d.Press("esc")
	d.See("20 lines")
	d.Press("[", "[", "ctrl+p")
	d.Type("undo")
	d.See("undo: none (not available now)")
	d.Press("enter")
	d.See("nothing to undo")
}

func TestAFieldOfThePaletteBeginsATerm(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("ctrl+p")
	d.Type("malware field")
	d.Press("enter")
	d.See("Filter: malware:", "TROJ_ROVNIX.YPOK")
}

func TestASourceOfThePaletteShowsItsLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("ctrl+p")
	d.Type("evil")
	d.See("evil␛[2J.csv", "source:2")
	d.Press("enter")
	d.See("[source:2]")
}

// TestPeriodsAreFoundByTheWordsForThem, of either language, wherever there are
// periods.
func TestPeriodsAreFoundByTheWordsForThem(t *testing.T) {
	for typed, want := range map[string]string{
		"今週": "期間一覧", "今月": "期間一覧", "this week": "期間一覧", "先月": "前の期間", "先週": "前の期間", "比較": "前の期間", "last month": "前の期間", "翌月": "次の期間",
	} {
		for _, way := range [][]string{nil, {"4"}, {"L"}, {"B"}} {
			d, _ := start(t, newStore(), model.JA, 100, 30)
			d.Press(way...)
			d.Press("ctrl+p")
			d.Type(typed)
			d.See("この画面     " + want)
		}
	}
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("ctrl+p")
	d.Type("今週")
	d.Press("enter", "2")
	d.See("レポート 2026-10-19..2026-10-25")
}

func TestThePaletteSaysWhenNothingFits(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("ctrl+p")
	d.Type("qqqzzz")
	d.See("Nothing of that name")
	d.Press("enter", "esc")
	d.See("Report 2026-10")
}

func TestThePaletteHasNoCaseToGoThrough(t *testing.T) {
	m, err := ui.NewModel(ui.Options{Lang: model.EN, Host: &host{}})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	d.Press("ctrl+p")
	d.Type("ips")
	d.See("Nothing of that name")
	d.Press("esc", ":")
	d.Type("type:ips")
	d.Press("enter")
	d.See("No case is open")
}

func TestCommandLine(t *testing.T) {
	tests := []struct {
		typed string
		want  []string
	}{
		{"client:172.16.16.20 type:spam", []string{"10 lines", "[type:spam]", "[client_ip:172.16.16.20]"}},
		{"8", []string{"8 Top"}},
		{"spam-users", []string{"4 "}},
		{"period 2026-09", []string{"Report 2026-09"}},
		{"period 2026-9x", []string{"cannot read the period"}},
		{"lang ja", []string{"対象期間"}},
		{"period　2026-09", []string{"Report 2026-09"}},
		{"lang　ja", []string{"対象期間"}},
		{"lang JA", []string{"対象期間"}},
		{"lang　ＪＡ", []string{"対象期間"}},
		{"lang　　fr", []string{`there is no "fr" here`}},
		{"ips　period=2026-09", []string{"8 Top", "2026-09"}},
		{"期間 2026-09", []string{"Report 2026-09"}},
		{"：期間　２０２６-09", []string{"Report 2026-09"}},
		{"期間", []string{"期間 needs a value", "Command: 期間"}},
		{"期間 9月だけ", []string{"cannot read the period", "Command: 期間"}},
		{"言語 ja", []string{"対象期間"}},
		{"取り込み元", []string{"Sources"}},
		{"ヘルプ", []string{"› Help"}},
		{`"期間"`, []string{"[期間]"}}, // text to search for
		{`"期間" 2026-09`, []string{"[期間]", "[2026-09]"}},
		{"期間限定", []string{"[期間限定]"}},
		{"期間限定 期間", []string{"[期間限定]", "[期間]"}},
		{"取り込み元:2", []string{"[source:2]"}},
		{"lang fr", []string{`there is no "fr" here`}},
		{"lang", []string{"needs a value"}},
		{"theme light", []string{"Report 2026-10"}},
		{"lines", []string{"All lines", "no filter"}},
		{"sources", []string{"Sources"}},
		{"qiut", []string{`There is no command "qiut"`, "Command: qiut"}},
		{"cleint_ip:1", []string{"did you mean client_ip", "Command: cleint_ip:1"}},
		{"：２", []string{"2 "}},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			d, _ := start(t, newStore(), model.EN, 100, 30)
			d.Press(":")
			d.Type(tt.typed)
			d.Press("enter")
			d.See(tt.want...)
		})
	}
}

func TestTheCommandLinePointsAtTheMistake(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press(":")
	d.Type("type:ips cleint_ip:1")
	d.Press("enter")
	rows := strings.Split(d.Screen(), "\n")
	for i, row := range rows {
		if at := strings.Index(row, "cleint_ip"); strings.HasPrefix(row, "Command: ") {
			if point := strings.TrimRight(rows[i+1], " "); len([]rune(point)) != at+1 {
				t.Errorf("the sign is not under the mistake:\n%s\n%s", row, rows[i+1])
			}
			return
		}
	}
	t.Errorf("the command line is gone:\n%s", d.Screen())
}

// TestTheCommandLineWaitsForTheCase presses Enter before the case has answered.
func TestTheCommandLineWaitsForTheCase(t *testing.T) {
	begin := func(text string) *uitest.Driver {
		d, _ := start(t, savedStore(), model.EN, 100, 30)
		d.Hold()
		d.Press(":")
		d.Type(text)
		d.Press("enter")
		return d
	}
	d := begin("view 月例の迷惑メール")
	d.See("Loading", "Command: view")
	d.ReleaseAll()
	d.See("40 lines", "› 月例の迷惑メール")
	d.NotSee("Loading")

	d = begin("clinet_ip:1")
	d.ReleaseAll()
	d.See("did you mean client_ip", "Command: clinet_ip:1")

	d = begin("view 月例の迷惑メール")
	d.Type("x") // who types on has not finished
	d.ReleaseAll()
	d.See("Command: view 月例の迷惑メールx")
	d.NotSee("There is no view")

	d = begin("view 月例の迷惑メール")
	d.Press("esc")
	d.ReleaseAll()
	d.NotSee("40 lines", "Command:", "Loading")

	d = begin("period 2026-09") // needs nothing of the case
	d.See("2026-09")
	d.NotSee("Command:")
}

func TestTheCommandLineCompletes(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press(":")
	d.Type("the")
	d.Press("tab")
	d.See("Command: theme", "dark", "safe")
	d.Press("ctrl+u")
	d.Type("type:ips クライ")
	d.Press("esc")
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(":8")}) // as fast as a program types
	d.See("Command: 8")
}

// TestTheCommandLineCompletesInJapanese finds commands by what they are called,
// and says it beside their names.
func TestTheCommandLineCompletesInJapanese(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"per", "period 期間"}, {"期", "period 期間"}, {"へるぷ", "help ヘルプ"}, {"期間 2026-0", "2026-09"}, {"言語 ", "ja en"}, {"レポ", "report レポート"},
	}
	for _, tt := range tests {
		d, _ := start(t, newStore(), model.JA, 100, 30)
		d.Press(":")
		d.Type(tt.typed)
		list := strings.SplitN(d.Screen(), "コマンド: ", 2)
		if len(list) != 2 || !strings.Contains(strings.Join(strings.Fields(list[1]), " "), tt.want) {
			t.Errorf("%q does not propose %q:\n%s", tt.typed, tt.want, d.Screen())
		}
	}
}

func TestPeriodKeepsTheFilterOfTheLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("8", "enter", ":")
	d.Type("period 2026-09")
	d.Press("enter")
	d.See("[time:2026-09]", "[type:ips]")
	d.Press("u")
	d.See("[time:2026-10]")
}

func TestTheLanguageChangesWhereOneIs(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("4", "enter", "down", "down", ":")
	d.Type("lang ja")
	d.Press("enter")
	d.See("クライアントIP", "該当ログ 20件", "3 / 20")
	d.Press("esc")
	d.See("解説")
}

func TestTheLanguageLeavesTheLinesAsTheyAre(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "space", "down", "space", "down", "right", "right", "<", ">", "+", ":")
	d.Type("lang ja")
	d.Press("enter")
	d.See("マーク 2", "3 / 20", "メールの件名")
	d.NotSee("Subject", "Action")
	d.Press("f")
	d.Type("time:2026-01")
	d.Press("enter")
	d.See("に合うログは1件もありません")
	d.Press(":")
	d.Type("lang en")
	d.Press("enter")
	d.NotSee("に合うログは1件もありません")
	d.Press("u", "E")
	d.See("only the 2 marked rows")
}
