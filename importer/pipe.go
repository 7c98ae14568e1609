package importer

import (
	"context"
	"errors"
	"hash/crc32"
	"io"
	"iter"
	"time"

	"edgelens/model"
)

// What goes through the channel at a time, and how many times over.
const (
	batchRecords = 512
	batchBytes   = chunkBytes
	batchCells   = 32 << 10
	batchesAhead = 8 // as many records as a loader may take at a time
)

// batch is a number of records on their way to the loader.
type batch struct {
	records []model.Record
	read    int64 // bytes of the file up to their end
	err     error // after the records
}

// source is a recognised file.
type source struct {
	input
	survey
	plan *plan
	zone *time.Location

	tables  []model.Table // found by parsing
	notices []model.Text
}

// records gives the file's records as they are read. Parsing goes on beside
// whoever takes them; it has ended when the loop over them ends.
func (s *source) records(ctx context.Context, progress func(read, records int64)) iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		batches := make(chan batch, batchesAhead)
		go func() {
			defer close(batches)
			s.produce(ctx, batches)
		}()
		defer func() {
			stop()
			for range batches { // until it is closed
			}
		}()
		count := int64(0)
		for b := range batches {
			for i := range b.records {
				if !yield(b.records[i], nil) {
					return
				}
			}
			count += int64(len(b.records))
			progress(b.read, count)
			if b.err != nil {
				yield(model.Record{}, b.err)
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(model.Record{}, err)
		}
	}
}

// produce parses the file into batches until it or ctx ends.
func (s *source) produce(ctx context.Context, batches chan<- batch) {
	var b batch
	size, cells := 0, 0
	send := func() bool {
		full := b
		b, size, cells = batch{read: full.read}, 0, 0
		select {
		case batches <- full:
			return true
		case <-ctx.Done():
			return false
		}
	}
	b.err = s.parse(func(r model.Record) bool {
		if b.records == nil {
			b.records = make([]model.Record, 0, batchRecords)
		}
		b.records = append(b.records, r)
		b.read += int64(len(r.Bytes))
		size, cells = size+len(r.Bytes), cells+len(r.Cells)
		if len(b.records) == batchRecords || size >= batchBytes || cells >= batchCells {
			return send()
		}
		return ctx.Err() == nil
	})
	send()
}

// parse reads the file a second time and gives its records. It ends with an
// error if the bytes are not those of the first time.
func (s *source) parse(give func(model.Record) bool) error {
	f, err := s.open()
	if err != nil {
		return unreadable(err)
	}
	defer f.Close()
	check := crc32.New(checkTable)
	p := newParser(io.TeeReader(f, check), s.plan, s.zone)
	for {
		r, err := p.record()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return unreadable(err)
		}
		if !give(r) {
			return nil
		}
	}
	if check.Sum32() != s.check {
		return changed()
	}
	s.tables, s.notices = p.tables, p.told()
	return nil
}
