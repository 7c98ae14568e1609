package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// manyRecords is a log that fills several batches.
func manyRecords(n int) []byte {
	var b bytes.Buffer
	b.WriteString("時間,メッセージの種類,クライアントIP\r\n")
	for i := range n {
		fmt.Fprintf(&b, "2016-02-%02d 11:36:06 JST+0900,IPS,192.0.2.%d\r\n", i%29+1, i%250)
	}
	return b.Bytes()
}

func TestMany(t *testing.T) {
	const n = 20_000
	src, records := imported(t, "a.csv", manyRecords(n), Options{})
	if src.Records != n || src.Rejected != 0 || src.Size != int64(len(manyRecords(n))) {
		t.Errorf("%d records, %d rejected, %d bytes", src.Records, src.Rejected, src.Size)
	}
	if got := records[n-1].Line; got != n+1 {
		t.Errorf("the last record is on line %d", got)
	}
}

func TestAgain(t *testing.T) {
	m := new(memory)
	data := append(logOf("1.1.1.1"), "bad,2.2.2.2\n"...)
	for i, path := range []string{write(t, "a.csv", data), write(t, "b.csv.gz", gzipped(t, data))} {
		results, err := Import(context.Background(), m, []string{path}, Options{})
		if err != nil || results[0].Err != nil {
			t.Fatal(err, results)
		}
		s := results[0].Source
		if s.Again != (i == 1) || s.ID != 1 || s.New != int64(1-i) || s.Known != int64(i) || s.Rejected != 1 {
			t.Errorf("time %d: %+v", i+1, s)
		}
	}
	if len(m.records) != 1 {
		t.Errorf("it was loaded %d times", len(m.records))
	}
}

// ended waits until no more goroutines run than before.
func ended(t *testing.T, before int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); runtime.Gosched() {
		if runtime.NumGoroutine() <= before {
			return
		}
	}
	t.Errorf("%d goroutines run, before there were %d", runtime.NumGoroutine(), before)
}

// TestLoaderStops ends the parsing when the loader has had enough.
func TestLoaderStops(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, stop := range []int{0, 1, batchRecords, 3000} {
		full := errors.New("disk full")
		m := &memory{stop: stop, err: full}
		results, err := Import(context.Background(), m, []string{write(t, "a.csv", manyRecords(20_000))}, Options{})
		if err != nil || !errors.Is(results[0].Err, full) {
			t.Errorf("got %v, %v", results, err)
		}
		ended(t, before)
	}
}

// TestCancel stops everything wherever the import is.
func TestCancel(t *testing.T) {
	before := runtime.NumGoroutine()
	path := write(t, "a.csv", manyRecords(20_000))
	for _, loading := range []bool{false, true} {
		ctx, stop := context.WithCancel(context.Background())
		m := new(memory)
		results, err := Import(ctx, m, []string{path, path}, Options{Progress: func(p Progress) {
			if p.Loading == loading {
				stop()
			}
		}})
		if !errors.Is(err, context.Canceled) || len(results) > 0 || len(m.sources) > 0 {
			t.Errorf("got %v, %v", results, err)
		}
		ended(t, before)
	}
}

// TestProgress goes up to the whole file, twice.
func TestProgress(t *testing.T) {
	data := manyRecords(20_000)
	var last [2]Progress
	_, _ = imported(t, "a.csv", data, Options{Progress: func(p Progress) {
		i := 0
		if p.Loading {
			i = 1
		}
		if p.Read < last[i].Read || p.Records < last[i].Records {
			t.Errorf("it went from %+v to %+v", last[i], p)
		}
		last[i] = p
	}})
	size := int64(len(data))
	if last[0].Read != size || last[0].Size != size || last[1].Read != size || last[1].Size != size || last[1].Records != 20_000 {
		t.Errorf("it ended at %+v", last)
	}
}

// TestChanged refuses a file that is another one the second time.
func TestChanged(t *testing.T) {
	path := write(t, "a.csv", manyRecords(100))
	m := new(memory)
	results, err := Import(context.Background(), m, []string{path}, Options{Progress: func(p Progress) {
		if !p.Loading {
			if err := os.WriteFile(path, manyRecords(99), 0o600); err != nil {
				t.Error(err)
			}
		}
	}})
	if err != nil || len(m.sources) > 0 {
		t.Fatalf("got %v, %v", results, err)
	}
	wantProblem(t, results[0].Err, model.ErrInput, "changed while it was read")
}

// TestMemory imports much more than may be held at a time.
func TestMemory(t *testing.T) {
	const records = 400_000
	row := "2016-02-25 11:36:06 JST+0900,192.0.2.1," + strings.Repeat("x", 100) + "\n"
	src := &source{
		input: input{open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("時間,クライアントIP,備考\n"), &repeated{row: row, left: records})), nil
		}},
		plan: &plan{charset: charsets[0], delim: ',', profile: new(Profile)},
		zone: time.UTC,
	}
	src.plan.profile.Kind = model.KindLog
	src.plan.binding = bind([]string{"時間", "クライアントIP", "備考"}, src.plan.profile)
	src.plan.joined = -1
	var most, count uint64
	var m runtime.MemStats
	for r, err := range src.records(context.Background(), func(int64, int64) {}) {
		if err != nil && !strings.Contains(err.Error(), "changed") {
			t.Fatal(err)
		}
		if r.Number > 0 {
			count++
		}
		if count%100_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if count != records || most > 24<<20 {
		t.Errorf("%d records, %d MB held", count, most>>20)
	}
}

// repeated gives a row many times.
type repeated struct {
	row  string
	at   int
	left int
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) && r.left > 0 {
		c := copy(p[n:], r.row[r.at:])
		n += c
		if r.at += c; r.at == len(r.row) {
			r.at = 0
			r.left--
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// FuzzImport imports any bytes: whatever they are, it ends in records that
// hold them all or in an error with advice.
func FuzzImport(f *testing.F) {
	f.Add(manyRecords(3), "")
	f.Add([]byte(report), "")
	f.Add([]byte("ユーザ,使用(バイト)\n1,2\n合計,3\n"), "cp932")
	f.Add([]byte("\xff\xfeB\x66\x93\x95,\x00.z^\x98\n\x00"), "utf-16le")
	f.Add(gzipped(f, logOf("a")), "utf-8")
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		if _, err := charsetByName(encoding); err != nil {
			encoding = ""
		}
		m := new(memory)
		results, err := Import(context.Background(), m, []string{write(t, "a.csv", data)}, Options{Encoding: encoding})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if r.Err != nil {
				wantProblem(t, r.Err, model.ErrInput, r.Path)
			} else if s := m.sources[0]; len(results) == 1 && s.Size == int64(len(data)) {
				var all []byte
				for _, r := range m.records[0] {
					all = append(all, r.Bytes...)
				}
				if !bytes.Equal(all, data) {
					t.Errorf("the records hold %q", short(all))
				}
			}
		}
	})
}
