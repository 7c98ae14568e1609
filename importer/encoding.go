package importer

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"edgelens/model"
)

// charset is how a file's bytes stand for text. Rows are split on bytes; where
// the bytes of a delimiter can also be part of another character, wrap makes a
// form in which they cannot, and restore gives the file's own bytes again.
type charset struct {
	name string
	also []string
	mark []byte // byte order mark that settles the question
	utf8 bool   // the form that is split is UTF-8
	wide bool   // ASCII has two bytes
	wrap func(io.Reader) io.Reader
	// restore makes a function that is given the split form piece by piece.
	restore func() func(b []byte) []byte
	// decode appends the text of a cell in UTF-8; ok is false if the bytes
	// stand for no text. It never makes a replacement character.
	decode func(dst, cell []byte) (text []byte, ok bool)
}

// charsets are the encodings files can have, in the order in which they are
// tried where no byte order mark tells.
var charsets = []*charset{
	{name: "utf-8", also: []string{"utf8", "utf-8-bom"}, mark: utf8Mark, utf8: true, decode: decodeUTF8},
	{name: "cp932", also: []string{"shift_jis", "shift-jis", "sjis", "windows-31j", "ms932"}, decode: decodeCP932},
	{name: "euc-jp", also: []string{"eucjp"}, decode: decodeEUC},
	{
		name: "iso-2022-jp", also: []string{"jis"}, decode: decodeISO2022,
		wrap:    func(r io.Reader) io.Reader { return &flipReader{src: r} },
		restore: func() func([]byte) []byte { return new(flip).all },
	},
	{
		name: "utf-16le", also: []string{"utf-16", "utf16", "unicode"}, mark: []byte{0xFF, 0xFE}, utf8: true, wide: true, decode: decodeUTF8,
		wrap:    func(r io.Reader) io.Reader { return &utf16Reader{src: r} },
		restore: func() func([]byte) []byte { return toUTF16LE },
	},
	{
		name: "utf-16be", mark: []byte{0xFE, 0xFF}, utf8: true, wide: true, decode: decodeUTF8,
		wrap:    func(r io.Reader) io.Reader { return &utf16Reader{src: r, big: true} },
		restore: func() func([]byte) []byte { return toUTF16BE },
	},
}

// utf8Mark is the byte order mark of UTF-8 and, once wrapped, of UTF-16.
var utf8Mark = []byte("\uFEFF")

// reader gives the form of a file in which rows can be split on bytes.
func (c *charset) reader(r io.Reader) io.Reader {
	if c.wrap == nil {
		return r
	}
	return c.wrap(r)
}

// restorer gives the file's own bytes for the form that is split.
func (c *charset) restorer() func([]byte) []byte {
	if c.restore == nil {
		return func(b []byte) []byte { return b }
	}
	return c.restore()
}

// charsetByName finds an encoding by one of its names.
func charsetByName(name string) (*charset, error) {
	wanted := strings.ToLower(name)
	var names []string
	for _, c := range charsets {
		for _, n := range append([]string{c.name}, c.also...) {
			if n == wanted {
				return c, nil
			}
		}
		names = append(names, c.name)
	}
	return nil, &model.Problem{
		Kind: model.ErrUsage,
		What: model.Textf("文字コード「%s」は使えません", "unknown encoding %q", name),
		Hint: model.Textf("使えるのは %s です", "known encodings are %s", strings.Join(names, ", ")),
	}
}

// marked is the encoding that a file's byte order mark names, nil without.
func marked(sample []byte) *charset {
	for _, c := range charsets {
		if len(c.mark) > 0 && bytes.HasPrefix(sample, c.mark) {
			return c
		}
	}
	return nil
}

// lineCount counts the text lines beyond ASCII, and how many of them decode.
type lineCount struct{ foreign, good int }

func (n lineCount) mostly() bool { return 2*n.good >= n.foreign }

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func decodeUTF8(dst, cell []byte) ([]byte, bool) {
	return append(dst, cell...), utf8.Valid(cell)
}
