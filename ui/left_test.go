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
	for left, called := range map[string]string{
		"group by=type,client_ip filter=type:ips":   "Group by: Message Type × Client IP [type:ips]",
		"group filter=type:spam":                    "Group by: Client IP × Outcome [type:spam]",
		"report period=2026-09":                     "Report 2026-09",
		"report period=2026-10 filter=type:ips":     "Report 2026-10 [type:ips]",
		"ips period=2026-09..2026-10 rows=all":      "8 Top IPS detections 2026-09-01..2026-10-31",
		"lines sort=time":                           "Lines",
		"lines filter=time:2026-10 subject:\"a b\"": "Lines [time:2026-10] [subject:\"a b\"]",
	} {
		m, d, h := startLeft(t, left)
		d.See("]: back to where you were (" + called + ")")
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

func TestThePlaceIsOfferedInJapanese(t *testing.T) {
	for left, called := range map[string]string{
		"url-categories period=all filter=type:ips": " 全期間 [メッセージの種類:IPS]",
		"group by=type,client_ip":                   "(集計の単位: メッセージの種類",
		"lines filter=type:spam":                    "(ログ [メッセージの種類:スパムメール対策])",
	} {
		m, err := ui.NewModel(ui.Options{Store: newStore(), Host: &leftHost{left: left}, Folder: t.TempDir(), Lang: model.JA})
		if err != nil {
			t.Fatal(err)
		}
		d := uitest.New(t, m, 100, 30)
		d.See("] で前回の続きを開きます", called)
		d.NotSee("url-categories")
	}
}

func TestALongPlaceIsOfferedInOneRow(t *testing.T) {
	_, d, _ := startLeft(t, `lines filter=subject:"`+strings.Repeat("請求書", 40)+`"`)
	d.See("]: back to where you were (Lines [subject:", "請求書…")
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
