package ui_test

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"edgelens/model"
)

var jst = time.FixedZone("JST", 9*60*60)

// store is a case in memory. Filters mean what the model says they mean.
type store struct {
	lines    []model.Line // newest first
	printed  map[string]model.SectionResult
	unknown  []string                                               // headings of unknown columns
	answer   func(context.Context, string) (model.SQLResult, error) // of Select
	rejected int64                                                  // records of the first source
	err      error                                                  // the answer of every question, if it is not nil

	saved    []model.SavedView
	writeErr error // of every change of the views, if it is not nil

	mu    sync.Mutex
	asked []string // questions, by method
}

func (s *store) note(method string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, method)
}

func (s *store) Zone() *time.Location { return jst }
func (s *store) Path() string         { return "/cases/お客様.edge" }
func (s *store) Close() error         { return nil }

func (s *store) matching(f model.Filter) []model.Line {
	var list []model.Line
	for _, l := range s.lines {
		if f.Match(l, jst) {
			list = append(list, l)
		}
	}
	return list
}

func (s *store) Months(context.Context) ([]model.MonthCount, error) {
	s.note("months")
	counts := map[model.Period]int64{}
	for _, l := range s.lines {
		day := model.DayOf(l.Time)
		counts[model.Month(day.Year, day.Month)]++
	}
	months := slices.SortedFunc(maps.Keys(counts), func(a, b model.Period) int { return strings.Compare(b.String(), a.String()) })
	var list []model.MonthCount
	for _, m := range months {
		list = append(list, model.MonthCount{Month: m, Lines: counts[m]})
	}
	return list, s.err
}

func (s *store) Report(_ context.Context, q model.ReportQuery) (model.Report, error) {
	s.note("report")
	r := model.Report{Query: q}
	for _, section := range q.Sections {
		r.Sections = append(r.Sections, s.section(section, q))
	}
	return r, s.err
}

// section counts the lines of a section by the value a row stands for.
func (s *store) section(section *model.Section, q model.ReportQuery) model.SectionResult {
	r := model.SectionResult{Section: section}
	if printed, ok := s.printed[section.ID]; ok && q.Period.Overlap(printedMonth) == printedMonth.Days() {
		r.Source, r.From = printed.Source, printed.From
		for _, row := range printed.Rows {
			if q.Filter.Match(lineOf(section, row), jst) {
				r.Rows = append(r.Rows, row)
			}
		}
		r.Order(q.Top)
		return r
	}
	if !section.CanComeFrom(model.KindLog) {
		return r
	}
	rows := map[string]*model.Row{}
	for _, l := range s.matching(model.And(q.Lines(), section.Where)) {
		key := keyOf(section, l)
		id := strings.Join(key[:len(section.By)], "\x00")
		if rows[id] == nil {
			rows[id] = &model.Row{Key: key, Values: make([]int64, len(section.Measures))}
		}
		for i, m := range section.Measures {
			if m.Where.Match(l, jst) {
				rows[id].Values[i]++
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		r.Rows = append(r.Rows, *rows[id])
	}
	if s.covered(section, q.Period) {
		r.Source = model.KindLog
	}
	if section.CountsOutcome() {
		r.UnknownOutcome = int64(len(s.matching(section.UnknownOutcome(q.Lines()))))
	}
	r.Order(q.Top)
	return r
}

// covered reports whether a period has lines of a section's category.
func (s *store) covered(section *model.Section, p model.Period) bool {
	typ, _ := section.Type()
	return slices.ContainsFunc(s.matching(p.Filter()), func(l model.Line) bool {
		w, ok := model.TypeOf(l.Cell(model.FieldColumn("type")))
		return ok && w.Category == typ.Category
	})
}

// printedMonth is the month of what is printed.
var printedMonth = model.Month(2026, 10)

// lineOf is a row as if it were a line.
func lineOf(section *model.Section, row model.Row) model.Line {
	l := model.Line{Cells: make([]string, len(model.Fields))}
	for i, id := range section.Columns {
		l.Cells[model.FieldColumn(id).Index()] = row.Key[i]
	}
	return l
}

func (s *store) SectionDays(_ context.Context, section *model.Section, p model.Period, f model.Filter) ([]model.DayCount, error) {
	s.note("days")
	if _, ok := section.Type(); !ok {
		return nil, s.err
	}
	counts := map[model.DayCount]int64{}
	for _, l := range s.matching(model.And(p.Filter(), f, section.Where)) {
		counts[model.DayCount{Row: section.RowID(keyOf(section, l)), Day: model.DayOf(l.Time)}]++
	}
	var list []model.DayCount
	for c, n := range counts {
		list = append(list, model.DayCount{Row: c.Row, Day: c.Day, Lines: n})
	}
	return list, s.err
}

// keyOf is what a line counts for in a section.
func keyOf(section *model.Section, l model.Line) []string {
	var key []string
	for _, id := range section.Columns {
		field, _ := model.FieldByID(id)
		key = append(key, field.Canonical(l.Cell(model.FieldColumn(id))))
	}
	return key
}

func (s *store) Count(_ context.Context, f model.Filter) (int64, error) {
	s.note("count")
	return int64(len(s.matching(f))), s.err
}

func (s *store) Lines(ctx context.Context, q model.LinesQuery) iter.Seq2[model.Line, error] {
	s.note("lines")
	return func(yield func(model.Line, error) bool) {
		if s.err != nil {
			yield(model.Line{}, s.err)
			return
		}
		for _, l := range s.sorted(q) {
			if ctx.Err() != nil {
				yield(model.Line{}, ctx.Err())
				return
			}
			if !yield(l, nil) {
				return
			}
		}
	}
}

func (s *store) Order(_ context.Context, q model.LinesQuery) ([]int64, error) {
	s.note("order")
	var ids []int64
	for _, l := range s.sorted(q) {
		ids = append(ids, l.ID)
	}
	return ids, s.err
}

func (s *store) LinesByID(_ context.Context, ids []int64) ([]model.Line, error) {
	s.note("lines by id")
	var list []model.Line
	for _, id := range ids {
		for _, l := range s.lines {
			if l.ID == id {
				list = append(list, l)
			}
		}
	}
	return list, s.err
}

func (s *store) Columns(_ context.Context, f model.Filter) ([]model.Column, error) {
	var list []model.Column
	lines := s.matching(f)
	for _, field := range model.Fields {
		c := model.FieldColumn(field.ID)
		if slices.ContainsFunc(lines, func(l model.Line) bool { return !model.Blank(l.Cell(c)) }) {
			list = append(list, c)
		}
	}
	return list, s.err
}

func (s *store) AsRead(_ context.Context, f model.Filter) ([]model.Heading, iter.Seq2[[]string, error], error) {
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "件名", Column: model.FieldColumn("subject")}}
	return headings, func(yield func([]string, error) bool) {
		for _, l := range s.matching(f) {
			if !yield([]string{l.Cell(headings[0].Column), l.Cell(headings[1].Column)}, nil) {
				return
			}
		}
	}, s.err
}

