package export

import (
	"io"
	"time"

	"edgelens/model"
)

// ReportJSON writes a report, its titles in a language.
func ReportJSON(w io.Writer, r model.Report, l model.Lang) error {
	o := &object{}
	o.open('{')
	o.key("period")
	o.open('{')
	o.day("from", r.Query.Period.From)
	o.day("to", r.Query.Period.To)
	o.close('}')
	o.key("sections")
	o.open('[')
	for _, s := range r.Sections {
		o.section(s, l)
	}
	o.close(']')
	o.close('}')
	o.b = append(o.b, '\n')
	return o.flush(w)
}

func (o *object) day(key string, d model.Day) {
	o.key(key)
	if d.IsZero() {
		o.null()
		return
	}
	o.text(d.String())
}

// sourceWords are what JSON calls where rows come from.
var sourceWords = map[model.SourceKind]string{
	model.KindLog: "lines", model.KindStatistics: "statistics", model.KindPrinted: "printed", "": "none",
}

func (o *object) section(s model.SectionResult, l model.Lang) {
	o.open('{')
	o.pair("id", s.Section.ID)
	o.count("number", int64(s.Section.Number))
	o.pair("title", s.Section.Title.In(l))
	o.pair("source", sourceWords[s.Source])
	o.key("rows")
	o.open('[')
	for _, r := range s.Rows {
		o.open('{')
		o.count("rank", int64(r.Rank))
		o.keys(s.Section.Columns, r.Key)
		for i, m := range s.Section.Measures {
			o.measure(m.ID, r.Values[i])
		}
		o.rounded(r.Rounded)
		for i, id := range s.Section.Texts {
			o.pair(id, r.Texts[i])
		}
		o.close('}')
	}
	o.close(']')
	o.count("total", s.Total)
	o.rounded(s.Rounded)
	o.count("groups", int64(s.Groups))
	o.count("unknown_outcome", s.UnknownOutcome)
	o.close('}')
}

func (o *object) pair(key, value string)    { o.key(key); o.text(value) }
func (o *object) count(key string, n int64) { o.key(key); o.number(n) }
func (o *object) keys(names, values []string) {
	o.key("key")
	o.open('{')
	for i, name := range names {
		o.pair(name, values[i])
	}
	o.close('}')
}

// rounded says that the number before it is one, where it is.
func (o *object) rounded(yes bool) {
	if yes {
		o.key("rounded")
		o.b = append(o.b, "true"...)
	}
}

// measure is a number, or "" like every absent value.
func (o *object) measure(id string, n int64) {
	if n == model.NoValue {
		o.pair(id, "")
		return
	}
	o.count(id, n)
}

// GroupJSON writes counts by columns.
func GroupJSON(w io.Writer, r model.GroupResult) error {
	o := &object{}
	var names []string
	o.open('{')
	o.key("fields")
	o.open('[')
	for _, c := range r.Query.By {
		names = append(names, c.Name)
		o.text(c.Name)
	}
	o.close(']')
	o.key("rows")
	o.open('[')
	for _, row := range r.Rows {
		o.open('{')
		o.keys(names, row.Key)
		o.count("count", row.Values[0])
		if r.Query.Sum != "" {
			o.count(r.Query.Sum, row.Values[1])
			o.rounded(row.Rounded)
		}
		o.close('}')
	}
	o.close(']')
	o.count("total", r.Total)
	o.count("groups", int64(r.Groups))
	o.close('}')
	o.b = append(o.b, '\n')
	return o.flush(w)
}

// SourcesJSON writes sources, times in a zone.
func SourcesJSON(w io.Writer, sources []model.Source, zone *time.Location) error {
	o := &object{}
	o.open('{')
	o.key("sources")
	o.open('[')
	for _, s := range sources {
		o.open('{')
		o.pair("path", s.Path)
		o.count("id", s.ID)
		o.pair("kind", string(s.Kind))
		o.pair("profile", s.Profile)
		o.pair("encoding", s.Encoding)
		o.count("records", s.Records)
		o.count("new", s.New)
		o.count("known", s.Known)
		o.count("rejected", s.Rejected)
		o.key("from")
		o.time(in(s.From, zone))
		o.key("to")
		o.time(in(s.To, zone))
		o.close('}')
	}
	o.close(']')
	o.close('}')
	o.b = append(o.b, '\n')
	return o.flush(w)
}

// in places a time in a zone; no time stays none.
func in(t time.Time, zone *time.Location) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(zone)
}
