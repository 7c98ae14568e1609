package main

import (
	"bytes"
	"context"
	"io"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
)

// printRaw writes the bytes of records. The last record of a file may lack a
// line end, and another may follow it here.
func (l *lines) printRaw(ctx context.Context, w io.Writer) error {
	ends, err := l.lineEnds(ctx)
	if err != nil {
		return err
	}
	var missing []byte
	for line, err := range counted(l.store.Lines(ctx, l.query), &l.written, 0) {
		if err != nil {
			return err
		}
		b, err := l.store.Raw(ctx, model.Place{Source: line.Source, Record: line.Record})
		if err != nil {
			return err
		}
		if l.app.outTerminal && !l.toFile() {
			b = []byte(clean.Text(strings.TrimRight(string(b), "\r\n")) + "\n")
		} else {
			b = append(missing, b...)
			missing = ends[line.Source].missing(b)
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// lineEnd is what ends a line in an encoding: LF, or CR.
type lineEnd struct{ lf, cr []byte }

// lineEnds are those of each source.
func (l *lines) lineEnds(ctx context.Context) (map[int64]lineEnd, error) {
	sources, err := l.store.Sources(ctx)
	ends := map[int64]lineEnd{}
	for _, s := range sources {
		switch s.Encoding {
		case "utf-16le":
			ends[s.ID] = lineEnd{lf: []byte("\n\x00"), cr: []byte("\r\x00")}
		case "utf-16be":
			ends[s.ID] = lineEnd{lf: []byte("\x00\n"), cr: []byte("\x00\r")}
		default:
			ends[s.ID] = lineEnd{lf: []byte("\n"), cr: []byte("\r")}
		}
	}
	return ends, err
}

// missing is what a record lacks at its end for another one to follow.
func (e lineEnd) missing(b []byte) []byte {
	if bytes.HasSuffix(b, e.lf) || bytes.HasSuffix(b, e.cr) {
		return nil
	}
	return bytes.Clone(e.lf)
}
