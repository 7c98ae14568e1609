package sqlite

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"reflect"
	"testing"

	"edgelens/model"
)

// TestExtract gives the file back, and notices an archive that is not it.
func TestExtract(t *testing.T) {
	smallPieces(t)
	s, files := smallCase(t)
	for id, records := range files.sources {
		var got bytes.Buffer
		if err := s.Extract(t.Context(), id, &got); err != nil || !bytes.HasPrefix(got.Bytes(), bytesOf(records)) || sha256.Sum256(got.Bytes()) != must(s.Source(t.Context(), id)).SHA256 {
			t.Errorf("source %d: %q, %v", id, got.String(), err)
		}
	}
	if err := s.Extract(t.Context(), 9, io.Discard); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a source that is not there: %v", err)
	}
	for _, damage := range []string{
		`UPDATE block SET bytes = (SELECT bytes FROM block AS other WHERE other.source = 2 AND other.number = 0) WHERE source = 1 AND number = 0`,
		`UPDATE block SET bytes = x'00' WHERE source = 1 AND number = 0`,
		`DELETE FROM block WHERE source = 1`,
	} {
		if _, err := s.db.ExecContext(t.Context(), damage); err != nil {
			t.Fatal(err)
		}
		if err := s.Extract(t.Context(), 1, io.Discard); !errors.Is(err, model.ErrCase) || model.Hint(err, model.JA) == "" {
			t.Errorf("%s: got %v", damage, err)
		}
	}
}

// TestWhatEarlierImportsWereTold: nobody knows, so they keep the encoding and
// the days they had.
func TestWhatEarlierImportsWereTold(t *testing.T) {
	for text, want := range map[string]model.Said{
		`{}`:                                 {},
		`{"encoding":"cp932","period":null}`: {Encoding: "cp932"},
		`{"encoding":"utf-8","period":"2016-02-01..2016-02-29"}`: {Encoding: "utf-8", Period: &model.Period{From: model.Day{Year: 2016, Month: 2, Date: 1}, To: model.Day{Year: 2016, Month: 2, Date: 29}}},
		`{"profile":"p:ips","undefuse":true}`:                    {Profile: "p:ips", Undefuse: true},
	} {
		got, err := parseSaid(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v; want %+v", text, got, err, want)
		}
	}
	if _, err := parseSaid(`{"period":"soon"}`); err == nil {
		t.Error("a period that is none gave no error")
	}
}
