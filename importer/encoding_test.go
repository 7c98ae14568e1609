package importer

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"edgelens/model"
)

// bytesIn writes text in an encoding.
func bytesIn(t testing.TB, e encoding.Encoding, text string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const logText = "時間,メッセージの種類,クライアントIP,メールの件名,備考\r\n" +
	"2016-02-25 11:36:06 JST+0900,スパムメール対策,192.0.2.1,\"表示能力,\"\"ソ\"\"\r\n予約\",ポ|\\\r\n" +
	"2016-02-25 11:36:07 JST+0900,スパムメール対策,192.0.2.1,ｱｲｳ,\r\n"

// TestEncodings imports the same log in every encoding.
func TestEncodings(t *testing.T) {
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(e, b) }
	for _, tt := range []struct {
		name     string
		encoding encoding.Encoding
		prefix   string
		want     string
	}{
		{"utf-8", encoding.Nop, "", "utf-8"},
		{"utf-8 with mark", encoding.Nop, "\uFEFF", "utf-8"},
		{"cp932", japanese.ShiftJIS, "", "cp932"},
		{"euc-jp", japanese.EUCJP, "", "euc-jp"},
		{"utf-16le with mark", utf16(unicode.LittleEndian, unicode.UseBOM), "", "utf-16le"},
		{"utf-16be with mark", utf16(unicode.BigEndian, unicode.UseBOM), "", "utf-16be"},
		{"utf-16le", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "", "utf-16le"},
		{"utf-16be", utf16(unicode.BigEndian, unicode.IgnoreBOM), "", "utf-16be"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := append([]byte(tt.prefix), bytesIn(t, tt.encoding, logText)...)
			for _, o := range []Options{{}, {Encoding: tt.want}} {
				src, records := imported(t, "log.csv", data, o)
				checkLogText(t, src, records, tt.want, "ｱｲｳ")
			}
		})
	}
	t.Run("iso-2022-jp", func(t *testing.T) {
		data := bytesIn(t, japanese.ISO2022JP, logText)
		src, records := imported(t, "log.csv", data, Options{})
		checkLogText(t, src, records, "iso-2022-jp", "ｱｲｳ")
	})
}

