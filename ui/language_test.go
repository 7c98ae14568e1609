package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// TestAnotherLanguageTakesTheWholeScreen: after the switch there stands what
// would stand there had it been the language from the beginning.
func TestAnotherLanguageTakesTheWholeScreen(t *testing.T) {
	ways := map[string][]string{
		"the report":              {},
		"all lines":               {"L"},
		"lines of a total":        {"8", "end", "G", "enter"},
		"lines of a narrowed row": {"8", "enter", "="},
		"lines around one":        {"8", "enter", "enter", "T"},
		"lines of a client":       {"8", "enter", "enter", "C"},
		"a line":                  {"8", "enter", "enter"},
		"lines of the analysis":   {"B", "L"},
		"lines of a group":        {"B", "enter"},
		"lines of marked groups":  {"B", "space", "down", "space", "enter"},
		"the analysis":            {"4", "enter", "B"},
		"the chart of a group":    {"B", "d"},
		"a section":               {"4"},
		"sources":                 {"S"},
		"rejects":                 {"S", "enter"},
		"a reject":                {"S", "enter", "enter"},
		"all about a source":      {"S", "down", "enter"},
		"cases":                   {"o"},
		"views":                   {"V"},
		"an import":               {"i", "a", ".", "c", "s", "v", "enter"},
		"an empty list":           {"4", "enter", "=", "!"},
	}
	for name, keys := range ways {
		t.Run(name, func(t *testing.T) {
			screen := func(l model.Lang) *uitest.Driver {
				m, err := ui.NewModel(ui.Options{Store: frameStore{newStore()}, Lang: l, Host: frameHost{}})
				if err != nil {
					t.Fatal(err)
				}
				d := uitest.New(t, m, 120, 30)
				d.Press(keys...)
				return d
			}
			d := screen(model.JA)
			d.Press(":")
			d.Type("lang en")
			d.Press("enter")
			got, want := words(d), words(screen(model.EN))
			if got != want {
				t.Errorf("after the switch\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestLinesWithoutAValueAreCalledInTheLanguage: the row of a section they were
// opened from has no name but a word.
func TestLinesWithoutAValueAreCalledInTheLanguage(t *testing.T) {
	s := &store{}
	s.addIPS(10, 1, 13, 1)
	s.lines[0].Cells[model.FieldColumn("rule_id").Index()] = ""
	d, _ := start(t, s, model.JA, 100, 24)
	d.Press("8", "enter")
	d.See("› (空)")
	d.Press(":")
	d.Type("lang en")
	d.Press("enter")
	d.See("› (empty)")
}

// words are those of a screen: columns may be as wide as they were.
func words(d *uitest.Driver) string {
	var rows []string
	for row := range strings.SplitSeq(d.Screen(), "\n") {
		rows = append(rows, strings.Join(strings.FieldsFunc(row, func(r rune) bool { return r == ' ' || r == '│' || r == '…' }), " "))
	}
	return strings.Join(rows, "\n")
}
