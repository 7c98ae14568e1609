package widget_test

import (
	"errors"
	"strings"
	"testing"

	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"
	"edgelens/ui/widget"
)

func TestTableFrame(t *testing.T) {
	data := grid{n: 4567, loaded: 3, columns: 3, cell: func(r, c int) string {
		return [][]string{
			{"203.0.113.5", "ブロック", "1,234"},
			{"198.51.100.77", "監視", "56"},
			{"192.0.2.1", "通過", "7"},
		}[r][c]
	}}
	table := widget.NewTable(plain(), data, []widget.Column{
		{ID: "ip", Title: "クライアントIP", From: 0}, {ID: "action", Title: "処理", From: 1}, {ID: "n", Title: "件数", From: 2, Right: true},
	})
	table.SetSort(widget.Sorted{ID: "n", Descending: true})
	table.Marked = func(row int) bool { return row == 1 }
	table.MarkedCount = 1
	table.Note = "note"
	table.Resize(59, 7)
	check(t, table.View(), 59, 7)
	uitest.Golden(t, "table", table.View())
}

func TestTableKeys(t *testing.T) {
	tests := []struct {
		name          string
		keys          []string
		row           int
		column        string
		first, behind int // rows in sight
	}{
		{"start", nil, 0, "c0", 0, 8},
		{"down and right", []string{"down", "j", "right", "l"}, 2, "c2", 0, 8},
		{"not above the first", []string{"up", "k", "left", "h"}, 0, "c0", 0, 8},
		{"page", []string{"pgdown"}, 8, "c0", 8, 16},
		{"page and back", []string{"down", "pgdown", "pgup"}, 1, "c0", 0, 8},
		{"half page", []string{"ctrl+d", "ctrl+d", "ctrl+u"}, 4, "c0", 4, 12},
		{"last", []string{"G"}, 99, "c0", 92, 100},
		{"last and first", []string{"end", "home"}, 0, "c0", 0, 8},
		{"beyond the last", []string{"G", "down", "pgdown"}, 99, "c0", 92, 100},
		{"scroll by one", []string{"down", "down", "down", "down", "down", "down", "down", "down"}, 8, "c0", 1, 9},
		{"last column", []string{"$"}, 0, "c4", 0, 8},
		{"and first", []string{"$", "right", "^"}, 0, "c0", 0, 8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := widget.NewTable(plain(), numbered(100, 5), columns(5))
			table.Resize(60, 10)
			press(t, table.Update, tt.keys...)
			row, column, ok := table.Cursor()
			first, behind := table.Visible()
			if row != tt.row || column.ID != tt.column || !ok || first != tt.first || behind != tt.behind {
				t.Errorf("cursor %d %s, rows %d–%d; want %d %s, %d–%d", row, column.ID, first, behind, tt.row, tt.column, tt.first, tt.behind)
			}
		})
	}
}

func TestTableLeavesOtherKeys(t *testing.T) {
	table := widget.NewTable(plain(), numbered(5, 2), columns(2))
	for _, name := range []string{"enter", "esc", "=", "E", " ", "x"} {
		if table.Update(keyMsg(name)) {
			t.Errorf("the table took %q", name)
		}
	}
}

func TestTableKeepsItsPlaceOnResize(t *testing.T) {
	table := widget.NewTable(plain(), numbered(1000, 12), columns(12))
	table.Resize(100, 30)
	table.Move(500, "c9")
	for _, size := range [][2]int{{40, 10}, {20, 4}, {10, 1}, {0, 0}, {120, 40}} {
		table.Resize(size[0], size[1])
		check(t, table.View(), size[0], max(size[1], 1))
		row, column, _ := table.Cursor()
		first, behind := table.Visible()
		if row != 500 || column.ID != "c9" || size[1] > 0 && (row < first || row >= behind) {
			t.Errorf("at %v: cursor %d %s, rows %d–%d", size, row, column.ID, first, behind)
		}
		if size[0] > 0 && size[1] > 0 && !strings.Contains(table.View(), "r500c9") {
			t.Errorf("at %v the cursor's cell is out of sight:\n%s", size, table.View())
		}
	}
}

func TestTableScrollsSidewaysAndKeepsFrozenColumns(t *testing.T) {
	list := columns(12)
	list[0].Frozen = true
	table := widget.NewTable(plain(), numbered(5, 12), list)
	table.Resize(40, 8)
	press(t, table.Update, "$")
	view := table.View()
	for _, want := range []string{"C0", "C11", "r0c0", "r0c11", "‹"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is out of sight:\n%s", want, view)
		}
	}
	if strings.Contains(view, "r0c1│") {
		t.Errorf("a column that is not frozen stayed:\n%s", view)
	}
	press(t, table.Update, "^")
	if view := table.View(); !strings.Contains(view, "r0c1│") || !strings.Contains(view, "›") {
		t.Errorf("did not scroll back:\n%s", view)
	}
}

