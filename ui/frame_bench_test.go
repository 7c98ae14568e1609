package ui_test

import (
	"context"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/theme"
	"edgelens/ui/uitest"
)

// millionLines is how many lines there are for the benchmarks of frames.
const millionLines = 1_000_000

// million is a case of a million lines: those of a small one over and over.
type million struct{ *store }

// line is a line by its place, newest first; ids count down.
func (m million) line(i int) model.Line {
	l := m.lines[i%len(m.lines)]
	l.ID, l.Time = int64(millionLines-i), m.lines[0].Time.Add(-time.Duration(i)*time.Second)
	return l
}

func (m million) Count(context.Context, model.Filter) (int64, error) { return millionLines, nil }

func (m million) Lines(_ context.Context, q model.LinesQuery) iter.Seq2[model.Line, error] {
	return func(yield func(model.Line, error) bool) {
		for i := range q.Limit {
			if !yield(m.line(i), nil) {
				return
			}
		}
	}
}

func (m million) Order(context.Context, model.LinesQuery) ([]int64, error) {
	ids := make([]int64, millionLines)
	for i := range ids {
		ids[i] = int64(millionLines - i)
	}
	return ids, nil
}

func (m million) LinesByID(_ context.Context, ids []int64) ([]model.Line, error) {
	var list []model.Line
	for _, id := range ids {
		list = append(list, m.line(int(millionLines-id)))
	}
	return list, nil
}

// BenchmarkFrame presses keys on a screen of 200×60 and gives the time from a
// key to the frame that shows what it did, and that of the slowest of a
// hundred keys. No query is in it: answers are waited for between keys.
func BenchmarkFrame(b *testing.B) {
	text := "client_ip:172.16.16.162 請求書 OR action!:ブロック "
	back := slices.Repeat([]string{"backspace"}, len([]rune(text)))
	for _, bench := range []struct {
		name string
		to   []string // keys to the screen
		keys []string // over and over
	}{
		{"lines/rows", []string{"L"}, []string{"down", "down", "down", "up"}},
		{"lines/columns", []string{"L"}, []string{"right", "right", "right", "left", "$", "^"}},
		{"lines/pages", []string{"L"}, []string{"pgdown", "pgdown", "ctrl+d", "pgup", "end", "home"}},
		{"lines/filter line", []string{"L", "F"}, append(strings.Split(text, ""), back...)},
		{"lines/marks", []string{"L"}, []string{"space", "down"}},
		{"report/rows", nil, []string{"down", "right", "pgdown", "up", "left", "pgup"}},
		{"report/filter line", []string{"F"}, append(strings.Split(text, ""), back...)},
		{"section/rows", []string{"8"}, []string{"down", "right", "pgdown", "up", "left", "pgup"}},
		{"analysis/rows", []string{"B"}, []string{"down", "right", "pgdown", "up", "left", "pgup"}},
		{"line/rows", []string{"L", "enter"}, []string{"down", "down", "up", "pgdown", "pgup"}},
	} {
		b.Run(bench.name, func(b *testing.B) { benchKeys(b, bench.to, bench.keys) })
	}
}

func benchKeys(b *testing.B, to, pressed []string) {
	m, err := ui.NewModel(ui.Options{Store: million{newStore()}, Folder: b.TempDir(), Lang: model.JA, Depth: theme.TrueColour})
	if err != nil {
		b.Fatal(err)
	}
	d := uitest.New(b, m, 200, 60)
	d.Press(to...)
	if to != nil && to[0] == "L" && !strings.Contains(d.Screen(), "1,000,000") {
		b.Fatalf("not a million lines:\n%s", d.Screen())
	}
	if to != nil && to[len(to)-1] == "F" {
		if d.Type("typed"); !strings.Contains(d.Screen(), "typed") {
			b.Fatalf("no filter line:\n%s", d.Screen())
		}
		d.Press("ctrl+u")
	}
	var all []time.Duration
	for i := 0; b.Loop(); i++ {
		all = append(all, d.Time(pressed[i%len(pressed)]))
	}
	slices.Sort(all)
	b.ReportMetric(0, "ns/op") // has the queries in it
	b.ReportMetric(all[len(all)/2].Seconds()*1000, "ms/frame")
	b.ReportMetric(all[len(all)*99/100].Seconds()*1000, "ms/slowest")
}
