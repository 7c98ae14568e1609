package main

import (
	"encoding/csv"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// behind takes each command of the report that was printed last to a shell as
// it stands: behind 40 expects that many, and lines as many as its row counts.
func behind(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: behind commands")
	}
	if runtime.GOOS == "windows" {
		return // it has no shell of this kind
	}
	commands, numbers := 0, 1
	for _, line := range strings.Split(ts.ReadFile("stdout"), "\n") {
		if strings.HasSuffix(line, "  Lines") { // of the heading
			numbers = 1 + strings.Count(line, "  Stopped  Lines")
		}
		row, command, ok := strings.Cut(line, "edgelens lines ")
		if !ok {
			continue
		}
		commands++
		want := rowCount(ts, row, numbers)
		ts.Check(ts.Exec("sh", "-c", "edgelens lines "+command))
		records, err := csv.NewReader(strings.NewReader(ts.ReadFile("stdout"))).ReadAll()
		ts.Check(err)
		if got := max(0, len(records)-1); got != want {
			ts.Fatalf("%s\ngives %d lines, its row says %d", line, got, want)
		}
	}
	if strconv.Itoa(commands) != args[0] {
		ts.Fatalf("%d commands, want %s", commands, args[0])
	}
}

var unknownNote = regexp.MustCompile(`^  ([0-9,]+) lines of unknown outcome`)

// rowCount is the first of the numbers at the end of a row, or that of a note.
func rowCount(ts *testscript.TestScript, row string, numbers int) int {
	var text string
	if note := unknownNote.FindStringSubmatch(row); note != nil {
		text = note[1]
	} else if cells := strings.Fields(row); len(cells) >= numbers {
		text = cells[len(cells)-numbers]
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	ts.Check(err)
	return n
}
