// Command story plays the main job in a real terminal: tmux at 80×24 with a
// Japanese locale. tmux is the judge of widths, so that the program's own idea
// of them is not asked.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := play(); err != nil {
		fmt.Fprintln(os.Stderr, "story:", err)
		os.Exit(1)
	}
}

// play builds the program and plays the stories.
func play() (err error) {
	dir, err := os.MkdirTemp("", "story")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	program := filepath.Join(dir, "edgelens")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	if err := mainJob(dir, program); err != nil {
		return err
	}
	return nasty(dir, program)
}

// mainJob is: demo, 4 Enter E Enter, and what must then be true.
func mainJob(dir, program string) error {
	t, err := start(dir, program+" --lang ja demo --db demo.edge", "ja_JP.UTF-8", 80, 24)
	if err != nil {
		return err
	}
	defer t.stop()
	for _, act := range []func() error{
		func() error { return t.see("スパムメール対策", "report") },
		func() error { t.press("4"); return t.see("172.16.16.162", "section 4") },
		func() error { t.press("Enter"); return t.see("[スパムメール]test", "lines") },
		func() error { return t.checkHostile() },
		func() error { return t.checkColumns(5) },
		func() error { return t.checkTyping("／") },
		func() error { return t.checkTyping("F") },
		func() error { t.press("E"); return t.see("CSV", "export dialog") },
		func() error {
			t.press("Enter")
			return waitFor("the CSV file", func() bool { return len(exports(dir)) == 1 })
		},
		func() error { return checkExport(dir, program) },
		func() error { return t.checkResize() },
	} {
		if err := act(); err != nil {
			return fmt.Errorf("%w\n--- the screen\n%s", err, t.screen())
		}
	}
	return nil
}

// terminal is a tmux server of its own.
type terminal struct {
	socket string
}

func start(dir, command, locale string, width, height int) (*terminal, error) {
	own, err := os.MkdirTemp(dir, "tmux") // a server that ends may still hold its socket
	if err != nil {
		return nil, err
	}
	t := &terminal{socket: filepath.Join(own, "socket")}
	cmd := exec.Command("tmux", "-f", "/dev/null", "-S", t.socket, "-u", "new-session", "-d",
		"-x", strconv.Itoa(width), "-y", strconv.Itoa(height), "-c", dir, command+" 2>"+filepath.Join(dir, "stderr")+"; sleep 60")
	cmd.Env = append(os.Environ(), "LANG="+locale, "LC_ALL="+locale, "TERM=xterm-256color", "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("tmux: %w\n%s", err, out)
	}
	return t, nil
}

func (t *terminal) tmux(args ...string) string {
	out, err := exec.Command("tmux", append([]string{"-S", t.socket, "-u"}, args...)...).Output()
	if err != nil {
		return ""
	}
	return string(out)
}

func (t *terminal) stop() { t.tmux("kill-server") }

func (t *terminal) press(keys ...string) { t.tmux(append([]string{"send-keys"}, keys...)...) }

func (t *terminal) screen() string { return t.tmux("capture-pane", "-p") }

func (t *terminal) see(text, where string) error {
	return waitFor(fmt.Sprintf("%q on the screen (%s)", text, where), func() bool { return strings.Contains(t.screen(), text) })
}

// patience is how long anything may take on a busy machine.
const patience = 30 * time.Second

func waitFor(what string, done func() bool) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if done() {
			return nil
		}
	}
	return fmt.Errorf("waited in vain for %s", what)
}

// checkHostile asserts that the subject that renames terminals and clears
// screens is drawn, and has renamed nothing.
func (t *terminal) checkHostile() error {
	if err := t.see("␛]0;", "the hostile subject as tokens"); err != nil {
		return err
	}
	if title := t.tmux("display-message", "-p", "#{pane_title}"); strings.Contains(title, "pwned") || strings.HasPrefix(title, "x") {
		return fmt.Errorf("a log line renamed the terminal: %q", title)
	}
	return nil
}

// checkTyping asserts that a key opens a field, and that while Japanese is typed
// into it the terminal's own cursor stands behind the text, where an input method
// shows what it proposes.
func (t *terminal) checkTyping(key string) error {
	const text = "請求書"
	t.press("-l", key)
	t.press("-l", text)
	if err := t.see(text, "the field that "+key+" opens"); err != nil {
		return err
	}
	var at, want string
	err := waitFor("the cursor behind the text", func() bool {
		want = t.behind(text)
		at = strings.TrimSpace(t.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}"))
		return at == want
	})
	if err != nil {
		return fmt.Errorf("%w: it is at %s, not at %s", err, at, want)
	}
	t.press("Escape")
	return waitFor("the field closed", func() bool {
		return strings.TrimSpace(t.tmux("display-message", "-p", "#{cursor_flag}")) == "0"
	})
}