func (s *store) Group(_ context.Context, q model.GroupQuery) (model.GroupResult, error) {
	counts := map[string]int64{}
	for _, l := range s.matching(q.Filter) {
		var key []string
		for _, c := range q.By {
			key = append(key, c.Kind().Canonical(l.Text(c)))
		}
		counts[strings.Join(key, "\x00")]++
	}
	r := model.SectionResult{}
	for key, n := range counts {
		r.Rows = append(r.Rows, model.Row{Key: strings.Split(key, "\x00"), Values: []int64{n}})
	}
	r.Order(q.Top)
	return model.GroupResult{Query: q, Rows: r.Rows, Total: r.Total, Groups: r.Groups}, s.err
}

func (s *store) Histogram(_ context.Context, f model.Filter, step model.Step) ([]model.Bucket, error) {
	var list []model.Bucket
	for _, l := range slices.Backward(s.matching(f)) {
		list = append(list, model.Bucket{From: l.Time, Lines: 1})
	}
	return model.Gather(list, step), s.err
}

func (s *store) Headings(context.Context) ([]string, error) {
	return append([]string{}, s.unknown...), s.err
}

func (s *store) Sources(context.Context) ([]model.Source, error) {
	logs := model.Source{ID: 1, Path: "/logs/セキュリティ_2026-10.csv", Kind: model.KindLog, Encoding: "cp932", Rejected: s.rejected}
	if n := len(s.lines); n > 0 {
		logs.From, logs.To = s.lines[n-1].Time, s.lines[0].Time
	}
	return []model.Source{
		logs,
		{ID: 2, Path: "/logs/evil\x1b[2J.csv", Kind: model.KindLog, Encoding: "utf-8"},
		{ID: 3, Path: "/logs/帯域.csv", Kind: model.KindStatistics, Encoding: "utf-8", Period: printedMonth},
		{ID: 4, Path: "/logs/report.txt", Kind: model.KindPrinted, Encoding: "utf-8", Period: printedMonth, Tables: []model.Table{{Section: 2}, {Section: 9}}},
	}, s.err
}

