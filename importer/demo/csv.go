package demo

import (
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"
)

const (
	bom  = "\ufeff"
	crlf = "\r\n"
)

// appendRow appends a CSV record. Line ends inside cells stay as they are,
// which encoding/csv would not leave alone.
func appendRow(b []byte, cells []string, eol string) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCell(b, cell)
	}
	return append(b, eol...)
}

func appendCell(b []byte, cell string) []byte {
	if !strings.ContainsAny(cell, ",\"\r\n") {
		return append(b, cell...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(b, '"')
}

// cp932 encodes what is written to it in CP932, which x/text calls Shift_JIS
// as the web does. Of characters that stand twice in CP932, such as 髙, it
// writes NEC's code where Windows writes IBM's; both are read alike. A
// character it lacks is an error.
func cp932(w io.Writer) io.WriteCloser {
	return transform.NewWriter(w, japanese.ShiftJIS.NewEncoder())
}

// grouped is a number with commas between groups of three digits.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
