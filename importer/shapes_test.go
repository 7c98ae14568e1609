package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// clients are the client cells of good records, "!" for rejects.
func clients(src model.Source, records []model.Record) []string {
	var all []string
	for _, r := range records {
		switch {
		case r.Number == 0:
		case r.Reject != nil:
			all = append(all, "!")
		default:
			cell, _ := cellOf(src.Tables[r.Table], r, model.FieldColumn("client_ip"))
			all = append(all, cell)
		}
	}
	return all
}

// TestShapes has logs as they come: what of them are records.
func TestShapes(t *testing.T) {
	const head = "時間,種類,クライアントIP\n"
	const row = "2016-02-25 11:36:06,IPS,1.1.1.1\n"
	for _, tt := range []struct{ name, data, want string }{
		{"comma", head + row, "1.1.1.1"},
		{"tab", strings.ReplaceAll(head+row, ",", "\t"), "1.1.1.1"},
		{"semicolon", strings.ReplaceAll(head+row, ",", ";"), "1.1.1.1"},
		{"bare CR", strings.ReplaceAll(head+row+row, "\n", "\r"), "1.1.1.1 1.1.1.1"},
		{"mixed line ends", "時間,種類,クライアントIP\r" + row + "2016-02-25,IPS,2.2.2.2\r\n2016-02-25,IPS,3.3.3.3", "1.1.1.1 2.2.2.2 3.3.3.3"},
		{"stray quote", head + "2016-02-25,a\"b,1.1.1.1\n" + row, "1.1.1.1 1.1.1.1"},
		{"text after a quote", head + "2016-02-25,\"a\"b,1.1.1.1\n", "1.1.1.1"},
		{"unclosed quote at the end", head + row + "2016-02-25,IPS,\"2.2.2.2\n", "1.1.1.1 !"},
		{"unclosed quote in the middle", head + "2016-02-25,\"IPS,2.2.2.2\n" + row + row, "! 1.1.1.1 1.1.1.1"},
		{"NULs", head + "2016-02-25,\x00\x00,1.1.1.1\n\x00\n" + row, "1.1.1.1 ! 1.1.1.1"},
		{"short records", head + "2016-02-25\n2016-02-25,IPS\n" + row, "  1.1.1.1"},
		{"long records", head + "2016-02-25,IPS,1.1.1.1,,\n2016-02-25,IPS,1.1.1.1,x\n" + row, "1.1.1.1 ! 1.1.1.1"},
		{"trailing commas", strings.ReplaceAll(head+row+row, "\n", ",,,\n"), "1.1.1.1 1.1.1.1"},
		{"trailing commas below only", head + strings.ReplaceAll(row, "\n", ",,,\n"), "1.1.1.1"},
		{"trailing commas above only", strings.ReplaceAll(head, "\n", ",,,\n") + row, "1.1.1.1"},
		{"blank lines", "\n\n" + head + "\r\n" + row + " \t \n\n" + row + "\n\n", "1.1.1.1 1.1.1.1"},
		{"title, period, filters", "インターネットセキュリティ,,\n期間,2016-02-01 00:00:00,2016-02-29 23:00:00\nフィルタ: 種類=IPS, クライアントIP=すべて\n" + head + row, "1.1.1.1"},
		{"a filter that looks like a heading", "時間,2016-02-01 00:00:00~2016-02-29 23:00:00,種類,IPS\n" + head + row, "1.1.1.1"},
		{"filters, one below the other", "時間,2016-02-01 00:00:00~2016-02-29 23:00:00,種類,IPS\n件名,請求書\n" + head + row, "1.1.1.1"},
		{"a filter by address", "種類,クライアントIP,192.0.2.1,時間,すべて\n" + head + row, "1.1.1.1"},
		{"a filter by all", "時間,すべて,種類,すべて\n\nメモ\n" + head + row, "1.1.1.1"},
		{"an export of nothing above another", "時間,クライアントIP\n\n" + head + row, "1.1.1.1"},
		{"repeated heading", head + row + head + row, "1.1.1.1 1.1.1.1"},
		{"repeated heading at the top", head + head + row, "1.1.1.1"},
		{"repeated heading below a short record", head + "42425\n" + head + row, " 1.1.1.1"},
		{"repeated heading below a short full-width record", head + "２０１６/２/２５\n" + head + row, " 1.1.1.1"},
		{"what Excel is told", "sep=;\n" + strings.ReplaceAll(head+row, ",", ";"), "1.1.1.1"},
		{"repeated heading, other language", head + row + "Time,Type,Client IP\n" + row, "1.1.1.1 1.1.1.1"},
		{"repeated heading, padded", head + row + " 時間 ,\"種類\", ｸﾗｲｱﾝﾄIP,,\n" + row, "1.1.1.1 1.1.1.1"},
		{"repeated unknown heading", "時間,種類,クライアントIP,備 考\n" + row + "Time,Type,Client,備考\n" + row, "1.1.1.1 1.1.1.1"},
		{"total below", head + row + "合計,,1\n", "1.1.1.1"},
		{"total in one cell", head + row + "合計 1件\n", "1.1.1.1"},
		{"total in English", head + row + "Total: 1,234 records\n", "1.1.1.1"},
		{"total with the time elsewhere", "種類,時間,クライアントIP\nIPS,2016-02-25,1.1.1.1\n合計,,1\n", "1.1.1.1"},
		{"total short of the time", "種類,時間,クライアントIP\nIPS,2016-02-25,1.1.1.1\n合計\n", "1.1.1.1"},
		{"no total", "種類,時間,クライアントIP\n合計,2016-02-25,1.1.1.1\n合計額,,1.1.1.1\n", "1.1.1.1 !"},
		{"a user called total", "ユーザ名,時間,種類,クライアントIP\ntotal,2016-02-25,IPS,1.1.1.1\ntotal,,IPS,1.1.1.2\n合計,,,2\n", "1.1.1.1 !"},
		{"an old end of text", head + "2016-02-25,IPS,1.1.1.1\n\x1a", "1.1.1.1"},
		{"marks where files were put together", head + "2016-02-25,IPS,1.1.1.1\n\uFEFF" + head + "\uFEFF2016-02-25,IPS,2.2.2.2\n", "1.1.1.1 2.2.2.2"},
		{"serials", head + "42425.4834027778,IPS,1.1.1.1\n４２４２５,IPS,2.2.2.2\n424250,IPS,3.3.3.3\n", "1.1.1.1 2.2.2.2 !"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, records := imported(t, "a.csv", []byte(tt.data), Options{})
			if got := strings.Join(clients(src, records), " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, h := range src.Tables[0].Headings {
				if h.Text == "" {
					t.Errorf("there is a column without a name: %+v", src.Tables[0].Headings)
				}
			}
		})
	}
}