func (s *store) Rejects(context.Context, int64) iter.Seq2[model.Reject, error] {
	return func(func(model.Reject, error) bool) {}
}

func (s *store) Places(_ context.Context, line int64) ([]model.Place, error) {
	return []model.Place{{Source: 1, Record: int64(len(s.lines)) - line + 1}, {Source: 2, Record: 3}}, s.err
}

func (s *store) Raw(_ context.Context, p model.Place) ([]byte, error) {
	return append([]byte(fmt.Sprintf("record %d,", p.Record)), "\x83X\x83p\x83\x80\r\n"...), s.err // スパム in CP932
}

func (s *store) TextLine(_ context.Context, p model.Place) (int64, error) { return p.Record + 1, s.err }

func (s *store) Forget(context.Context, int64) (model.Source, error) { return model.Source{}, s.err }

// newStore is a small customer month: spam and attacks, with what attackers
// write in it, and a month before.
func newStore() *store {
	s := &store{printed: map[string]model.SectionResult{
		"connections": {Source: model.KindPrinted, Rows: []model.Row{{Key: []string{"CE50_RD"}, Values: []int64{1266}}}},
		"bandwidth-users": {Source: model.KindStatistics, From: []int64{3}, Rows: []model.Row{
			{Key: []string{"172.16.16.20"}, Values: []int64{5 << 30}}, {Key: []string{"172.16.16.162"}, Values: []int64{3 << 20}},
		}},
	}}
	subjects := []string{"[スパムメール]test", "[スパムメール]ですと11", "\x1b]0;x\a\x1b[2J当選\u202eのお知らせ", "=cmd|' /C calc'!A0", "ご請求書"}
	for i := range 40 {
		client := []string{"172.16.16.162", "172.16.16.162", "172.16.16.20", "172.16.16.57"}[i%4]
		action := []string{"タグ", "タグ", "削除"}[i%3]
		s.add(10, i, map[string]string{"type": "スパムメール対策", "client_ip": client, "server_ip": "172.22.67.174", "action": action,
			"sender": fmt.Sprintf("makinom%d@makinom.example", i%5), "recipient": "makinom2", "subject": subjects[i%len(subjects)]})
	}
	for i := range 30 {
		s.add(10, i, map[string]string{"type": "IPS", "client_ip": fmt.Sprintf("198.51.100.%d", i%7), "server_ip": "172.16.16.20",
			"action": []string{"ブロック", "監視"}[i%2], "rule_id": fmt.Sprintf("10594%02d", i%13), "rule": fmt.Sprintf("WEB Remote File Inclusion -%d", i%13),
			"cve": "CVE-2014-0160", "severity": "高"})
	}
	for i := range 9 {
		s.add(10, i, map[string]string{"type": "不正プログラム対策", "client_ip": "172.16.16.57", "action": []string{"削除", "ブロック", "放置"}[i%3],
			"malware": "TROJ_ROVNIX.YPOK", "file": "invoice.js", "url": "http://bad.example/x"})
	}
	s.add(9, 1, map[string]string{"type": "IPS", "client_ip": "203.0.113.9", "action": "ブロック", "rule_id": "1059418", "rule": "SSH Brute Force Login"})
	slices.SortStableFunc(s.lines, func(a, b model.Line) int { return b.Time.Compare(a.Time) })
	for i := range s.lines {
		s.lines[i].ID = int64(i + 1) // newer lines have smaller ids
		s.lines[i].Record = int64(len(s.lines) - i)
	}
	return s
}

// add puts a line into the case, the i-th of its kind in a month.
func (s *store) add(month time.Month, i int, cells map[string]string) {
	at := time.Date(2026, month, 25, 11, 36, 6, 0, jst).Add(-time.Duration(i) * 97 * time.Minute)
	l := model.Line{Source: 1, Time: at, Cells: make([]string, len(model.Fields))}
	cells["time"] = at.Format("2006-01-02 15:04:05 JST-0700")
	for id, cell := range cells {
		l.Cells[model.FieldColumn(id).Index()] = cell
	}
	s.lines = append(s.lines, l)
}

func (s *store) SetNote(_ context.Context, line int64, text string) error {
	s.note("set note")
	if s.err != nil {
		return s.err
	}
	for i := range s.lines {
		if s.lines[i].ID == line {
			s.lines[i].Note = text
		}
	}
	return nil
}