func checkLogText(t *testing.T, src model.Source, records []model.Record, name, kana string) {
	t.Helper()
	if src.Encoding != name || src.Records != 2 || src.Rejected != 0 {
		t.Fatalf("got %s, %d records, %d rejected", src.Encoding, src.Records, src.Rejected)
	}
	if got, want := records[0].Cells[3], "表示能力,\"ソ\"\r\n予約"; got != want {
		t.Errorf("subject is %q, want %q", got, want)
	}
	if got := records[0].Cells[4]; got != `ポ|\` {
		t.Errorf("note is %q", got)
	}
	if got := records[1].Cells[3]; got != kana {
		t.Errorf("kana are %q", got)
	}
	if records[1].Line != 4 {
		t.Errorf("the second record is on line %d", records[1].Line)
	}
}

// TestCP932 reads what Microsoft added to Shift JIS, and refuses what is none.
func TestCP932(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   string
		want string
		ok   bool
	}{
		{"NEC row 13", "\x87\x40\x87\x8a", "①㈱", true},
		{"IBM extension", "\xfb\xfc\xfc\x4b", "髙黑", true},
		{"NEC selection of IBM", "\xee\xe0", "髙", true},
		{"wave dash as Windows has it", "\x81\x60", "～", true},
		{"backslash and tilde", "\x5c\x7e", `\~`, true},
		{"second byte is a backslash", "\x83\x5c\x94\x5c", "ソ能", true},
		{"half-width kana", "\xb1\xdf", "ｱﾟ", true},
		{"first gaiji", "\xf0\x40", "\ue000", true},
		{"gaiji beyond 7F", "\xf0\x80", "\ue03f", true},
		{"last gaiji", "\xf9\xfc", "\ue757", true},
		{"80", "\x80", "", false},
		{"A0", "a\xa0", "", false},
		{"FD", "\xfd", "", false},
		{"FF", "\xff", "", false},
		{"unassigned", "\x85\x40", "", false},
		{"bad second byte", "\x81\x20", "", false},
		{"cut off", "\x81", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := decodeCP932(nil, []byte(tt.in))
			if ok != tt.ok || ok && string(got) != tt.want {
				t.Errorf("got %q, %v; want %q, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

// TestEUC reads what CP51932 and eucJP-ms have beyond EUC-JP, and refuses what
// is none. The codes are those of glibc's EUC-JP-MS.
func TestEUC(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   string
		want string
		ok   bool
	}{
		{"NEC row 13", "\xad\xa1\xad\xea", "①㈱", true},
		{"NEC selection of IBM", "\xfc\xe2", "髙", true},
		{"IBM extension", "\x8f\xf4\xfb\x8f\xf4\xfe", "髙黑", true},
		{"first and last of IBM's first row", "\x8f\xf3\xf3\x8f\xf3\xfe", "ⅰⅡ", true},
		{"JIS X 0212", "\x8f\xb0\xa1", "丂", true},
		{"wave dash as Windows has it", "\xa1\xc1", "～", true},
		{"half-width kana", "\x8e\xb1\x8e\xdf", "ｱﾟ", true},
		{"first gaiji", "\xf5\xa1", "\ue000", true},
		{"gaiji after 8F", "\x8f\xf5\xa1\x8f\xfe\xfe", "\ue3ac\ue757", true},
		{"80", "\x80", "", false},
		{"A0", "a\xa0\xa1", "", false},
		{"FF", "\xff\xa1", "", false},
		{"kana beyond", "\x8e\xe0", "", false},
		{"unassigned", "\xa9\xa1", "", false},
		{"bad second byte", "\xb0\x20", "", false},
		{"cut off", "\xb0", "", false},
		{"cut off after 8F", "\x8f\xb0", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := decodeEUC(nil, []byte(tt.in))
			if ok != tt.ok || ok && string(got) != tt.want {
				t.Errorf("got %q, %v; want %q, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

// TestISO2022 reads what Windows added to ISO-2022-JP.
func TestISO2022(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b$B-!-j\x1b(B":             "①㈱",
		"\x1b$B|b!A\x1b(B,a":           "髙～,a",
		"\x1b$@F|\x1b(J~\x1b(I1\x1b(B": "日~ｱ",
		"\x1b$Bu!":                     "\ue000",
		"\x1b$B0!\na\x00":              "亜\na\x00",
		"\x1b$(D0!\x1b(B":              "丂",
	} {
		got, ok := decodeISO2022(nil, new(flip).all([]byte(in)))
		if !ok || string(got) != want {
			t.Errorf("%q is %q, %v; want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"\x1b$B\x7f\x7f", "\x1b$B0", "\x1b]0;x\x07", "日", "\x1b$B?\x1b(??\x1b", "\x1b$B0 ", "\x1b$B 0", "\x1b(I\x60", "\x1b(I ", "\x1b$B0!\x00\x00"} {
		if got, ok := decodeISO2022(nil, new(flip).all([]byte(in))); ok {
			t.Errorf("%q is %q", in, got)
		}
	}
}

// TestUndecodable rejects records, not files, and makes up no characters.
func TestUndecodable(t *testing.T) {
	head := bytesIn(t, japanese.ShiftJIS, "時間,クライアントIP,備考\n")
	data := append(head, "2016-02-25,1.1.1.1,\x81\x20\n2016-02-25,1.1.1.2,ok\n"...)
	src, records := imported(t, "a.csv", data, Options{})
	if src.Encoding != "cp932" || src.Rejected != 1 || records[0].Reject.EN != reasonDecode.EN || records[1].Reject != nil {
		t.Errorf("got %s, %d rejected", src.Encoding, src.Rejected)
	}
	utf := []byte("Time,Client IP,Note\n2016-02-25,1.1.1.1,日本\n2016-02-25,1.1.1.1,\xff\n2016-02-25,1.1.1.1,\uFFFD\n")
	src, records = imported(t, "b.csv", utf, Options{})
	if src.Encoding != "utf-8" || src.Rejected != 1 || records[1].Reject == nil || records[2].Cells[2] != "\uFFFD" {
		t.Errorf("got %s, %d rejected", src.Encoding, src.Rejected)
	}
}

// TestLateForeignText finds the encoding although the beginning is ASCII.
func TestLateForeignText(t *testing.T) {
	data := []byte("Time,Client IP,Note\n")
	for range 3 * chunkBytes / 20 {
		data = append(data, "2016-02-25,1.1.1.1,x\n"...)
	}
	data = append(data, bytesIn(t, japanese.ShiftJIS, "2016-02-25,1.1.1.1,日本語\n")...)
	src, records := imported(t, "a.csv", data, Options{})
	if src.Encoding != "cp932" || src.Rejected != 0 || records[len(records)-1].Cells[2] != "日本語" {
		t.Errorf("got %s, %d rejected", src.Encoding, src.Rejected)
	}
}

func TestUnknownEncoding(t *testing.T) {
	_, err := Import(t.Context(), new(memory), nil, Options{Encoding: "latin-1"})
	wantProblem(t, err, model.ErrUsage, `unknown encoding "latin-1"`)
}

// checkText checks that a text stands for the bytes it was decoded from.
func checkText(t *testing.T, c *charset, form, text []byte) {
	t.Helper()
	switch {
	case !utf8.Valid(text):
		t.Errorf("%s: %q is no UTF-8", c.name, text)
	case c.utf8 && !bytes.Equal(text, form):
		t.Errorf("%s: %q became %q", c.name, form, text)
	case !c.utf8 && bytes.ContainsRune(text, utf8.RuneError):
		t.Errorf("%s: %q became %q, with a replacement character", c.name, form, text)
	case bytes.Count(text, []byte("?")) != bytes.Count(form, []byte("?")):
		t.Errorf("%s: %q became %q, with other question marks", c.name, form, text)
	}
}

// FuzzDecode checks that every encoding gives valid UTF-8 or says that it
// cannot, that it makes no replacement character and no question mark of its
// own, and that the way to the split form and back loses nothing.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("\x1b$B0!\x1b(B,\x1b(I1\nx\x1b$"), 3)
	f.Add([]byte("\xd8\x00\xdc\x00\xd8"), 5)
	f.Add([]byte("\x00\xd8\x00\xd8\x00\xdc\x0a"), 7)
	f.Add([]byte("日本\xff"), 2)
	f.Add([]byte("?\uFFFD?"), 1)
	f.Add([]byte("\x1b$B??\x1b(B?\x1b$(D??"), 4)
	f.Add([]byte("\x8f\xf4\xfe\xf0\x40\x8e\xb1"), 3)
	f.Fuzz(func(t *testing.T, data []byte, cut int) {
		for _, c := range charsets {
			form, err := io.ReadAll(c.reader(bytes.NewReader(data)))
			torn, err2 := io.ReadAll(c.reader(iotest.OneByteReader(bytes.NewReader(data))))
			if err != nil || err2 != nil || !bytes.Equal(form, torn) {
				t.Fatalf("%s: %v %v, %q and %q", c.name, err, err2, form, torn)
			}
			cut := max(0, min(cut, len(form)))
			for cut > 0 && cut < len(form) && form[cut]&0xC0 == 0x80 {
				cut--
			}
			own := c.restorer()
			if back := append(bytes.Clone(own(form[:cut])), own(form[cut:])...); !bytes.Equal(back, data) {
				t.Errorf("%s: %q came back as %q", c.name, data, back)
			}
			if text, ok := c.decode(nil, form); ok {
				checkText(t, c, form, text)
			}
		}
	})
}
