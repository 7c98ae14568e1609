package ui_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/widget"
)

func TestEqualsNarrowsToTheCell(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "enter", "right", "=")
	d.See("[処理:タグ]", "変更あり")
	n, _ := s.Count(context.Background(), model.And(drill(t, s, "spam-users"), model.Equals(model.FieldColumn("action"), "タグ")))
	d.See("該当ログ " + fmt.Sprintf("%d件", n))
	d.Press("u")
	d.NotSee("[処理:タグ]", "変更あり")
	d.Press("ctrl+r")
	d.See("[処理:タグ]")
	d.Press("[", "[")
	d.See("解説")
	d.Press("]", "]")
	d.See("[処理:タグ]")
}

func TestNotContainingAndTime(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "right", "!")
	d.See("[処理!:タグ]")
	d.Press("r", "home", "^", "=")
	d.See("[時間:2026-10-25T11:36:06]", "該当ログ 1件")
	d.Press("u", "~")
	d.See("[時間:2026-10-25T11:36]")
	d.Press("u", "$", "left", "~")
	d.See("~")
}

func TestTermsCanBeTakenAwayOneByOne(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "f", "left", "left", "backspace", "esc")
	d.See("[時間:2026-10]", "[クライアントIP:172.16.16.162]")
	d.NotSee("[メッセージの種類")
	d.Press("f", "backspace")
	d.NotSee("[クライアントIP")
}

func TestTheFilterLineCompletesAndPointsAtMistakes(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "f")
	d.Type("act")
	d.See("action:")
	d.Press("tab")
	d.See("action:tag", "タグ", "action:delete")
	d.Press("down", "enter")
	d.See("[処理:タグ]")
	d.Press("f")
	d.Type("cleint_ip:1")
	d.Press("enter")
	d.See("client_ip ではありませんか")
}

func TestSearchNarrowsAsItIsTyped(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "/")
	d.Type("ですと")
	d.See("該当ログ 4件")
	d.Press("esc")
	d.See("該当ログ 20件")
	d.Press("/")
	d.Paste("ですと")
	d.Press("enter")
	d.See("[ですと]", "該当ログ 4件")
}

func TestHostileTextIsDrawnAsTokens(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 160, 40)
	d.Press("4", "enter")
	d.See("␛]0;x␇␛[2J当選‹U+202E›のお知らせ")
	d.Press("$", "left", "left", "left", "down")
	for range 12 {
		d.Press("right")
	}
	d.Press("/")
	d.Type("当選")
	d.Press("enter", "enter")
	d.See("evil␛[2J.csv", "スパム")
	if strings.ContainsAny(d.Frame(), "\x1b\a\u202e") {
		t.Errorf("the frame holds what a terminal obeys:\n%q", d.Frame())
	}
}

func TestEnterTwiceOnASlowRowOpensOneScreen(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4")
	d.Hold()
	d.Press("enter", "enter")
	d.ReleaseAll()
	d.See("該当ログ 20件")
	d.NotSee("ログの詳細")
	d.Press("esc")
	d.See("解説")
}

func TestALateAnswerIsDropped(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "right", "right", "right")
	d.Hold()
	d.Press("=")
	older := d.Held()
	d.Press("u")
	for range older { // the answers to the filter that was taken back come last
		d.Release(d.Held() - 1)
	}
	for d.Held() > 0 {
		d.Release(0)
	}
	d.See("該当ログ 20件")
	d.NotSee("[処理:タグ]")
}

func TestEscLeadsHomeAndNeverQuits(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("down", "down", "down", "enter", "down", "enter", "down", "enter", "esc", "esc", "esc", "esc")
	d.See("対象期間", "これより前の画面はありません")
	if d.Quit() {
		t.Fatal("Esc quit the program")
	}
	d.Press("[", "[")
	d.See("2 / 10") // the cursor is where it was left
	d.Press("q", "q", "q")
	if !d.Quit() {
		t.Error("q on the first screen did not quit")
	}
}

func TestCtrlCQuitsFromAnywhere(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "f", "ctrl+c")
	if !d.Quit() {
		t.Error("Ctrl-C did not quit")
	}
}

