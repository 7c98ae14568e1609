package screen

import (
	"slices"

	"edgelens/model"
)

// nameOf are the parts of the name of a file with the lines of a filter: the
// section and the row they are behind, or that they are lines; the period; the
// other terms. They follow from the filter alone, so that a view has the same
// name however somebody came to it.
func nameOf(f model.Filter) []string {
	terms, periods := slices.Clone(f.Terms()), []string(nil)
	if i := slices.IndexFunc(terms, func(t model.Filter) bool { _, ok := periodOf(t); return ok }); i >= 0 {
		p, _ := periodOf(terms[i])
		terms, periods = slices.Delete(terms, i, i+1), []string{p.String()}
	}
	parts := []string{"lines"}
	for _, keyed := range []bool{true, false} {
		if name, rest, ok := behindSection(terms, keyed); ok {
			parts, terms = name, rest
			break
		}
	}
	parts = append(parts, periods...)
	for _, t := range terms {
		parts = append(parts, t.String())
	}
	return parts
}

// behindSection is which section, and which row of it if it is to be a row's,
// lines with some terms are behind, and the terms that are not its own.
func behindSection(terms []model.Filter, keyed bool) (name []string, rest []model.Filter, ok bool) {
	for _, s := range model.Sections {
		rest, ok := lessTerms(terms, s.Where.Terms())
		if !ok || !s.CanComeFrom(model.KindLog) {
			continue
		}
		if !keyed {
			return []string{s.ID}, rest, true
		}
		held := heldColumns(model.And(rest...))
		for _, id := range s.By {
			if key, ok := held[model.FieldColumn(id)]; ok {
				rest, _ = lessTerms(rest, []model.Filter{model.Equals(model.FieldColumn(id), key)})
				return []string{s.ID, key}, rest, true
			}
		}
	}
	return nil, nil, false
}

// lessTerms takes terms away, if all of them are there.
func lessTerms(terms, away []model.Filter) (rest []model.Filter, ok bool) {
	rest = slices.Clone(terms)
	for _, a := range away {
		i := slices.IndexFunc(rest, func(t model.Filter) bool { return t.String() == a.String() })
		if i < 0 {
			return terms, false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return rest, true
}
