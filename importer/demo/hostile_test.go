package demo_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"edgelens/importer/demo"
	"edgelens/model"
)

func TestLeadingClient(t *testing.T) {
	for _, o := range []demo.Options{{}, {Rows: 500}, {Rows: 500, Seed: 2}, {Rows: 900, Seed: 99}, small} {
		counts := demo.Month(o).Count("spam-users")
		for client, n := range counts {
			if client != demo.LeadingClient && n*3 > counts[demo.LeadingClient]*2 {
				t.Errorf("%+v: %s has %d spam mails, the leading client %d", o, client, n, counts[demo.LeadingClient])
			}
		}
	}
}

// The subjects are looked for in the file, where they have to survive.
func TestHostileSubjects(t *testing.T) {
	for _, o := range []demo.Options{{}, {Rows: 500}, {Rows: 500, Seed: 5}} {
		_, contents := write(t, o)
		subjects := leadingSubjects(parseLog(t, contents[0]).lines)
		if len(subjects) < 15 {
			t.Fatalf("%+v: the leading client has %d spam mails", o, len(subjects))
		}
		newest := subjects[:15]
		for name, is := range map[string]func(string) bool{
			"terminal escapes":      contains("\x1b]0;x\a\x1b[2J"),
			"half-width kana":       contains("ﾊﾝｶｸ ﾌﾟﾚｾﾞﾝﾄ"),
			"characters of CP932":   contains("髙①㈱"),
			"a family":              contains("👨\u200d👩\u200d👧\u200d👦"),
			"a flag":                contains("🇯🇵"),
			"a heart with VS16":     contains("❤\ufe0f"),
			"a formula":             func(s string) bool { return strings.HasPrefix(s, "=cmd|") },
			"a line end":            contains("\n"),
			"a quote":               contains(`"`),
			"a very long text":      func(s string) bool { return utf8.RuneCountInString(s) > 500 },
			"a change of direction": contains("\u202e"),
		} {
			if !anyOf(newest, is) {
				t.Errorf("%+v: none of the newest subjects has %s", o, name)
			}
		}
	}
}

func leadingSubjects(lines []model.Line) []string {
	var subjects []string
	for _, l := range lines {
		w, _ := model.TypeOf(l.Cell(model.FieldColumn("type")))
		if w.ID == "spam" && l.Cell(model.FieldColumn("client_ip")) == demo.LeadingClient {
			subjects = append(subjects, l.Cell(model.FieldColumn("subject")))
		}
	}
	return subjects
}

func contains(part string) func(string) bool {
	return func(s string) bool { return strings.Contains(s, part) }
}

func anyOf(list []string, is func(string) bool) bool {
	for _, s := range list {
		if is(s) {
			return true
		}
	}
	return false
}