// TestUnnamedColumns keeps a column without a name if it has anything in it.
func TestUnnamedColumns(t *testing.T) {
	src, records := imported(t, "a.csv", []byte("時間,,クライアントIP,,\n2016-02-25,,1.1.1.1,,\n2016-02-25,,1.1.1.1,x,\n"), Options{})
	if got := len(src.Tables[0].Headings); got != 4 || records[1].Cells[3] != "x" || src.Rejected != 0 {
		t.Errorf("%d columns, %d rejected, %q", got, src.Rejected, records[1].Cells)
	}
	// Seen too late, it costs the record and nothing else.
	late := "時間,クライアントIP,\n" + strings.Repeat("2016-02-25,1.1.1.1,\n", sampleRows) + "2016-02-25,2.2.2.2,x\n2016-02-25,3.3.3.3,\n"
	src, records = imported(t, "a.csv", []byte(late), Options{})
	if src.Rejected != 1 || records[sampleRows].Reject != &reasonCells {
		t.Errorf("%d rejected, %+v", src.Rejected, records[sampleRows])
	}
}

// TestSameColumnsAreTheSame: what a spreadsheet adds to a heading does not make
// other events of the lines.
func TestSameColumnsAreTheSame(t *testing.T) {
	_, plain := imported(t, "a.csv", []byte("時間,クライアントIP\n2016-02-25 11:36:06,1.1.1.1\n"), Options{})
	_, saved := imported(t, "b.csv", []byte("時間,クライアントIP,,,\n42425.4834027778,1.1.1.1,,,\n"), Options{})
	if plain[0].Identity != saved[0].Identity {
		t.Error("the same event is another one after a spreadsheet saved it")
	}
}

