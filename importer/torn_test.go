package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"edgelens/model"
)

// TestTorn says what becomes of a last record without a line end: one with
// fewer cells than the heading was cut off, and is not to count beside the
// whole one.
func TestTorn(t *testing.T) {
	const head, row = "時間,クライアントIP,備考\n", "2016-02-25 11:36:06,1.1.1.1,あ\n"
	for _, tt := range []struct {
		name, above, last string
		want              *model.Text // nil is a good record
	}{
		{"in a cell", head + row, "2016-02-26 11:36:06,172.16.0.2", &reasonTorn},
		{"after a delimiter", head + row, "2016-02-26 11:36:06,", &reasonTorn},
		{"in the time", head + row, "2016-0", &reasonTorn},
		{"in a character", head + row, "2016-02-26,\xe3\x81", &reasonTorn},
		{"in quotes", head + row, "2016-02-26,\"1.1.1", &reasonUnclosed},
		{"in a repeated heading", head + row, "時間,クライ", &reasonTorn},
		{"below a reject", head + "x,x,x\n", "2016-02-26", &reasonTorn},
		{"all cells", head + row, "2016-02-26,1.1.1.1,", nil},
		{"with a line end", head + row, "2016-02-26,1.1.1.1\n", nil},
		{"with CR", strings.ReplaceAll(head+row, "\n", "\r"), "2016-02-26,1.1.1.1\r", nil},
		{"CRLF above", strings.ReplaceAll(head+row, "\n", "\r\n"), "2016-02-26,1.1.1.1", &reasonTorn},
		{"the only record", head, "2016-02-26,1.1.1.1", nil},
		{"columns without a name", strings.Replace(head, "\n", ",,\n", 1) + row, "2016-02-26,1.1.1.1,x", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, records := imported(t, "a.csv", []byte(tt.above+tt.last), Options{})
			r := records[len(records)-1]
			if r.Number == 0 || r.Reject != tt.want || string(r.Bytes[r.Lead:]) != tt.last {
				t.Errorf("the last record is %+v", r)
			}
		})
	}
}

// TestTornElsewhere: it is the same in any encoding and inside an archive, and
// tables other than logs end as they like.
func TestTornElsewhere(t *testing.T) {
	const torn = "時間,クライアントIP,備考\n2016-02-25,1.1.1.1,あ\n2016-02-26,1.1"
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for name, data := range map[string][]byte{
		"UTF-16":   bytesIn(t, utf16, torn),
		"odd byte": append(bytesIn(t, utf16, torn), 'x'),
		"CP932":    bytesIn(t, japanese.ShiftJIS, torn),
		"gzip":     gzipped(t, []byte(torn)),
		"zip":      zipped(t, entry{name: "a.csv", data: []byte(torn)}),
	} {
		m := new(memory)
		if _, err := Import(t.Context(), m, []string{write(t, "a", data)}, Options{}); err != nil {
			t.Fatal(err)
		}
		if len(m.sources) != 1 || m.sources[0].Records != 2 || m.records[0][1].Reject != &reasonTorn {
			t.Errorf("%s: there are %+v", name, m.records)
		}
	}
	src, _ := imported(t, "a.csv", []byte("ユーザ,使用量,備考\n1.1.1.1,2,x\n1.1.1.2,2"), Options{})
	if src.Kind != model.KindStatistics || src.Rejected != 0 {
		t.Errorf("statistics: %s, %d rejected", src.Kind, src.Rejected)
	}
}
