package export

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"edgelens/model/clean"
)

// flushAt is how many bytes are gathered before they are written.
const flushAt = 64 << 10

// delimited writes CSV (RFC 4180) and TSV, which is quoted in the same way.
type delimited struct {
	w       io.Writer
	comma   byte
	eol     string
	o       Options
	quoted  [utf8.RuneSelf]bool // the bytes that make quotes necessary
	cp932   *cp932
	buf     []byte
	row     int // of the table being written; 0 is its heading
	tables  int
	names   []string
	defused int64
}

func newDelimited(w io.Writer, comma byte, o Options) *delimited {
	d := &delimited{w: w, comma: comma, eol: "\n", o: o}
	for _, c := range []byte{comma, '"', '\r', '\n'} {
		d.quoted[c] = true
	}
	if o.CRLF {
		d.eol = "\r\n"
	}
	switch o.Encoding {
	case UTF8BOM:
		d.buf = append(d.buf, "\ufeff"...)
	case CP932:
		d.cp932 = newCP932()
	}
	return d
}

// Grid writes the title as `title,` on a line of its own, the heading and the
// rows. A blank line stands between tables.
func (d *delimited) Grid(g Grid) error {
	if d.tables++; d.tables > 1 {
		d.buf = append(d.buf, d.eol...)
	}
	d.row, d.names = 0, g.Headings
	if g.Title != "" {
		if err := d.write([]string{g.Title, ""}); err != nil {
			return err
		}
	}
	if len(g.Headings) > 0 {
		if err := d.write(g.Headings); err != nil {
			return err
		}
	}
	for cells, err := range g.Rows {
		if err != nil {
			return err
		}
		d.row++
		if err := d.write(cells); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left.
func (d *delimited) Close() error {
	_, err := d.w.Write(d.buf)
	d.buf = d.buf[:0]
	return err
}

// Defused is how many cells got an apostrophe.
func (d *delimited) Defused() int64 { return d.defused }

func (d *delimited) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			d.buf = append(d.buf, d.comma)
		}
		if err := d.cell(i, cell); err != nil {
			return err
		}
	}
	if len(cells) == 1 && cells[0] == "" {
		d.buf = append(d.buf, `""`...) // a blank line would be no record
	}
	d.buf = append(d.buf, d.eol...)
	if len(d.buf) < flushAt {
		return nil
	}
	return d.Close()
}

func (d *delimited) cell(i int, cell string) error {
	if d.o.Defuse {
		safe, touched := clean.Formula(cell)
		if touched {
			d.defused++
		}
		cell = safe
	}
	if d.o.Clean {
		cell = clean.Text(cell)
	}
	start := len(d.buf)
	if d.needsQuotes(cell) {
		d.quote(cell)
	} else {
		d.buf = append(d.buf, cell...)
	}
	if d.cp932 == nil {
		return nil
	}
	var r rune
	var ok bool
	if d.buf, r, ok = d.cp932.encode(d.buf, start); !ok {
		return missing(d.row, d.name(i), r)
	}
	return nil
}

func (d *delimited) quote(cell string) {
	d.buf = append(d.buf, '"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		d.buf = append(append(d.buf, cell[:i+1]...), '"')
		cell = cell[i+1:]
	}
	d.buf = append(append(d.buf, cell...), '"')
}

func (d *delimited) needsQuotes(cell string) bool {
	for i := 0; i < len(cell); i++ {
		if c := cell[i]; c < utf8.RuneSelf && d.quoted[c] {
			return true
		}
	}
	return false
}

// name says which column a cell is in.
func (d *delimited) name(i int) string {
	if i < len(d.names) {
		return clean.Text(d.names[i])
	}
	return fmt.Sprint(i + 1)
}
