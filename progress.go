package main

import (
	"io"
	"os"
	"time"

	xterm "golang.org/x/term"

	"edgelens/importer"
	"edgelens/model/clean"
	"edgelens/ui/lang"
	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// progressPause is how long a line of progress stands at least: nobody reads
// faster, and a terminal far away is not to be flooded.
const progressPause = 100 * time.Millisecond

// progress shows on a terminal how far an import is; nil elsewhere.
func (a *app) progress() func(importer.Progress) {
	if !a.errTerminal || a.dumb {
		return nil
	}
	now := a.now
	if now == nil {
		now = time.Now
	}
	p := &progressLine{to: a.stderr, words: lang.For(string(a.lang)).Progress, now: now, width: func() int { return terminalWidth(a.stderr) }}
	return p.put
}

// terminalWidth is how many cells a terminal has in a row.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 80
	}
	width, _, err := xterm.GetSize(int(f.Fd()))
	if err != nil || width < 1 {
		return 80
	}
	return width
}

// progressLine is one line that is written over and over.
type progressLine struct {
	to    io.Writer
	words lang.Progress
	now   func() time.Time
	width func() int

	last         importer.Progress
	began, drawn time.Time
}

// put takes a report, and draws it if the line has stood long enough or is
// about something else now.
func (p *progressLine) put(r importer.Progress) {
	now := p.now()
	if r.Path != p.last.Path || r.Loading != p.last.Loading {
		p.began, p.drawn = now, time.Time{}
	}
	p.last = r
	if now.Sub(p.drawn) < progressPause {
		return
	}
	p.drawn = now
	done := widget.Progress{Looking: !r.Loading, Done: r.Read, Total: r.Size, Records: int(r.Records), Elapsed: now.Sub(p.began)}
	_, _ = io.WriteString(p.to, clearLine+p.line(clean.Text(r.Path), done.Words(p.words)))
}

// line fits into one row: of a long name the end tells more than the numbers
// would, if they were cut off.
func (p *progressLine) line(path, words string) string {
	room := p.width() - 1
	if left := room - term.Width(words) - 2; term.Width(path) > max(left, 8) {
		path = "…" + lastCells(path, max(left, 8)-1)
	}
	return term.Truncate(path+": "+words, max(room, 0))
}

// lastCells is the end of a text that fits into w cells.
func lastCells(text string, w int) string {
	runes := []rune(text)
	for len(runes) > 0 && term.Width(string(runes)) > w {
		runes = runes[1:]
	}
	return string(runes)
}

// clearProgress leaves nothing of the progress on the terminal.
func (a *app) clearProgress() {
	if a.errTerminal && !a.dumb {
		_, _ = io.WriteString(a.stderr, clearLine)
	}
}

// clearLine goes back to the start of the line and empties it.
const clearLine = "\r\x1b[K"
