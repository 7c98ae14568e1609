package export

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"edgelens/model/clean"
)

// object builds JSON text. Commas are put where they belong.
type object struct{ b []byte }

func (o *object) comma() {
	if n := len(o.b); n > 0 && o.b[n-1] != '{' && o.b[n-1] != '[' && o.b[n-1] != ':' && o.b[n-1] != '\n' {
		o.b = append(o.b, ',')
	}
}

func (o *object) open(c byte)  { o.comma(); o.b = append(o.b, c) }
func (o *object) close(c byte) { o.b = append(o.b, c) }

func (o *object) key(k string) { o.text(k); o.b = append(o.b, ':') }

func (o *object) text(s string) { o.comma(); o.b = appendString(o.b, s) }

func (o *object) number(n int64) { o.comma(); o.b = strconv.AppendInt(o.b, n, 10) }

func (o *object) null() { o.comma(); o.b = append(o.b, "null"...) }

// time is RFC 3339, null for no time.
func (o *object) time(t time.Time) {
	if t.IsZero() {
		o.null()
		return
	}
	o.comma()
	o.b = append(o.b, '"')
	o.b = t.AppendFormat(o.b, time.RFC3339Nano)
	o.b = append(o.b, '"')
}

func (o *object) base64(b []byte) {
	o.comma()
	o.b = append(o.b, '"')
	o.b = base64.StdEncoding.AppendEncode(o.b, b)
	o.b = append(o.b, '"')
}

// flush writes what is built, and empties the builder.
func (o *object) flush(w io.Writer) error {
	_, err := w.Write(o.b)
	o.b = o.b[:0]
	return err
}

// appendString adds a JSON string. What a terminal would obey or hide is
// escaped, which loses nothing: every reader of JSON gives it back.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	harmless := clean.Text(s) == s
	start := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '"' || r == '\\' || !harmless && (r == utf8.RuneError || clean.Text(s[i:i+n]) != s[i:i+n]) {
			b = append(b, s[start:i]...)
			b = appendEscape(b, r)
			start = i + n
		}
		i += n
	}
	return append(append(b, s[start:]...), '"')
}

func appendEscape(b []byte, r rune) []byte {
	switch {
	case r == '"' || r == '\\':
		return append(b, '\\', byte(r))
	case r == '\n':
		return append(b, `\n`...)
	case r == '\r':
		return append(b, `\r`...)
	case r == '\t':
		return append(b, `\t`...)
	case r > 0xFFFF:
		high, low := utf16.EncodeRune(r)
		return fmt.Appendf(b, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(b, `\u%04x`, r)
}

// Value writes a value as encoding/json does, as harmless as all JSON here.
func Value(w io.Writer, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	text := string(b) // beyond ASCII only inside strings
	if clean.Text(text) != text {
		b = b[:0]
		for _, r := range text {
			if c := string(r); clean.Text(c) != c {
				b = appendEscape(b, r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
