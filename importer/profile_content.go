package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// check reports what is wrong with what a profile says.
func (p *Profile) check() error {
	kinds := []model.SourceKind{model.KindLog, model.KindStatistics, model.KindPrinted}
	categories := []model.Category{"", model.InternetSecurity, model.PolicyEnforcement}
	switch {
	case p.Name == "" || strings.Contains(p.Name, ":"):
		return &mistake{key: "name", what: model.Text{JA: "コロンを含まない名前が要ります", EN: "a profile needs a name without a colon"}}
	case !slices.Contains(kinds, p.Kind):
		return &mistake{key: "kind", what: model.Textf("種別「%s」は log、statistics、printed のどれでもありません", "the kind %q is none of log, statistics, printed", p.Kind)}
	case !slices.Contains(categories, p.Category):
		return &mistake{key: "category", what: model.Textf("分類「%s」は internet-security、policy-enforcement のどちらでもありません", "the category %q is neither internet-security nor policy-enforcement", p.Category)}
	case p.Kind == model.KindLog && !slices.Contains(p.Needs, "time"):
		return &mistake{key: "needs", what: model.Text{JA: `ログには "time" が要ります`, EN: `a log needs "time"`}}
	}
	for _, n := range p.namedFields() {
		if _, ok := model.FieldByID(n.id); !ok {
			return unknownField(n.key, n.id)
		}
	}
	for i, s := range p.Samples {
		if err := s.check(fmt.Sprintf("samples[%d]", i)); err != nil {
			return err
		}
	}
	return nil
}

// namedField is a field id in a profile, and the key it stands at.
type namedField struct{ key, id string }

func (p *Profile) namedFields() (all []namedField) {
	add := func(key string, ids ...string) {
		for _, id := range ids {
			all = append(all, namedField{key, id})
		}
	}
	for i, need := range p.Needs {
		add(fmt.Sprintf("needs[%d]", i), strings.Split(need, "|")...)
	}
	for i, id := range p.Without {
		add(fmt.Sprintf("without[%d]", i), id)
	}
	for i, id := range p.Typical {
		add(fmt.Sprintf("typical[%d]", i), id)
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Headings)) {
		if id := p.Headings[heading]; id != "" {
			add("headings."+heading, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Defaults)) {
		add("defaults."+id, id)
	}
	return all
}

func (s Sample) check(key string) error {
	if s.File == "" {
		return &mistake{key: key, what: model.Text{JA: `サンプルにはファイル名 "file" が要ります`, EN: `a sample needs a "file" name`}}
	}
	if s.Period != "" {
		if _, err := model.ParsePeriod(s.Period); err != nil {
			return &mistake{key: key + ".period", what: textOf(err)}
		}
	}
	for i, r := range s.Records {
		key := fmt.Sprintf("%s.records[%d]", key, i)
		if r.Time != "" {
			if _, err := time.Parse(time.RFC3339Nano, r.Time); err != nil {
				return &mistake{key: key + ".time", what: model.Text{JA: "2016-02-25T11:36:06+09:00 の形の時間ではありません", EN: "this is no time of the form 2016-02-25T11:36:06+09:00"}}
			}
		}
		for _, id := range slices.Sorted(maps.Keys(r.Fields)) {
			if _, ok := model.FieldByID(id); !ok {
				return unknownField(key+".fields."+id, id)
			}
		}
	}
	return nil
}

func textOf(err error) model.Text {
	return model.Text{JA: model.Message(err, model.JA), EN: model.Message(err, model.EN)}
}

func unknownField(key, id string) error {
	var ids []string
	for _, f := range model.Fields {
		ids = append(ids, f.ID)
	}
	list := strings.Join(ids, ", ")
	m := &mistake{key: key, what: model.Textf("項目「%s」はありません", "there is no field %q", id), hint: model.Textf("使える項目: %s", "fields are %s", list)}
	if near := model.Nearest(id, ids); near != "" {
		m.hint = model.Textf("%s のことですか。使える項目: %s", "did you mean %s? Fields are %s", near, list)
	}
	return m
}
