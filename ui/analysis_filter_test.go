package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestAnAnalysisIsNarrowedByItsCells(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	d.Press("B", "down", "=") // IPS
	d.See("[time:2026-10] [type:ips]", "Group by: Rule ID × Rule Name", "30 lines")
	d.Press("right", "!")
	d.See("[rule!:\"WEB Remote File Inclusion -0\"]", "27 lines")
	d.Press("u", "u")
	d.See("Group by: Message Type", "79 lines")
	d.NotSee("[type:ips]")
	d.Press("ctrl+r")
	d.See("[type:ips]", "30 lines")
	d.Press("~")
	d.See("[rule~\"WEB Remote File Inclusion -0\"]")
	d.Press("[")
	d.NotSee("[rule~")
	d.Press("r")
	d.See("Group by: Message Type", "79 lines")
	d.Press("[")
	d.See("[type:ips]")
	d.Press("[", "[")
	d.See("› Report 2026-10\n")
	d.Press("]")
	d.See("Group by: Message Type")
}

func TestAnAnalysisIsNarrowedByWhatIsTyped(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	d.Press("B", "f")
	d.Type("act")
	d.See("action:")
	d.Press("tab")
	d.See("action:delete")
	d.Press("esc", "f")
	d.Type("cleint_ip:1")
	d.Press("enter")
	d.See("client_ip")
	d.Press("ctrl+u")
	d.Type("client_ip:172.16.16.57")
	d.Press("enter")
	d.See("[client_ip:172.16.16.57]", "19 lines")
	d.Press("f", "backspace")
	d.NotSee("[client_ip:172.16.16.57]")
	d.See("79 lines")
	d.Press("esc", "u")
	d.See("[client_ip:172.16.16.57]")
	d.Press("enter")
	d.See("newest first")
}

func TestAnOtherOrderOfFieldsIsAnEntryOfTheHistory(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	d.Press("B", "b", "down", "space", "enter")
	d.See("Group by: Message Type × Outcome")
	d.Press("right", "=")
	d.See("[outcome:marked]")
	d.Press("right", "right")
	d.Press("!")
	d.See("stands for no single value")
	d.Press("u", "u")
	d.NotSee("Outcome")
	d.Press("b", "enter")
	d.Press("ctrl+r")
	d.See("Group by: Message Type × Outcome")
}

func TestTheAnalysisOfASection(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 40)
	d.Press("3", "B")
	d.See("[time:2026-10]", "[type:malware]", "[outcome:stopped]", "6 lines")
	d.Press("esc")
	d.See("3 Top users blocked")
	d.Press("esc", "6", "B")
	d.NotSee("Group by")
	d.Press("esc", "f")
	d.Type("client_ip:172.16.16.57")
	d.Press("enter", "4", "B")
	d.See("[client_ip:172.16.16.57]", "[type:spam]", "10 lines")
}

// TestTheTermsOfAnAnalysisAreAllToldOf: a term that there is no room for counts.
func TestTheTermsOfAnAnalysisAreAllToldOf(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter", "B")
	d.See("[時間:2026-10] [メッセージの種類:スパムメール対策]\n [クライアントIP:172.16.16.162]\n")
	d.Press("f")
	d.Type("subject~ですと subject!~a subject!~b subject!~c subject!~d subject!~e")
	d.Press("enter")
	d.See("[クライアントIP:172.16.16.162] [メールの件名~ですと] [メールの件名!~a] +4\n")
	d.Press("f")
	d.See("[メールの件名!~e]")
	d.NotSee(" +4")
	d.Press("left", "backspace", "esc")
	d.See("[メールの件名~ですと] [メールの件名!~a] +3\n")
}

func TestATermOfAnAnalysisIsSwitchedOffAndOn(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("4", "enter", "B", "f")
	d.See("Space off/on", "Ctrl-t", "20 lines")
	d.Press("left", "space")
	d.See("[type:spam] (off: client_ip:172.16.16.162)", "40 lines")
	d.Press("esc", "u")
	d.See("[client_ip:172.16.16.162]", "20 lines")
	d.Press("ctrl+r", "enter") // the lines are those that were counted
	d.See("newest first", "[type:spam] [client_ip:172.16.16.162] [outcome:marked]")
	d.Press("esc", ",")
	d.See("[time:2026-09] [type:spam] (off: client_ip:172.16.16.162)")
	d.Press(".", "f")
	d.Type("client_ip:172.16.16.162")
	d.Press("enter")
	d.See("[type:spam] [client_ip:172.16.16.162]", "20 lines")
	d.NotSee("off:")
}

func TestASearchInAnAnalysisFindsAnySpelling(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("B", "f")
	d.Type("subject~ですと")
	d.Press("ctrl+t", "enter")
	d.See("[subject~~ですと]")
}

func TestATermOfAnAnalysisIsSwitchedOffByAClick(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press("4", "enter", "B", "f")
	d.Type("subject!~aaaaaaaaa subject!~b")
	d.Press("enter", "f2")
	clickOn(t, d, "[subject!~b]") // in the second row
	d.See("(off: subject!~b)")
	clickOn(t, d, "(off: subject!~b)")
	d.See("[subject!~b]")
	clickOn(t, d, "172.16.16.162│stopped") // the rows are below them
	if row := cursorRow(t, d); !strings.Contains(row, "stopped") {
		t.Errorf("the cursor is on %q", row)
	}
}

func TestAnEmptyAnalysisOffersToSwitchTheTermOff(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press("4", "enter", "B", "f")
	d.Type("subject~xyz")
	d.Press("enter")
	d.See("Space switches off: subject~xyz", "Without subject~xyz there are 20 lines", "Space off")
	d.NotSee("Chart:")
	d.Press("space")
	d.See("(off: subject~xyz)", "20 lines", "Chart:")
	d.Press("[")
	d.See("Space switches off: subject~xyz")
	d.Press("]", "space")
	d.See("marked")
}
