package sqlite

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"edgelens/model"
)

// columnSet is the columns of a log, whatever their order and language. Within
// one, equal records of several sources stand for the same lines; between two,
// what both have decides.
type columnSet struct {
	names   []string       // sorted; the heading of an unknown column after "="
	columns []model.Column // those a record's cells are compared by: all but the time

	cells       []int // where a setLineReader has each of the columns, -1 for an unknown one
	typ, client int   // which of the columns they are
}

// mustShare are the columns without which records of different column sets are
// not compared: too little would be equal by chance.
var mustShare = []string{"time", "type", "client_ip"}

// columnSetOf names the columns of a log for the table source, "" for what is
// no log.
func columnSetOf(src *model.Source) string {
	if src.Kind != model.KindLog {
		return ""
	}
	var names []string
	for _, h := range src.Tables[0].Headings {
		name := h.Column.Name
		if h.Column.Unknown {
			name = "=" + name
		}
		names = append(names, name)
	}
	slices.Sort(names)
	b, err := json.Marshal(names)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

// parseColumnSet reads what columnSetOf wrote.
func parseColumnSet(text string) (*columnSet, error) {
	s := &columnSet{}
	if text == "" {
		return s, nil
	}
	if err := json.Unmarshal([]byte(text), &s.names); err != nil {
		return nil, err
	}
	for _, name := range s.names {
		heading, unknown := strings.CutPrefix(name, "=")
		c := model.Column{Name: heading, Unknown: unknown}
		if c.Kind() != model.KindTime {
			s.columns = append(s.columns, c)
		}
	}
	return s, nil
}

// meets reports whether records with these columns are compared with those of
// other column sets.
func (s *columnSet) meets() bool {
	return !slices.ContainsFunc(mustShare, func(name string) bool { return !slices.Contains(s.names, name) })
}

// compareWidth puts column sets in the order in which they are matched: those
// with most columns first, then by name.
func compareWidth(a, b *columnSet) int {
	return cmp.Or(cmp.Compare(len(b.names), len(a.names)), slices.Compare(a.names, b.names))
}

// position finds a column among the cells, -1 if there is none.
func (s *columnSet) position(c model.Column) int { return slices.Index(s.columns, c) }

func (s *columnSet) shared(other *columnSet) (shared sharedColumns) {
	for i, c := range s.columns {
		if j := other.position(c); j >= 0 {
			shared.wide, shared.narrow = append(shared.wide, i), append(shared.narrow, j)
		}
	}
	return shared
}
