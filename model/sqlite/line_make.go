package sqlite

import (
	"encoding/json"
	"fmt"
	"maps"

	"edgelens/model"
)

// linePage are some rows and the values in them that no page before has had.
// Its lines are made after those of the pages before, and need not be made by
// the goroutine that reads.
type linePage struct {
	maker  *lineMaker
	rows   []storedLine
	values map[int64]storedValue
}

// lineMaker makes lines of rows.
type lineMaker struct {
	fields []int // positions in model.Fields of the columns that are read
	values map[int64]storedValue
	notes  map[int64]string
}

// storedLine is a row as it stands in the file.
type storedLine struct {
	id, source, record, clock int64
	micros                    int64
	time, extra               *string
	cells                     []any
	own                       *string // cells that a source wrote otherwise, as JSON
}

type storedValue struct {
	text   string
	number int64
}

// lines makes the lines of the page, with what its query has read besides.
func (p linePage) lines(use func(l model.Line, own *string) error) error {
	maps.Copy(p.maker.values, p.values)
	fields := len(model.Fields)
	cells := make([]string, len(p.rows)*fields)
	for i, row := range p.rows {
		line, err := p.maker.line(row, cells[i*fields:(i+1)*fields:(i+1)*fields])
		if err != nil {
			return err
		}
		if err := use(line, row.own); err != nil {
			return err
		}
	}
	return nil
}

// line makes a line of a row, in the room for its cells.
func (m *lineMaker) line(l storedLine, cells []string) (model.Line, error) {
	c := m.values[l.clock]
	line := model.Line{
		ID: l.id, Source: l.source, Record: l.record,
		Time:  lineTime(l.id, l.micros, int(c.number)),
		Cells: cells,
		Note:  m.notes[l.id],
	}
	if l.time != nil {
		line.Cells[timeField] = *l.time
	} else {
		line.Cells[timeField] = clock{c.text, int(c.number)}.text(secondOf(l.id))
	}
	for i, cell := range l.cells {
		text, err := m.text(cell)
		if err != nil {
			return line, err
		}
		line.Cells[m.fields[i]] = text
	}
	if l.extra != nil {
		if err := json.Unmarshal([]byte(*l.extra), &line.Extra); err != nil {
			return line, fmt.Errorf("line %d: %w", l.id, err)
		}
	}
	return line, nil
}

var timeField = model.FieldColumn("time").Index()

// text is a stored cell as it was read.
func (m *lineMaker) text(cell any) (string, error) {
	switch c := cell.(type) {
	case nil:
		return "", nil
	case int64:
		v, ok := m.values[c]
		if !ok {
			return "", fmt.Errorf("%w: no value %d", errDamaged, c)
		}
		return v.text, nil
	case string:
		return c, nil
	}
	return "", fmt.Errorf("%w: a cell of type %T", errDamaged, cell)
}
