package model

import "strings"

// ParseColumns reads a list of columns, separated by commas, with the names
// of the filter language; a name in quotes is the heading of an unknown
// column. headings are the unknown columns of the case; nil allows any name.
// The error is a [*FilterError].
func ParseColumns(list string, headings []string) ([]Column, error) {
	p := &filterParser{text: list, headings: headings}
	var columns []Column
	for {
		c, err := p.listedColumn()
		if err != nil {
			return nil, err
		}
		columns = append(columns, c)
		if p.peek() != ',' {
			break
		}
		p.skip()
	}
	if err := p.listEnd(); err != nil {
		return nil, err
	}
	return columns, nil
}

// listedColumn is the next column of a list.
func (p *filterParser) listedColumn() (Column, error) {
	p.peek()
	at := p.pos
	name, quoted, err := p.listed()
	if err != nil {
		return Column{}, err
	}
	if name == "" && !quoted {
		return Column{}, p.fail(at, Text{JA: "項目名がありません", EN: "no field"})
	}
	return p.column(name, quoted, at)
}

// listEnd reports what is left behind the last name of a list.
func (p *filterParser) listEnd() error {
	if p.pos < len(p.text) {
		return p.fail(p.pos, Text{JA: "項目は , で区切ります", EN: "fields are separated by ,"})
	}
	return nil
}

// listed is one name of a list: quoted, or up to a comma. Blanks inside it
// belong to it, because labels have them.
func (p *filterParser) listed() (name string, quoted bool, err error) {
	if strings.HasPrefix(p.text[p.pos:], `"`) {
		name, err = p.quoted()
		return name, true, err
	}
	name, _, _ = strings.Cut(p.text[p.pos:], ",")
	p.pos += len(name)
	return strings.TrimSpace(name), false, nil
}
