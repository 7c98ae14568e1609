package export

import (
	"io"
	"iter"
	"slices"

	"edgelens/model"
)

// LinesJSON writes lines as objects by field id, one a line; as an array if
// asked. Empty fields are left out; columns chooses fields, nil is all. It
// returns how many lines it wrote.
func LinesJSON(w io.Writer, columns []model.Column, lines iter.Seq2[model.Line, error], array bool) (n int64, err error) {
	p := newLinePrinter(columns)
	if array {
		p.open('[')
	}
	for line, err := range lines {
		if err != nil {
			return n, err
		}
		if n++; array && n > 1 {
			p.b = append(p.b, ',')
		}
		if array {
			p.b = append(p.b, '\n')
		}
		p.line(&line)
		if !array {
			p.b = append(p.b, '\n')
		}
		if len(p.b) >= flushAt {
			if err := p.flush(w); err != nil {
				return n, err
			}
		}
	}
	if array {
		p.b = append(p.b, "\n]\n"...)
	}
	return n, p.flush(w)
}

// linePrinter builds the objects of lines.
type linePrinter struct {
	object
	fields  []int // positions in model.Fields
	keys    []string
	extra   map[string]bool // headings of unknown columns; nil is all
	outcome bool
	note    bool
	names   []string // of one line's unknown columns
}

func newLinePrinter(columns []model.Column) *linePrinter {
	p := &linePrinter{}
	if columns == nil {
		columns = Columns()
	} else {
		p.extra = map[string]bool{}
	}
	for _, c := range columns {
		switch i := c.Index(); {
		case i >= 0:
			p.fields = append(p.fields, i)
			p.keys = append(p.keys, string(appendString(nil, c.Name))+":")
		case c == model.OutcomeColumn:
			p.outcome = true
		case c == model.NoteColumn:
			p.note = true
		case c.Unknown:
			p.extra[c.Name] = true
		}
	}
	return p
}

func (p *linePrinter) line(l *model.Line) {
	p.b = append(p.b, '{')
	for at, i := range p.fields {
		if cell := l.Cells[i]; !model.Blank(cell) || model.Fields[i].Kind == model.KindTime && !l.Time.IsZero() {
			p.comma()
			p.b = append(p.b, p.keys[at]...)
			p.cell(l, i, cell)
		}
	}
	if p.outcome {
		p.key("outcome")
		p.text(l.Text(model.OutcomeColumn))
	}
	if p.note && l.Note != "" {
		p.key("note")
		p.text(l.Note)
	}
	p.unknown(l)
	p.key("_source")
	p.number(l.Source)
	p.key("_record")
	p.number(l.Record)
	p.close('}')
}

// cell writes a value as its kind: times as instants with the offset they were
// written with, numbers as numbers, types and actions as ids.
func (p *linePrinter) cell(l *model.Line, i int, cell string) {
	switch k := model.Fields[i].Kind; k {
	case model.KindTime:
		if !l.Time.IsZero() {
			p.time(l.Time)
			return
		}
	case model.KindInteger, model.KindBytes:
		if n, ok := model.Number(cell); ok {
			p.number(n)
			return
		}
	case model.KindType, model.KindAction:
		cell = k.Canonical(cell)
	}
	p.text(cell)
}

func (p *linePrinter) unknown(l *model.Line) {
	p.names = p.names[:0]
	for name, cell := range l.Extra {
		if !model.Blank(cell) && (p.extra == nil || p.extra[name]) {
			p.names = append(p.names, name)
		}
	}
	if len(p.names) == 0 {
		return
	}
	slices.Sort(p.names) // a map has no order, an answer must
	p.key("extra")
	p.open('{')
	for _, name := range p.names {
		p.key(name)
		p.text(l.Extra[name])
	}
	p.close('}')
}
