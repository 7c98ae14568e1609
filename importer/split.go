package importer

import (
	"bytes"
	"io"
)

// What a row may be at most. Beyond, it is a reject: memory stays bounded
// whatever a file holds.
const (
	chunkBytes  = 256 << 10
	maxRowBytes = 2 << 20
	maxRowLines = 10_000
	maxLead     = 8 << 20 // bytes without a record, such as blank lines
)

// fault is why a row could not be split into cells.
type fault int

const (
	sound    fault = iota
	unclosed       // a quoted cell does not end
	tooLong        // a piece of a text line longer than maxRowBytes
)

// cell is where a cell stands in its row, quotes included.
type cell struct {
	from, to int32
	quoted   bool // it begins with a quote
}

// splitter cuts a file into rows and cells by RFC 4180, and goes on sensibly
// where files sin against it:
//
//   - A line ends with CRLF, LF or CR, mixed as they come.
//   - A cell is quoted if its first byte is a quote. A quote elsewhere is text.
//   - What stands between a closing quote and the next delimiter is text of
//     the cell: "ab"c is abc.
//   - A quoted cell that runs over a line end must be closed right before a
//     delimiter or line end, within maxRowLines and maxRowBytes, and must not
//     give its row more cells than there are columns. Otherwise the quote was
//     never closed: the row is what stands up to its first line end, at
//     fault, and the next row begins there.
type splitter struct {
	src   io.Reader
	width int // columns; 0 while unknown
	delim byte
	stop  [256]bool // bytes that end a cell without quotes
	chunk int       // bytes read at a time

	buf    []byte // never written again once rows of it were given
	base   int64  // position of buf[0] in the file
	held   int    // first byte in buf that was not taken
	own    int    // first byte of the row
	at     int    // first byte after the row
	eof    bool
	inLine bool  // at is inside a text line that was too long
	rest   bool  // the row is a further piece of such a line
	line   int64 // number of the row's first text line
	next   int64 // number of the text line at at

	cells []cell
	fault fault

	crossed  []int              // ends of the text lines inside quoted cells of the row
	hopeless map[int64]struct{} // file positions of line ends from which an open quote is known not to be closed
	worst    int64              // the last of them
}

func newSplitter(src io.Reader, delim byte) *splitter {
	s := &splitter{src: src, delim: delim, chunk: chunkBytes, next: 1, hopeless: map[int64]struct{}{}}
	for _, c := range []byte{delim, '\r', '\n'} {
		s.stop[c] = true
	}
	return s
}

// row moves on to the next row; io.EOF means there is none.
func (s *splitter) row() error {
	if s.buf == nil {
		if err := s.start(); err != nil {
			return err
		}
	}
	for {
		if s.at == len(s.buf) && s.eof {
			s.own = s.at
			return io.EOF
		}
		if n := s.cut(); n > 0 {
			s.own, s.at = s.at, s.at+n
			s.forget()
			return nil
		}
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// start leaves a byte order mark to what comes before the first row.
func (s *splitter) start() error {
	for s.buf == nil || len(s.buf) < len(utf8Mark) && !s.eof {
		if err := s.fill(); err != nil {
			return err
		}
	}
	if bytes.HasPrefix(s.buf, utf8Mark) {
		s.at = len(utf8Mark)
	}
	return nil
}

// bytes are those of the row, line end included.
func (s *splitter) bytes() []byte { return s.buf[s.own:s.at] }

// position is where the row begins in the file.
func (s *splitter) position() int64 { return s.base + int64(s.own) }

// take gives all bytes since the last take up to the end of the row, and how
// many of them stand before the row.
func (s *splitter) take() (b []byte, lead int) {
	b, lead = s.buf[s.held:s.at:s.at], s.own-s.held
	s.held = s.at
	return b, lead
}

// fill reads on, into a new buffer: rows that were given keep theirs.
func (s *splitter) fill() error {
	kept := s.buf[s.held:]
	if len(kept) > maxLead+maxRowBytes {
		return noRecords()
	}
	buf := make([]byte, max(s.chunk, 2*len(kept)))
	copy(buf, kept)
	n, eof, err := readFull(s.src, buf[len(kept):])
	s.base, s.at, s.held = s.base+int64(s.held), s.at-s.held, 0
	s.buf, s.eof = buf[:len(kept)+n], eof
	return err
}

// readFull fills b as far as the file goes. Only io.EOF itself is an end:
// unlike io.ReadFull it cannot be taken in by an archive that was cut off.
func readFull(r io.Reader, b []byte) (n int, eof bool, err error) {
	for n < len(b) {
		m, err := r.Read(b[n:])
		n += m
		if err == io.EOF {
			return n, true, nil
		}
		if err != nil {
			return n, false, err
		}
	}
	return n, false, nil
}
