package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"edgelens/importer"
	"edgelens/importer/demo"
	"edgelens/model"
	"edgelens/model/sqlite"
)

// benchRows is how many lines the benchmarks' file has. EDGELENS_BENCH_ROWS
// changes it; the figures in docs/benchmarks.md are of a million.
func benchRows(b *testing.B) int {
	text := os.Getenv("EDGELENS_BENCH_ROWS")
	if text == "" {
		return 100_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatalf("EDGELENS_BENCH_ROWS: %v", err)
	}
	return n
}

// fullFile writes the benchmarks' file: every one of its 22 columns is full.
func fullFile(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "full.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(demo.WriteFull(w, benchRows(b), 1), w.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// importInto makes a case of a file and gives the time that took.
func importInto(b *testing.B, path, db string) time.Duration {
	b.Helper()
	start := time.Now()
	s, err := sqlite.Open(b.Context(), db, sqlite.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	results, err := importer.Import(b.Context(), s, []string{path}, importer.Options{})
	if err := errors.Join(err, s.Close()); err != nil {
		b.Fatal(err)
	}
	for _, r := range results {
		if r.Err != nil {
			b.Fatal(r.Err)
		}
	}
	return time.Since(start)
}

// BenchmarkImport imports a file and lets the sqlite3 program import it into a
// plain table, in turn; ratio is the median of ours to theirs, again that of a
// second import of the same file to the first.
func BenchmarkImport(b *testing.B) {
	path := fullFile(b)
	size := fileSize(b, path)
	var ratios, again []float64
	for b.Loop() {
		dir := b.TempDir()
		db := filepath.Join(dir, "ours.edge")
		ours := importInto(b, path, db)
		start := time.Now()
		out, err := exec.Command("sqlite3", filepath.Join(dir, "theirs.db"), ".import --csv "+path+" t").CombinedOutput()
		if err != nil {
			b.Fatalf("sqlite3: %v: %s", err, out)
		}
		ratios = append(ratios, ours.Seconds()/time.Since(start).Seconds())
		again = append(again, importInto(b, path, db).Seconds()/ours.Seconds())
		b.ReportMetric(float64(fileSize(b, db))/float64(size), "case/csv")
	}
	b.ReportMetric(median(ratios), "ratio")
	b.ReportMetric(median(again), "again")
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

func fileSize(b *testing.B, path string) int64 {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return info.Size()
}

// BenchmarkQuestions asks the case of the benchmarks' file what the screen
// asks; each figure is a question's own time.
func BenchmarkQuestions(b *testing.B) {
	db := filepath.Join(b.TempDir(), "case.edge")
	importInto(b, fullFile(b), db)
	s, err := sqlite.Open(b.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	months, err := s.Months(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	month := months[0].Month
	ask := func(name string, q model.ReportQuery) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Report(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	ask("report", model.ReportQuery{Sections: model.Sections, Period: month, Top: 10})
	one := model.Equals(model.FieldColumn("client_ip"), demo.LeadingClient)
	ask("report under a filter", model.ReportQuery{Sections: model.Sections, Period: month, Top: 10, Filter: one})
	for _, text := range []string{"-client_ip:" + demo.LeadingClient, "outcome:stopped", "subject~a", "url~example", "請求", "trojan", "~~せいきゅう"} {
		f, err := model.ParseFilter(text, nil)
		if err != nil {
			b.Fatal(err)
		}
		ask("report under "+text, model.ReportQuery{Sections: model.Sections, Period: month, Top: 10, Filter: f})
		if text == "trojan" {
			countLines(b, s, model.And(month.Filter(), f))
		}
	}
	b.Run("columns of the lines", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Columns(b.Context(), month.Filter()); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, section := range model.Sections {
		if !section.CanComeFrom(model.KindLog) {
			continue
		}
		q := model.ReportQuery{Sections: []*model.Section{section}, Period: month, Top: 1}
		ask("section "+section.ID, q)
		b.Run("first page of "+section.ID, func(b *testing.B) { firstPage(b, s, q) })
	}
}

// countLines asks for the numbers beside the lines of a filter.
func countLines(b *testing.B, s *sqlite.Store, f model.Filter) {
	by := []model.Column{model.FieldColumn("client_ip")}
	for name, ask := range map[string]func() error{
		"count":   func() error { _, err := s.Count(b.Context(), f); return err },
		"by hour": func() error { _, err := s.Histogram(b.Context(), f, model.ByHour); return err },
		"groups":  func() error { _, err := s.Group(b.Context(), model.GroupQuery{By: by, Filter: f}); return err },
	} {
		b.Run(name+" of trojan", func(b *testing.B) {
			for b.Loop() {
				if err := ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// firstPage reads the newest lines behind the leading row of a section.
func firstPage(b *testing.B, s *sqlite.Store, q model.ReportQuery) {
	r, err := s.Report(b.Context(), q)
	if err != nil || len(r.Sections[0].Rows) == 0 {
		b.Fatalf("no row: %v", err)
	}
	drill := q.Sections[0].Drill(q.Lines(), r.Sections[0].Rows[0])
	for b.Loop() {
		for _, err := range s.Lines(b.Context(), model.LinesQuery{Filter: drill, Limit: 100}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
