package ui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

// rowCount is the count in the row of the cursor.
func rowCount(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	cells := strings.Split(strings.ReplaceAll(cursorRow(t, d), "|", "│"), "│")
	for i, cell := range cells {
		if strings.HasSuffix(strings.TrimSpace(cell), "%") {
			return strings.TrimSpace(cells[i-1])
		}
	}
	t.Fatalf("there is no count in %q", cells)
	return ""
}

// everyRow opens each row in sight and holds its lines to its count.
func everyRow(t *testing.T, d *uitest.Driver, rows int) {
	t.Helper()
	for range rows {
		want := rowCount(t, d)
		row := cursorRow(t, d)
		d.Press("enter")
		if got := counted(d.Screen()); got != want {
			t.Errorf("%q opens %s lines, want %s:\n%s", row, got, want, d.Screen())
		}
		d.Press("esc", "down")
	}
}

func TestARowOfTheAnalysisIsItsLines(t *testing.T) {
	s := newStore()
	for i := range s.lines {
		s.lines[i].Extra = map[string]string{"支店": []string{"本社", "", "-", "大阪\x1b[2J"}[i%4]}
	}
	for i := range s.lines[:12] {
		s.lines[i].Cells[model.FieldColumn("client_ip").Index()] = []string{"", "-"}[i%2]
	}
	s.unknown = []string{"支店"}
	tests := []struct {
		name string
		keys []string // in the list of fields
		rows int
	}{
		{"types", nil, 3},
		{"outcome", []string{"b", "space", "down", "space", "enter"}, 3},
		{"type and outcome", []string{"b", "down", "space", "enter"}, 6},
		{"clients with blank ones", []string{"b", "space", "down", "down", "down", "space", "enter"}, 8},
		{"an unknown column", []string{"b", "space", "end", "space", "enter"}, 3},
		{"an unknown column and the type", []string{"b", "end", "space", "enter"}, 9},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := start(t, s, model.EN, 120, 40)
			d.Press("B")
			d.Press(tt.keys...)
			everyRow(t, d, tt.rows)
			d.NotSee("\x1b]", "%!")
		})
	}
}

func TestMarkedRowsOpenTogether(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("B")
	d.See("40", "30", "9")
	d.Press("space", "down", "space", "enter")
	d.See("49 lines", "2 marked groups")
	d.Press("esc")
	d.See("marked")
	d.Press("up", "up", "space", "end", "space", "enter") // unmarks both: the cursor's row is meant
	d.See("9 lines")
}

// TestTheCommandOfAnAnalysisPrintsWhatIsShown: as many groups, or else it is
// said that they come in another order.
func TestTheCommandOfAnAnalysisPrintsWhatIsShown(t *testing.T) {
	const own = "not as sorted here"
	d, _ := start(t, newStore(), model.EN, 160, 40)
	d.Press("B", "x")
	d.See("edgelens group --db '/cases/お客様.edge' 'type' --top '50' 'time:2026-10'")
	for range 2 {
		d.NotSee(own)
		d.Press("s", "A") // the cursor is on the type
		d.See(own)
		d.Press("x")
		d.See(own)
		d.Press("right", "s", "A")
	}
	d.NotSee(own)
}

// TestTheCountStandsAtEveryHeight: the chart takes no row of the table that has
// it, however few groups there are.
func TestTheCountStandsAtEveryHeight(t *testing.T) {
	a, err := model.ParseAddress("group by=type filter=type:ips", nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ui.NewModel(ui.Options{Store: newStore(), Lang: model.EN, View: &a})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	for _, keys := range [][]string{{}, {"t"}, {"esc", "f"}, {"esc", "p"}, {"5"}} {
		d.Press(keys...)
		for h := 16; h < 40; h++ {
			d.Resize(100, h)
			if !strings.Contains(d.Screen(), " 31 lines") || h == 39 && !strings.Contains(d.Screen(), "Chart:") {
				t.Errorf("after %q no count, or no chart, in %d rows:\n%s", keys, h, d.Screen())
			}
		}
	}
}

// TestMarkedRowsThatAreGone: a file was taken back, and with it the only marked
// group.
func TestMarkedRowsThatAreGone(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 120, 40)
	d.Press("B", "end", "space")
	gone := s.lines[0].Cell(model.FieldColumn("type"))
	for _, l := range s.lines {
		if n := len(s.matching(model.Equals(model.FieldColumn("type"), l.Cell(model.FieldColumn("type"))))); n == 9 {
			gone = l.Cell(model.FieldColumn("type"))
		}
	}
	s.lines = slices.DeleteFunc(s.lines, func(l model.Line) bool { return l.Cell(model.FieldColumn("type")) == gone })
	d.Send(screen.Changed{})
	d.NotSee("marked")
	d.Press("home", "enter")
	d.See("40 lines")
}

func TestTheAnalysisSortsAndShowsAll(t *testing.T) {
	s := newStore()
	for i := range 60 {
		s.add(10, i, map[string]string{"type": fmt.Sprintf("new type %02d", i), "client_ip": "10.0.0.1"})
	}
	d, _ := start(t, s, model.EN, 120, 40)
	d.Press("B")
	d.See("139 lines", "top 50 of 63 groups")
	d.Press("E", "enter")
	d.See("The top 50 of 63 records written to")
	d.Press("a", "E", "enter")
	d.See("63 records written to")
	d.NotSee("top 63")
	d.Press("end")
	d.See("63 / 63")
	d.Press("^", "s", "home")

	asc := cursorRow(t, d)
	d.Press("s", "end")
	if last := cursorRow(t, d); last != asc {
		t.Errorf("reversed, the last is %q, want %q", last, asc)
	}
}

