package importer

import (
	"io"

	"golang.org/x/text/encoding/japanese"
)

// escape begins a change of characters.
const escape = 0x1B

// flip is where a reader of ISO-2022-JP stands: in that encoding the bytes of
// a comma or a quote are also halves of characters, between an escape
// sequence and the next. There flip turns the top bit of each byte, so that
// rows can be split on bytes. Escape sequences and line ends stay, and a line
// end also ends the characters; so flipping twice gives the same bytes again.
type flip struct {
	wide   bool // between the escape to a double-byte or kana set and the next
	escape int  // bytes read of an escape sequence, ESC included
	intro  byte // its second byte
}

func (f *flip) next(c byte) byte {
	switch {
	case c == escape:
		f.escape = 1
	case c == '\n' || c == '\r':
		*f = flip{}
	case f.escape == 1:
		f.escape, f.intro = 2, c
	case f.escape == 2:
		f.escape = 0
		f.wide = f.intro == '$' || f.intro == '(' && c == 'I'
	case f.wide && c&0x7F > 0x20 && c&0x7F < 0x7F:
		return c ^ 0x80
	}
	return c
}

// flipReader flips what it reads.
type flipReader struct {
	src   io.Reader
	state flip
}

// Read gives flipped bytes.
func (r *flipReader) Read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	for i, c := range p[:n] {
		p[i] = r.state.next(c)
	}
	return n, err
}

// all flips bytes that follow those flipped before.
func (f *flip) all(b []byte) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = f.next(c)
	}
	return out
}

var decodeFlipped = decoder(japanese.ISO2022JP)

// decodeISO2022 reads a cell of flipped ISO-2022-JP. A byte beyond seven bits
// is none of that encoding.
func decodeISO2022(dst, cell []byte) ([]byte, bool) {
	own := new(flip).all(cell)
	if !ascii(own) {
		return dst, false
	}
	return decodeFlipped(dst, own)
}