func TestTableSaysWhichRowsAreMissing(t *testing.T) {
	data := numbered(1000, 2)
	data.loaded = 50
	table := widget.NewTable(plain(), data, columns(2))
	table.Resize(60, 10)
	if from, to, ok := table.Missing(20); ok {
		t.Errorf("Missing = %d–%d at the start, want none", from, to)
	}
	table.Move(45, "c0")
	if from, to, ok := table.Missing(20); !ok || from != 50 || to != 66 {
		t.Errorf("Missing = %d–%d, %v, want 50–66", from, to, ok)
	}
	table.Move(999, "c0")
	if from, to, ok := table.Missing(20); !ok || from != 972 || to != 1000 {
		t.Errorf("Missing = %d–%d, %v, want 972–1000", from, to, ok)
	}
	if view := table.View(); strings.Count(view, "loa…│") != 8 {
		t.Errorf("rows on their way are not shown as such:\n%s", view)
	}
}

func TestTableWithNothingToShow(t *testing.T) {
	tests := []struct {
		name string
		set  func(*widget.Table)
		want string
	}{
		{"empty", func(*widget.Table) {}, "Nothing found"},
		{"empty for a reason", func(t *widget.Table) { t.Empty = "No row matches the filter" }, "No row matches the filter"},
		{"busy", func(t *widget.Table) { t.Busy = true }, "Loading…"},
		{"failed", func(t *widget.Table) { t.Err = errors.New("disk\x1b[2J full") }, "Failed: disk␛[2J full"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := widget.NewTable(plain(), numbered(0, 2), columns(2))
			tt.set(table)
			for _, size := range [][2]int{{80, 24}, {40, 10}, {10, 2}, {3, 1}} {
				table.Resize(size[0], size[1])
				check(t, table.View(), size[0], size[1])
			}
			table.Resize(40, 10)
			if !strings.Contains(table.View(), tt.want) {
				t.Errorf("%q is not shown:\n%s", tt.want, table.View())
			}
			if _, _, ok := table.Cursor(); ok {
				t.Error("the cursor is on a row of an empty table")
			}
		})
	}
}

func TestTableWhoseDataShrinks(t *testing.T) {
	table := widget.NewTable(plain(), numbered(100, 2), columns(2))
	table.Resize(40, 10)
	press(t, table.Update, "G")
	table.SetData(numbered(3, 2))
	if row, _, ok := table.Cursor(); row != 2 || !ok {
		t.Errorf("cursor at %d, %v, want 2", row, ok)
	}
	if text, ok := table.Cell(); text != "r2c0" || !ok {
		t.Errorf("Cell = %q, %v, want r2c0", text, ok)
	}
}

func TestHiddenColumns(t *testing.T) {
	list := columns(3)
	list[1].Hidden = true
	table := widget.NewTable(plain(), numbered(3, 3), list)
	table.Resize(40, 6)
	if strings.Contains(table.View(), "C1") {
		t.Errorf("a hidden column is drawn:\n%s", table.View())
	}
	press(t, table.Update, "right")
	if text, _ := table.Cell(); text != "r0c2" {
		t.Errorf("Cell = %q, want r0c2", text)
	}
}

func TestPosition(t *testing.T) {
	table := widget.NewTable(plain(), numbered(4567, 2), columns(2))
	table.Resize(60, 10)
	table.Move(122, "c1")
	if got, want := table.Position(), "col 2/2  123 / 4,567"; got != want {
		t.Errorf("Position = %q, want %q", got, want)
	}
}

func TestCount(t *testing.T) {
	tests := map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1: "-1", -123: "-123", -1234: "-1,234", 123456: "123,456"}
	for in, want := range tests {
		if got := widget.Count(in); got != want {
			t.Errorf("Count(%d) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkTable200x60(b *testing.B) {
	th, err := theme.New(theme.Options{Name: "dark", Depth: theme.TrueColour})
	if err != nil {
		b.Fatal(err)
	}
	words := []string{"2026-11-23 12:34:56", "不正プログラム", "192.0.2.10", "https://example.jp/ファイル.exe", "ブロック", "1,234", "ｽﾊﾟｲｳｪｱ"}
	data := grid{n: 1_000_000, loaded: 1_000_000, columns: 20, cell: func(r, c int) string { return words[(r+c)%len(words)] }}
	table := widget.NewTable(widget.NewLook(th, lang.For("ja")), data, columns(20))
	table.Resize(199, 60)
	down := keyMsg("down")
	for b.Loop() {
		if !keys.Match(down, keys.Down) || !table.Update(down) {
			b.Fatal("not a key of the table")
		}
		table.View()
	}
}
