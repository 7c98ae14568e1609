package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"edgelens/model"
	"edgelens/model/export"
)

// each yields rows that are at hand.
func each[T any](rows ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// written is what a writer makes of a grid.
func written(t *testing.T, f export.Format, o export.Options, grids ...export.Grid) string {
	t.Helper()
	var b bytes.Buffer
	w := export.NewWriter(f, &b, o)
	for _, g := range grids {
		if err := w.Grid(g); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDelimited(t *testing.T) {
	grid := export.Grid{Headings: []string{"a", "b"}, Rows: each([]string{"1,2", `say "hi"`}, []string{"x\ty", "line\nbreak"}, []string{"", "=1+1"})}
	tests := []struct {
		name    string
		format  export.Format
		options export.Options
		want    string
	}{
		{"csv", export.CSV, export.Options{}, "a,b\n\"1,2\",\"say \"\"hi\"\"\"\nx\ty,\"line\nbreak\"\n,=1+1\n"},
		{"tsv", export.TSV, export.Options{}, "a\tb\n1,2\t\"say \"\"hi\"\"\"\n\"x\ty\"\t\"line\nbreak\"\n\t=1+1\n"},
		{"for Excel", export.CSV, export.Options{Encoding: export.UTF8BOM, CRLF: true, Defuse: true}, "\ufeffa,b\r\n\"1,2\",\"say \"\"hi\"\"\"\r\nx\ty,\"line\nbreak\"\r\n,'=1+1\r\n"},
		{"for a terminal", export.CSV, export.Options{Clean: true}, "a,b\n\"1,2\",\"say \"\"hi\"\"\"\nx⇥y,line⏎break\n,=1+1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := written(t, tt.format, tt.options, grid); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTitlesAndSeveralTables(t *testing.T) {
	g := export.Grid{Title: "8. IPS", Headings: []string{"a"}, Rows: each([]string{""})}
	want := "8. IPS,\na\n\"\"\n\n8. IPS,\na\n\"\"\n"
	if got := written(t, export.CSV, export.Options{}, g, g); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDefusedCellsAreCounted(t *testing.T) {
	w := export.NewWriter(export.CSV, &bytes.Buffer{}, export.Options{Defuse: true})
	err := w.Grid(export.Grid{Headings: []string{"@h"}, Rows: each([]string{"=1"}, []string{"'=1"}, []string{"x"}, []string{"'x"})})
	if err != nil || w.Defused() != 3 {
		t.Errorf("%d cells defused, %v, want 3", w.Defused(), err)
	}
}

func TestCP932(t *testing.T) {
	got := written(t, export.CSV, export.Options{Encoding: export.CP932}, export.Grid{
		Headings: []string{"メールの件名"}, Rows: each([]string{"〜−‖—¥"}, []string{"①髙ｱ"}, []string{`表,"能`})})
	text, err := japanese.ShiftJIS.NewDecoder().String(got)
	if want := "メールの件名\n～－∥―\\\n①髙ｱ\n\"表,\"\"能\"\n"; err != nil || text != want {
		t.Errorf("got %q, %v, want %q", text, err, want)
	}
}

func TestCP932NamesTheCellItCannotWrite(t *testing.T) {
	for _, char := range []string{"😀", "é", "‾", "\u0080", "\ufffd", "한"} {
		w := export.NewWriter(export.CSV, &bytes.Buffer{}, export.Options{Encoding: export.CP932})
		err := w.Grid(export.Grid{Headings: []string{"a", "件名"}, Rows: each([]string{"x", "y"}, []string{"x", "表" + char})})
		if !errors.Is(err, export.ErrEncoding) || !strings.Contains(err.Error(), "row 2, 件名: CP932 has no ") {
			t.Errorf("%q: error %v, want one that names row 2, 件名", char, err)
		}
	}
}

func TestAnErrorOfTheRowsEndsTheTable(t *testing.T) {
	broken := errors.New("broken")
	for _, f := range []export.Format{export.CSV, export.Text} {
		w := export.NewWriter(f, &bytes.Buffer{}, export.Options{Width: func(s string) int { return len(s) }})
		err := w.Grid(export.Grid{Headings: []string{"a"}, Rows: func(yield func([]string, error) bool) { yield(nil, broken) }})
		if !errors.Is(err, broken) {
			t.Errorf("%s: error %v, want the one of the rows", f, err)
		}
	}
}

func FuzzDelimitedReadsBack(f *testing.F) {
	f.Add("a", "b,\"c\"", "\n")
	f.Add("", "", "")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if strings.Contains(a+b+c, "\r\n") {
			return // encoding/csv reads a CRLF in quotes as LF
		}
		rows := [][]string{{a, b, c}, {c, a, b}}
		for format, comma := range map[export.Format]rune{export.CSV: ',', export.TSV: '\t'} {
			out := written(t, format, export.Options{}, export.Grid{Headings: rows[0], Rows: each(rows[1])})
			r := csv.NewReader(strings.NewReader(out))
			r.Comma = comma
			got, err := r.ReadAll()
			if err != nil || !reflect.DeepEqual(got, rows) {
				t.Errorf("%s: %q reads back as %q, %v, want %q", format, out, got, err, rows)
			}
		}
	})
}

func BenchmarkLinesCSV(b *testing.B) {
	line := model.Line{Cells: make([]string, len(model.Fields))}
	for i := range line.Cells[:22] {
		line.Cells[i] = "クライアントIP"[:9] + "172.16.16.162"
	}
	lines := func(yield func(model.Line, error) bool) {
		for range b.N {
			if !yield(line, nil) {
				return
			}
		}
	}
	var discard discard
	w := export.NewWriter(export.CSV, discard, export.Options{Defuse: true})
	b.ReportAllocs()
	_ = w.Grid(export.Lines(export.Columns()[:22], model.JA, false, lines))
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// TestNoTwoColumnsHaveOneHeading: an unknown column keeps its own.
func TestNoTwoColumnsHaveOneHeading(t *testing.T) {
	columns := []model.Column{model.NoteColumn, model.OutcomeColumn, {Name: "メモ", Unknown: true}}
	want := []string{"note", "処理の結果", "メモ"}
	if got := export.Lines(columns, model.JA, false, nil).Headings; !slices.Equal(got, want) {
		t.Errorf("the headings of lines are %v, want %v", got, want)
	}
	group := model.GroupResult{Query: model.GroupQuery{By: columns}}
	if got := export.Group(group, model.JA, true).Headings[:3]; !slices.Equal(got, want) {
		t.Errorf("the headings of groups are %v, want %v", got, want)
	}
}