func TestTheChartFollowsTheRow(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("B")
	d.See("Chart: all lines (by day, at most 31)", "10-01", "10-31")
	d.Press("d")
	d.See("Chart: Email Anti-spam (by day, at most")
	d.Press("down")
	d.See("Chart: IPS (by day, at most")
	d.Press("d")
	d.See("Chart: all lines")
}

// TestTheAnalysisIsExportedAsShown: a spreadsheet gets the words of the screen,
// a program those of the filter language.
func TestTheAnalysisIsExportedAsShown(t *testing.T) {
	tests := []struct {
		name string
		lang model.Lang
		keys string
		want string
	}{
		{"csv", model.EN, "B E enter", "Message Type,Lines\nEmail Anti-spam,40\nIPS,30\nAnti-Malware,9\n"},
		{"json", model.EN, "B E right right enter", `{"fields":["type"],"rows":[{"key":{"type":"spam"},"count":40},` +
			`{"key":{"type":"ips"},"count":30},{"key":{"type":"malware"},"count":9}],"total":79,"groups":3}` + "\n"},
		{"outcomes", model.JA, "B b space down space enter E enter", "処理の結果,件数\n阻止,34\n印付け,27\n検知のみ,15\n不明,3\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, folder := start(t, newStore(), tt.lang, 120, 40)
			d.Press(strings.Fields(tt.keys)...)
			files, _ := filepath.Glob(filepath.Join(folder, "*"))
			if len(files) != 1 {
				t.Fatalf("there are %v", files)
			}
			text, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r", "")
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestIsThisRuleARealAttack answers which clients, blocked or seen, and where
// more is told, in five keys from the report.
func TestIsThisRuleARealAttack(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("8", "enter", "B")
	d.See("198.51.100.0", "198.51.100.5", "stopped", "seen only", "rule_id:1059400")
	d.Press("enter", "enter")
	d.See("CVE-2014-0160", "https://www.cve.org/CVERecord?id=CVE-2014-0160")
}

func TestTheAnalysisKeepsTheFilterOfTheLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("L", "f")
	d.Type("client_ip:172.16.16.57")
	d.Press("enter", "B")
	d.See("[client_ip:172.16.16.57]", "19 lines")
	d.Press("b", "esc")
	d.See("[client_ip:172.16.16.57]")
}

func TestTheAnalysisKeepsTheFilterOfTheReport(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 120, 40)
	d.Press("f")
	d.Type("client_ip:172.16.16.57")
	d.Press("enter", "B")
	d.See("[time:2026-10] [client_ip:172.16.16.57]", "19 lines")
}

func TestTheAnalysisSaysWhatFails(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 80, 24)
	s.err = errors.New("disk I/O error")
	d.Press("B")
	d.See("disk I/O error")
	d.Press("enter", "space", "d", "s", "a", "E", "b", "esc")
	d, _ = start(t, &store{}, model.EN, 80, 24)
	d.Press("B", "enter", "space", "d", "s", "a", "E", "b", "enter", "esc")
}

// TestAWayIntoOtherCountsThatAreNotThereYet: what is counted by other fields is
// neither drawn, nor sorted, nor written under the new ones.
func TestAWayIntoOtherCountsThatAreNotThereYet(t *testing.T) {
	tests := map[string]func(*uitest.Driver){
		"sorted":  func(d *uitest.Driver) { d.Press("s") },
		"resized": func(d *uitest.Driver) { d.Resize(100, 30) },
		"written": func(d *uitest.Driver) {
			d.Press("E")
			d.See("Loading")
		},
	}
	for name, then := range tests {
		t.Run(name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.EN, 120, 40)
			d.Press("B", "b", "down", "space", "enter", "[")
			d.Hold()
			d.Press("]")
			then(d)
			d.NotSee("Email Anti-spam")
			d.ReleaseAll()
			d.See("Message Type × ", "Email Anti-spam")
		})
	}
}

// TestTheFieldsToCountByComeLate: where there are very many lines the list is
// there before all its fields, and what was chosen in it stays.
func TestTheFieldsToCountByComeLate(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("B")
	d.Hold()
	d.Press("b", "down", "space", ">") // nothing is below it yet
	d.See("Choose the fields", "▸■ Outcome", "Loading")
	d.NotSee("Client IP")
	d.ReleaseAll()
	d.See("▸■ Outcome", "□ Client IP")
	d.NotSee("Loading")
	d.Press("esc")
	for _, key := range []string{"esc", "enter"} {
		d.Hold()
		d.Press("b", key)
		d.ReleaseAll()
		d.See("Group by: Message Type\n")
		d.NotSee("Choose the fields")
	}
	d.Hold()
	d.Press("b", "down", "space", "<", "enter")
	d.ReleaseAll()
	d.See("Group by: Outcome × Message Type\n")
	d.Press("[")
	d.See("Group by: Message Type\n")
}

// TestASectionIsCountedByItsKey: by all of it, so that a row of the section is a
// row of the counts.
func TestASectionIsCountedByItsKey(t *testing.T) {
	for key, by := range map[string]string{
		"3": "client_ip", "4": "client_ip", "5": "client_ip", "7": "malware", "8": "rule_id,rule",
	} {
		s := newStore()
		s.add(10, 3, map[string]string{"type": "Webレピュテーション", "action": "ブロック", "client_ip": "172.16.16.20"})
		d, _ := start(t, s, model.EN, 120, 30)
		d.Press(key, "B")
		if got := addressOf(t, d); !strings.HasPrefix(got, "group by="+by+" ") {
			t.Errorf("section %s is counted as %q, want by %s", key, got, by)
		}
	}
}
