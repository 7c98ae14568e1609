package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// split gives a file's rows as text, faults as <unclosed> and <too long>, and
// checks that their bytes are the file and their line numbers right.
func split(t testing.TB, src io.Reader, data []byte, delim byte, width int) [][]string {
	t.Helper()
	return splitBy(t, src, data, delim, width, chunkBytes)
}

// splitBy is split with so many bytes read at a time.
func splitBy(t testing.TB, src io.Reader, data []byte, delim byte, width, chunk int) [][]string {
	t.Helper()
	r := newRows(src, charsets[0], delim)
	r.width, r.chunk = width, chunk
	var all [][]string
	var read []byte
	line := int64(1)
	for {
		err := r.next()
		b, lead := r.ownBytes()
		if errors.Is(err, io.EOF) {
			if read = append(read, b...); !bytes.Equal(read, data) {
				t.Fatalf("rows hold %q, the file %q", short(read), short(data))
			}
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if line += lineEnds(b[:lead], data[len(read):]); r.line != line {
			t.Errorf("row %q is on line %d, want %d", short(b), r.line, line)
		}
		line += lineEnds(b[lead:], data[len(read)+lead:])
		read = append(read, b...)
		cells, ok := r.text()
		switch {
		case r.fault == unclosed:
			cells = []string{"<unclosed>"}
		case r.fault == tooLong:
			cells = []string{"<too long>"}
		case !ok:
			cells = []string{"<no text>"}
		}
		all = append(all, cells)
	}
}

var splits = []struct {
	name  string
	file  string
	width int
	want  [][]string
}{
	{"simple", "a,b\n1,2\n", 0, [][]string{{"a", "b"}, {"1", "2"}}},
	{"no line end at the end", "a,b", 0, [][]string{{"a", "b"}}},
	{"empty cell at the end", "a,", 0, [][]string{{"a", ""}}},
	{"line ends mixed", "a\r\nb\nc\rd\r\n", 0, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
	{"CR at the end", "a\r", 0, [][]string{{"a"}}},
	{"blank lines", "\n\r\n\ra\n", 0, [][]string{{""}, {""}, {""}, {"a"}}},
	{"quoted", `"a","b,c",""` + "\n", 0, [][]string{{"a", "b,c", ""}}},
	{"doubled quotes", `"a""b","""",""""""` + "\n", 0, [][]string{{`a"b`, `"`, `""`}}},
	{"quoted line ends", "\"a\r\nb\",\"c\nd\re\"\nf\n", 0, [][]string{{"a\r\nb", "c\nd\re"}, {"f"}}},
	{"stray quotes", `a"b,c"",5" x` + "\n", 0, [][]string{{`a"b`, `c""`, `5" x`}}},
	{"space before a quote", `a, "b"` + "\n", 0, [][]string{{"a", ` "b"`}}},
	{"text after a closing quote", `"ab"c,"d" ,"e"f"g"` + "\n", 0, [][]string{{"abc", "d ", `ef"g"`}}},
	{"doubled, then text", `"a""b"c"` + "\n", 0, [][]string{{`a"bc"`}}},
	{"NUL and control bytes", "a\x00b,\x1b]\x07\n", 0, [][]string{{"a\x00b", "\x1b]\x07"}}},
	{"byte order mark", "\uFEFF\"a\",b\n", 0, [][]string{{"a", "b"}}},
	{"open quote at the end", "a,b\nc,\"d", 0, [][]string{{"a", "b"}, {"<unclosed>"}}},
	{"open quote, plain rows after", "a,\"b\nc,d\ne,f\n", 0, [][]string{{"<unclosed>"}, {"c", "d"}, {"e", "f"}}},
	{"open quote, quoted rows after", "a,\"b\n\"c\",\"d\"\ne,f\n", 0, [][]string{{"<unclosed>"}, {"c", "d"}, {"e", "f"}}},
	{"open quote, CRLF", "a,\"b\r\nc,d\r\n", 0, [][]string{{"<unclosed>"}, {"c", "d"}}},
	{"open quote swallows a cell that begins with a comma", "1,\"b\n2,\",x\"\n3,4\n", 2, [][]string{{"<unclosed>"}, {"2", ",x"}, {"3", "4"}}},
	{"quoted line end, empty cells beyond", "\"a\nb\",c,\"\",-\nd,e\n", 2, [][]string{{"a\nb", "c", "", "-"}, {"d", "e"}}},
	{"only quotes", "\"\"\"\n\"\"\n", 0, [][]string{{"<unclosed>"}, {""}}},
	{"no text", "a\xff,b\nc\n", 0, [][]string{{"<no text>"}, {"c"}}},
}

func TestSplit(t *testing.T) {
	for _, tt := range splits {
		t.Run(tt.name, func(t *testing.T) {
			readers := []io.Reader{strings.NewReader(tt.file), iotest.OneByteReader(strings.NewReader(tt.file)), iotest.DataErrReader(strings.NewReader(tt.file))}
			for _, r := range readers {
				got := split(t, r, []byte(tt.file), ',', tt.width)
				if !slices.EqualFunc(got, tt.want, slices.Equal) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

// TestSplitOther uses the other delimiters.
func TestSplitOther(t *testing.T) {
	for _, delim := range []byte{'\t', ';'} {
		file := strings.ReplaceAll("a|\"b|\nc\"|d,e\nf\n", "|", string(delim))
		got := split(t, strings.NewReader(file), []byte(file), delim, 0)
		want := [][]string{{"a", "b" + string(delim) + "\nc", "d,e"}, {"f"}}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestSplitAcrossChunks moves rows over every place where reading can stop.
func TestSplitAcrossChunks(t *testing.T) {
	row := "a,\"b\"\"c\r\nd\",e\r\n"
	for shift := range len(row) + 1 {
		file := strings.Repeat("x", chunkBytes-shift) + "\n" + row + row
		got := split(t, strings.NewReader(file), []byte(file), ',', 0)
		want := []string{"a", "b\"c\r\nd", "e"}
		if len(got) != 3 || !slices.Equal(got[1], want) || !slices.Equal(got[2], want) {
			t.Fatalf("shifted by %d: got %q", shift, got[1:])
		}
	}
}

// TestSplitBounds has rows that are too long in every way.
func TestSplitBounds(t *testing.T) {
	long := strings.Repeat("x", maxRowBytes)
	for name, tt := range map[string]struct {
		file string
		want [][]string
	}{
		"one line":            {long + long + "forged,row\na,b\n", [][]string{{"<too long>"}, {"<too long>"}, {"<too long>"}, {"a", "b"}}},
		"quoted in one line":  {"\"" + long + "\"\na,b\n", [][]string{{"<too long>"}, {"<too long>"}, {"a", "b"}}},
		"quoted over lines":   {"\"a\n" + strings.Repeat("x\n", maxRowLines-1) + "\",b\n", nil},
		"never closed":        {"\"a\n" + strings.Repeat(long[:1000]+"\n", 3000), nil},
		"closed after a line": {"\"a\n" + long + "\",b\nc\n", [][]string{{"<unclosed>"}, {"<too long>"}, {"<too long>"}, {"c"}}},
		"no line end at all":  {long + long, [][]string{{"<too long>"}, {"<too long>"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := split(t, strings.NewReader(tt.file), []byte(tt.file), ',', 0)
			if tt.want != nil && !slices.EqualFunc(got, tt.want, slices.Equal) {
				t.Errorf("got %d rows, want %d", len(got), len(tt.want))
			}
			if tt.want == nil && name == "never closed" && (len(got) != 3001 || got[0][0] != "<unclosed>") {
				t.Errorf("got %d rows", len(got))
			}
			if name == "quoted over lines" && (len(got) != 1 || got[0][1] != "b") {
				t.Errorf("got %d rows", len(got))
			}
		})
	}
}

// TestOpenQuotesAreCheap has open quotes whose search for an end would go
// through the same lines again and again: the work must grow with the file.
func TestOpenQuotesAreCheap(t *testing.T) {
	const lines = 200_000
	file := strings.Repeat("x\",\"\n", lines)
	s := newSplitter(strings.NewReader(file), ',')
	rows, searches := 0, 0
	for s.row() == nil {
		rows++
		if _, known := s.hopeless[s.base+int64(s.at+len("x\",\"\n"))]; !known {
			searches++ // the next row will go beyond its own line
		}
	}
	if rows != lines || searches > 2*lines/maxRowLines {
		t.Errorf("%d rows of %d lines, %d searches", rows, lines, searches)
	}
	if len(s.hopeless) > 2*maxRowLines {
		t.Errorf("%d line ends are remembered", len(s.hopeless))
	}
}

// TestNoRecords refuses a file that would have to be kept whole for one record.
func TestNoRecords(t *testing.T) {
	s := newSplitter(strings.NewReader(strings.Repeat("\n", 4*maxLead)), ',')
	err := error(nil)
	for err == nil {
		err = s.row()
	}
	if errors.Is(err, io.EOF) {
		t.Error("it was read to the end")
	}
}

// FuzzRead checks on any bytes that no byte is lost, doubled or moved, and that
// where reading stops makes no difference.
func FuzzRead(f *testing.F) {
	for _, tt := range splits {
		f.Add([]byte(tt.file), byte(','), tt.width)
	}
	f.Add([]byte("x\",\"\nx\",\"\n\"z\n"), byte(';'), 2)
	f.Fuzz(func(t *testing.T, data []byte, delim byte, width int) {
		if delim == '"' || delim == '\r' || delim == '\n' || delim >= 0x80 {
			delim = ','
		}
		width = max(0, min(width, 100))
		whole := split(t, bytes.NewReader(data), data, delim, width)
		for chunk := 1; chunk <= 16; chunk += 5 {
			torn := splitBy(t, iotest.HalfReader(bytes.NewReader(data)), data, delim, width, chunk)
			if a, b := fmt.Sprintf("%q", whole), fmt.Sprintf("%q", torn); a != b {
				t.Errorf("read at once %s, by %d bytes %s", a, chunk, b)
			}
		}
	})
}
