package ui_test

import (
	"testing"

	"edgelens/model"
)

// TestEscClosesAnEmptyField: what was done to the terms stays, so Esc is not
// said to take anything back unless text is typed.
func TestEscClosesAnEmptyField(t *testing.T) {
	for _, way := range [][]string{{"4", "enter", "f"}, {"4", "=", "f"}, {"4", "enter", "B", "f"}} {
		d, _ := start(t, newStore(), model.JA, 120, 30)
		d.Press(way...)
		d.Press("left", "space")
		d.See("Esc 閉じる", "(無効: ")
		d.Type("x")
		d.See("Esc 取り消し")
		d.NotSee("閉じる")
		d.Press("esc")
		d.See("(無効: ")
	}
}

func TestATermIsSwitchedOffAndOn(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press("4", "enter", "right", "=", "f", "left", "space")
	d.See("(無効: 処理:タグ)", "該当ログ 20件")
	d.Press("space")
	d.See("[処理:タグ]")
	d.NotSee("無効: ")
	d.Press("esc", "u")
	d.See("(無効: 処理:タグ)", "該当ログ 20件")
	d.Press("u", "u")
	d.NotSee("処理:タグ")
	d.Press("ctrl+r", "ctrl+r", "f", "left", "left", "backspace", "esc")
	d.See("(無効: 処理:タグ)")
	d.NotSee("クライアントIP:172")
}

func TestATermStaysInItsPlaceWhileItIsOff(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "f", "left", "left", "　")
	d.See("(off: type:spam) [client_ip:172.16.16.162]")
	d.Type("type:spam")
	d.Press("enter")
	d.See("[type:spam] [client_ip:172.16.16.162]")
	d.NotSee("off: ")
}

func TestHowManyLinesTheFilterHides(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("L")
	d.See("79 lines  newest first  1 of 80 hidden")
	d.Press("r", "f", "left", "space", "esc")
	d.See("80 lines")
	d.NotSee("hidden")
	d.Press("esc", "4", "enter")
	d.See("20 lines  newest first  60 of 80 hidden")
}

func TestTheCountFollowsWhatIsTyped(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("4", "enter", "f")
	d.Type("subject~ですと")
	d.See("4 lines with it")
	d.Type(" action:")
	d.NotSee("lines with it")
	d.Type("tag")
	d.See("lines with it")
	d.Press("ctrl+u")
	d.Type("cleint_ip:1")
	d.See("client_ip")
	d.Press("esc")
	d.See("20 lines")
}

func TestALateCountOfWhatIsTypedIsDropped(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("4", "enter", "f")
	d.Hold()
	d.Type("ですと")
	for d.Held() > 0 {
		d.Release(d.Held() - 1)
	}
	d.See("4 lines with it")
}

func TestValuesAreCountedUnderTheOtherTerms(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 30)
	d.Press("4", "enter", "right", "=", "f")
	d.Type("action:")
	d.See("action:delete", "action:tag")
	d.Press("ctrl+u")
	d.Type("client_ip:") // three clients have spam, whatever the term on this one says
	d.See("client_ip:172.16.16.20", "client_ip:172.16.16.57")
	d.NotSee("client_ip:198.51.100")
}

func TestAnEmptyResultOffersToSwitchTheTermOff(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 140, 30)
	d.Press("4", "enter", "f")
	d.Type("subject~xyz")
	d.Press("enter")
	d.See("Space switches off: subject~xyz", "Without subject~xyz there are 20 lines")
	d.Press("space")
	d.See("(off: subject~xyz)", "20 lines")
}

// TestTermsOfTheReportAreSwitchedOffAndOn: the field of the report and of its
// sections has the same keys as that of the lines.
func TestTermsOfTheReportAreSwitchedOffAndOn(t *testing.T) {
	for _, way := range [][]string{nil, {"4"}} {
		d, _ := start(t, newStore(), model.EN, 120, 40)
		d.Press(way...)
		d.Press("f")
		d.Type("action:delete client_ip:172.16.16.162")
		d.Press("enter")
		d.See("[action:delete]", "[client_ip:172.16.16.162]", "hides")
		narrowed := body(d)
		d.Press("f")
		d.See("Space off/on")
		d.Press("left", "left", "space")
		d.See("(off: action:delete) [client_ip:172.16.16.162]")
		d.Press("esc", "u")
		if got := body(d); got != narrowed {
			t.Errorf("undone it is\n%s\nwant\n%s", got, narrowed)
		}
		d.Press("ctrl+r", "4", "enter")
		d.See("[client_ip:172.16.16.162]", "20 lines")
		d.NotSee("action:delete")
		d.Press("esc", ",", ".")
		d.See("(off: action:delete)")
		d.Press("f", "left", "　", "esc") // with the input method on
		d.See("(off: action:delete) (off: client_ip:172.16.16.162)")
		d.NotSee("hides")
		d.Press("f")
		d.Type("action:delete") // what is off is switched on in its place
		d.Press("enter")
		d.See("[action:delete] (off: client_ip:172.16.16.162)")
		d.Press("f", "backspace", "esc")
		d.NotSee("172.16.16.162)")
		d.Press("u", "u", "u")
		d.See("(off: action:delete) [client_ip:172.16.16.162]")
		d.Press("r")
		d.NotSee("action:delete", "172.16.16.162]")
	}
}
