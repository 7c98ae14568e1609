package sqlite

import (
	"bytes"
	"testing"

	"edgelens/model"
)

// archived is a source's own bytes, from its blocks.
func archived(t *testing.T, s *Store, source int64) []byte {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), `SELECT bytes FROM block WHERE source = ? ORDER BY number`, source)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []byte
	for rows.Next() {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			t.Fatal(err)
		}
		if all, err = unpacker.DecodeAll(packed, all); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestABlockWithoutRecords stores bytes that belong to no record in a block of
// their own: all of a file with a heading only, and what stands below the last
// record where that one filled its block.
func TestABlockWithoutRecords(t *testing.T) {
	heading := []byte("時間,クライアントIP\n")
	headings := []model.Heading{{Text: "時間", Column: model.FieldColumn("time")}, {Text: "クライアントIP", Column: model.FieldColumn("client_ip")}}
	t.Run("heading only", func(t *testing.T) {
		s := newCase(t)
		src := loadLog(t, s, headings, []model.Record{{Bytes: heading}})
		if src.Records != 0 {
			t.Errorf("got %d records, want 0", src.Records)
		}
		if got := archived(t, s, src.ID); !bytes.Equal(got, heading) {
			t.Errorf("the archive holds %q, want %q", got, heading)
		}
	})
	t.Run("after the last record", func(t *testing.T) {
		smallPieces(t)
		s := newCase(t)
		reason := model.Text{JA: "理由", EN: "reason"}
		long := append(bytes.Repeat([]byte("x"), blockBytes), '\n')
		src := loadLog(t, s, headings, []model.Record{{Number: 1, Line: 1, Bytes: long, Reject: &reason}, {Bytes: []byte("\n\n")}})
		if got := archived(t, s, src.ID); !bytes.Equal(got, append(long, "\n\n"...)) {
			t.Errorf("the archive holds %d bytes, want %d", len(got), len(long)+2)
		}
	})
	t.Run("between records", func(t *testing.T) {
		s := newCase(t)
		reason := model.Text{JA: "理由", EN: "reason"}
		src := loadLog(t, s, headings, []model.Record{
			{Number: 1, Line: 1, Bytes: []byte("h\nlong"), Lead: 2, Reject: &reason}, {Bytes: []byte("longer"), Lead: 6},
			{Bytes: []byte("end\n"), Lead: 4}, {Number: 2, Line: 3, Bytes: []byte("\nnext\n"), Lead: 1, Reject: &reason},
		})
		if got, want := string(archived(t, s, src.ID)), "h\nlonglongerend\n\nnext\n"; got != want {
			t.Errorf("the archive holds %q, want %q", got, want)
		}
		for i, want := range []string{"long", "next\n"} {
			if got := must(s.Raw(t.Context(), model.Place{Source: src.ID, Record: int64(i + 1)})); string(got) != want {
				t.Errorf("record %d is %q, want %q", i+1, got, want)
			}
		}
	})
}
