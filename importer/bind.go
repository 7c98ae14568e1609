package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"edgelens/model"
)

// binding is what a profile makes of a heading.
type binding struct {
	headings []model.Heading
	known    int            // columns that are fields
	fields   map[string]int // field id → column
	doubles  []int          // columns that would be a field another one is
	width    int            // columns that stand in the file
}

func (b binding) has(id string) bool { _, ok := b.fields[id]; return ok }

func (b binding) hasHeading(text string) bool {
	name := model.FoldName(text)
	return slices.ContainsFunc(b.headings, func(h model.Heading) bool { return model.FoldName(h.Text) == name })
}

// column is the column of a field, -1 if there is none.
func (b binding) column(id string) int {
	if i, ok := b.fields[id]; ok {
		return i
	}
	return -1
}

// same reports whether two headings name the same columns in the same order,
// in whatever language.
func (b binding) same(o binding) bool {
	return slices.Equal(b.names(), o.names())
}

// names are what the columns are known by, without unnamed ones at the end.
func (b binding) names() []model.Column {
	var all []model.Column
	for _, h := range b.headings[:b.width] {
		c := h.Column
		if c.Unknown {
			c.Name = model.FoldName(h.Text)
		}
		all = append(all, c)
	}
	for len(all) > 0 && all[len(all)-1] == (model.Column{Unknown: true}) {
		all = all[:len(all)-1]
	}
	return all
}

// claim is a column that may be a field; the one with the lowest rank is it.
type claim struct{ column, rank int }

// bind finds out what the columns of a heading are. What the profile says
// beats a label, that beats another name, then left beats right. All other
// columns are unknown ones, named by their headings; a heading that stands
// there again gets a number (備考, 備考 (2)), an empty one is named by its
// place (列5).
func bind(cells []string, p *Profile) binding {
	b := binding{fields: map[string]int{}, headings: make([]model.Heading, len(cells)), width: len(cells)}
	best, wanted := map[string]claim{}, make([]string, len(cells))
	for i, text := range cells {
		id, rank, ok := p.field(text)
		if !ok {
			continue
		}
		wanted[i] = id
		if c, taken := best[id]; !taken || rank < c.rank {
			best[id] = claim{i, rank}
		}
	}
	used := map[string]bool{}
	for i, text := range cells {
		b.headings[i] = model.Heading{Text: text}
		if id := wanted[i]; id != "" && best[id].column == i {
			b.headings[i].Column = model.FieldColumn(id)
			b.fields[id] = i
			continue
		}
		if wanted[i] != "" {
			b.doubles = append(b.doubles, i)
		}
		b.headings[i].Column = model.Column{Name: unknownName(text, i, used), Unknown: true}
	}
	b.known = len(b.fields)
	b.addDefaults(p)
	return b
}

// addDefaults adds the fields that have no column.
func (b *binding) addDefaults(p *Profile) {
	for _, id := range slices.Sorted(maps.Keys(p.Defaults)) {
		if !b.has(id) {
			b.fields[id] = len(b.headings)
			b.headings = append(b.headings, model.Heading{Column: model.FieldColumn(id)})
		}
	}
}

func unknownName(text string, i int, used map[string]bool) string {
	base := text
	if strings.TrimSpace(text) == "" {
		base = fmt.Sprintf("列%d", i+1)
	}
	name := base
	for n := 2; used[name]; n++ {
		name = fmt.Sprintf("%s (%d)", base, n)
	}
	used[name] = true
	return name
}

// field is what a heading means under the profile.
func (p *Profile) field(heading string) (id string, rank int, ok bool) {
	if id, ok := p.own[model.FoldName(heading)]; ok {
		return id, -1, id != ""
	}
	f, r, ok := model.FieldByHeading(heading)
	return f.ID, int(r), ok
}

// notices says which columns were not taken for the field they could be.
func (b binding) notices() []model.Text {
	var all []model.Text
	for _, i := range b.doubles {
		all = append(all, model.Textf("列「%s」は他の列と同じ項目のため、別の列として残しました", "column %q is the same field as another one; it is kept as a column of its own", b.headings[i].Text))
	}
	return all
}
