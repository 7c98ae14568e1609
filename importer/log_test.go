package importer

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// TestRejects says of each record of a log what becomes of it.
func TestRejects(t *testing.T) {
	const head = "時間,クライアントIP,備考\n"
	for _, tt := range []struct {
		name string
		row  string
		want *model.Text // nil is a good record
	}{
		{"whole", "2016-02-25 11:36:06,1.1.1.1,x", nil},
		{"short", "2016-02-25 11:36:06", nil},
		{"odd cells", "2016-02-25 11:36:06,not an address,\x00", nil},
		{"empty cells beyond", "2016-02-25 11:36:06,1.1.1.1,x,,--, ", nil},
		{"more cells", "2016-02-25 11:36:06,1.1.1.1,x,y", &reasonCells},
		{"no time", ",1.1.1.1,x", &reasonNoTime},
		{"dash for time", "--,1.1.1.1,x", &reasonNoTime},
		{"only delimiters", ",,", &reasonNoTime},
		{"bad time", "yesterday,1.1.1.1,x", &reasonTime},
		{"old time", "1969-01-01,1.1.1.1,x", &reasonTime},
		{"zone name alone", "2016-02-25 11:36:06 JST,1.1.1.1,x", &reasonTime},
		{"open quote", "2016-02-25 11:36:06,\"1.1.1.1,x", &reasonUnclosed},
		{"no text", "2016-02-25 11:36:06,\xff,x", &reasonDecode},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, records := imported(t, "a.csv", []byte(head+"2016-02-25,2.2.2.2,日本語\n"+tt.row+"\n2016-02-26,3.3.3.3,z\n"), Options{})
			if src.Records != 3 {
				t.Fatalf("%d records", src.Records)
			}
			r := records[1]
			if r.Reject != tt.want {
				t.Errorf("reason is %v, want %v", r.Reject, tt.want)
			}
			if got := string(r.Bytes[r.Lead:]); got != tt.row+"\n" || r.Line != 3 {
				t.Errorf("record 2 is %q on line %d", got, r.Line)
			}
			if records[2].Reject != nil || records[2].Cells[1] != "3.3.3.3" {
				t.Errorf("the record after it is %+v", records[2])
			}
		})
	}
}

// TestNotRecords has rows that are none: they stay in what leads to the next.
func TestNotRecords(t *testing.T) {
	data := "\uFEFFtitle,\n期間,2016-02\n時間,クライアントIP\n\n2016-02-25,1.1.1.1\n\r\n \t\n時間,クライアントIP\n2016-02-26,\"合計\"\n合計,2\n\n"
	src, records := imported(t, "a.csv", []byte(data), Options{})
	if src.Records != 2 || src.Rejected != 0 || len(records) != 3 {
		t.Fatalf("%d records, %d rejected, %d in all", src.Records, src.Rejected, len(records))
	}
	if records[1].Cells[1] != "合計" || records[1].Line != 9 {
		t.Errorf("record 2 is %+v", records[1])
	}
	if got := string(records[2].Bytes); records[2].Number != 0 || got != "合計,2\n\n" {
		t.Errorf("the rest is %q, number %d", got, records[2].Number)
	}
	if !src.Period.IsAll() {
		t.Errorf("a log has the period %s", src.Period)
	}
}

// TestTotalsAmongRecords: rows of totals that a log has between its records are
// told of, at an import and when the file is read again; those below are not.
func TestTotalsAmongRecords(t *testing.T) {
	const row = "2016-02-25,1.1.1.1\n"
	for _, tt := range []struct {
		below string
		want  []model.Text
	}{
		{row + "合計,1\n", nil},
		{"合計,1\n" + row, []model.Text{{JA: "ログの途中に合計の行が1行あり、レコードには数えていません", EN: "rows of totals among the records, which are none: 1"}}},
		{"合計,1\n合計,1\n" + row + "合計,2\n", []model.Text{{JA: "ログの途中に合計の行が2行あり、レコードには数えていません", EN: "rows of totals among the records, which are none: 2"}}},
	} {
		data := []byte("時間,クライアントIP\n" + row + tt.below)
		src, records := imported(t, "a.csv", data, Options{})
		if !slices.Equal(src.Notices, tt.want) || len(clients(src, records)) != 2 {
			t.Errorf("%q: %d records, told %q", tt.below, src.Records, src.Notices)
		}
		again, all, err := Read(t.Context(), Archived{Path: "a.csv", Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(data)), nil
		}}, tokyo, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range all {
			if err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(again.Notices, tt.want) {
			t.Errorf("%q: read again, told %q", tt.below, again.Notices)
		}
	}
}

func TestHeadingOnly(t *testing.T) {
	for _, data := range []string{"時間,クライアントIP", "時間,クライアントIP\r\n", "時間;種類\n\n\n"} {
		src, records := imported(t, "a.csv", []byte(data), Options{})
		if src.Records != 0 || len(records) != 1 || records[0].Number != 0 {
			t.Errorf("%q: %d records, %+v", data, src.Records, records)
		}
	}
}

