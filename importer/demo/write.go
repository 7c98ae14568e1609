package demo

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"edgelens/model"
)

// File is one of the files of the month. Records are counted for logs only:
// Records = New + Known + Rejected, as an import in the order of [Data.Files]
// finds them.
type File struct {
	Name                          string
	Kind                          model.SourceKind
	Records, New, Known, Rejected int64

	log   *logFile // nil for what is no log
	cp932 bool     // else UTF-8 with a byte order mark
	write func(io.Writer, *Data) error
}

// describe lists the files and counts what the logs hold.
func (d *Data) describe() []File {
	month, before, again := d.Month.String(), d.Before.String(), secondFrom(d).String()
	files := []File{
		logged("インターネットセキュリティ_"+month+".csv", &firstExport),
		logged("ポリシー施行_"+month+".csv", &policyExport),
		logged("インターネットセキュリティ_"+again+"から.csv", &secondExport),
		logged("インターネットセキュリティ_"+before+".csv", &beforeExport),
		{Name: "帯域幅_" + month + ".csv", Kind: model.KindStatistics, write: writeStatistics},
		{Name: "月次レポート_" + month + ".csv", Kind: model.KindPrinted, cp932: true, write: writePrinted},
	}
	for _, e := range d.Events {
		countRecord(files, d, e)
	}
	return files
}

func logged(name string, l *logFile) File {
	f := File{Name: name, Kind: model.KindLog, log: l, cp932: l.cp932, write: l.write}
	if l.bad {
		f.Records, f.Rejected = BadRecords, BadRecords
	}
	return f
}

// countRecord counts an event in every log that holds it: it is new in the
// first, and known in those after. Exports hold whole hours, so equal lines
// are always in a file together or not at all.
func countRecord(files []File, d *Data, e Event) {
	seen := false
	for i := range files {
		f := &files[i]
		if f.log == nil || !f.log.holds(d, e) {
			continue
		}
		f.Records++
		if seen {
			f.Known++
		} else {
			f.New++
		}
		seen = true
	}
}

// Write makes up a month and writes its files into a folder, which is made if
// it is missing. It gives their paths in import order. A file that is there
// with other content is left alone and an error: it may be a customer's. After
// an error none of the files is left behind that were not there before.
func Write(dir string, o Options) (files []string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	d := Month(o)
	var written []string
	defer func() {
		if err != nil {
			for _, path := range written {
				os.Remove(path)
			}
		}
	}()
	for _, f := range d.Files {
		path := filepath.Join(dir, f.Name)
		isNew, err := f.place(path, d)
		if err != nil {
			return nil, err
		}
		if isNew {
			written = append(written, path)
		}
		files = append(files, path)
	}
	return files, nil
}

// place writes the file beside its path and renames it, or leaves alone what
// is there.
func (f File) place(path string, d *Data) (isNew bool, err error) {
	var content bytes.Buffer
	if err := f.render(&content, d); err != nil {
		return false, err
	}
	switch there, err := os.ReadFile(path); {
	case err == nil && bytes.Equal(there, content.Bytes()):
		return false, nil
	case err == nil:
		return false, occupied(path)
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	beside, err := os.CreateTemp(filepath.Dir(path), ".edgelens-*")
	if err != nil {
		return false, err
	}
	defer os.Remove(beside.Name())
	_, err = beside.Write(content.Bytes())
	if err := errors.Join(err, beside.Close()); err != nil {
		return false, err
	}
	return true, os.Rename(beside.Name(), path)
}

func occupied(path string) error {
	return &model.Problem{
		Kind: model.ErrUsage,
		What: model.Textf("%s: 別の内容のファイルがすでにあります", "%s: a file with other content is there already", path),
		Hint: model.Text{JA: "空のフォルダを指定してください", EN: "name an empty folder"},
		Err:  fs.ErrExist,
	}
}

// render writes the file's bytes in its encoding.
func (f File) render(w io.Writer, d *Data) error {
	buffered := bufio.NewWriter(w)
	if !f.cp932 {
		if _, err := buffered.WriteString(bom); err != nil {
			return err
		}
		return errors.Join(f.write(buffered, d), buffered.Flush())
	}
	encoded := cp932(buffered)
	return errors.Join(f.write(encoded, d), encoded.Close(), buffered.Flush())
}
