package importer

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"edgelens/model"
)

// encodings are all that a file can have, by the names of charsets.
var encodings = map[string]encoding.Encoding{
	"utf-8": encoding.Nop, "cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "iso-2022-jp": japanese.ISO2022JP,
	"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
}

// japaneseCell makes text up: words of kana and kanji, as mail subjects have
// them, or only half-width katakana, as old programs write names.
func japaneseCell(rng *rand.Rand, half bool) string {
	words := []string{"請求書", "の", "お知らせ", "システム", "ご確認ください", "会議", "【重要】", "ﾃｽﾄ", "2016年", "～", "再送", "アカウント", "。", " ", "a", "ＡＢＣ", "①"}
	if half {
		words = []string{"ﾔﾏﾀﾞ", "ﾀﾛｳ", " ", "ｶ", "ﾊﾅｺ", "ｽｽﾞｷ", "ｱｲ"}
	}
	var b strings.Builder
	for range 1 + rng.IntN(6) {
		b.WriteString(words[rng.IntN(len(words))])
	}
	return b.String()
}

// TestVerdictByTheLines has headings that read equally well in all encodings.
func TestVerdictByTheLines(t *testing.T) {
	for name, e := range encodings {
		for _, rows := range []int{1, 3, 200} {
			for seed := range uint64(6) {
				rng := rand.New(rand.NewPCG(seed, 1))
				text, want := "Time,Client IP,Note\r\n", []string(nil)
				for range rows {
					want = append(want, "件"+japaneseCell(rng, false))
					text += "2016-02-25 11:36:06,192.0.2.1," + want[len(want)-1] + "\r\n"
				}
				checkVerdict(t, fmt.Sprintf("%s, %d rows, seed %d", name, rows, seed), name, bytesIn(t, e, text), want)
			}
		}
	}
}

func checkVerdict(t *testing.T, what, encoding string, data []byte, want []string) {
	t.Helper()
	src, records := imported(t, "a.csv", data, Options{})
	if src.Encoding != encoding || src.Rejected > 0 || int(src.Records) != len(want) {
		t.Errorf("%s: read as %s, %d records, %d rejected", what, src.Encoding, src.Records, src.Rejected)
		return
	}
	for i, w := range want {
		if got := records[i].Cells[2]; got != w {
			t.Errorf("%s: record %d is %q, want %q", what, i+1, got, w)
		}
	}
}

// TestVerdictOnHalfWidthKatakana: pairs of them are kanji in EUC-JP, but of
// many cells one is of an odd length.
func TestVerdictOnHalfWidthKatakana(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 2))
		text, want := "Time,Client IP,Note\n", []string(nil)
		for range 20 {
			want = append(want, japaneseCell(rng, true))
			text += "2016-02-25 11:36:06,192.0.2.1," + want[len(want)-1] + "\n"
		}
		checkVerdict(t, fmt.Sprint("seed ", seed), "cp932", bytesIn(t, japanese.ShiftJIS, text), want)
	}
}

// TestVerdictByTheHeading: where some headings are English, the others decide,
// whatever stands below.
func TestVerdictByTheHeading(t *testing.T) {
	misleading := map[string]string{"cp932": "\xb0\xa1\xb0\xa1", "euc-jp": "\x8e\xb1\x8e\xb1"} // kanji in the other one
	for name, e := range encodings {
		below := bytesIn(t, e, "2016-02-25 11:36:06,192.0.2.1,遮断\n")
		if cell, ok := misleading[name]; ok {
			below = []byte("2016-02-25 11:36:06,192.0.2.1," + cell + "\n")
		}
		src, _ := imported(t, "a.csv", append(bytesIn(t, e, "Time,Client IP,処理\n"), below...), Options{})
		if src.Encoding != name || src.Rejected > 0 {
			t.Errorf("%s is read as %s, %d rejected", name, src.Encoding, src.Rejected)
		}
	}
}

