package screen

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"edgelens/model"
	"edgelens/ui/widget"
)

// The bytes of a reject are shown eight in a row, which fits into the narrowest
// window, and no more of them than somebody would look through.
const (
	hexInRow = 8
	hexShown = 4096
)

// rejectFacts are all about a reject: where it stands, why it was not
// understood, and what it says; its bytes too if they are no text.
func rejectFacts(env *Env, r model.Reject, cells []string) []widget.Paragraph {
	th, words := env.Look.Theme, env.Look.Words.Sources
	text := cells[len(cells)-1]
	list := factList(env, [][2]string{
		{words.Record, count(r.Record)}, {words.Line, count(r.Line)}, {words.Offset, fmt.Sprintf(words.Bytes, count(r.Offset))},
		{words.Size, fmt.Sprintf(words.Bytes, count(int64(len(r.Bytes))))},
	})
	list = append(list,
		widget.Paragraph{Text: words.Reason, Style: th.Header},
		widget.Paragraph{Text: r.Reason.In(env.Lang), Style: th.Warn, Indent: 2},
		widget.Paragraph{Text: words.Text, Style: th.Header},
		widget.Paragraph{Text: text, Style: th.Text, Indent: 2})
	if !strings.ContainsRune(text, utf8.RuneError) {
		return list
	}
	title, bytes := words.Hex, r.Bytes
	if len(bytes) > hexShown {
		bytes = bytes[:hexShown]
		title += fmt.Sprintf(words.HexFirst, count(hexShown))
	}
	return append(list,
		widget.Paragraph{Text: title, Style: th.Header},
		widget.Paragraph{Text: hexRows(bytes), Style: th.Dim})
}

// hexRows writes bytes as rows of offset, hexadecimal and ASCII.
func hexRows(bytes []byte) string {
	var b strings.Builder
	for at := 0; at < len(bytes); at += hexInRow {
		row := bytes[at:min(at+hexInRow, len(bytes))]
		fmt.Fprintf(&b, "%04x  %-*s  %s\n", at, hexInRow*3-1, fmt.Sprintf("% x", row), printable(row))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// printable is the ASCII among bytes, with a point for each other.
func printable(row []byte) string {
	text := make([]byte, len(row))
	for i, c := range row {
		if text[i] = c; c < ' ' || c > '~' {
			text[i] = '.'
		}
	}
	return string(text)
}
