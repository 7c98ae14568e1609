// Command bench imports a made-up log of 22 full columns with edgelens and
// loads the same file with other programs, in turn, and prints what each took.
// Those that are not installed are left out.
//
//	go run ./.ci/bench [-rows N] [-rounds N]
package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"edgelens/importer/demo"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "lines of the file")
	rounds := flag.Int("rounds", 5, "how often each program runs")
	flag.Parse()
	if err := run(*rows, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// program is one way to load a file; every run of it begins without what the
// last one left.
type program struct {
	name    string
	makes   string // the file it makes, "" for none
	command []string
	keep    bool // it works on what is there
}

// taken is what one run took.
type taken struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

func run(rows, rounds int) error {
	dir, err := os.MkdirTemp("", "edgelens-bench-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	in := func(name string) string { return filepath.Join(dir, name) }
	if out, err := exec.Command("go", "build", "-o", in("edgelens"), ".").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w: %s", err, out)
	}
	if err := errors.Join(generate(in("full.csv"), rows, ""), generate(in("more.csv"), rows, "\n")); err != nil {
		return err
	}
	programs := slices.DeleteFunc([]program{
		{"sqlite3 .import", in("plain.db"), []string{"sqlite3", in("plain.db"), ".import --csv " + in("full.csv") + " t"}, false},
		{"edgelens import", in("case.edge"), []string{in("edgelens"), "import", "--db", in("case.edge"), in("full.csv")}, false},
		{"edgelens, the same file again", "", []string{in("edgelens"), "import", "--db", in("case.edge"), in("full.csv")}, true},
		{"edgelens, all lines known", "", []string{in("edgelens"), "import", "--db", in("case.edge"), in("more.csv")}, true},
		{"duckdb read_csv", in("duck.db"), []string{"duckdb", in("duck.db"), "-c", "CREATE TABLE t AS SELECT * FROM read_csv('" + in("full.csv") + "')"}, false},
		{"mlr top ten", "", []string{"mlr", "--icsv", "--ojson", "count", "-g", "ルールID", "then", "top", "-n", "10", "-f", "count", in("full.csv")}, false},
	}, func(p program) bool { _, err := exec.LookPath(p.command[0]); return err != nil })
	all := map[string][]taken{}
	var size int64
	for range rounds {
		for _, p := range programs {
			t, err := p.run()
			if err != nil {
				return err
			}
			all[p.name] = append(all[p.name], t)
			if p.makes == in("case.edge") {
				size = sizeOf(p.makes)
			}
		}
	}
	fmt.Printf("%s %s/%s, %d cores, %d lines, %d MB, medians of %d rounds in turn\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), rows, sizeOf(in("full.csv"))/1e6, rounds)
	report(programs, all)
	fmt.Printf("\ncase / CSV %.2f\n", float64(size)/float64(sizeOf(in("full.csv"))))
	return nil
}

// generate writes the file; the same with other bytes if it ends otherwise.
func generate(path string, rows int, end string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = demo.WriteFull(w, rows, 1)
	_, written := w.WriteString(end)
	return errors.Join(err, written, w.Flush(), f.Close())
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func (p program) run() (taken, error) {
	if p.makes != "" && !p.keep {
		if err := os.Remove(p.makes); err != nil && !errors.Is(err, os.ErrNotExist) {
			return taken{}, err
		}
	}
	cmd := exec.Command(p.command[0], p.command[1:]...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return taken{}, fmt.Errorf("%s: %w: %s", p.name, err, out)
	}
	t := taken{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		t.peak = usage.Maxrss << 10
	}
	return t, nil
}

func report(programs []program, all map[string][]taken) {
	fmt.Printf("%-30s %8s %8s %10s %8s %8s\n", "", "wall s", "CPU s", "peak MiB", "/.import", "/import")
	for _, p := range programs {
		runs := all[p.name]
		fmt.Printf("%-30s %8.2f %8.2f %10.0f %8s %8s\n", p.name,
			median(runs, func(t taken) float64 { return t.wall.Seconds() }),
			median(runs, func(t taken) float64 { return t.cpu.Seconds() }),
			median(runs, func(t taken) float64 { return float64(t.peak) / (1 << 20) }),
			ratio(runs, all["sqlite3 .import"]), ratio(runs, all["edgelens import"]))
	}
}

func median[T any](all []T, of func(T) float64) float64 {
	var values []float64
	for _, v := range all {
		values = append(values, of(v))
	}
	slices.SortFunc(values, cmp.Compare)
	return values[len(values)/2]
}

// ratio is the median of the ratios within the rounds.
func ratio(a, b []taken) string {
	if len(b) == 0 {
		return ""
	}
	pairs := make([][2]taken, len(a))
	for i := range a {
		pairs[i] = [2]taken{a[i], b[i]}
	}
	return fmt.Sprintf("%.2f", median(pairs, func(p [2]taken) float64 { return p[0].wall.Seconds() / p[1].wall.Seconds() }))
}
