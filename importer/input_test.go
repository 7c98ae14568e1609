package importer

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"edgelens/model"
)

// logOf is a log with one record, which tells logs apart.
func logOf(client string) []byte {
	return []byte("時間,クライアントIP\n2016-02-25 11:36:06," + client + "\n")
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// entry is a file to be put into an archive.
type entry struct {
	name string
	data []byte
}

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// boasting is an archive whose file says that it is of a size.
func boasting(t testing.TB, size uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	_, err := z.CreateRaw(&zip.FileHeader{Name: "a.csv", Method: zip.Deflate, UncompressedSize64: size})
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// damagedMember is an archive of three logs, the first of which has a wrong byte.
func damagedMember(t testing.TB) []byte {
	t.Helper()
	data := zipped(t, entry{"a.csv", bytes.Repeat(logOf("a"), 1000)}, entry{"b.csv", logOf("b")}, entry{"z/c.csv", logOf("c")})
	data[30+len("a.csv")+20] ^= 0xFF // behind the file's header
	return data
}

// outcome imports paths and gives path=client of each, or path!message.
func outcome(t *testing.T, root string, o Options, paths ...string) []string {
	t.Helper()
	m := new(memory)
	results, err := Import(context.Background(), m, paths, o)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range results {
		path := strings.TrimPrefix(filepath.ToSlash(r.Path), filepath.ToSlash(root)+"/")
		switch {
		case r.Err != nil:
			wantProblem(t, r.Err, model.ErrInput, r.Path+": ")
			list = append(list, path+"!"+strings.TrimPrefix(r.Err.Error(), r.Path+": "))
		case r.Source.Again:
			list = append(list, path+"=again")
		default:
			list = append(list, path+"="+m.records[r.Source.ID-1][0].Cells[1])
		}
	}
	return list
}

func TestPaths(t *testing.T) {
	root := t.TempDir()
	files := map[string][]byte{
		"b.csv":             logOf("b"),
		"A.CSV":             logOf("a"),
		"sub/c.tsv":         bytes.ReplaceAll(logOf("c"), []byte(","), []byte("\t")),
		"sub/d.csv.gz":      gzipped(t, logOf("d")),
		"sub/e.zip":         zipped(t, entry{"z.csv", logOf("z")}, entry{"in/y.csv.gz", gzipped(t, logOf("y"))}, entry{"note.md", nil}, entry{"__MACOSX/x.csv", logOf("x")}, entry{"../../up.csv", logOf("up")}),
		"sub/.hidden.csv":   logOf("hidden"),
		".trash/f.csv":      logOf("trash"),
		"readme.md":         logOf("readme"),
		"empty/nothing.doc": nil,
		"odd.log":           logOf("odd"),
		"same.csv":          logOf("b"),
		"bad.csv":           []byte("x"),
	}
	for name, data := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"folder", []string{""}, []string{"A.CSV=a", "bad.csv!no profile matches the heading (line 1)", "b.csv=b", "same.csv=again",
			"sub/c.tsv=c", "sub/d.csv.gz=d", "sub/e.zip/in/y.csv.gz=y", "sub/e.zip/up.csv=up", "sub/e.zip/z.csv=z"}},
		{"file with another ending", []string{"odd.log", "readme.md"}, []string{"odd.log=odd", "readme.md=readme"}},
		{"folder without files", []string{"empty", "b.csv"}, []string{"empty!no file to import in it", "b.csv=b"}},
		{"missing", []string{"nowhere.csv", "b.csv"}, []string{"nowhere.csv!no such file", "b.csv=b"}},
		{"twice", []string{"b.csv", "b.csv"}, []string{"b.csv=b", "b.csv=again"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var paths []string
			for _, p := range tt.paths {
				paths = append(paths, filepath.Join(root, p))
			}
			got := outcome(t, root, Options{}, paths...)
			slices.Sort(got)
			slices.Sort(tt.want)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestOrder(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"2.csv", "10.csv", "1.csv"} {
		if err := os.WriteFile(filepath.Join(root, name), logOf(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := outcome(t, root, Options{}, root); !slices.Equal(got, []string{"1.csv=1.csv", "10.csv=10.csv", "2.csv=2.csv"}) {
		t.Errorf("got %q", got)
	}
}

// TestArchives has archives that are not what they should be.
func TestArchives(t *testing.T) {
	whole := gzipped(t, bytes.Repeat(logOf("x"), 1000))
	nearly := gzipped(t, make([]byte, freeBytes)) // what one file may just hold
	sjis := string(bytesIn(t, japanese.ShiftJIS, "ログ.csv"))
	for _, tt := range []struct {
		name string
		data []byte
		want []string
	}{
		{"gzip bomb", gzipped(t, make([]byte, freeBytes+1)), []string{"!it expands too far"}},
		{"zip bomb", boasting(t, freeBytes+1), []string{"!it expands too far"}},
		{"cut off", whole[:len(whole)/2], []string{"!the archive is damaged or cut off"}},
		{"cut off zip", zipped(t, entry{"a.csv", logOf("a")})[:60], []string{"!the archive is damaged or cut off"}},
		{"zip in zip", zipped(t, entry{"a.zip", zipped(t, entry{"b.csv", logOf("b")})}, entry{"c.csv", logOf("c")}), []string{"/a.zip!an archive inside", "/c.csv=c"}},
		{"one damaged member", damagedMember(t), []string{"/a.csv!the archive is damaged or cut off", "/b.csv=b", "/z/c.csv=c"}},
		{"members that are no logs", zipped(t, entry{"a.csv", []byte("x\n1\n")}, entry{"b.csv", logOf("b")}, entry{"c.csv", nil}), []string{"/a.csv!no profile matches", "/b.csv=b", "/c.csv!the file is empty"}},
		{"paths that lead out", zipped(t, entry{"/etc/a.csv", logOf("a")}, entry{`..\..\b.csv`, logOf("b")}, entry{"x/../../c.csv", logOf("c")}), []string{"/b.csv=b", "/c.csv=c", "/etc/a.csv=a"}},
		{"a bomb of gzip in a zip", zipped(t, entry{"a.csv.gz", gzipped(t, make([]byte, freeBytes+1))}, entry{"b.csv", logOf("b")}), []string{"/a.csv.gz!it expands too far: more than 200 times its size, or 32 GB", "/b.csv=b"}},
		{"a bomb in parts", zipped(t, entry{"a.csv.gz", nearly}, entry{"b.csv.gz", nearly}, entry{"c.csv.gz", nearly}, entry{"d.csv", logOf("d")}),
			[]string{"/a.csv.gz!this is no text", "/b.csv.gz!this is no text", "/c.csv.gz!it expands too far", "/d.csv=d"}},
		{"empty zip", zipped(t), []string{"!no file to import in the archive"}},
		{"spreadsheet", zipped(t, entry{"[Content_Types].xml", nil}), []string{"!this is no text"}},
		{"empty member", zipped(t, entry{"a.csv", nil}), []string{"/a.csv!the file is empty"}},
		{"Japanese name", zipped(t, entry{sjis, logOf("a")}), []string{"/ログ.csv=a"}},
		{"gzip of nothing", gzipped(t, nil), []string{"!the file is empty"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "archive", tt.data)
			got := outcome(t, path, Options{}, path)
			if len(got) != len(tt.want) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			for i, g := range got {
				if g = strings.TrimPrefix(g, filepath.ToSlash(path)); !strings.HasPrefix(strings.TrimPrefix(g, "/"), strings.TrimPrefix(tt.want[i], "/")) {
					t.Errorf("got %q, want %q", g, tt.want[i])
				}
			}
		})
	}
}

func TestProtected(t *testing.T) {
	data := zipped(t, entry{"a.csv", logOf("a")})
	data[6] |= 1 // in the file's own header
	central := bytes.Index(data, []byte("PK\x01\x02"))
	data[central+8] |= 1
	wantProblem(t, refused(t, write(t, "a.zip", data), Options{}), model.ErrInput, "password")
}

// TestStdin reads a stream, by way of a file that is gone afterwards.
func TestStdin(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for name, data := range map[string][]byte{"plain": logOf("a"), "gzip": gzipped(t, logOf("a")), "zip": zipped(t, entry{"in/b.csv", logOf("a")})} {
		got := outcome(t, "", Options{Stdin: bytes.NewReader(data)}, "-")
		want := "-=a"
		if name == "zip" {
			want = "-/in/b.csv=a"
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := outcome(t, "", Options{Stdin: strings.NewReader("")}, "-"); !slices.Equal(got, []string{"-!the file is empty"}) {
		t.Errorf("got %q", got)
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestStdinInterrupted gives up waiting for a stream that says nothing.
func TestStdinInterrupted(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Import(ctx, new(memory), []string{"-"}, Options{Stdin: r}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestEmptyFile(t *testing.T) {
	wantProblem(t, refused(t, write(t, "a.csv", nil), Options{}), model.ErrInput, "empty")
}

func TestNoPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Log("root may read everything: only the wording is checked")
		wantProblem(t, named("a.csv", unreadable(os.ErrPermission)), model.ErrInput, "no permission")
		return
	}
	path := write(t, "a.csv", logOf("a"))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, refused(t, path, Options{}), model.ErrInput, "no permission")
}
