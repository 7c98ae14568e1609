package screen

import (
	"strconv"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/uitest"

	tea "github.com/charmbracelet/bubbletea"
)

// knownSection returns a section with two rows, as the dashboard hands it over.
func knownSection(t *testing.T) (*Section, *fakeHost) {
	t.Helper()
	env, host, _ := hostEnv(model.JA)
	spam, _ := model.SectionByID("spam-users")
	p := model.Month(2016, 2)
	r := model.SectionResult{Section: spam, Source: model.KindLog, Rows: []model.Row{
		{Key: []string{"172.16.16.162"}, Values: []int64{4}}, {Key: []string{"172.16.16.20"}, Values: []int64{1}},
	}}
	r.Order(topRows)
	env.Period = &p
	env.Latest = &model.Report{Query: model.ReportQuery{Period: p, Top: topRows}, Sections: []model.SectionResult{r}}
	s := NewSection(env, spam)
	s.Resize(79, 21)
	return s, host
}

func TestTheCursorStandsInTheDialogOfAShortTable(t *testing.T) {
	s, _ := knownSection(t)
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'E'}})
	for range 5 {
		s.Update(tea.KeyMsg{Type: tea.KeyDown})
	}
	_, y, visible := s.Cursor()
	rows := strings.Split(s.View(), "\n")
	if !visible || y >= len(rows) || !strings.Contains(rows[y], "spam-users_2016-02.csv") {
		t.Errorf("the cursor is in row %d (%v) of\n%s", y, visible, s.View())
	}
	uitest.CheckFrame(t, s.View(), 80, 21)
}

func TestARowIsCopiedWithoutTokens(t *testing.T) {
	s, _ := knownSection(t)
	var copied string
	s.env.Copy = func(text string) error { copied = text; return nil }
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'Y'}})()
	if !strings.Contains(copied, "1  172.16.16.162  4") {
		t.Errorf("copied %q", copied)
	}
}

func TestAnExportGivenUpBeforeItBeganIsOver(t *testing.T) {
	s, host := knownSection(t)
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'E'}})
	batch := s.Update(tea.KeyMsg{Type: tea.KeyEnter})().(tea.BatchMsg)
	s.Update(tea.KeyMsg{Type: tea.KeyEsc})
	batch[1]()
	if n := host.working.Load(); n != 0 {
		t.Errorf("the program would wait at its end for %d pieces of work", n)
	}
}

// TestEveryMeasureIsSummedUp: how many of all detections were stopped is known
// without a look at every group.
func TestEveryMeasureIsSummedUp(t *testing.T) {
	env, _, _ := hostEnv(model.EN)
	ips, _ := model.SectionByID("ips")
	r := model.SectionResult{Section: ips, Source: model.KindLog}
	for i := range int64(5) {
		r.Rows = append(r.Rows, model.Row{Key: []string{strconv.FormatInt(i, 10), "", "", ""}, Values: []int64{10 + i, i}})
	}
	r.Order(3)
	rows := newSectionRows(env, model.ReportQuery{}, r).list
	var got []string
	for _, row := range rows[3:] {
		got = append(got, strings.Join(row.cells[1+len(ips.Columns):][:2], " "))
	}
	if want := "21 1, 60 10"; strings.Join(got, ", ") != want {
		t.Errorf("the rest and the total are %q, want %q", got, want)
	}
}

// TestRoundedSumsAreMarked: a number that stands for rounded ones says so, in
// the row, in the total and on the report; an exact one beside it does not.
func TestRoundedSumsAreMarked(t *testing.T) {
	for lang, mark := range map[model.Lang]string{model.JA: "約", model.EN: "~"} {
		env, _, _ := hostEnv(lang)
		usage, _ := model.SectionByID("bandwidth-users")
		r := model.SectionResult{Section: usage, Source: model.KindStatistics, Rows: []model.Row{
			{Key: []string{"192.0.2.1"}, Values: []int64{3 << 30}, Rounded: true}, {Key: []string{"192.0.2.2"}, Values: []int64{1 << 30}},
		}}
		r.Order(topRows)
		var cells []string
		for _, row := range newSectionRows(env, model.ReportQuery{}, r).list {
			cells = append(cells, row.cells[2])
		}
		if got, want := strings.Join(cells, " "), mark+"3.0 GiB 1.0 GiB "+mark+"4.0 GiB"; got != want {
			t.Errorf("the section has %q, want %q", got, want)
		}
		report := NewReport(env)
		if got, want := report.value(r, r.Rows[0])+report.value(r, r.Rows[1])+report.total(r), mark+"3.0 GiB1.0 GiB"; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, " "+mark+"4.0 GiB") {
			t.Errorf("the report has %q", got)
		}
	}
}
