package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/uitest"
)

// headings is the row of headings of the table on the screen.
func headings(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if strings.Contains(row, "│") {
			return row
		}
	}
	t.Fatalf("there is no table:\n%s", d.Screen())
	return ""
}

func TestAColumnIsMadeWiderAndNarrower(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 30)
	d.Press("4", "enter", "down", "right")
	d.See("│Action│Mail Subject")
	d.Press("+", "＋") // with the input method on
	d.See("│Action        │Mail Subject", "2 / 20")
	d.Press("-")
	d.See("│Action    │Mail Subject")
	d.Press("right", "-", "-", "-", "-", "-", "-", "-")
	d.See("│Mai…│", "│[ス…│", "│Action    │")
	d.Press("esc", "down", "enter") // other lines of the same kind
	d.See("│Mai…│", "│Action    │")
	d.Press("esc", "up", "enter", "enter", "esc", "down")
	d.See("│Mai…│", "2 / 20")
	d.Press("r")
	d.See("│Action│Mail Subject")
}

func TestTheShapeIsTakenBackWithoutAskingForLines(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 160, 30)
	d.Press("4", "enter", "down", "down", "right")
	asked := len(s.asked)
	d.Press("+", "+", "+")
	d.See("│Action            │Mail")
	d.Press(">", ">", "down", "u")
	d.See("│Action            │Mail", "3 / 20", "col 2/")
	d.Press("u") // three keys were one change
	d.See("│Action│Mail", "3 / 20")
	d.Press("ctrl+r", "ctrl+r")
	d.See("│Mail Subject", "Mail Sender             │Action            │", "4 / 20", "col 4/")
	if got := len(s.asked); got != asked {
		t.Errorf("the store was asked: %q", s.asked[asked:])
	}
	d.Press("r", "u")
	d.See("Mail Sender             │Action            │")
}

func TestColumnsAreMoved(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 160, 30)
	d.Press("4", "enter", "right", "<")
	if got := headings(t, d); !strings.Contains(got, "Action│Time") {
		t.Errorf("the headings are %q", got)
	}
	d.Press("<") // there is no place further to the left
	d.See("col 1/")
	d.Press("＞", ">")
	if got := headings(t, d); !strings.Contains(got, "│Mail Subject") || !strings.Contains(got, "│Action│Mail Sender") {
		t.Errorf("the headings are %q", got)
	}
	d.Press("E", "enter")
	if rows := strings.Split(exported(t, folder), "\n"); !strings.HasPrefix(strings.TrimPrefix(rows[0], "\ufeff"), "Time,Mail Subject,Action,Mail Sender") {
		t.Errorf("exported %q", rows[0])
	}
}

// TestWhatIsNoCellIsOffered in the list of columns, and is a column like others
// once it is shown.
func TestWhatIsNoCellIsOffered(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 160, 30)
	d.Press("4", "enter", "m")
	d.Type("要確認")
	d.Press("enter", "c")
	d.See("□ 処理の結果", "□ 取り込み元", "□ レコード", "□ メモ")
	d.Press("G", "space", "up", "up", "up", "space", "enter", "$", "left")
	d.See("│処理の結果│メモ", "│阻止", "│要確認")
	d.Press("s")
	d.See("処理の結果で並べ替え")
	d.Press("r", "c", "G", "space", "enter", "$", "s")
	d.See("メモの順には並べ替えられません")
	d.Press("=")
	d.See("[メモ:要確認]", "該当ログ 1件")
	d.Press("E", "enter")
	if rows := strings.Split(exported(t, folder), "\n"); !strings.HasSuffix(rows[0], ",メモ\r") || !strings.HasSuffix(rows[1], ",要確認\r") {
		t.Errorf("exported %q", rows)
	}
}

// TestAllColumnsHaveTheNotes that there are on the lines written.
func TestAllColumnsHaveTheNotes(t *testing.T) {
	for name, last := range map[string]struct {
		keys []string
		ends bool
	}{
		"noted":     {[]string{"E"}, true},
		"marked":    {[]string{"space", "down", "space", "E"}, true},
		"not these": {[]string{"down", "space", "E"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d, folder := start(t, newStore(), model.EN, 160, 30)
			d.Press("4", "enter", "m")
			d.Type("to ask")
			d.Press("enter")
			d.Press(last.keys...)
			d.Press("tab", "right", "enter")
			rows := strings.Split(exported(t, folder), "\n")
			if got := strings.HasSuffix(rows[0], ",Note\r") && strings.HasSuffix(rows[1], ",to ask\r"); got != last.ends {
				t.Errorf("exported %q", rows[:2])
			}
		})
	}
}

// TestAViewIsTheSameHoweverSomebodyCameToIt: its columns, their order and the
// name of its file follow from its filter alone.
func TestAViewIsTheSameHoweverSomebodyCameToIt(t *testing.T) {
	for name, c := range map[string]struct {
		keys  []string
		typed string
	}{
		"all lines, narrowed":     {[]string{"L"}, "type:ips"},
		"by a value":              {[]string{"L", "right", "="}, ""},
		"behind a section":        {[]string{"4", "enter"}, ""},
		"behind one, narrowed":    {[]string{"8", "enter"}, "outcome:stopped"},
		"all rows of a section":   {[]string{"4", "end", "enter"}, ""},
		"counted":                 {[]string{"B", "enter"}, ""},
		"of a report with a term": {nil, "client_ip:172.16.16.162"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore()
			d, folder := start(t, s, model.EN, 200, 30)
			d.Press(c.keys...)
			if c.typed != "" {
				d.Press("f")
				d.Type(c.typed)
				d.Press("enter")
			}
			if c.keys == nil {
				d.Press("L")
			}
			address, row := addressOf(t, d), headings(t, d)
			if strings.Contains(address, "columns=") {
				t.Errorf("the address is %q", address)
			}
			d.Press("E", "enter")
			file, text := exportedAs(t, folder)

			again, folder2 := start(t, s, model.EN, 200, 30)
			again.Press(":")
			again.Paste(address)
			again.Press("enter")
			if got := headings(t, again); got != row {
				t.Errorf("the headings are\n%s\nwere\n%s", got, row)
			}
			again.Press("E", "enter")
			if gotFile, got := exportedAs(t, folder2); gotFile != file || got != text {
				t.Errorf("%s has %.100q, was %s with %.100q", gotFile, got, file, text)
			}
		})
	}
}

// exportedAs is the name and the text of the only file of a folder.
func exportedAs(t *testing.T, folder string) (name, text string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.csv"))
	if len(files) != 1 {
		t.Fatalf("the files are %q", files)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(files[0]), string(b)
}

// TestTheCursorStaysWhereItsColumnWent to the end, where all rows have the same.
func TestTheCursorStaysWhereItsColumnWent(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 30)
	d.Press("L", "right", "right", "=")
	d.See("[client_ip:172.16.16.162]", "col 3/")
	d.Press("u")
	d.See("│Client IP", "col 3/")
}

func TestWidthsAreChosenInTheList(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 30)
	d.Press("4", "enter", "right", "right", "c")
	d.See("▸■ Mail Subject", "width auto", "←→: width")
	d.Press("left", "left", "up", "+", "enter")
	d.See("│Action    │Mail Subject            │Mail Sender")
	if got := addressOf(t, d); strings.Contains(got, "columns=") {
		t.Errorf("the address is %q", got)
	}
	d.Press("c")
	d.See("width 24", "width 10")
	d.Press("up", "up", "f", "enter") // time is no longer frozen
	d.Press("u", "u")
	d.See("│Action│Mail Subject                    │")
}