func TestTheMonthsOfTheReport(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 24)
	d.See("レポート 2026-10", "2026-09")
	d.Press("left")
	d.See("レポート 2026-09")
	d.Press("left")
	d.See("これより前の月のログはありません")
	d.Press("right", "right")
	d.See("レポート 全期間")
	d.Press("p", "5")
	d.Type("2026-10-20..2026-10-25")
	d.Press("enter")
	d.See("レポート 2026-10-20..2026-10-25")
	d.Press("4", "enter")
	d.See("[時間:2026-10-20..2026-10-25]")
	d.Press("esc", "esc", "p", "5")
	d.Type("x")
	d.Press("enter")
	d.See("期間「x」を読めません")
}

func TestEveryCountOfASectionIsWhatItsLinesSay(t *testing.T) {
	for _, section := range []string{"3", "4", "7", "8"} {
		t.Run(section, func(t *testing.T) {
			d, _ := start(t, newStore(), model.EN, 140, 60)
			d.Press(section, "a")
			rows, before := 0, ""
			for row := cursorRow(t, d); row != before; row = cursorRow(t, d) {
				d.Press("enter")
				n := counted(d.Screen())
				if !strings.Contains(strings.ReplaceAll(row, "│", " "), " "+n+" ") {
					t.Errorf("the row %q leads to %s lines", row, n)
				}
				d.Press("esc", "down")
				rows, before = rows+1, row
			}
			if rows == 0 {
				t.Error("there was no row to look at")
			}
		})
	}
}

func TestPrintedRowsTellWhyTheyDoNotDrill(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("2", "enter")
	d.See("印刷されたレポートの値のため")
	d.Press("6", "enter")
	d.See("統計のため")
}

func TestUnknownOutcomesHaveTheirOwnDrill(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("3", "end")
	d.See("結果不明（集計外）")
	d.Press("enter")
	d.See("[処理の結果:不明]", "該当ログ 3件")
}

func TestAnEmptyAnswerSaysWhy(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "f")
	d.Type("処理:ブロック")
	d.Press("enter")
	d.See("条件 処理:ブロック を外すと 20件", "ケース全体のログは 80件")
	d.Press("E")
	d.See("書き出す行がありません")
	d.Press("5")
	d.See("条件 メッセージの種類:Webレピュテーション に合うログは1件もありません")
}

func TestManyLinesAreFetchedWhereTheyAreLookedAt(t *testing.T) {
	s := newStore()
	for i := range 3000 {
		s.add(10, i%400, map[string]string{"type": "DoS対策", "client_ip": "192.0.2.1", "action": "ブロック"})
	}
	slices.SortStableFunc(s.lines, func(a, b model.Line) int { return b.Time.Compare(a.Time) })
	for i := range s.lines {
		s.lines[i].ID = int64(len(s.lines) - i)
	}
	n, _ := s.Count(context.Background(), model.Month(2026, 10).Filter())
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("L", "end")
	d.See(fmt.Sprintf("%[1]s / %[1]s", widget.Count(int(n))))
	d.NotSee("loading")
	d.Press("enter", "left")
	d.See("Line 2026-")
	d.Press("esc", "s", "s")
	d.See("lines  newest first")
}

func TestColumnsCanBeChosenAndTakenBack(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 120, 30)
	d.Press("4", "enter", "c", "down", "space", "enter")
	d.NotSee("│処理│")
	d.Press("E", "enter")
	rows := records(t, filepath.Join(folder, "spam-users_172.16.16.162_2026-10.csv"))
	if len(rows) != 20 || len(rows[0]) != 7 {
		t.Errorf("the file has %d records of %d cells, want 20 of 7", len(rows), len(rows[0]))
	}
	d.Press("u")
	d.See("│処理│")
	d.Press("c", "down", "space", "esc")
	d.See("│処理│")
}

func TestASecondPressOfSortReversesIt(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 120, 30)
	d.Press("4", "enter", "right", "s")
	d.See("処理▲", "処理で並べ替え")
	d.Press("s")
	d.See("処理▼")
	d.Press("r")
	d.See("新しい順")
}

func TestWalkingFromLineToLine(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 120, 30)
	d.Press("4", "enter", "enter", "right", "right")
	d.See("全20件中 3件目", "2026-10-25 05:08:06")
	d.Press("left", "left", "left")
	d.See("最初のログです")
	d.Press("right", "esc")
	d.See("2 / 20")
	d.Press("end", "enter", "right")
	d.See("最後のログです")
}
