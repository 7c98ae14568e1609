package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"
)

// nastyCells is how many cells are drawn at each size in each locale.
const nastyCells = 10_000

// nastyColumns are the columns of text that a nasty line has.
var nastyColumns = []string{"メールの件名", "ユーザ名", "URL", "ルール名"}

// nasty draws cells that break other tables, page by page.
func nasty(dir, program string) (err error) {
	file := filepath.Join(dir, "nasty.csv")
	if err := writeNasty(file); err != nil {
		return err
	}
	base := filepath.Join(dir, "nasty.edge")
	if out, err := exec.Command(program, "import", "--db", base, file).CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w\n%s", err, out)
	}
	failed := make(chan error)
	locales := []string{"C.UTF-8", "ja_JP.UTF-8"}
	for _, locale := range locales {
		go func() {
			err := drawNasty(dir, program+" --lang ja --db "+base, locale, 80, 24)
			failed <- errors.Join(err, drawNasty(dir, program+" --lang ja --db "+base, locale, 200, 60))
		}()
	}
	for range locales {
		err = errors.Join(err, <-failed)
	}
	return err
}

// writeNasty writes lines enough for every size.
func writeNasty(path string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	known, err := naughtyStrings()
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	w := csv.NewWriter(f)
	rows := [][]string{append([]string{"時間", "メッセージの種類", "クライアントIP"}, nastyColumns...)}
	begin := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	for i := range nastyCells {
		row := []string{begin.Add(time.Duration(i) * time.Second).Format(time.DateTime), "スパムメール対策", fmt.Sprintf("10.0.%d.%d", i/250, i%250)}
		for range nastyColumns {
			row = append(row, nastyText(random, known))
		}
		rows = append(rows, row)
	}
	return w.WriteAll(rows)
}

// naughtyStrings are those of the well-known list, where it is at hand.
func naughtyStrings() (list []string, err error) {
	data := os.Getenv("EDGELENS_REALDATA")
	if data == "" {
		return nil, nil
	}
	b, err := os.ReadFile(filepath.Join(data, "torture", "naughty-strings", "blns.txt"))
	if err != nil {
		return nil, err
	}
	for s := bufio.NewScanner(strings.NewReader(string(b))); s.Scan(); {
		list = append(list, s.Text())
	}
	return list, nil
}

// nastyPieces are what texts are made of, beside random characters.
var nastyPieces = []string{
	"plain", " ", "件名（至急）", "ｽﾊﾟｲｳｪｱ ｶﾞｷﾞｸﾞ", "髙①㈱～", "☀\ufe0f❤\ufe0f", "👩\u200d💻👍🏽", "🇯🇵🇺🇸🏴\U000e0067\U000e0062\U000e007f",
	"e\u0301\u0301\u0301\u0301\u0301", "\u0301", "ﾞ", "か\u3099", "กำ", "क्षि", "\u1100\u1161\u11a8", "\ufdfd", "\u2e3b", "𒐫",
	"\x1b]0;pwned\x07", "\x1b[2J\x1b[H", "\x1b[?1049l", "\x1b(0", "\x1b[31;5m", "\x1bPq#0\x1b\\", "\u009b2J", "\u0090\u009d0;pwned\u009c",
	"\a\b\r\n\t\v\f", "\x7f", "\u202Ereversed", "\u2066\u2069\u200b\u200e\ufeff\u00ad", "\u2028\u2029\u0085", "①─※…→│┃|",
	"\ue000\uf8ff\U000f0000", "\ufffe\uffff\U0010ffff\ufffd", "％／＝ＳＵＭ（Ａ１）", strings.Repeat("長い", 300), strings.Repeat("x", 700),
}

// nastyText makes a cell.
func nastyText(random *rand.Rand, known []string) string {
	if len(known) > 0 && random.IntN(4) == 0 {
		return known[random.IntN(len(known))]
	}
	var b strings.Builder
	for range 1 + random.IntN(5) {
		if random.IntN(3) > 0 {
			b.WriteString(nastyPieces[random.IntN(len(nastyPieces))])
			continue
		}
		r := rune(random.IntN(0x3000))
		if random.IntN(4) == 0 {
			r = rune(random.IntN(utf8.MaxRune))
		}
		b.WriteRune(r) // U+FFFD for a surrogate
	}
	return b.String()
}

