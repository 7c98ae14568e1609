package importer

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf8"
)

// rows reads a file row by row, as text.
type rows struct {
	*splitter
	charset *charset
	restore func([]byte) []byte
	valid   bool // the file is known to be UTF-8

	buf     []byte // text of the row's cells, one after the other
	ends    []int
	scratch []byte
}

func newRows(src io.Reader, c *charset, delim byte) *rows {
	return &rows{splitter: newSplitter(c.reader(src), delim), charset: c, restore: c.restorer()}
}

// next moves on to the next row; io.EOF means there is none.
func (r *rows) next() error { return r.row() }

// blank reports whether the row is a line without anything in it, or with
// nothing but the end that old programs write at the end of a text, 0x1A.
func (r *rows) blank() bool {
	if r.fault != sound || len(r.cells) != 1 {
		return false
	}
	text := bytes.TrimSpace(r.bytes())
	return len(text) == 0 || len(text) == 1 && text[0] == 0x1A
}

// text gives the row's cells; ok is false if its bytes are no text. The cells
// share one string of their own.
func (r *rows) text() (cells []string, ok bool) {
	return r.textInto(make([]string, 0, len(r.cells)))
}

// textInto is text with a place to put the cells.
func (r *rows) textInto(cells []string) ([]string, bool) {
	row := r.bytes()
	if r.charset.utf8 && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.quoted }) {
		all := string(row)
		for _, c := range r.cells {
			cells = append(cells, all[c.from:c.to])
		}
		return cells, r.valid || utf8.Valid(row)
	}
	r.buf, r.ends = r.buf[:0], r.ends[:0]
	for _, c := range r.cells {
		raw := row[c.from:c.to]
		if c.quoted {
			raw = r.unquoted(raw[1:])
		}
		var ok bool
		if r.buf, ok = r.charset.decode(r.buf, raw); !ok {
			return cells, false
		}
		r.ends = append(r.ends, len(r.buf))
	}
	all, from := string(r.buf), 0
	for _, to := range r.ends {
		cells = append(cells, all[from:to])
		from = to
	}
	return cells, true
}

// unquoted is the text of a cell that began with a quote: doubled quotes are
// single, what stands after the closing one is kept. It is a part of the cell
// or of scratch.
func (r *rows) unquoted(raw []byte) []byte {
	end := bytes.IndexByte(raw, '"')
	if end == len(raw)-1 {
		return raw[:end]
	}
	out := append(r.scratch[:0], raw[:end]...)
	for i := end; i < len(raw); i++ {
		if raw[i] == '"' {
			if i++; i == len(raw) || raw[i] != '"' {
				out = append(out, raw[i:]...)
				break
			}
		}
		out = append(out, raw[i])
	}
	r.scratch = out
	return out
}

// ownBytes gives the file's bytes since the last call, up to the end of the row,
// and how many of them stand before the row.
func (r *rows) ownBytes() (b []byte, lead int) {
	b, lead = r.take()
	before, row := b[:lead:lead], b[lead:]
	if r.charset.restore == nil {
		return b, lead
	}
	own := r.restore(before)
	lead = len(own)
	return append(own[:lead:lead], r.restore(row)...), lead
}
