package importer

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// cp932Table gives the character of each pair of bytes, 0 where there is none.
// It is x/text's Shift JIS with the NEC and IBM extensions, and beside it what
// that lacks: the characters users define themselves (gaiji, lead bytes F0 to
// F9), which Windows keeps in the private use area.
var cp932Table = sync.OnceValue(func() *[1 << 16]rune {
	var table [1 << 16]rune
	decode := japanese.ShiftJIS.NewDecoder()
	for lead := 0x81; lead <= 0xFC; lead++ {
		if lead >= 0xA0 && lead <= 0xDF {
			continue
		}
		for trail := 0x40; trail <= 0xFC; trail++ {
			if trail == 0x7F {
				continue
			}
			text, err := decode.Bytes([]byte{byte(lead), byte(trail)})
			r, size := utf8.DecodeRune(text)
			switch {
			case lead >= 0xF0 && lead <= 0xF9:
				table[lead<<8|trail] = gaiji(lead, trail)
			case err == nil && r != utf8.RuneError && size == len(text):
				table[lead<<8|trail] = r
			}
		}
	}
	return &table
})

// gaiji is where Windows keeps a character that a user defined.
func gaiji(lead, trail int) rune {
	cell := trail - 0x40
	if trail > 0x7F {
		cell--
	}
	return rune(0xE000 + (lead-0xF0)*188 + cell)
}

// decodeCP932 reads Microsoft's Shift JIS. The single bytes 80, A0 and FD to
// FF stand for nothing.
func decodeCP932(dst, cell []byte) ([]byte, bool) {
	table := cp932Table()
	for i := 0; i < len(cell); i++ {
		c := cell[i]
		switch {
		case c < 0x80:
			dst = append(dst, c)
		case c >= 0xA1 && c <= 0xDF:
			dst = utf8.AppendRune(dst, 0xFF61+rune(c-0xA1))
		default:
			if i++; i == len(cell) {
				return dst, false
			}
			r := table[int(c)<<8|int(cell[i])]
			if r == 0 {
				return dst, false
			}
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst, true
}
