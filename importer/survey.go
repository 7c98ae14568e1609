package importer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"hash/crc32"
	"unicode/utf8"
)

// survey is what the first pass over a file finds out.
type survey struct {
	seen
	digest [sha256.Size]byte
	check  uint32 // by checkTable, to see whether the bytes are the same again
	size   int64
}

// checkTable is of the checksum that processors compute fastest.
var checkTable = crc32.MakeTable(crc32.Castagnoli)

// surveyed reads a file once: its digest, its size, its beginning, and how
// many of its lines are UTF-8.
func surveyed(ctx context.Context, in input, progress func(done int64)) (survey, error) {
	var s survey
	f, err := in.open()
	if err != nil {
		return s, unreadable(err)
	}
	defer f.Close()
	hash, lines, buf := sha256.New(), lineReader{}, make([]byte, chunkBytes)
	for {
		if err := ctx.Err(); err != nil {
			return s, err
		}
		n, eof, err := readFull(f, buf)
		if err != nil {
			return s, unreadable(err)
		}
		b := buf[:n]
		hashed := make(chan struct{})
		go func() { hash.Write(b); close(hashed) }()
		s.check = crc32.Update(s.check, checkTable, b)
		lines.add(b)
		<-hashed
		s.sample = append(s.sample, b[:min(n, sampleBytes-len(s.sample))]...)
		s.size += int64(n)
		progress(s.size)
		if eof {
			break
		}
	}
	lines.add([]byte("\n"))
	s.lines, s.foreign = lines.count, lines.foreign
	hash.Sum(s.digest[:0])
	return s, nil
}

// lineReader counts lines that are UTF-8 in bytes that come in pieces. A line
// that is torn between pieces is judged with the piece that ends it; what is
// longer than a piece is judged in parts.
type lineReader struct {
	rest    []byte
	count   lineCount
	foreign []byte // as seen.foreign
}

// foreignBytes is how much is kept to tell other encodings apart by.
const foreignBytes = 256 << 10

func (l *lineReader) add(b []byte) {
	last := bytes.LastIndexByte(b, '\n')
	if last < 0 {
		if l.rest = append(l.rest, b...); len(l.rest) > chunkBytes {
			l.judge(l.rest)
			l.rest = l.rest[:0]
		}
		return
	}
	first := bytes.IndexByte(b, '\n')
	l.judge(append(l.rest, b[:first+1]...))
	l.rest = append(l.rest[:0], b[last+1:]...)
	whole := b[first+1 : last+1]
	if utf8.Valid(whole) && bytes.IndexByte(whole, escape) < 0 {
		if !ascii(whole) { // how many does not matter while all are good
			l.count.foreign++
			l.count.good++
		}
		return
	}
	for line := range bytes.Lines(whole) {
		l.judge(line)
	}
}

func (l *lineReader) judge(line []byte) {
	good := utf8.Valid(line)
	if !good || bytes.IndexByte(line, escape) >= 0 {
		l.foreign = append(l.foreign, line[:min(len(line), foreignBytes-len(l.foreign))]...)
	}
	if ascii(line) {
		return
	}
	l.count.foreign++
	if good {
		l.count.good++
	}
}
