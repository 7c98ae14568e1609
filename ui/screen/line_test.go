package screen

import (
	"encoding/json"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"
	"edgelens/ui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// lineOf is the screen of a line with some cells, and what it copies.
func lineOf(cells map[string]string, extra map[string]string) (*Line, *string) {
	copied := new(string)
	env := &Env{Look: widget.NewLook(theme.Plain(false), lang.For("en")), Lang: model.EN,
		Copy: func(s string) error { *copied = s; return nil }}
	line := model.Line{Cells: make([]string, len(model.Fields)), Extra: extra}
	for id, cell := range cells {
		line.Cells[model.FieldColumn(id).Index()] = cell
	}
	return NewLine(env, LineOptions{Line: line, Total: 1}), copied
}

func TestLinksHoldNothingOfAHostileCell(t *testing.T) {
	hostile := []string{
		"CVE-2014-0160\x1b\\\x1b]8;;https://evil.example/\x1b\\", "..", "../../../evil", "@evil.example", "//evil.example/x",
		"a\x1b]52;c;eA==\a", "a/../../b", "a?x=https://evil.example", "a#b", "a%2e%2e", "CVE-2014-0160.evil.example/", "\u202eCVE-2014-0160", "a b",
	}
	prefixes := []string{cveLink, jvnLink, malwareLink, siteLink}
	for _, cell := range hostile {
		l, _ := lineOf(map[string]string{"cve": cell, "rule": cell, "description": cell, "malware": cell, "url": cell, "domain": cell}, nil)
		for _, r := range l.linkRows() {
			rest, known := "", false
			for _, p := range prefixes {
				if after, ok := strings.CutPrefix(r.value, p); ok {
					rest, known = after, true
				}
			}
			if !known || strings.ContainsAny(rest, "/@?#%:\\\x1b\a ") || strings.Contains(rest, "evil") || rest == ".." {
				t.Errorf("%q makes the address %q", cell, r.value)
			}
		}
	}
	l, _ := lineOf(map[string]string{"malware": "Ransom.Win32.TRX.XXPE1", "cve": "CVE-2014-0160, CVE-2014-0160"}, nil)
	var got []string
	for _, r := range l.linkRows() {
		got = append(got, r.value)
	}
	want := []string{cveLink + "CVE-2014-0160", jvnLink + "CVE-2014-0160", malwareLink + "Ransom.Win32.TRX.XXPE1"}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestALineIsCopiedInThreeForms(t *testing.T) {
	cells := map[string]string{"client_ip": "10.0.0.1", "subject": "=cmd|'x',\"当選\"\x1b]52;c;eA==\a\nrm -rf"}
	l, copied := lineOf(cells, map[string]string{"支店": "大阪\u202e"})
	press := func(k string) string {
		t.Helper()
		said, _ := l.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})().(Say)
		if said.Bad {
			t.Fatal(said.Text)
		}
		return *copied
	}
	text := press("Y")
	if strings.ContainsAny(text, "\x1b\a\n\u202e") || !strings.Contains(text, "Client IP: 10.0.0.1 / ") {
		t.Errorf("as text it is %q", text)
	}
	csv := press("Y")
	if want := "Client IP,Mail Subject,支店\n10.0.0.1,\"'=cmd|'x',\"\"当選\"\"␛]52;c;eA==␇⏎rm -rf\",大阪‹U+202E›\n"; csv != want {
		t.Errorf("as CSV it is %q, want %q", csv, want)
	}
	object := map[string]any{}
	if err := json.Unmarshal([]byte(press("Y")), &object); err != nil || object["client_ip"] != "10.0.0.1" || strings.ContainsAny(*copied, "\x1b\a\n\u202e") {
		t.Errorf("as JSON it is %q (%v)", *copied, err)
	}
	if again := press("Y"); again != text {
		t.Errorf("after JSON comes %q", again)
	}
	press("y")
	if again := press("Y"); again != text {
		t.Errorf("after another key comes %q, not the text", again)
	}
}

// TestLinksAreDrawnAsLinksWhereTheyCanBe holds frames with links to the width
// of the window, and terminals that want plain text to plain text.
func TestLinksAreDrawnAsLinksWhereTheyCanBe(t *testing.T) {
	for _, depth := range []theme.Depth{theme.None, theme.Mono, theme.TrueColour} {
		th, err := theme.New(theme.Options{Name: "dark", Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		l, _ := lineOf(map[string]string{"cve": "CVE-2014-0160"}, nil)
		l.env.Look = widget.NewLook(th, lang.For("en"))
		l.table = widget.NewTable(l.env.Look, l.rows, nil)
		l.pane = widget.NewPager(l.env.Look)
		l.fill()
		for _, w := range []int{60, 79, 200} {
			l.Resize(w, 20)
			for range l.rows {
				frame := l.View()
				uitest.CheckFrame(t, frame, w+1, 20)
				linked := strings.Contains(frame, "\x1b]8;id=edgelens;"+cveLink+"CVE-2014-0160\x1b\\https://")
				if linked != (depth != theme.None) {
					t.Errorf("depth %v, width %d: linked is %v in %q", depth, w, linked, frame)
				}
				l.table.Update(tea.KeyMsg{Type: tea.KeyDown})
				l.arrange()
			}
		}
	}
}
