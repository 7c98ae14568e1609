package importer

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// eucTables give the characters of EUC-JP by their last two bytes, 0 where
// there is none.
type eucTables struct{ two, three [1 << 16]rune }

// eucTable is x/text's EUC-JP, which has NEC's characters and, where CP51932
// has them, IBM's, and beside it what eucJP-ms adds: IBM's characters that are
// not in JIS X 0212, after 8F, and the characters users define themselves.
var eucTable = sync.OnceValue(func() *eucTables {
	t := new(eucTables)
	for lead := 0xA1; lead <= 0xFE; lead++ {
		for trail := 0xA1; trail <= 0xFE; trail++ {
			at, own := lead<<8|trail, 0xE000+(lead-0xF5)*94+trail-0xA1
			t.two[at] = single(japanese.EUCJP.NewDecoder().Bytes, byte(lead), byte(trail))
			t.three[at] = single(japanese.EUCJP.NewDecoder().Bytes, 0x8F, byte(lead), byte(trail))
			if lead >= 0xF5 && t.two[at] == 0 {
				t.two[at] = rune(own)
			}
			if lead >= 0xF5 {
				t.three[at] = rune(own + 940)
			}
		}
	}
	t.addIBM()
	return t
})

// single is the one character that bytes stand for, 0 if they do not.
func single(decode func([]byte) ([]byte, error), b ...byte) rune {
	text, err := decode(b)
	r, size := utf8.DecodeRune(text)
	if err != nil || r == utf8.RuneError || size != len(text) {
		return 0
	}
	return r
}

// addIBM puts IBM's characters that the tables lack, in the order of CP932,
// where eucJP-ms has them: from 8FF3F3 on.
func (t *eucTables) addIBM() {
	have := map[rune]bool{}
	for lead := 0xA1; lead < 0xF9; lead++ {
		for trail := 0xA1; trail <= 0xFE; trail++ {
			if lead != 0xAD { // NEC's row has some of them too
				have[t.two[lead<<8|trail]] = true
			}
			have[t.three[lead<<8|trail]] = true
		}
	}
	at := 0xF3F3
	for code := 0xFA40; code <= 0xFC4B && at <= 0xF4FE; code++ {
		r := cp932Table()[code]
		if r == 0 || r == '￤' || have[r] && r != '№' {
			continue
		}
		t.three[at] = r
		if at++; at == 0xF3FF {
			at = 0xF4A1
		}
	}
}

// decodeEUC reads EUC-JP.
func decodeEUC(dst, cell []byte) ([]byte, bool) {
	t := eucTable()
	for i := 0; i < len(cell); {
		c := cell[i]
		if c < utf8.RuneSelf {
			dst = append(dst, c)
			i++
			continue
		}
		r, size := t.next(cell[i:])
		if r == 0 {
			return dst, false
		}
		dst = utf8.AppendRune(dst, r)
		i += size
	}
	return dst, true
}

// next gives the character that bytes begin with, 0 if they begin with none.
func (t *eucTables) next(b []byte) (r rune, size int) {
	switch {
	case len(b) > 2 && b[0] == 0x8F:
		return t.three[int(b[1])<<8|int(b[2])], 3
	case len(b) > 1 && b[0] == 0x8E && b[1] >= 0xA1 && b[1] <= 0xDF:
		return 0xFF61 + rune(b[1]-0xA1), 2
	case len(b) > 1 && b[0] >= 0xA1:
		return t.two[int(b[0])<<8|int(b[1])], 2
	}
	return 0, 0
}
