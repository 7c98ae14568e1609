package importer

import (
	"context"
	"io"
	"iter"
	"path"
	"strings"
	"time"

	"edgelens/model"
)

// Archived is a file that lies in a case and no longer on a disk.
type Archived struct {
	Path string // as it was named at its import
	Size int64
	Open func() (io.ReadCloser, error) // gives its bytes from the first on, each time anew
}

// Read reads an archived file again, as Import would: what it gives is for a
// [Loader]; what only the records tell is in the source after the last of them.
// Errors begin with the path.
func Read(ctx context.Context, file Archived, zone *time.Location, o Options) (*model.Source, iter.Seq2[model.Record, error], error) {
	im, err := newImporting(nil, o)
	if err != nil {
		return nil, nil, named(file.Path, err)
	}
	src, s, err := im.read(ctx, file, zone)
	if err != nil {
		return nil, nil, named(file.Path, err)
	}
	return src, im.records(ctx, s, src), nil
}

func (im *importing) read(ctx context.Context, file Archived, zone *time.Location) (*model.Source, *source, error) {
	in := input{path: file.Path, name: contentName(file.Path), size: file.Size, open: file.Open}
	s, err := im.looked(ctx, in, zone)
	if err != nil {
		return nil, nil, err
	}
	src, err := im.described(ctx, s)
	return &src, s, err
}

// contentName is the name of what was in a file, of which a month may be read.
func contentName(shown string) string {
	name := path.Base(strings.ReplaceAll(shown, `\`, "/"))
	if strings.EqualFold(path.Ext(name), ".gz") {
		name = name[:len(name)-len(".gz")]
	}
	return name
}