// drawNasty pages through the lines until enough cells have been seen.
func drawNasty(dir, command, locale string, width, height int) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("nasty cells at %d×%d in %s: %w", width, height, locale, err)
		}
	}()
	t, err := start(dir, command, locale, width, height)
	if err != nil {
		return err
	}
	defer t.stop()
	if err := t.see("スパムメール対策", "report"); err != nil {
		return fmt.Errorf("%w\n%s", err, t.screen())
	}
	t.press("L")
	t.press("s") // by time, oldest first
	if err := t.see("1 / 10,000", "lines"); err != nil {
		return fmt.Errorf("%w\n%s", err, t.screen())
	}
	frame, err := t.frameAfter("Home", "")
	if err != nil {
		return err
	}
	drawn, frames := 0, 0
	for ; drawn < nastyCells; frames++ {
		for _, key := range []string{"$", "^", "NPage"} {
			if frame, err = t.frameAfter(key, frame); err != nil {
				return fmt.Errorf("%w\n%s", err, frame)
			}
			n, err := t.checkFrame(frame, width, height)
			if err != nil {
				return fmt.Errorf("%w\n%s", err, frame)
			}
			drawn += n
		}
	}
	fmt.Printf("%d nasty cells at %d×%d in %s: every separator in its column, on %d pages\n", drawn, width, height, locale, frames)
	return nil
}

// frameAfter presses a key and gives the frame that follows one, once it stands
// still.
func (t *terminal) frameAfter(key, before string) (frame string, err error) {
	t.press(key)
	err = waitFor("another frame after "+key, func() bool {
		last := frame
		frame = t.screen()
		return frame != before && frame == last
	})
	return frame, err
}

// checkFrame asserts that a frame is whole and gives how many nasty cells it
// shows.
func (t *terminal) checkFrame(frame string, width, height int) (cells int, err error) {
	title := t.tmux("display-message", "-p", "#{pane_title}#{window_name}#{alternate_on}")
	if strings.Contains(title, "pwned") || !strings.HasSuffix(strings.TrimSpace(title), "1") {
		return 0, fmt.Errorf("a cell was obeyed: %q", title)
	}
	rows := strings.Split(strings.TrimSuffix(frame, "\n"), "\n")
	if len(rows) != height || !strings.Contains(rows[0], "nasty.edge") {
		return 0, fmt.Errorf("%d rows, the first is %q", len(rows), rows[0])
	}
	at, ends, err := t.separators(rows)
	if err != nil {
		return 0, err
	}
	var want map[int]bool
	shown := 0
	for i, row := range rows {
		if ends[i] > width-1 {
			return 0, fmt.Errorf("a row of %d cells: %s", ends[i], row)
		}
		if want == nil && len(at[i]) > 0 { // the heading
			want = at[i]
			for _, name := range nastyColumns {
				shown += strings.Count(row, name)
			}
			continue
		}
		if want == nil || !strings.Contains(row, "2026-10-01") {
			continue
		}
		for column := range want {
			if !at[i][column] {
				return 0, fmt.Errorf("no separator in cell %d: %s", column, row)
			}
		}
		cells += shown
	}
	return cells, nil
}

// separators are the cells in which each row has one, and the cells that each
// row takes, as tmux counts them.
func (t *terminal) separators(rows []string) (at []map[int]bool, ends []int, err error) {
	var texts []string
	for _, row := range rows {
		for i := range row {
			if strings.HasPrefix(row[i:], "│") {
				texts = append(texts, row[:i])
			}
		}
		texts = append(texts, row)
	}
	widths, err := t.widths(texts)
	if err != nil {
		return nil, nil, err
	}
	for _, row := range rows {
		found := map[int]bool{}
		for range strings.Count(row, "│") {
			found[widths[0]], widths = true, widths[1:]
		}
		at, ends = append(at, found), append(ends, widths[0])
		widths = widths[1:]
	}
	return at, ends, nil
}
