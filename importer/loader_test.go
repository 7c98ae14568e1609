package importer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"edgelens/model"
)

var tokyo = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		panic(err)
	}
	return zone
}()

// memory is a Loader that keeps everything.
type memory struct {
	sources []model.Source
	records [][]model.Record
	stop    int   // records after which it fails with err
	err     error // see stop
}

func (m *memory) Zone() *time.Location { return tokyo }

func (m *memory) Find(_ context.Context, digest [32]byte) (model.Source, bool, error) {
	for _, s := range m.sources {
		if s.SHA256 == digest {
			return s, true, nil
		}
	}
	return model.Source{}, false, nil
}

func (m *memory) Load(_ context.Context, src *model.Source, records iter.Seq2[model.Record, error]) error {
	var all []model.Record
	for r, err := range records {
		if err != nil {
			return err
		}
		if all = append(all, r); m.err != nil && len(all) > m.stop {
			return m.err
		}
		if r.Number == 0 {
			continue
		}
		src.Records++
		if r.Reject != nil {
			src.Rejected++
		} else {
			src.New++
		}
	}
	src.ID = int64(len(m.sources) + 1)
	m.sources, m.records = append(m.sources, *src), append(m.records, all)
	return nil
}

// write puts a file into a new folder.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported imports one file and gives what came of it.
func imported(t testing.TB, name string, data []byte, o Options) (model.Source, []model.Record) {
	t.Helper()
	m := new(memory)
	results, err := Import(context.Background(), m, []string{write(t, name, data)}, o)
	if err != nil || len(results) != 1 || results[0].Err != nil {
		t.Fatalf("import: %v %v", results, err)
	}
	holds(t, data, m.records[0])
	if got := m.sources[0].SHA256; got != sha256.Sum256(data) {
		t.Errorf("digest is %x", got)
	}
	return m.sources[0], m.records[0]
}

// refused imports a file that cannot be imported and gives the reason.
func refused(t testing.TB, path string, o Options) error {
	t.Helper()
	m := new(memory)
	results, err := Import(context.Background(), m, []string{path}, o)
	if err != nil || len(results) != 1 || results[0].Err == nil || len(m.sources) > 0 {
		t.Fatalf("got %+v, %v; want one failure", results, err)
	}
	return results[0].Err
}

// holds checks what is true of the records of any file: their bytes are the
// file, they are numbered, and lines are counted as a text editor would.
func holds(t testing.TB, data []byte, records []model.Record) {
	t.Helper()
	var all []byte
	number, line := int64(0), int64(1)
	linesAreBytes := utf8.Valid(data) && !bytes.Contains(data, []byte{0x1B})
	for i, r := range records {
		if r.Lead < 0 || r.Lead > len(r.Bytes) || len(r.Bytes) == 0 {
			t.Fatalf("record %d: lead %d of %d bytes", r.Number, r.Lead, len(r.Bytes))
		}
		if !bytes.HasPrefix(data[len(all):], r.Bytes) {
			t.Fatalf("record %d holds %q", r.Number, short(r.Bytes))
		}
		if linesAreBytes {
			line += lineEnds(r.Bytes[:r.Lead], data[len(all):])
			if r.Line != line && r.Number > 0 {
				t.Fatalf("record %d is on line %d, want %d", r.Number, r.Line, line)
			}
			line += lineEnds(r.Bytes[r.Lead:], data[len(all)+r.Lead:])
		}
		all = append(all, r.Bytes...)
		if r.Number == 0 && (i == len(records)-1 || records[i-1].Reject == &reasonTooLong || records[i-1].Number == 0) {
			continue // at the end, or the rest of a long line
		}
		if number++; r.Number != number {
			t.Fatalf("record %d has number %d", number, r.Number)
		}
		if r.Reject == nil && r.Cells == nil {
			t.Fatalf("record %d has no cells", number)
		}
	}
	if !bytes.Equal(all, data) {
		t.Fatalf("the records hold %q, the file %q", short(all), short(data))
	}
}

func short(b []byte) []byte { return b[:min(len(b), 400)] }

// lineEnds counts the line ends in bytes; all is what they are the beginning
// of, to tell a CR from the half of a CRLF.
func lineEnds(b, all []byte) int64 {
	n := int64(0)
	for i, c := range b {
		if c == '\n' || c == '\r' && (i+1 == len(all) || all[i+1] != '\n') {
			n++
		}
	}
	return n
}
