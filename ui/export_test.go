package ui_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/screen"
)

// records reads a CSV that was exported, without its heading.
func records(t *testing.T, path string) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestFourKeysFromTheReportToTheFile(t *testing.T) {
	s := newStore()
	d, folder := start(t, s, model.JA, 80, 24)
	d.Press("4", "enter", "E", "enter")
	path := filepath.Join(folder, "spam-users_172.16.16.162_2026-10.csv")
	want := s.matching(drill(t, s, "spam-users"))
	got := records(t, path)
	if len(got) != len(want) {
		t.Fatalf("the file has %d records, want %d", len(got), len(want))
	}
	for i, line := range want {
		subject := line.Cell(model.FieldColumn("subject"))
		if strings.HasPrefix(subject, "=") {
			subject = "'" + subject
		}
		if got[i][0] != line.Cell(model.FieldColumn("time")) || !slices.Contains(got[i], subject) {
			t.Errorf("record %d is %q, want the line %q", i, got[i], line.Cells)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v (%v), want 0600", info.Mode(), err)
	}
	d.See("20件を", "数式とみなされるセル")
}

func TestAnExportNeverReplacesAFile(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter", "E", "enter", "E", "enter")
	d.See("-2.csv")
	names, _ := filepath.Glob(filepath.Join(folder, "*"))
	if len(names) != 2 {
		t.Errorf("the folder holds %q, want two files", names)
	}
}

func TestAFailedExportLeavesNoFile(t *testing.T) {
	s := newStore()
	d, folder := start(t, s, model.JA, 80, 24)
	d.Press("4", "enter")
	s.err = errors.New("disk I/O error")
	d.Press("E", "enter")
	d.See("disk I/O error")
	if names, _ := os.ReadDir(folder); len(names) > 0 {
		t.Errorf("the folder holds %v, want nothing", names)
	}
	s.err = nil
	d.Press("enter")
	d.See("件を")
}

func TestAnExportCanBeStopped(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "enter", "E")
	d.Hold()
	d.Press("enter")
	d.See("書き出し中")
	d.Press("esc")
	d.ReleaseAll()
	d.NotSee("件を ")
	if names, _ := os.ReadDir(folder); len(names) > 0 {
		t.Errorf("the folder holds %v, want nothing", names)
	}
}

func TestAHostileCellMakesAHarmlessFileName(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 160, 40)
	d.Press("4", "enter")
	for range 6 {
		d.Press("right")
	}
	d.Press("down", "down", "down", "down", "=", "E", "enter")
	names, _ := os.ReadDir(folder)
	if len(names) != 1 || strings.ContainsAny(names[0].Name(), "\x1b/\\|=' ") {
		t.Errorf("the folder holds %q", names)
	}
}

func TestAnExportIntoAFolder(t *testing.T) {
	d, folder := start(t, newStore(), model.JA, 80, 24)
	if err := os.Mkdir(filepath.Join(folder, "out"), 0o700); err != nil {
		t.Fatal(err)
	}
	name := func(text string) {
		t.Helper()
		d.Press("E", "down", "down", "down", "down", "ctrl+u")
		d.Type(text)
		d.Press("enter")
	}
	d.Press("4", "enter")
	name("out")
	name(filepath.Join(folder, "out") + "/")
	names, _ := filepath.Glob(filepath.Join(folder, "*"))
	inside, _ := filepath.Glob(filepath.Join(folder, "out", "spam-users_*.csv"))
	if len(names) != 1 || len(inside) != 2 {
		t.Errorf("wrote %q beside and %q into the folder", names, inside)
	}
	name("nowhere/x.csv")
	d.See("フォルダ", "がありません")
	d.NotSee(".edgelens-", "no such file")
	d.Press("ctrl+u")
	d.Type("  ")
	d.Press("enter")
	d.See("ファイル名を入力してください")
}

func TestAnExportBelowTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d, _ := start(t, newStore(), model.JA, 80, 24)
	d.Press("4", "E", "down", "down", "down", "ctrl+u")
	d.Type("~/四.csv")
	d.Press("enter")
	if _, err := os.Stat(filepath.Join(home, "四.csv")); err != nil {
		t.Errorf("%v\n%s", err, d.Screen())
	}
}

// TestAnExportSaysThatItIsCut: the sections show ten rows unless all are asked
// for.
func TestAnExportSaysThatItIsCut(t *testing.T) {
	s := newStore()
	for i := range 20 {
		s.add(10, i, map[string]string{"type": "スパムメール対策", "client_ip": fmt.Sprintf("10.0.0.%d", i), "action": "タグ"})
	}
	d, folder := start(t, s, model.JA, 80, 24)
	d.Press("4", "E", "enter")
	d.See("全23項目のうち上位10件を")
	names, _ := filepath.Glob(filepath.Join(folder, "*"))
	if len(names) != 1 {
		t.Fatalf("there are %v", names)
	}
	d.Press("a", "E", "enter")
	d.See("23件を")
	d.NotSee("のうち")
}

// TestASectionIsWrittenInTheOrderOfTheScreen: the records are the rows that are
// shown, as they are sorted; what gives the order of the report says so.
func TestASectionIsWrittenInTheOrderOfTheScreen(t *testing.T) {
	const own = "not as sorted here"
	for _, keys := range [][]string{nil, {"s"}, {"s", "s"}, {"$", "s"}, {"a", "right", "s", "s"}, {"a", "right", "s", "r"}} {
		d, folder := start(t, newStore(), model.EN, 160, 40)
		d.Press("8")
		d.Press(keys...)
		shown := regexp.MustCompile(`10594\d\d`).FindAllString(d.Screen(), -1)
		d.Press("E", "enter")
		d.See("written to")
		text, err := os.ReadFile(filepath.Join(folder, "ips_2026-10.csv"))
		if err != nil {
			t.Fatal(err)
		}
		written := regexp.MustCompile(`10594\d\d`).FindAllString(string(text), -1)
		if len(shown) < 10 || !slices.Equal(written, shown) {
			t.Errorf("after %q the file has %q, the screen %q", keys, written, shown)
		}
		check := d.NotSee
		if sorted := len(keys) > 0 && keys[len(keys)-1] == "s"; sorted {
			check = d.See
		}
		for _, key := range []string{"A", "x", "X"} {
			d.Press(key)
			check(own)
		}
	}
}

// TestASectionIsWrittenAsItStandsBehindTheDialog: rows that came meanwhile are
// those that are written.
func TestASectionIsWrittenAsItStandsBehindTheDialog(t *testing.T) {
	s := newStore()
	d, folder := start(t, s, model.EN, 100, 30)
	d.Press("8", "E")
	for i := range 5 {
		s.add(10, i, map[string]string{"type": "IPS", "rule_id": "1059499", "rule": "Late"})
	}
	d.Send(screen.Changed{})
	d.See("1059499│Late")
	d.Press("enter")
	d.See("top 10 of 14 records")
	text, err := os.ReadFile(filepath.Join(folder, "ips_2026-10.csv"))
	if err != nil || !strings.Contains(string(text), "1059499,Late,,,5,") {
		t.Errorf("the file is\n%s\n(%v)", text, err)
	}
}
