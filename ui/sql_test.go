package ui_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/uitest"
)

// Select answers what the test wants; else it gives the ids of all lines with
// cells that must not be mistaken for each other.
func (s *store) Select(ctx context.Context, text string) (model.SQLResult, error) {
	s.note("select " + text)
	if s.answer != nil {
		return s.answer(ctx, text)
	}
	r := model.SQLResult{Columns: []string{"id", "件名", "n"}, Line: 0}
	for i, l := range s.lines {
		row := []any{l.ID, any(l.Cell(model.FieldColumn("subject"))), any(nil)}
		if i%2 == 1 {
			row[1], row[2] = "", float64(i)/2
		}
		r.Rows = append(r.Rows, row)
	}
	return r, s.err
}

func (s *store) LinesSQL(_ context.Context, q model.LinesQuery, columns []model.Column) (string, error) {
	return fmt.Sprintf("SELECT id, %s FROM log WHERE %s", model.ColumnList(columns), q.Filter), s.err
}

func (s *store) SectionSQL(_ context.Context, section *model.Section, q model.ReportQuery) (string, error) {
	return fmt.Sprintf("SELECT %s FROM log WHERE %s LIMIT %d", section.ID, q.Lines(), q.Top), s.err
}

// asked reports whether the store was asked with exactly this statement.
func (s *store) ran(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.asked {
		if a == "select "+text {
			return true
		}
	}
	return false
}

func TestSQLShowsWhatCanBeAsked(t *testing.T) {
	for _, l := range []model.Lang{model.JA, model.EN} {
		s := newStore()
		s.unknown = []string{"備考"}
		d, _ := start(t, s, l, 140, 60)
		d.Press(";")
		for _, c := range model.SQLColumns() {
			d.See(c.Name, c.Label.In(l)[:3])
		}
		for _, e := range model.SQLExamples {
			d.See(e.SQL, e.What.In(l))
		}
		for range model.SQLExamples {
			d.Press("up")
		}
		d.Press("enter")
		if last := model.SQLExamples[len(model.SQLExamples)-1].SQL; !s.ran(last) {
			t.Errorf("the example %s was not run", last)
		}
	}
}

func TestSQLFromKeyToLine(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("4", "；") // the input method is on
	d.Type("select 1")
	d.Press("enter")
	if !s.ran("select 1") {
		t.Fatal("nothing was asked")
	}
	d.See("80行", "件名")
	d.Press("down", "enter")
	d.See("ログの詳細 "+s.lines[1].Cell(model.FieldColumn("time")), "全80件中 2件目")
	d.Press("right", "esc")
	d.See("3 / 80") // the cursor follows
	d.Press("esc")
	d.See("4 スパムメール対策")
}

func TestSQLTellsNothingFromAnEmptyText(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 30)
	d.Press(";")
	d.Type("select 1")
	d.Press("enter", "right", "right")
	d.See("NULL（値なし）  80行")
	d.Press("left", "down")
	d.NotSee("NULL（値なし）")
	if row := cursorRow(t, d); strings.Contains(row, "NULL") {
		t.Errorf("an empty text is drawn as %q", row)
	}
}

func TestSQLKeepsAWrongStatementForMending(t *testing.T) {
	s := newStore()
	s.answer = func(_ context.Context, text string) (model.SQLResult, error) {
		if strings.Contains(text, "fro ") {
			return model.SQLResult{}, &model.SQLError{At: 7, What: model.Text{JA: "知らない語です", EN: "unknown word"}, Try: "from"}
		}
		return model.SQLResult{Columns: []string{"a"}, Line: -1, Rows: [][]any{{"\x1b]0;evil\a"}}}, nil
	}
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press(";")
	d.Type("  fro nt")
	d.Press("enter")
	d.See("fro nt", "7文字目: 知らない語です。from ではありませんか?")
	if at := strings.Index(d.Row(2), "^"); at != len("SQL: ")+6 {
		t.Errorf("the sign is at %d:\n%s", at, d.Screen())
	}
	d.Press("ctrl+u")
	d.NotSee("知らない語です")
	d.Type("ok")
	d.Press("enter")
	d.See("1行", "␛]0;evil␇")
	d.Press("enter")
	d.See("結果に log の id 列がない")
	d.Press(";")
	d.See("SQL: ok")
	d.Press("esc", "esc")
	d.See("対象期間")
}

func TestSQLHistory(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press(";")
	d.Type("first one")
	d.Press("enter", ";", "ctrl+u")
	d.Type("second one")
	d.Press("enter", "esc", "8", ";")
	d.Type("draft")
	d.Press("up")
	d.See("SQL: second one")
	d.Press("up")
	d.See("SQL: first one")
	d.Press("down", "down")
	d.See("SQL: draft")
	d.Press("down")
	d.See("SQL: draft")
	d.Press("up", "up", "enter", ";", "up", "up", "up")
	text := model.SQLExamples[0].SQL // its end is in sight
	if row := d.Row(1); !strings.Contains(row, text[len(text)-20:]) {
		t.Errorf("a statement that was run again stands there twice: %q", row)
	}
}

