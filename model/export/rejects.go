package export

import (
	"encoding/base64"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"edgelens/model"
)

// Rejects are rejected records with what is needed to show them.
type Rejects struct {
	All     iter.Seq2[model.Reject, error]
	Sources []model.Source // to know the encodings
	Lang    model.Lang     // of the reasons
}

// text is the record as text: in the encoding of its source unless it is
// UTF-8, without its line end. What does not decode becomes U+FFFD; the bytes
// stand beside it.
func (r Rejects) text(j model.Reject) string {
	s := string(j.Bytes)
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		s = decode(j.Bytes, r.encoding(j.Source))
	}
	return strings.TrimRight(strings.ToValidUTF8(s, "\ufffd"), "\r\n")
}

func (r Rejects) encoding(source int64) string {
	for _, s := range r.Sources {
		if s.ID == source {
			return s.Encoding
		}
	}
	return ""
}

// decode reads bytes by the name of an encoding, as the WHATWG knows it; an
// unknown name changes nothing.
func decode(b []byte, name string) string {
	if name == string(CP932) {
		name = "shift_jis" // the WHATWG's Shift_JIS is CP932
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return string(b)
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(b)
	}
	return string(out)
}

// JSON writes one object a line; as an array if asked. It returns how many it
// wrote.
func (r Rejects) JSON(w io.Writer, array bool) (n int64, err error) {
	o := &object{}
	if array {
		o.b = append(o.b, '[')
	}
	for j, err := range r.All {
		if err != nil {
			return n, err
		}
		if n++; array && n > 1 {
			o.b = append(o.b, ',')
		}
		if array {
			o.b = append(o.b, '\n')
		}
		r.object(o, j)
		if !array {
			o.b = append(o.b, '\n')
		}
		if err := o.flush(w); err != nil {
			return n, err
		}
	}
	if array {
		o.b = append(o.b, "\n]\n"...)
	}
	return n, o.flush(w)
}

func (r Rejects) object(o *object, j model.Reject) {
	o.b = append(o.b, '{')
	o.count("source", j.Source)
	o.count("record", j.Record)
	o.count("line", j.Line)
	o.count("offset", j.Offset)
	o.pair("reason", j.Reason.In(r.Lang))
	o.pair("text", r.text(j))
	o.key("raw_base64")
	o.base64(j.Bytes)
	o.close('}')
}

// Grid is the rejects as a table; with raw, their bytes in base 64 too.
func (r Rejects) Grid(raw bool) Grid {
	g := Grid{Numbers: []bool{true, true, true, true, false, false, false}}
	for _, h := range []model.Text{
		{JA: "取り込み元", EN: "Source"}, {JA: "レコード", EN: "Record"}, {JA: "行", EN: "Line"},
		{JA: "位置", EN: "Offset"}, {JA: "理由", EN: "Reason"}, {JA: "内容", EN: "Text"},
	} {
		g.Headings = append(g.Headings, h.In(r.Lang))
	}
	if raw {
		g.Headings = append(g.Headings, "raw_base64")
	}
	g.Rows = func(yield func([]string, error) bool) {
		for j, err := range r.All {
			if !yield(r.row(j, raw), err) || err != nil {
				return
			}
		}
	}
	return g
}

func (r Rejects) row(j model.Reject, raw bool) []string {
	var row []string
	for _, n := range []int64{j.Source, j.Record, j.Line, j.Offset} {
		row = append(row, strconv.FormatInt(n, 10))
	}
	row = append(row, j.Reason.In(r.Lang), r.text(j))
	if raw {
		row = append(row, base64.StdEncoding.EncodeToString(j.Bytes))
	}
	return row
}