func TestJoinedTime(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"day in the time column", "日付,時刻,クライアントIP\n2016/2/25,11:36:06 JST+0900,1.1.1.1\n", "2016-02-25T11:36:06+09:00"},
		{"clock in the time column", "日付,時間,クライアントIP\n2016/2/25,11:36,1.1.1.1\n", "2016-02-25T11:36:00+09:00"},
		{"English", "Date,Time,Client IP\n2016-02-25,11:36,1.1.1.1\n", "2016-02-25T11:36:00+09:00"},
		{"both whole", "Date,Time,Client IP\n2016-02-25,2016-02-26 11:36,1.1.1.1\n", "2016-02-26T11:36:00+09:00"},
		{"serials", "日付,時刻,クライアントIP\n42425,0.4834027778,1.1.1.1\n", "2016-02-25T11:36:06+09:00"},
		{"serials, the clock in the time column", "日付,時間,クライアントIP\n42425,0.4834027778,1.1.1.1\n", "2016-02-25T11:36:06+09:00"},
		{"a serial day, midnight", "日付,時刻,クライアントIP\n42425,0,1.1.1.1\n", "2016-02-25T00:00:00+09:00"},
		{"a serial day, a written clock", "日付,時刻,クライアントIP\n42425,11:36 JST+0900,1.1.1.1\n", "2016-02-25T11:36:00+09:00"},
		{"a written day, a serial clock", "日付,時刻,クライアントIP\n2016/2/25,0.5,1.1.1.1\n", "2016-02-25T12:00:00+09:00"},
		{"Japanese words", "日付,時刻,クライアントIP\n2016年2月25日,11:36,1.1.1.1\n", "2016-02-25T11:36:00+09:00"},
		{"no partner", "日付,備考,クライアントIP\n2016-02-25,11:36,1.1.1.1\n", "2016-02-25T00:00:00+09:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, records := imported(t, "a.csv", []byte(tt.data), Options{})
			if got := records[0].Time.Format("2006-01-02T15:04:05Z07:00"); src.Rejected != 0 || got != tt.want {
				t.Errorf("time is %s, want %s", got, tt.want)
			}
			row := strings.Split(strings.Split(tt.data, "\n")[1], ",")
			if !slices.Equal(records[0].Cells, row) {
				t.Errorf("cells are %q, want %q", records[0].Cells, row)
			}
		})
	}
}

// TestIdentity: records are equal if their canonical cells are, and are told
// apart by how they read.
func TestIdentity(t *testing.T) {
	_, records := imported(t, "a.csv", []byte("時間,種類,クライアントIP\n"+
		"2016-02-25 11:36:06 JST+0900,IPS,192.0.2.1\n"+
		"2016-02-25 02:36:06Z,Intrusion Prevention,192.0.2.1\n"+
		"2016-02-25 11:36:06 JST+0900,IPS,192.0.2.2\n"), Options{})
	a, b, c := records[0], records[1], records[2]
	if a.Identity != b.Identity || a.AsRead == b.AsRead {
		t.Error("one event read in two ways is not that")
	}
	if a.Identity == c.Identity || a.Identity == (model.Identity{}) {
		t.Error("two events are one")
	}
}

// TestCellsAreTheirOwn changes a record and looks at its neighbours.
func TestCellsAreTheirOwn(t *testing.T) {
	_, records := imported(t, "a.csv", []byte("時間,クライアントIP\n2016-02-25,1,,,\n2016-02-25,2\n"), Options{})
	_ = append(records[0].Cells, "x", "y")
	records[0].Cells[1] = "z"
	if got := records[1].Cells; !slices.Equal(got, []string{"2016-02-25", "2"}) {
		t.Errorf("got %q", got)
	}
}

func TestUndefuse(t *testing.T) {
	data := []byte("時間,クライアントIP,備考\n2016-02-25,'''=1,'a\n2016-02-25,'-1,'\n")
	_, records := imported(t, "a.csv", data, Options{Undefuse: true})
	got := append(slices.Clone(records[0].Cells[1:]), records[1].Cells[1:]...)
	if want := []string{"''=1", "'a", "-1", "'"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	_, records = imported(t, "a.csv", data, Options{})
	if records[0].Cells[1] != "'''=1" {
		t.Errorf("without being asked it made %q", records[0].Cells[1])
	}
}

// TestUndefuseHeadings: an export defuses headings too. Left so, the column
// would be another one, and every line would be counted once more.
func TestUndefuseHeadings(t *testing.T) {
	for name, data := range map[string]string{
		"log":     "時間,クライアントIP,'-備考\n2016-02-25,192.0.2.1,x\n",
		"printed": "4. スパムメール対策によって検出された上位 N 件のユーザ\nユーザ,発生回数,'-備考\n192.0.2.1,3,x\n",
	} {
		src, _ := imported(t, "a.csv", []byte(data), Options{Undefuse: true})
		if got := src.Tables[0].Headings[2]; got.Text != "-備考" || got.Column.Name != "-備考" {
			t.Errorf("%s: got heading %+v, want -備考", name, got)
		}
	}
}

// TestALineThatIsTooLong costs one record, however long it is.
func TestALineThatIsTooLong(t *testing.T) {
	good := "2016-02-25 11:36:06,IPS,1.1.1.1\n"
	data := "時間,種類,クライアントIP\n" + good + strings.Repeat("x", 3*maxRowBytes) + "\n" + good
	src, records := imported(t, "a.csv", []byte(data), Options{})
	if src.Records != 3 || src.Rejected != 1 {
		t.Errorf("%d records, %d rejected; want 3, 1", src.Records, src.Rejected)
	}
	if last := records[len(records)-1]; last.Number != 3 || last.Line != 4 || last.Reject != nil {
		t.Errorf("the last record is %d on line %d, %v", last.Number, last.Line, last.Reject)
	}
}