func TestSQLStops(t *testing.T) {
	s := newStore()
	stopped := make(chan error, 1)
	s.answer = func(ctx context.Context, _ string) (model.SQLResult, error) {
		<-ctx.Done()
		stopped <- ctx.Err()
		return model.SQLResult{}, ctx.Err()
	}
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press(";")
	d.Type("select 1 from log where ty")
	d.See("候補")
	d.Hold()
	d.Press("enter")
	d.See("実行中…（Esc で中止）")
	d.NotSee("候補")
	d.Type("x") // is of no account now
	d.Press("esc")
	d.Release(0)
	d.See("SQL: select 1 from log where ty")
	d.NotSee("実行中", "canceled", "where tyx")
	d.Press("esc")
	d.See("対象期間")
}

func TestSQLSaysWhatItCutsAndWhatIsEmpty(t *testing.T) {
	s := newStore()
	cut := true
	s.answer = func(context.Context, string) (model.SQLResult, error) {
		r := model.SQLResult{Columns: []string{"a"}, Line: -1, Cut: cut}
		if cut {
			r.Rows = [][]any{{int64(1)}, {int64(2)}}
		}
		return r, nil
	}
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press(";")
	d.Type("a")
	d.Press("enter")
	d.See("Only the first 2 rows are shown; there are more")
	cut = false
	d.Press(";", "enter")
	d.See("The answer has no rows", "SQL: a")
	s.answer = func(context.Context, string) (model.SQLResult, error) {
		return model.SQLResult{}, &model.Problem{Kind: model.ErrUsage, What: model.Text{EN: "too slow"}, Hint: model.Text{EN: "narrow it"}}
	}
	d.Press("enter")
	d.See("too slow", "narrow it", "SQL: a")
	s.answer = func(context.Context, string) (model.SQLResult, error) {
		return model.SQLResult{}, errors.New("disk I/O error")
	}
	d.Press("enter")
	d.See("disk I/O error")
}

func TestSQLExport(t *testing.T) {
	s := newStore()
	d, folder := start(t, s, model.JA, 100, 30)
	d.Press(";")
	d.Type("x")
	d.Press("enter", "E", "enter")
	d.See("80件を", "数式とみなされるセル")
	rows := records(t, filepath.Join(folder, "sql.csv"))
	if len(rows) != len(s.lines) {
		t.Fatalf("the file has %d records, want %d", len(rows), len(s.lines))
	}
	for i, l := range s.lines {
		subject, n := l.Cell(model.FieldColumn("subject")), ""
		if strings.HasPrefix(subject, "=") {
			subject = "'" + subject
		}
		if i%2 == 1 {
			subject, n = "", model.SQLText(float64(i)/2)
		}
		if want := []string{fmt.Sprint(l.ID), subject, n}; strings.Join(rows[i], "|") != strings.Join(want, "|") {
			t.Errorf("record %d is %q, want %q", i, rows[i], want)
		}
	}
	d.Press("E", "right", "right", "enter")
	text, err := os.ReadFile(filepath.Join(folder, "sql.jsonl"))
	if err != nil || strings.Count(string(text), "\n") != len(s.lines) || !strings.Contains(string(text), `"n":null}`) {
		t.Errorf("got %.200s, %v", text, err)
	}
}

func TestSQLCompletes(t *testing.T) {
	d, _ := start(t, newStore(), model.JA, 100, 40)
	d.Press(";")
	d.Type("sel")
	d.Press("tab")
	d.Type("　件名") // with the blank of an input method
	d.See("subject", "メールの件名")
	d.Press("tab")
	d.Type(" FROM log WHERE x = 'cli")
	d.NotSee("候補")
	d.See("SQL: SELECT subject FROM log WHERE x = 'cli")
	d.Press("ctrl+u")
	d.Paste("select 1 -- one; 'x'\nfrom '--log' -- the end")
	d.See("SQL: select 1  from '--log'")
	d.NotSee("one;")
}

func TestViewsAsSQL(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 160, 40)
	d.Press("8", "X")
	d.See("SQL: SELECT ips FROM log WHERE time:2026-10 LIMIT 10")
	d.Press("enter")
	if !s.ran("SELECT ips FROM log WHERE time:2026-10 LIMIT 10") {
		t.Error("the statement was not run")
	}
	d.Press("esc", "enter", "right", "=", "X")
	d.See("SQL: SELECT id, time,server_ip,", "client_ip:198.51.100.0")
	d.Press("esc", "esc", "esc", "2", "X")
	d.See("do not come from log lines")
	d.NotSee("SQL: ")
}

func TestSQLNeedsACase(t *testing.T) {
	m, err := ui.NewModel(ui.Options{Host: &host{}, Lang: model.EN})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	d.Press(";")
	d.NotSee("SQL: ")
}
