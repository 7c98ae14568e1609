package keys

import (
	"fmt"
	"slices"
	"strings"

	"edgelens/ui/lang"

	"github.com/charmbracelet/bubbles/key"
)

// places are the screens with the keys they have that do not work everywhere.
var places = []struct {
	name func(*lang.Words) string
	keys []*Key
}{
	{func(w *lang.Words) string { return w.Cases.Title }, []*Key{NewCase, ImportFiles}},
	{func(w *lang.Words) string { return w.Report.Title }, []*Key{NewCase, ImportFiles, ImportedFiles, Analyse, AllLines,
		FilterLine, PeriodBefore, PeriodAfter, Presets, TimeStrip, Reset}},
	{func(w *lang.Words) string { return w.Section.Title }, []*Key{Analyse, Search, NextMatch, PreviousMatch, Only, Not, Containing,
		FilterLine, PeriodBefore, PeriodAfter, Presets, TimeStrip, Sort, AllGroups, Reset, CopyCell, CopyLine, SQLOfView, Export}},
	{func(w *lang.Words) string { return w.Lines.Title }, []*Key{Analyse, Search, Only, Not, Containing,
		FilterLine, PeriodBefore, PeriodAfter, Presets, JumpTime, TimeStrip, Sort, AddSort, Columns, Wider, Narrower, ShiftLeft, ShiftRight,
		Unfold, Reset, Mark, MarkAll, AroundClient, AroundAll, Note, CopyCell, CopyLine, SQLOfView, Export}},
	{func(w *lang.Words) string { return w.Line.Title }, []*Key{AroundClient, AroundAll, Note, CopyCell, CopyLine}},
	{func(w *lang.Words) string { return w.Analysis.Title }, []*Key{AllLines, Only, Not, Containing,
		FilterLine, PeriodBefore, PeriodAfter, Presets, TimeStrip, Sort, AllGroups, Grouping, ChartRow, Reset, Mark, CopyCell, Export}},
	{func(w *lang.Words) string { return w.Sources.Title }, []*Key{ImportFiles, Forget}},
	{func(w *lang.Words) string { return w.SQL.Title }, []*Key{CopyCell, CopyLine, Export}},
}

// also are other words, of either language, that keys are looked for by.
var also = map[*Key][]string{
	Export:       {"エクスポート", "CSV", "保存", "save"},
	ImportFiles:  {"インポート", "CSV", "読み込み"},
	Sort:         {"ソート", "order"},
	FilterLine:   {"絞り込み"},
	Search:       {"検索", "search", "find"},
	Presets:      {"今日", "今週", "今月", "先週", "先月", "today", "this week", "this month"},
	PeriodBefore: {"先週", "先月", "前月", "前週", "比較", "last week", "last month", "compare"},
	PeriodAfter:  {"翌週", "翌月", "来月", "next week", "next month"},
	Note:         {"コメント", "comment"},
}

// of is the key of a binding, nil if it is none of the table.
func of(b key.Binding) *Key {
	i := slices.IndexFunc(table, func(k *Key) bool { return k.shown == b.Help().Key && slices.Equal(k.keys, b.Keys()) })
	if i < 0 {
		return nil
	}
	return table[i]
}

// Also are the other words that a binding is looked for by.
func Also(b key.Binding) []string { return also[of(b)] }

// Far is a key that the screen does not have, disabled, with what it does and
// where it works.
type Far struct {
	key.Binding
	Word, Where string
}

// Elsewhere are the keys of the screens that are none of those given.
func (m *Map) Elsewhere(had []key.Binding) []Far {
	var list []Far
	for _, k := range table {
		var names []string
		for _, p := range places {
			if slices.Contains(p.keys, k) {
				names = append(names, p.name(m.words))
			}
		}
		taken := slices.ContainsFunc(had, func(b key.Binding) bool { return b.Help().Key == k.shown })
		if len(names) > 0 && !taken {
			where := fmt.Sprintf(m.words.Groups.On, strings.Join(names, m.words.Groups.And))
			list = append(list, Far{Binding: m.Off(k, where), Word: k.word(m.words.Keys), Where: where})
		}
	}
	return list
}
