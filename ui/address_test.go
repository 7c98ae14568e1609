package ui_test

import (
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// addressOf is the address that A shows.
func addressOf(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	d.Press("A")
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		if text, ok := strings.CutPrefix(row, " Copied: "); ok {
			return text
		}
	}
	t.Fatalf("A shows no address:\n%s", d.Screen())
	return ""
}

// TestAnAddressHasTheTermsInForce only, and what was switched off comes back by
// the way it went.
func TestAnAddressHasTheTermsInForce(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 40)
	d.Press("8", "enter", "f", "left", "space", "esc")
	d.See("(off: rule_id:1059400)")
	if got, want := addressOf(t, d), "lines filter=time:2026-10 type:ips"; got != want {
		t.Errorf("the address is %q, want %q", got, want)
	}
	d.Press("esc", "[")
	d.See("(off: rule_id:1059400)")
}

func TestAnAddressOpensTheSameView(t *testing.T) {
	tests := []struct {
		want  string
		keys  []string
		typed string // into the field the last key opened
	}{
		{want: "report period=2026-10"},
		{want: "report period=2026-10 filter=outcome:stopped", keys: []string{"f"}, typed: "outcome:stopped"},
		{want: "ips period=2026-10", keys: []string{"8"}},
		{want: "ips period=2026-10 rows=all", keys: []string{"8", "a"}},
		{want: "ips period=2026-10 filter=outcome:stopped", keys: []string{"8", "f"}, typed: "outcome:stopped"},
		{want: "lines filter=time:2026-10 type:ips rule_id:1059400", keys: []string{"8", "enter"}},
		{want: "lines sort=time filter=time:2026-10", keys: []string{"L", "home", "^", "s"}},
		{want: "lines sort=client_ip,-action,time filter=time:2026-10", keys: []string{"L", "right", "right", "s", "right", "right", "&", "&", "^", "&", "&"}},
		{want: "lines filter=time:2026-10 type:spam", keys: []string{":"}, typed: "lines filter=time:2026-10 type:spam"},
		{want: "group by=type filter=time:2026-10", keys: []string{"B"}},
		{want: "group by=client_ip,outcome filter=time:2026-10 type:ips rule_id:1059400", keys: []string{"8", "enter", "B"}},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			d, _ := start(t, newStore(), model.EN, 160, 40)
			d.Press(tt.keys...)
			if d.Type(tt.typed); tt.typed != "" {
				d.Press("enter")
			}
			if got := addressOf(t, d); got != tt.want {
				t.Fatalf("the address is %q", got)
			}
			again, _ := start(t, newStore(), model.EN, 160, 40)
			again.Press(":")
			again.Type(tt.want)
			again.Press("enter")
			if got := addressOf(t, again); got != tt.want {
				t.Errorf("it opens again as %q", got)
			}
			if got, want := strings.SplitN(again.Screen(), "\n", 3)[2], strings.SplitN(d.Screen(), "\n", 3)[2]; got != want && !slices.Contains(tt.keys, "s") { // which moves the cursor too
				t.Errorf("it opens again as\n%s\nnot as\n%s", got, want)
			}
		})
	}
}

func TestColumnsAreInTheAddress(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 40)
	d.Press(":")
	d.Type("lines columns=subject,time filter=type:spam")
	d.Press("enter")
	if got := addressOf(t, d); got != "lines columns=subject,time filter=type:spam" {
		t.Errorf("the address is %q", got)
	}
	d.NotSee("Client IP")
	d.Press("x")
	d.See(`edgelens lines --db '/cases/お客様.edge' --columns 'subject,time' 'type:spam'`)
}

// TestWhatIsNoCellIsAColumnOfLines when an address names it.
func TestWhatIsNoCellIsAColumnOfLines(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 160, 40)
	d.Press(":")
	d.Type("lines columns=time,source,note,record,outcome filter=type:spam")
	d.Press("enter")
	if got := headings(t, d); !strings.Contains(got, "▼│Source│Note│Record│Outcome") {
		t.Errorf("the headings are %q", got)
	}
	if got := addressOf(t, d); got != "lines columns=time,source,note,record,outcome filter=type:spam" {
		t.Errorf("the address is %q", got)
	}
}

// TestNoAddressSortsByNotes: it says so in place of a table without rows.
func TestNoAddressSortsByNotes(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press(":")
	d.Type("lines sort=type,note")
	d.Press("enter")
	d.See("Lines are not sorted by their notes", "Report 2026-10")
	d.NotSee("newest first", "All lines ")
}

func TestAScreenWithoutAddressSaysSo(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("S", "A")
	d.See("This screen has no address")
}

func TestTheProgramStartsWithAView(t *testing.T) {
	a, err := model.ParseAddress("ips period=2026-09", nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ui.NewModel(ui.Options{Store: newStore(), Folder: t.TempDir(), Lang: model.EN, View: &a})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.See("8 Top IPS", "SSH Brute Force")
	d.Press("esc")
	d.See("Report 2026-09")
}

// leftHost remembers where sessions end.
type leftHost struct {
	host
	left string
}

func (h *leftHost) Leave(_, address string) error { h.left = address; return nil }
func (h *leftHost) Left(string) string            { return h.left }

func TestOneKeyLeadsBackToTheLastSession(t *testing.T) {
	h := &leftHost{left: "lines filter=type:ips"}
	m, err := ui.NewModel(ui.Options{Store: newStore(), Host: h, Folder: t.TempDir(), Lang: model.EN})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.See("]: back to where you were (Lines [type:ips])")
	d.Press("]")
	d.See("[type:ips]")
	d.Press("esc", "[")
	d.See("[type:ips]")
	m.LeaveForTest()
	if h.left != "lines filter=type:ips" {
		t.Errorf("left at %q", h.left)
	}
}

func TestAnAddressThatCannotBeReadIsNotOffered(t *testing.T) {
	m, err := ui.NewModel(ui.Options{Store: newStore(), Host: &leftHost{left: "lines filter=gone:1"}, Folder: t.TempDir(), Lang: model.EN})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 100, 30)
	d.NotSee("back to where you were")
	d.Press("]")
	d.See("This is the last screen")
}
