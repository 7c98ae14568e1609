package importer

import (
	"bytes"
	"io"
	"unicode/utf8"
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

// set is the characters that an escape sequence of ISO-2022-JP changes to.
type set int

const (
	asciiSet set = iota // and JIS X 0201's, which differs by \ and ~ only
	kanaSet
	kanjiSet // JIS X 0208, with what Windows added
	moreSet  // JIS X 0212
)

var escapes = []struct {
	bytes string
	set   set
}{{"\x1b(B", asciiSet}, {"\x1b(J", asciiSet}, {"\x1b(I", kanaSet}, {"\x1b$B", kanjiSet}, {"\x1b$@", kanjiSet}, {"\x1b$(D", moreSet}}

// escaped gives what an escape sequence at the beginning of bytes changes to
// and its size, 0 if there is none.
func escaped(b []byte) (set, int) {
	for _, e := range escapes {
		if bytes.HasPrefix(b, []byte(e.bytes)) {
			return e.set, len(e.bytes)
		}
	}
	return asciiSet, 0
}

// decodeISO2022 reads a cell of flipped ISO-2022-JP. It is stricter than
// x/text, which takes an escape for half a character.
func decodeISO2022(dst, cell []byte) ([]byte, bool) {
	own, current := new(flip).all(cell), asciiSet
	for i := 0; i < len(own); {
		size := 0
		r := rune(own[i])
		switch c := own[i]; {
		case c == escape:
			current, size = escaped(own[i:])
			i += size
			if size == 0 {
				return dst, false
			}
			continue
		case c == '\n' || c == '\r':
			current, size = asciiSet, 1
		case c < utf8.RuneSelf:
			r, size = current.character(own[i:])
		}
		if size == 0 || r == 0 && current != asciiSet {
			return dst, false
		}
		dst = utf8.AppendRune(dst, r)
		i += size
	}
	return dst, true
}

// character gives the character that bytes begin with and their size, 0 if they
// begin with none.
func (s set) character(b []byte) (r rune, size int) {
	switch {
	case s == asciiSet:
		return rune(b[0]), 1
	case s == kanaSet && b[0] > ' ' && b[0] < 0x60:
		return '｡' + rune(b[0]-'!'), 1
	case s == kanaSet || len(b) < 2 || b[0] <= ' ' || b[1] <= ' ' || b[1] >= utf8.RuneSelf:
		return 0, 0
	}
	t, code := eucTable(), int(b[0]|0x80)<<8|int(b[1]|0x80)
	if s == moreSet {
		return t.three[code], 2
	}
	return t.two[code], 2
}
