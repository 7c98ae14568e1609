package screen

import (
	"slices"

	"edgelens/model"
)

// shifted is a filter about the period n of its own lengths later, for a screen
// whose period is a term of its filter; not ok if no term is a period of days.
func shifted(f model.Filter, n int) (model.Filter, bool) {
	terms := slices.Clone(f.Terms())
	for i, t := range terms {
		p, ok := periodOf(t)
		if !ok {
			continue
		}
		if moved, ok := p.Shift(n); ok {
			terms[i] = moved.Filter()
			return model.And(terms...), true
		}
	}
	return f, false
}

// periodOf is the period a term of a filter holds the time to.
func periodOf(f model.Filter) (model.Period, bool) {
	t := f.Term
	if t == nil || t.Not || t.Contains || t.Column != model.FieldColumn("time") || len(t.Values) != 1 {
		return model.Period{}, false
	}
	v := t.Values[0]
	text := v.From
	if v.Op == model.OpRange {
		text += ".." + v.To
	}
	p, err := model.ParsePeriod(text)
	return p, err == nil && p.Filter().String() == f.String()
}
