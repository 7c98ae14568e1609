package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

// startLeft shows a case whose last session ended somewhere.
func startLeft(t *testing.T, left string) (*ui.Model, *uitest.Driver, *leftHost) {
	t.Helper()
	h := &leftHost{left: left}
	m, err := ui.NewModel(ui.Options{Store: newStore(), Host: h, Folder: t.TempDir(), Lang: model.EN})
	if err != nil {
		t.Fatal(err)
	}
	return m, uitest.New(t, m, 100, 30), h
}

func TestThePlaceInTheFirstCaseIsKept(t *testing.T) {
	m, d, h := startLeft(t, "")
	d.Press("8")
	m.EnterForTest(newStore())
	if h.left != "ips period=2026-10" {
		t.Errorf("left at %q", h.left)
	}
}

func TestEveryPlaceButThePlainReportIsOffered(t *testing.T) {
	for _, left := range []string{"group by=type", "report period=2026-09", "report period=2026-10 filter=type:ips"} {
		m, d, h := startLeft(t, left)
		d.See("back to where you were (" + left + ")")
		m.LeaveForTest()
		if h.left != left {
			t.Errorf("%s: quitting at once leaves %q", left, h.left)
		}
		d.Press("]")
		d.NotSee("This is the last screen")
	}
	_, d, _ := startLeft(t, "report period=2026-10")
	d.NotSee("back to where you were")
}

func TestAFieldIsSeenWhateverIsSaid(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 80, 24)
	d.Press(":")
	d.Type("lines zz")
	d.Send(screen.Say{Text: "one\ntwo\nthree\nfour"})
	d.See("lines zz")
}

func TestTheQuestionOfALongNameIsRead(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 80, 24)
	for range 2 {
		d.Press("v", "ctrl+u")
		d.Type(strings.Repeat("n", model.MaxViewName))
		d.Press("enter")
	}
	d.See("Replace it?")
}

// TestThePlaceOfTheLastSessionIsNotAhead: it is where a session may begin, and
// not what follows once the history has gone on.
func TestThePlaceOfTheLastSessionIsNotAhead(t *testing.T) {
	const left = "group by=type"
	for _, keys := range [][]string{{"4", "esc"}, {"4", "[", "]"}, {","}, {",", "u", "ctrl+r"}} {
		_, d, _ := startLeft(t, left)
		d.Press(keys...)
		before := frame(d)
		d.Press("]")
		if frame(d) != before {
			t.Errorf("after %q ] leads from\n%s\nto\n%s", keys, before, frame(d))
		}
		d.See("This is the last screen")
		d.Press("ctrl+r")
		d.See("There is nothing to redo")
	}
	_, d, _ := startLeft(t, left)
	d.Press("down", "?", "esc", "]") // nothing of this is an entry of the history
	d.See("Analysis")
}
