package model

import (
	"slices"
	"time"
)

// Line is one event of a log, with its cells as the source it is shown from
// had them.
type Line struct {
	ID     int64 // order: newer lines have smaller ids, those of a second as they were met; not stable across cases
	Source int64
	Record int64             // number of the record in that source, from 1
	Time   time.Time         // instant, in the zone the cell was written with
	Cells  []string          // one for each of Fields; "" where there is none
	Extra  map[string]string // cells of unknown columns by heading
	Note   string            // what a user wrote about it, "" for nothing
}

// MaxNote is how many characters a note may have.
const MaxNote = 1000

// Cell is the text in a column as it was read, "" where the line has none.
func (l Line) Cell(c Column) string {
	if i := c.Index(); i >= 0 {
		return l.Cells[i]
	}
	return l.Extra[c.Name]
}

// Place says where a line stands in a source.
type Place struct {
	Source int64
	Record int64
}

// Reject is a record that could not be understood.
type Reject struct {
	Source int64
	Record int64
	Line   int64 // number of the text line it begins on, from 1
	Offset int64 // bytes from the start of the file
	Reason Text
	Bytes  []byte // its own bytes, line end included
}

// SourceKind is what a file holds.
type SourceKind string

// The kinds of source. Statistics and printed tables are not lines.
const (
	KindLog        SourceKind = "log"
	KindStatistics SourceKind = "statistics"
	KindPrinted    SourceKind = "printed"
)

// Heading is a column of a source: what stood there and what it is.
type Heading struct {
	Text   string // as it stood in the file
	Column Column
}

// Table is a heading with the records below it. A log has one; a printed
// report may have several, each with the number of its section.
type Table struct {
	Section  int // 0 for logs and statistics
	Headings []Heading
}

// Source is an imported file.
type Source struct {
	ID       int64
	Path     string // as it was named at import; display only
	SHA256   [32]byte
	Size     int64 // bytes
	Kind     SourceKind
	Profile  string
	Encoding string
	Tables   []Table
	Period   Period // what statistics or printed tables are about, if known
	Imported time.Time

	Records, New, Known, Rejected int64

	From, To time.Time // first and last time of its lines; zero without lines
	Notices  []Text    // what was odd but not wrong
	Again    bool      // the file was already in the case; nothing was written

	KnownFrom []SourceCount // known records by the other source whose lines they stand for, largest first; of this import only

	Said Said // what the import was told, so that the file can be read again the same way
}

// Unreadable is how many records of sources were not understood.
func Unreadable(sources []Source) (n int64) {
	for _, src := range sources {
		n += src.Rejected
	}
	return n
}

// Days are the days a source is about in a zone, no period if nobody knows.
func (s Source) Days(zone *time.Location) Period {
	if !s.From.IsZero() {
		return Period{From: DayOf(s.From.In(zone)), To: DayOf(s.To.In(zone))}
	}
	return s.Period
}

// Holds reports whether statistics or printed tables tell of a section.
func (s Source) Holds(section *Section) bool {
	return section.CanComeFrom(s.Kind) && (s.Kind == KindStatistics ||
		s.Kind == KindPrinted && slices.ContainsFunc(s.Tables, func(t Table) bool { return t.Section == section.Number }))
}

// Said is what was not left to the importer to find out about a file. The zone
// of times without one is not part of it: it belongs to the case.
type Said struct {
	Encoding string  // "" if it was found out
	Profile  string  // NAME or NAME:SECTION; "" if it was found out
	Period   *Period // nil if it was found out
	Undefuse bool    // the ' that an export put before formulas was taken away
}

// But is what was said, with what else is said now instead.
func (s Said) But(now Said) Said {
	if now.Encoding != "" {
		s.Encoding = now.Encoding
	}
	if now.Profile != "" {
		s.Profile = now.Profile
	}
	if now.Period != nil {
		s.Period = now.Period
	}
	s.Undefuse = s.Undefuse || now.Undefuse
	return s
}

// SourceCount is how many records another source had already.
type SourceCount struct {
	ID      int64
	Path    string
	Records int64
}

// Record is what an importer makes of a row of a source, on its way into a
// case. The Bytes of all records of a source, in order, are the whole file.
type Record struct {
	Number int64  // from 1; 0 for bytes that are of no record
	Line   int64  // number of the text line it begins on, from 1
	Bytes  []byte // everything since the end of the record before
	Lead   int    // Bytes[Lead:] are the record's own, line end included
	Table  int    // index into Source.Tables

	Cells  []string  // one for each heading of its table, as read
	Time   time.Time // instant, in the zone the cell was written with; zero if none
	Reject *Text     // why it could not be understood; nil if it could

	Identity Identity // of the canonical record; log records only
	AsRead   uint64   // equal for equal cells as read under the same columns
}

// CutOff is an import that ended in the middle, by a power cut or a kill.
type CutOff struct {
	Path  string // of the file, as it was named
	Began time.Time
}

// Text says it to a person.
func (c CutOff) Text() Text {
	return Textf("%s の取り込みが途中で終わっていました(%[2]s 開始)。このファイルからは何も入っていません。もう一度取り込んでください",
		"the import of %s was cut off (begun %s): nothing of that file is in the case, import it again", c.Path, c.Began.Format(time.DateTime))
}
