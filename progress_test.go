package main

import (
	"strings"
	"testing"
	"time"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/ui/lang"
)

// watched is a line of progress on a made-up terminal with a made-up clock.
type watched struct {
	progressLine
	b strings.Builder
	t time.Time
}

func watch(l model.Lang, width int) *watched {
	w := &watched{t: time.Unix(1_456_000_000, 0)}
	w.progressLine = progressLine{to: &w.b, words: lang.For(string(l)).Progress, now: func() time.Time { return w.t }, width: func() int { return width }}
	return w
}

// after is what is drawn by a report that comes some time after the one before.
func (w *watched) after(d time.Duration, r importer.Progress) string {
	w.t = w.t.Add(d)
	w.b.Reset()
	w.put(r)
	return strings.TrimPrefix(w.b.String(), clearLine)
}

func TestProgressTellsBytesRecordsRateAndRemaining(t *testing.T) {
	look := importer.Progress{Path: "april.csv", Read: 1 << 20, Size: 4 << 20}
	load := importer.Progress{Path: "april.csv", Loading: true, Read: 1 << 20, Size: 4 << 20, Records: 12_000}
	for _, step := range []struct {
		l     model.Lang
		after time.Duration // since the loading began
		look  string
		want  string
	}{
		{model.EN, time.Second / 2, "april.csv: looking through it  1.0 MiB of 4.0 MiB", "april.csv: 1.0 MiB of 4.0 MiB  12,000 records"},
		{model.EN, 20 * time.Second, "april.csv: looking through it  1.0 MiB of 4.0 MiB", "april.csv: 1.0 MiB of 4.0 MiB  12,000 records  600/s  about 1:00 left"},
		{model.JA, 20 * time.Second, "april.csv: 内容を確認中  1.0 MiB / 4.0 MiB", "april.csv: 1.0 MiB / 4.0 MiB  12,000件  600件/秒  残り約1:00"},
	} {
		w := watch(step.l, 80)
		if got := w.after(0, look); got != step.look {
			t.Errorf("the first look: %q, want %q", got, step.look)
		}
		w.after(time.Hour, importer.Progress{Path: "april.csv", Loading: true, Size: 4 << 20}) // the look does not count
		if got := w.after(step.after, load); got != step.want {
			t.Errorf("after %v: %q, want %q", step.after, got, step.want)
		}
	}
}

// TestProgressIsDrawnTenTimesASecond at most, but at once for another file.
func TestProgressIsDrawnTenTimesASecond(t *testing.T) {
	w := watch(model.EN, 80)
	drawn := 0
	for range 1000 {
		if w.after(time.Millisecond, importer.Progress{Path: "a.csv", Loading: true, Size: 10}) != "" {
			drawn++
		}
	}
	if drawn != 10 {
		t.Errorf("drawn %d times in a second", drawn)
	}
	if got := w.after(0, importer.Progress{Path: "b.csv", Size: 10}); got != "b.csv: looking through it  0 B of 10 B" {
		t.Errorf("the next file: %q", got)
	}
}

// TestProgressStaysInItsRow, whatever the file is called.
func TestProgressStaysInItsRow(t *testing.T) {
	report := importer.Progress{Path: strings.Repeat("フォルダ/", 30) + "四月\x1b[2J.csv", Loading: true, Read: 1024, Size: 4096, Records: 5}
	for width, want := range map[int]string{60: "…ルダ/フォルダ/四月␛[2J.csv: 1.0 KiB of 4.0 KiB  5 records", 20: "…[2J.csv: 1.0 KiB …", 1: ""} {
		if got := watch(model.EN, width).after(0, report); !strings.HasSuffix(got, want) || strings.Contains(got, "\x1b") {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
}
