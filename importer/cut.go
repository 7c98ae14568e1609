package importer

import "bytes"

// Where a search for a closing quote can end without one.
const (
	pending = -1 // at the end of the bytes there are
	givenUp = -2
)

// window is where rows are looked for: the bytes from at on, as many as a row
// may have.
func (s *splitter) window() (b []byte, end ending) {
	b = s.buf[s.at:]
	switch {
	case len(b) > maxRowBytes:
		return b[:maxRowBytes], endsByBound
	case s.eof:
		return b, endsFile
	}
	return b, endsRead
}

// ending is what the end of a window means.
type ending int

const (
	endsRead    ending = iota // more can be read
	endsFile                  // the file ends
	endsByBound               // no row goes on beyond
)

// cut finds the row at at and gives its size, 0 if more bytes are needed.
func (s *splitter) cut() int {
	s.cells, s.crossed, s.fault, s.line = s.cells[:0], s.crossed[:0], sound, s.next
	b, end := s.window()
	if s.rest = s.inLine; s.rest {
		return s.piece(b, end)
	}
	for i := 0; ; i++ {
		from := i
		quoted := i < len(b) && b[i] == '"'
		if quoted {
			if i = s.closing(b, i+1, end); i < 0 {
				return s.open(b, end, i)
			}
		}
		for i < len(b) && !s.stop[b[i]] {
			i++
		}
		s.cells = append(s.cells, cell{int32(from), int32(i), quoted})
		if s.runaway(b[from:i]) {
			return s.open(b, end, givenUp)
		}
		if i == len(b) || b[i] != s.delim {
			return s.close(b, end, i)
		}
	}
}

// runaway reports whether a row over several lines has more cells than there
// are columns, last among them: then a quote was swallowed that was meant to
// open a cell. Empty cells do not count.
func (s *splitter) runaway(last []byte) bool {
	return len(s.crossed) > 0 && s.width > 0 && len(s.cells) > s.width && len(bytes.Trim(last, `" -`)) > 0
}

// close ends a row whose last cell ends at i.
func (s *splitter) close(b []byte, end ending, i int) int {
	if i == len(b) {
		switch {
		case end == endsRead:
			return 0
		case end == endsFile:
			s.next += int64(len(s.crossed))
			return i
		case len(s.crossed) > 0:
			return s.open(b, end, givenUp)
		}
		return s.piece(b, end)
	}
	n := s.afterLineEnd(i)
	if n > 0 {
		s.next += int64(len(s.crossed)) + 1
	}
	return n
}

// afterLineEnd is where the line end at i ends, 0 if a line feed may follow
// that was not read yet.
func (s *splitter) afterLineEnd(i int) int {
	b := s.buf[s.at:]
	if b[i] == '\r' {
		if i+1 == len(b) && !s.eof {
			return 0
		}
		if i+1 < len(b) && b[i+1] == '\n' {
			return i + 2
		}
	}
	return i + 1
}

// closing finds the end of the quoted cell whose text begins at i.
func (s *splitter) closing(b []byte, i int, end ending) int {
	before := len(s.crossed)
	for i < len(b) {
		switch c := b[i]; {
		case c == '"' && i+1 < len(b) && b[i+1] == '"':
			i += 2
		case c == '"' && i+1 == len(b) && end != endsFile:
			return pending
		case c == '"':
			if len(s.crossed) > before && i+1 < len(b) && !s.stop[b[i+1]] {
				return givenUp
			}
			return i + 1
		case c == '\n' || c == '\r':
			if i++; c == '\r' && i < len(b) && b[i] == '\n' {
				i++
			}
			if s.cross(i) {
				return givenUp
			}
		default:
			i++
		}
	}
	return pending
}

// cross notes that a quoted cell runs over a line end, and reports whether
// that is known to lead nowhere.
func (s *splitter) cross(i int) bool {
	if _, known := s.hopeless[s.base+int64(s.at+i)]; known {
		return true
	}
	s.crossed = append(s.crossed, i)
	return len(s.crossed) > maxRowLines
}

// open ends a row that has an open quote: at its first line end. The line
// ends it went over are remembered, so that each is tried once however many
// rows have an open quote.
func (s *splitter) open(b []byte, end ending, found int) int {
	if found == pending && end == endsRead {
		return 0
	}
	for _, i := range s.crossed {
		at := s.base + int64(s.at+i)
		s.hopeless[at] = struct{}{}
		s.worst = max(s.worst, at)
	}
	s.cells, s.crossed = s.cells[:0], s.crossed[:0]
	i := bytes.IndexAny(b, "\r\n")
	if i < 0 && end == endsByBound {
		return s.piece(b, end)
	}
	s.fault = unclosed
	if i < 0 {
		return len(b)
	}
	n := s.afterLineEnd(i)
	if n > 0 {
		s.next++
	}
	return n
}

// piece gives a part of a text line that is too long for a row. What remains
// of the line is at fault too: it must not pass for rows of its own.
func (s *splitter) piece(b []byte, end ending) int {
	s.cells, s.fault, s.inLine = s.cells[:0], tooLong, true
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		n := s.afterLineEnd(i)
		if n > 0 {
			s.next++
			s.inLine = false
		}
		return n
	}
	switch end {
	case endsRead:
		return 0
	case endsFile:
		return len(b)
	}
	n := len(b)
	for back := 0; back < 3 && s.buf[s.at+n]&0xC0 == 0x80; back++ {
		n-- // do not tear a character of UTF-8 apart
	}
	return n
}

// forget drops what was remembered of line ends that are past.
func (s *splitter) forget() {
	if len(s.hopeless) > 0 && s.worst <= s.base+int64(s.at) {
		clear(s.hopeless)
	}
}
