package sqlite

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// pools are cells that are easily confused, by kind of column.
var pools = map[model.Kind][]string{
	model.KindText:    {"", "-", "--", " ", "a", "A", "ａ", "請求書", "ﾊﾝｶｸ ﾌﾟﾚｾﾞﾝﾄ", "はんかくの髙﨑", "高崎", "a,b", "x..y", "*", `q"\`, "(a OR b)", "10.0.0.1", "http://x/?a=b:c", "a\x00b", "a\x00", "\x00", strings.Repeat("長", 200)},
	model.KindType:    {"", "--", "IPS", "Intrusion Prevention", "スパムメール対策", "Email Anti-spam", "不正プログラム対策", "Webレピュテーション", "URLフィルタ", "アプリケーション制御", "新種", "新種\x00", "DoS対策"},
	model.KindAction:  {"", "-", "ブロック", "Block", "監視", "タグ", "削除", "謎", "謎\x00x", "Allow"},
	model.KindIP:      {"", "--", "172.16.16.162", "172.16.16.9", "10.0.0.1", "::ffff:10.0.0.1", "2001:DB8::1", "2001:db8::1", "host", "host\x00", "172.16.16.0/24"},
	model.KindInteger: {"", "-", "0", "64", "1,024", "1024", "１２", "-5", "n/a", "n/a\x00b", "64\x00", "9223372036854775807"},
	model.KindBytes:   {"", "1,234,567", "1234567", "7", "many", "many\x00", "1.2 MB", "1.2MB", "1258291", "約1,258,291"},
}

// randomLines writes records in which every field and an unknown column has
// some cell of its pool.
func randomLines(rng *rand.Rand, n int) ([]model.Heading, []model.Record) {
	var headings []model.Heading
	for _, f := range model.Fields {
		headings = append(headings, model.Heading{Text: f.Label.JA, Column: model.FieldColumn(f.ID)})
	}
	headings = append(headings, model.Heading{Text: "備考", Column: model.Column{Name: "備考", Unknown: true}})
	identify := model.NewIdentifier(headings)
	var records []model.Record
	for i := range n {
		r := model.Record{Number: int64(i + 1), Line: int64(i + 2)}
		r.Time = time.Date(2016, 1, 31, 12, 0, rng.IntN(3*24*3600), rng.IntN(2)*250_000_000, tokyo)
		for _, h := range headings {
			pool := pools[h.Column.Kind()]
			cell := r.Time.Format(time.RFC3339Nano)
			if len(pool) > 0 {
				cell = pool[rng.IntN(len(pool))]
			}
			r.Cells = append(r.Cells, cell)
		}
		r.Bytes = []byte(strings.Join(r.Cells, ",") + "\n")
		r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
		records = append(records, r)
	}
	return headings, records
}

// randomTerm is any term the filter language has, mostly about cells that
// exist.
func randomTerm(rng *rand.Rand) model.Filter {
	names := []model.Column{{Name: "備考", Unknown: true}, model.OutcomeColumn, model.SourceColumn, model.RecordColumn, {}}
	for _, f := range model.Fields {
		names = append(names, model.FieldColumn(f.ID))
	}
	t := model.Term{Column: names[rng.IntN(len(names))], Not: rng.IntN(3) == 0}
	kind := t.Column.Kind()
	if t.Column == model.SourceColumn || t.Column == model.RecordColumn {
		kind = model.KindInteger
	}
	pick := func() string {
		if kind == model.KindTime {
			return []string{"2016", "2016-02", "2016-02-01", "2016-02-01T11", "2016-02-01T11:30", "2016-01-31T12:00:07.25"}[rng.IntN(6)]
		}
		return pools[kind][rng.IntN(len(pools[kind]))]
	}
	if t.Contains = rng.IntN(4) == 0 || t.Column == (model.Column{}); t.Contains {
		t.Values = []model.Value{{From: []string{"a", "Ａ", "請求", "1", "--", "ﾌﾟ", "16", ":", "せいきゅう", "はんかく", "~", "高崎"}[rng.IntN(12)]}}
		t.Variants = rng.IntN(3) == 0
		return model.One(t)
	}
	for range 1 + rng.IntN(2) {
		t.Values = append(t.Values, randomValue(rng, t.Column, kind, pick))
	}
	return model.One(t)
}

func randomValue(rng *rand.Rand, c model.Column, kind model.Kind, pick func() string) model.Value {
	switch {
	case rng.IntN(8) == 0:
		return model.Value{Op: model.OpHas}
	case c == model.OutcomeColumn:
		return model.Value{From: model.Outcomes[rng.IntN(4)].ID}
	case kind == model.KindTime && rng.IntN(2) == 0:
		return model.Value{Op: model.OpTime, From: pick()}
	case kind == model.KindTime:
		return model.Value{Op: model.OpRange, From: []string{"", pick()}[rng.IntN(2)], To: pick()}
	case kind.Numeric() && rng.IntN(2) == 0:
		return model.Value{Op: model.OpRange, From: []string{"", "1", "64"}[rng.IntN(3)], To: []string{"70", "1024"}[rng.IntN(2)]}
	case kind == model.KindIP && rng.IntN(3) == 0:
		return model.Value{Op: model.OpNetwork, From: []string{"172.16.16.0/24", "10.0.0.0/8", "2001:db8::/32"}[rng.IntN(3)]}
	case kind == model.KindIP && rng.IntN(3) == 0:
		return model.Value{Op: model.OpRange, From: "10.0.0.0", To: "172.16.16.100"}
	case c == model.SourceColumn || c == model.RecordColumn:
		return model.Value{From: fmt.Sprint(rng.IntN(30))}
	}
	return model.Value{From: kind.Canonical(pick())}
}

func randomFilter(rng *rand.Rand, depth int) model.Filter {
	if depth == 0 || rng.IntN(2) == 0 {
		return randomTerm(rng)
	}
	var parts []model.Filter
	for range 2 + rng.IntN(2) {
		parts = append(parts, randomFilter(rng, depth-1))
	}
	if rng.IntN(2) == 0 {
		return model.And(parts...)
	}
	return model.Or(parts...)
}

// TestWhereMeansWhatFiltersMean holds SQL against Filter.Match, with cells in
// the dictionary and, where it is full, in their lines.
func TestWhereMeansWhatFiltersMean(t *testing.T) {
	for name, columnValues := range map[string]int{"dictionary": 1 << 16, "cells in lines": 2} {
		t.Run(name, func(t *testing.T) {
			limit := maxColumnValues
			maxColumnValues = columnValues
			t.Cleanup(func() { maxColumnValues = limit })
			rng := rand.New(rand.NewPCG(7, 7))
			s := newCase(t)
			headings, records := randomLines(rng, 400)
			loadLog(t, s, headings, records)
			lines := allLines(t, s, model.LinesQuery{})
			if len(lines) != len(records) {
				t.Fatalf("got %d lines, want %d", len(lines), len(records))
			}
			compared := comparedIDs
			t.Cleanup(func() { comparedIDs = compared })
			for i := range rounds(800) {
				comparedIDs = i % 4 * 3
				checkFilter(t, s, lines, randomFilter(rng, 2))
			}
		})
	}
}

// TestGroupsAreTheirLines: a count of lines by a column is how many lines the
// filter for its value means.
func TestGroupsAreTheirLines(t *testing.T) {
	for name, columnValues := range map[string]int{"dictionary": 1 << 16, "cells in lines": 2} {
		t.Run(name, func(t *testing.T) {
			limit := maxColumnValues
			maxColumnValues = columnValues
			t.Cleanup(func() { maxColumnValues = limit })
			s := newCase(t)
			headings, records := randomLines(rand.New(rand.NewPCG(7, 9)), 300)
			loadLog(t, s, headings, records)
			checkTwoWays(t, s, headings)
			for _, h := range headings[1:] { // there is no filter for an instant
				for _, r := range must(s.Group(t.Context(), model.GroupQuery{By: []model.Column{h.Column}})).Rows {
					f := model.Equals(h.Column, r.Key[0])
					if got := must(s.Count(t.Context(), f)); got != r.Values[0] {
						t.Errorf("%s: %d lines of %d", f, got, r.Values[0])
					}
				}
			}
		})
	}
}

// checkTwoWays: groups that are counted are those that SQL sorts.
func checkTwoWays(t *testing.T, s *Store, headings []model.Heading) {
	t.Helper()
	counted := countedGroups
	defer func() { countedGroups = counted }()
	rng := rand.New(rand.NewPCG(7, 11))
	for range rounds(100) {
		by := []model.Column{model.OutcomeColumn}
		for range rng.IntN(4) {
			by = append(by, headings[1+rng.IntN(len(headings)-1)].Column)
		}
		q := model.GroupQuery{By: by[rng.IntN(2)*(min(len(by), 2)-1):], Filter: randomFilter(rng, 1)}
		var answers []model.GroupResult
		for _, countedGroups = range []int{1 << 17, 3, 0} {
			answers = append(answers, must(s.Group(t.Context(), q)))
		}
		if !reflect.DeepEqual(answers[0], answers[1]) || !reflect.DeepEqual(answers[0], answers[2]) {
			t.Fatalf("%v of %s: %+v", q.By, q.Filter, answers)
		}
	}
}

// TestTextIsNoID: a cell that stands in its line is not the value whose id it
// reads like.
func TestTextIsNoID(t *testing.T) {
	limit, compared := maxColumnValues, comparedIDs
	maxColumnValues = 6
	t.Cleanup(func() { maxColumnValues, comparedIDs = limit, compared })
	s := newCase(t)
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "クライアントポート", Column: model.FieldColumn("client_port")}}
	identify := model.NewIdentifier(headings)
	var records []model.Record
	for i, cell := range append([]string{"--", "1001", "1002", "1003", "1004", "1005"}, strings.Split("1 2 3 4 5 6 7 8 9 10 11 12", " ")...) {
		at := time.Date(2016, 2, 1, 12, 0, i, 0, tokyo)
		r := model.Record{Number: int64(i + 1), Line: int64(i + 2), Time: at, Cells: []string{at.Format(time.RFC3339), cell}}
		r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
		records = append(records, r)
	}
	loadLog(t, s, headings, records)
	lines := allLines(t, s, model.LinesQuery{})
	for _, text := range []string{"client_port:1001..1005", "client_port:1001", "client_port:*", "-client_port:*", "client_port~100", "-client_port~100", "100", "-100", "client_port:1..3"} {
		for _, comparedIDs = range []int{0, 10} {
			checkFilter(t, s, lines, must(model.ParseFilter(text, nil)))
		}
	}
	if got := must(s.Columns(t.Context(), must(model.ParseFilter("client_port:1..12", nil)))); len(got) != 2 {
		t.Errorf("lines with a port have the columns %v", got)
	}
}

// TestSearchWithoutLists: cases of earlier programs know nothing of the values
// in their columns; what is imported into them later makes no difference.
func TestSearchWithoutLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	s := newCase(t)
	headings, records := randomLines(rng, 200)
	loadLog(t, s, headings, records[:100])
	if _, err := s.db.ExecContext(t.Context(), `DELETE FROM meta WHERE name LIKE 'stands%'`); err != nil {
		t.Fatal(err)
	}
	loadLog(t, s, headings, records[100:])
	lines := allLines(t, s, model.LinesQuery{})
	for range 100 {
		checkFilter(t, s, lines, randomFilter(rng, 2))
	}
	if lists := must(listsStanding(t.Context(), s.db)); lists {
		t.Error("the case has lists, which cannot be whole")
	}
}

func checkFilter(t *testing.T, s *Store, lines []model.Line, f model.Filter) {
	t.Helper()
	want := 0
	for _, l := range lines {
		if f.Match(l, s.Zone()) {
			want++
		}
	}
	got, err := s.Count(t.Context(), f)
	if err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	if got != int64(want) {
		t.Errorf("%s: got %d lines, want %d", f, got, want)
	}
	back, err := model.ParseFilter(f.String(), nil)
	if err != nil || back.String() != f.String() {
		t.Errorf("%s reads back as %s, %v", f, back, err)
	}
}

func allLines(t *testing.T, s *Store, q model.LinesQuery) []model.Line {
	t.Helper()
	var lines []model.Line
	for l, err := range s.Lines(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, l)
	}
	return lines
}

// TestWordOfAnUnknownColumn: of two sources one has a column that nobody knows.
func TestWordOfAnUnknownColumn(t *testing.T) {
	f := must(model.ParseFilter("めじるし", nil))
	for _, first := range []bool{true, false} {
		s := newCase(t)
		rng := rand.New(rand.NewPCG(11, 8))
		for _, unknown := range []bool{first, !first} {
			headings, records := randomLines(rng, 20)
			last := len(headings) - 1
			if unknown {
				records[7].Cells[last] = "ここがめじるし"
			} else {
				headings = headings[:last]
			}
			identify := model.NewIdentifier(headings)
			for i := range records {
				r := &records[i]
				r.Cells = r.Cells[:len(headings)]
				r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
			}
			loadLog(t, s, headings, records)
		}
		if got := must(s.Count(t.Context(), f)); got != 1 {
			t.Errorf("unknown column first %v: %d lines, want 1", first, got)
		}
	}
}
