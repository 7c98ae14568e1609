package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// bare shows a case into which nothing was imported.
func bare(t *testing.T, l model.Lang) *uitest.Driver {
	t.Helper()
	m, err := ui.NewModel(ui.Options{Store: newBareStore(), Host: &host{}, Lang: l})
	if err != nil {
		t.Fatal(err)
	}
	return uitest.New(t, m, 100, 24)
}

// TestAnEmptyCaseOffersItsImportFirst, and no key that nothing comes of.
func TestAnEmptyCaseOffersItsImportFirst(t *testing.T) {
	for l, want := range map[model.Lang][]string{
		model.JA: {"i 取り込み", "(Enter 開く: データなし)", "i でファイルを取り込んでください", "まだ何も取り込まれていません"},
		model.EN: {"i import", "(Enter open: no data)", "press i to import files", "Nothing was imported into this case yet"},
	} {
		for _, list := range [][]string{nil, {"S"}} {
			d := bare(t, l)
			d.Press(list...)
			if footer := d.Row(-2); !strings.HasPrefix(footer, want[0]) {
				t.Errorf("%v: the footer begins with %q, not with the import", list, footer)
			}
			d.Press("i")
			d.See("Tab")
		}
		d := bare(t, l)
		d.See(want[1])
		for _, k := range []string{"enter", ",", ".", "p", "t", "f", "L", "B", "left", "right", "r"} {
			d.Press(k)
			if said := d.Screen(); strings.Count(said, want[2]) != 2 {
				t.Errorf("%s says nothing of the import:\n%s", k, said)
			}
		}
		for _, section := range []string{"1", "2", "4", "9"} {
			d.Press(section)
			d.See(want[3])
			d.Press("esc")
		}
	}
}

// TestAPeriodWithoutDataIsNoDeadEnd: only a case nobody has chosen a period of
// is taken for an empty one.
func TestAPeriodWithoutDataIsNoDeadEnd(t *testing.T) {
	d := bare(t, model.EN)
	d.Press(":")
	d.Type("period 2026-09")
	d.Press("enter", ",")
	d.See("2026-08")
}
