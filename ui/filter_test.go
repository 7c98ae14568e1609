package ui_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/widget"
)

// hides is how the screen says what a filter hides of October.
func hides(t *testing.T, s *store, filter string) string {
	t.Helper()
	f, err := model.ParseFilter(filter, nil)
	if err != nil {
		t.Fatal(err)
	}
	period := model.Month(2026, 10).Filter()
	all, _ := s.Count(context.Background(), period)
	shown, _ := s.Count(context.Background(), model.And(period, f))
	return fmt.Sprintf("hides %s lines", widget.Count(int(all-shown)))
}

func TestTheFilterLineNarrowsTheReport(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("f")
	d.Type("client")
	d.See("client_ip:")
	d.Press("tab")
	d.See("client_ip:172.16.16.57", "19 lines")
	d.Type("172.16.16.57")
	d.Press("enter")
	d.See("[client_ip:172.16.16.57]", hides(t, s, "client_ip:172.16.16.57"))
	d.Press("4")
	d.See("[client_ip:172.16.16.57]", "172.16.16.57", hides(t, s, "client_ip:172.16.16.57"))
	d.NotSee("172.16.16.162")
	d.Press(",", ".", "7", "F")
	d.Type("cleint_ip:1")
	d.Press("enter")
	d.See("client_ip")
	d.Press("ctrl+u", "backspace", "esc")
	d.NotSee("[client_ip", "hides")
	d.Press("[")
	d.See("[client_ip:172.16.16.57]")
	d.Press("r")
	d.NotSee("[client_ip")
	d.Press("esc")
	d.See("4 Top users detected by anti-spam  ‹ 2026-10 ›", "172.16.16.162")
}

func TestACellOfASectionNarrowsTheReport(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("4", "right", "!")
	d.See("[client_ip!:172.16.16.162]", hides(t, s, "client_ip!:172.16.16.162"))
	d.Press("u", "down", "=")
	d.See("[client_ip:172.16.16.20]")
	d.NotSee("172.16.16.162")
	d.Press("=")
	d.See("The filter has this term already")
	d.Press("8", "r", "end", "=")
	d.See("This row stands for no single value")
	d.Press("home", "right", "right", "right", "~")
	d.See(`~"WEB Remote File Inclusion -0"`)
	d.Press("1", "=")
	d.See("This row stands for no single value")
}

// TestEveryCountOfANarrowedSectionIsWhatItsLinesSay: the law holds under the
// report's filter as well.
func TestEveryCountOfANarrowedSectionIsWhatItsLinesSay(t *testing.T) {
	for _, filter := range []string{"client_ip!:172.16.16.162", "action:ブロック,削除", "severity:高", "rule_id:1059403"} {
		for _, section := range []string{"3", "4", "7", "8"} {
			t.Run(filter+" "+section, func(t *testing.T) {
				d, _ := start(t, newStore(), model.EN, 140, 60)
				d.Press("f")
				d.Paste(filter)
				d.Press("enter", section, "a")
				if !strings.Contains(d.Screen(), " ▸") {
					return // no row is left
				}
				before := ""
				for row := cursorRow(t, d); row != before; row = cursorRow(t, d) {
					d.Press("enter")
					n := counted(d.Screen())
					if !strings.Contains(strings.ReplaceAll(row, "│", " "), " "+n+" ") {
						t.Errorf("the row %q leads to %s lines:\n%s", row, n, d.Screen())
					}
					d.Press("esc", "down")
					before = row
				}
			})
		}
	}
}

func TestANarrowedSectionNamesItsFileForIt(t *testing.T) {
	d, folder := start(t, newStore(), model.EN, 100, 30)
	d.Press("8", "right", "=", "E", "enter")
	found, _ := filepath.Glob(filepath.Join(folder, "ips_2026-10_rule_id*1059400.csv"))
	if len(found) != 1 {
		all, _ := filepath.Glob(filepath.Join(folder, "*"))
		t.Errorf("wrote %q", all)
	}
}

func TestAnEmptyNarrowedSectionSaysWhichTermIsToBlame(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("f")
	d.Type("action:monitor")
	d.Press("enter", "4")
	d.See("Without action:monitor there are 40 lines")
}
