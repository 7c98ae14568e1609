package export

import (
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"

	"edgelens/model"
)

// Encoding is how characters become bytes.
type Encoding string

// The encodings.
const (
	UTF8    Encoding = "utf-8"
	UTF8BOM Encoding = "utf-8-bom" // Excel opens it as UTF-8
	CP932   Encoding = "cp932"     // Windows' Shift_JIS
)

// Encodings are all encodings.
var Encodings = []Encoding{UTF8, UTF8BOM, CP932}

// ErrEncoding: a cell holds a character that the encoding lacks.
var ErrEncoding = errors.New("encoding")

// cp932Twins maps characters that CP932 has under another code point: JIS and
// Microsoft name the same glyph differently.
var cp932Twins = strings.NewReplacer("〜", "～", "−", "－", "‖", "∥", "—", "―", "¥", `\`)

// cp932 encodes texts one by one.
type cp932 struct{ to transform.Transformer }

func newCP932() *cp932 { return &cp932{to: japanese.ShiftJIS.NewEncoder().Transformer} }

// encode replaces b[start:], which is UTF-8, by its bytes. Where a character
// is missing it returns it and false.
func (e *cp932) encode(b []byte, start int) ([]byte, rune, bool) {
	if isASCII(b[start:]) {
		return b, 0, true
	}
	s := cp932Twins.Replace(string(b[start:]))
	if i := strings.IndexFunc(s, notInCP932); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return b, r, false
	}
	e.to.Reset()
	// No character is longer in CP932 than in UTF-8, so it fits in place.
	n, read, err := e.to.Transform(b[start:], []byte(s), true)
	if err != nil {
		r, _ := utf8.DecodeRuneInString(s[read:])
		return b, r, false
	}
	return b[:start+n], 0, true
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// notInCP932 reports the characters that the WHATWG encoder writes although
// CP932 reads their bytes as something else.
func notInCP932(r rune) bool { return r == '‾' || r == 0x80 || r == utf8.RuneError }

func missing(row int, heading string, r rune) error {
	return &model.Problem{
		Kind: ErrEncoding,
		What: model.Textf("%d行目の「%s」: 文字「%c」(%[3]U) は CP932 にありません", "row %d, %s: CP932 has no %c (%[3]U)", row, heading, r),
		Hint: model.Text{JA: "--encoding utf-8-bom なら Excel でも開けます", EN: "Excel opens --encoding utf-8-bom as well"},
	}
}
