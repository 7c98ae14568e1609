package importer

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// A file in UTF-16 is split in a form of UTF-8 that has room for what UTF-16
// can hold and UTF-8 cannot, so that nothing is lost on the way back: half a
// surrogate pair is written as if it were a character (WTF-8), a last odd
// byte as oddByte and its two halves. Neither is valid UTF-8, so records
// with them are rejects.
const oddByte = 0xFF

// utf16Reader gives the UTF-8 form of UTF-16.
type utf16Reader struct {
	src   io.Reader
	big   bool
	raw   []byte // read, not yet converted
	ready []byte // converted, not yet given
	err   error
}

// Read gives converted bytes.
func (r *utf16Reader) Read(p []byte) (int, error) {
	for len(r.ready) == 0 && r.err == nil {
		r.fill()
	}
	n := copy(p, r.ready)
	r.ready = r.ready[n:]
	if n == 0 {
		return 0, r.err
	}
	return n, nil
}

func (r *utf16Reader) fill() {
	var chunk [32 << 10]byte
	n, err := r.src.Read(chunk[:])
	r.raw, r.err = append(r.raw, chunk[:n]...), err
	used := 0
	for used+2 <= len(r.raw) {
		unit, size := r.unit(used), 2
		if utf16.IsSurrogate(unit) {
			if used+4 > len(r.raw) && err == nil {
				break // the other half may still come
			}
			if used+4 <= len(r.raw) {
				if pair := utf16.DecodeRune(unit, r.unit(used+2)); pair != utf8.RuneError {
					unit, size = pair, 4
				}
			}
		}
		r.ready = appendWTF8(r.ready, unit)
		used += size
	}
	r.raw = append(r.raw[:0], r.raw[used:]...)
	if err != nil && len(r.raw) == 1 {
		r.ready = append(r.ready, oddByte, 0x80|r.raw[0]>>4, 0x80|r.raw[0]&0x0F)
		r.raw = nil
	}
}

func (r *utf16Reader) unit(at int) rune {
	if r.big {
		return rune(r.raw[at])<<8 | rune(r.raw[at+1])
	}
	return rune(r.raw[at+1])<<8 | rune(r.raw[at])
}

func appendWTF8(dst []byte, r rune) []byte {
	if utf16.IsSurrogate(r) {
		return append(dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(dst, r)
}

func toUTF16LE(b []byte) []byte { return toUTF16(b, false) }
func toUTF16BE(b []byte) []byte { return toUTF16(b, true) }

// toUTF16 is the way back from what a utf16Reader gave.
func toUTF16(b []byte, big bool) []byte {
	out := make([]byte, 0, 2*len(b))
	unit := func(u uint16) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case b[0] == oddByte && len(b) >= 3:
			out = append(out, b[1]<<4|b[2]&0x0F)
			size = 3
		case r == utf8.RuneError && size == 1 && len(b) >= 3: // half a pair
			unit(uint16(b[0]&0x0F)<<12 | uint16(b[1]&0x3F)<<6 | uint16(b[2]&0x3F))
			size = 3
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			unit(uint16(high))
			unit(uint16(low))
		default:
			unit(uint16(r))
		}
		b = b[size:]
	}
	return out
}