// TestOtherHeading refuses two exports with other columns in one file, which
// would be read under the wrong ones, and says where to split it.
func TestOtherHeading(t *testing.T) {
	const head = "時間,種類,クライアントIP\n2016-02-25 11:36:06,IPS,1.1.1.1\n"
	for _, tt := range []struct {
		name, data string
		line       int
	}{
		{"other order", head + "種類,時間,クライアントIP\nIPS,2016-02-25,1.1.1.1\n", 3},
		{"one column more", head + "\n時間,種類,クライアントIP,件名\n2016-02-25,IPS,1.1.1.1,x\n", 4},
		{"one column less", head + "Time,Type\n2016-02-25,IPS\n", 3},
		{"another column", head + "時間,種類,サーバIP\n2016-02-25,IPS,1.1.1.1\n", 3},
		{"an unknown column", "時間,種類,備考\n2016-02-25,IPS,a\n時間,種類,メモ\n2016-02-25,IPS,b\n", 3},
		{"statistics", "ユーザ,使用量,送信バイト\n1.1.1.1,2,3\nユーザ,送信バイト,使用量\n1.1.1.1,2,3\n", 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := refused(t, write(t, "a.csv", []byte(tt.data)), Options{})
			wantProblem(t, err, model.ErrInput, fmt.Sprintf("line %d is another heading", tt.line))
			row := strings.Split(strings.Split(tt.data, "\n")[tt.line-1], ",")
			if got := err.Error(); !strings.Contains(got, `"`+strings.Join(row, `", "`)+`"`) {
				t.Errorf("it does not show the line: %s", got)
			}
			if hint := model.Hint(err, model.JA); !strings.Contains(hint, fmt.Sprintf("%d行目の前で", tt.line)) {
				t.Errorf("it advises %q", hint)
			}
		})
	}
	// Records that only have words of headings in them are what they were.
	src, records := imported(t, "a.csv", []byte(head+"時間,x,1.1.1.1\n,種類,時間を教えて\n2016-02-25,時間,種類\n"), Options{})
	if got := clients(src, records); !slices.Equal(got, []string{"1.1.1.1", "!", "!", "種類"}) {
		t.Errorf("got %q", got)
	}
}

// TestErrorsShowTheLine: what cannot be decided is shown with its number and
// its beginning.
func TestErrorsShowTheLine(t *testing.T) {
	for _, tt := range []struct{ data, profile, ja, en, hint string }{
		{"メモ\n\nいつ,誰が,何を\n1,2,3\n", "", "3行目", "line 3", `"いつ", "誰が", "何を"`},
		{"メモ\nユーザ,発生回数\n", "", "2行目", "line 2", `"ユーザ", "発生回数"`},
		{"メモ\nユーザ,発生回数\n", "cloud-edge-internet-security", "2行目", "line 2", `"ユーザ", "発生回数"`},
		{"ユーザ," + strings.Repeat("長", 100) + "\n", "", "1行目", "line 1", "長…"},
		{"\n\"時間,クライアントIP\n2016-02-25,1.1.1.1\n", "", "2行目を見出しとして読めません: 引用符が閉じていません", "line 2 cannot be read as a heading: a quote", "テキストエディタ"},
		{strings.Repeat("x", maxRowBytes+1) + "\nx\n", "", "1行目", "line 1 cannot be read as a heading: the line is longer", "テキストエディタ"},
		{"時間,クライアントIP\xff\n2016-02-25,1.1.1.1\n", "", "1行目", "line 1 cannot be read as a heading: its bytes", "--encoding"},
	} {
		err := refused(t, write(t, "a.csv", []byte(tt.data)), Options{Profile: tt.profile})
		wantProblem(t, err, model.ErrInput, tt.en)
		if !strings.Contains(model.Message(err, model.JA), tt.ja) || !strings.Contains(model.Hint(err, model.JA), tt.hint) {
			t.Errorf("it says %q, advises %q", model.Message(err, model.JA), model.Hint(err, model.JA))
		}
	}
}