// TestVerdictOnLateText has all that tells beyond what the heading is looked
// for in.
func TestVerdictOnLateText(t *testing.T) {
	early := "Time,Client IP,Note\n" + strings.Repeat("2016-02-25,192.0.2.1,"+strings.Repeat("x", 1000)+"\n", sampleBytes/1000)
	for name, e := range encodings {
		if strings.HasPrefix(name, "utf-16") {
			continue // ASCII tells it from the others
		}
		data := append([]byte(early), bytesIn(t, e, "2016-02-25,192.0.2.1,請求書の件\n")...)
		src, records := imported(t, "a.csv", data, Options{})
		if got := records[len(records)-1]; src.Encoding != name || src.Rejected > 0 || got.Cells[2] != "請求書の件" {
			t.Errorf("%s is read as %s, %d rejected", name, src.Encoding, src.Rejected)
		}
	}
}

// TestBytesThatFitNothing: lines that no encoding reads are rejects, however
// many they are, as long as the heading reads in one.
func TestBytesThatFitNothing(t *testing.T) {
	const odd = "2016-02-25,192.0.2.1,\xff\xfe\xfd\n"
	const good = "2016-02-25,192.0.2.1,x\n"
	for name, e := range encodings {
		if name == "iso-2022-jp" || strings.HasPrefix(name, "utf-16") {
			continue // a reject is an escape or half a pair there
		}
		for _, heading := range []string{"時間,クライアントIP,備考\n", "Time,Client IP,Note\n"} {
			data := append(bytesIn(t, e, heading), odd+odd+good+odd...)
			src, records := imported(t, "a.csv", data, Options{Encoding: ""})
			if heading[0] != 'T' && src.Encoding != name || src.Rejected != 3 || src.Records != 4 || records[0].Reject != &reasonDecode || records[2].Reject != nil {
				t.Errorf("%s, %s: %s, %d of %d rejected", name, heading, src.Encoding, src.Rejected, src.Records)
			}
		}
	}
}

// TestVerdictIsOverruled: what is said is done, even if it is wrong.
func TestVerdictIsOverruled(t *testing.T) {
	data := bytesIn(t, japanese.EUCJP, "Time,Client IP,Note\n2016-02-25,192.0.2.1,あい\n")
	src, records := imported(t, "a.csv", data, Options{Encoding: "Shift_JIS"})
	if got := records[0].Cells[2]; src.Encoding != "cp932" || got != "､｢､､" {
		t.Errorf("it is read as %s: %q", src.Encoding, got)
	}
	if src, _ := imported(t, "a.csv", data, Options{Encoding: "auto"}); src.Encoding != "euc-jp" {
		t.Errorf("auto reads it as %s", src.Encoding)
	}
}

// TestEscapesAreNoJapanese: escapes that somebody put into a log of ASCII do
// not make it ISO-2022-JP, and stay as they are.
func TestEscapesAreNoJapanese(t *testing.T) {
	for _, cell := range []string{"\x1b]0;owned\x07", "\x1b(B", "\x1b[2J", "\x1b$"} {
		src, records := imported(t, "a.csv", []byte("Time,Client IP,Note\n2016-02-25,192.0.2.1,"+cell+"\n"), Options{})
		if src.Encoding != "utf-8" || records[0].Cells[2] != cell {
			t.Errorf("%q is read as %s", cell, src.Encoding)
		}
	}
}

// TestComplaintIsLegible: what no profile matches is named in the encoding in
// which it reads best.
func TestComplaintIsLegible(t *testing.T) {
	for name, e := range encodings {
		err := refused(t, write(t, "a.csv", bytesIn(t, e, "備考欄,名前\n請求書の件,山田太郎さん\n")), Options{})
		wantProblem(t, err, model.ErrInput, "(line 1)")
		if hint := model.Hint(err, model.JA); !strings.Contains(hint, "備考欄") {
			t.Errorf("%s: it advises %q", name, hint)
		}
	}
}