// behind is the cell behind the first text on the screen that reads so: the field
// stands above the lines, of which some may have the text too.
func (t *terminal) behind(text string) string {
	for y, row := range strings.Split(t.screen(), "\n") {
		if before, _, ok := strings.Cut(row, text); ok {
			return fmt.Sprintf("%d,%d", t.width(before+text), y)
		}
	}
	return ""
}

// checkColumns asserts that on all rows of the table the separators stand in
// the same cells, as tmux counts cells.
func (t *terminal) checkColumns(rows int) error {
	var want []int
	checked := 0
	for _, row := range strings.Split(t.screen(), "\n") {
		if strings.Count(row, "│") < 2 {
			continue
		}
		var got []int
		for i := range row {
			if strings.HasPrefix(row[i:], "│") {
				got = append(got, t.width(row[:i]))
			}
		}
		if want == nil {
			want = got
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			return fmt.Errorf("separators at %v, elsewhere at %v: %s", got, want, row)
		}
		checked++
	}
	if checked < rows {
		return fmt.Errorf("only %d rows with separators", checked)
	}
	return nil
}

// width is how many cells tmux gives a text; -1 if it does not say.
func (t *terminal) width(text string) int {
	widths, err := t.widths([]string{text})
	if err != nil {
		return -1
	}
	return widths[0]
}

// widths are how many cells tmux gives texts. It is asked about many at a time.
func (t *terminal) widths(texts []string) ([]int, error) {
	var widths []int
	for some := range inMessages(texts) {
		var args, formats []string
		for i, text := range some {
			args = append(args, "set-option", "-g", fmt.Sprintf("@text%d", i), strings.TrimSuffix(text, ";")+".", ";")
			formats = append(formats, fmt.Sprintf("#{w:@text%d}", i))
		}
		answer := strings.Fields(t.tmux(append(args, "display-message", "-p", strings.Join(formats, " "))...))
		if len(answer) != len(some) {
			return nil, fmt.Errorf("%d widths of %d texts", len(answer), len(some))
		}
		for i, a := range answer {
			n, err := strconv.Atoi(a)
			if err != nil {
				return nil, err
			}
			widths = append(widths, n-1+len(some[i])-len(strings.TrimSuffix(some[i], ";")))
		}
	}
	return widths, nil
}

// inMessages gives texts in runs that fit into a message to tmux, which holds
// 16 KB.
func inMessages(texts []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		from, size := 0, 0
		for i, text := range texts {
			if n := len(text) + 50; size+n <= 12_000 {
				size += n
				continue
			} else if !yield(texts[from:i]) {
				return
			}
			from, size = i, len(text)+50
		}
		if from < len(texts) {
			yield(texts[from:])
		}
	}
}

func exports(dir string) []string {
	found, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		return nil
	}
	return found
}

// checkExport asserts that the file has exactly the lines that the command
// line finds for the same question.
func checkExport(dir, program string) error {
	b, err := os.ReadFile(exports(dir)[0])
	if err != nil {
		return err
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		return err
	}
	out, err := exec.Command(program, "lines", "--db", filepath.Join(dir, "demo.edge"), "--count",
		"time:2026-10 type:spam client:172.16.16.162").Output()
	if err != nil {
		return fmt.Errorf("count: %w", err)
	}
	want, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		return err
	}
	if got := len(records) - 1; got != want || want == 0 {
		return fmt.Errorf("%d records exported, want %d", got, want)
	}
	fmt.Printf("4 Enter E Enter: %d records in %s\n", want, filepath.Base(exports(dir)[0]))
	return nil
}

// checkResize asserts that the table is whole at other sizes, too.
func (t *terminal) checkResize() error {
	for _, size := range [][2]string{{"120", "40"}, {"60", "20"}, {"200", "60"}} {
		t.tmux("resize-window", "-x", size[0], "-y", size[1])
		if err := t.see("172.16.16.162", "lines at "+size[0]+"×"+size[1]); err != nil {
			return err
		}
		if err := waitFor("columns at "+size[0]+"×"+size[1], func() bool { return t.checkColumns(5) == nil }); err != nil {
			return errors.Join(err, t.checkColumns(5))
		}
	}
	return nil
}
