package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/uitest"
)

// TestTasks holds what users do most to their budgets of keys, counted from
// where they are when the question comes up.
func TestTasks(t *testing.T) {
	tests := []struct {
		question string
		from     []string // the keys to where the question comes up
		budget   int
		keys     []string
		answered func(t *testing.T, d *uitest.Driver, folder string)
	}{
		{
			question: "the spam lines of the leading client as a file", budget: 4, keys: []string{"4", "enter", "E", "enter"},
			answered: func(t *testing.T, d *uitest.Driver, folder string) {
				if got := records(t, filepath.Join(folder, "spam-users_172.16.16.162_2026-10.csv")); len(got) != 20 {
					t.Errorf("the file has %d records, want 20", len(got))
				}
			},
		},
		{
			question: "is this rule a real attack: which clients, stopped or only seen", budget: 6, keys: []string{"8", "enter", "B"},
			answered: func(t *testing.T, d *uitest.Driver, _ string) {
				d.See("クライアントIP × 処理の結果", "198.51.100.", "阻止", "検知のみ")
			},
		},
		{
			question: "and what does its CVE number lead to", budget: 6, keys: []string{"8", "enter", "B", "esc", "enter"},
			answered: func(t *testing.T, d *uitest.Driver, _ string) {
				d.See("CVE-2014-0160", "https://jvndb.jvn.jp/")
			},
		},
		{
			question: "what else did this client do in the ten minutes around this line", from: []string{"4", "enter"}, budget: 3, keys: []string{"C"},
			answered: func(t *testing.T, d *uitest.Driver, _ string) {
				d.See("前後10分", "[クライアントIP:172.16.16.162]", "[時間:2026-10-25T11:26:06..2026-10-25T11:46:06]")
			},
		},
		{
			question: "only this week, of the report", budget: 4, keys: []string{"p", "2"},
			answered: func(t *testing.T, d *uitest.Driver, _ string) { d.See("レポート 2026-10-19..2026-10-25") },
		},
		{
			question: "only this week, of lines", from: []string{"4", "enter"}, budget: 4, keys: []string{"t", "w", "enter"},
			answered: func(t *testing.T, d *uitest.Driver, _ string) {
				d.See("[時間:2026-10-19..2026-10-25]", "[クライアントIP:172.16.16.162]")
			},
		},
		{
			question: "the same view for last month, of a section", from: []string{"8"}, budget: 2, keys: []string{","},
			answered: func(t *testing.T, d *uitest.Driver, _ string) {
				d.See("8 上位10件のIPS検出", "‹ 2026-09 ›", "1059418")
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			d, folder := start(t, newStore(), model.JA, 100, 40)
			d.Press(tt.from...)
			within(t, d, tt.budget, tt.keys...)
			tt.answered(t, d, folder)
			files, err := os.ReadDir(folder)
			if err != nil || len(files) > 1 {
				t.Errorf("the folder has %v (%v)", files, err)
			}
		})
	}
}

// TestBackToWhereIWas leads from anywhere to where the user was by one key.
func TestBackToWhereIWas(t *testing.T) {
	ways := []struct{ there, back string }{
		{"enter", "["}, {"C", "["}, {"T", "["}, {"B", "["}, {"8", "["}, {"s", "["}, {"=", "["},
		{"enter", "esc"}, {"B", "esc"}, {"8", "esc"}, {"f", "esc"}, {"t", "esc"}, {"E", "esc"}, {"?", "esc"}, {"ctrl+p", "esc"}, {":", "esc"}, {"c", "esc"},
	}
	for _, way := range ways {
		d, _ := start(t, newStore(), model.JA, 100, 40)
		d.Press("4", "enter", "down", "down", "right", "=")
		d.Press("down", "right")
		if way.there == "C" || way.there == "T" {
			d.Press("enter")
		}
		before := body(d)
		d.Press(way.there)
		if body(d) == before {
			t.Errorf("%s leads nowhere:\n%s", way.there, d.Screen())
		}
		within(t, d, 1, way.back)
		if got := body(d); got != before {
			t.Errorf("after %s, %s leads to\n%s\nnot to\n%s", way.there, way.back, got, before)
		}
	}
}

// body is the screen without the footer, which has the keys that can be used.
func body(d *uitest.Driver) string {
	rows := strings.Split(d.Screen(), "\n")
	return strings.Join(rows[:len(rows)-3], "\n")
}
