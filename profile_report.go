package main

import (
	"fmt"
	"strings"
	"time"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/export"
)

// checkReport is what `profile check` says of a file. Its JSON is an interface.
type checkReport struct {
	Path     string        `json:"path"`
	Error    *checkedError `json:"error"`
	Profile  string        `json:"profile"`
	Kind     string        `json:"kind"`
	Encoding string        `json:"encoding"`
	Decided  string        `json:"encoding_decided"`
	// Delimiter is "," or ";" or a tab.
	Delimiter  string             `json:"delimiter"`
	Period     string             `json:"period"` // as --period takes it; "all" for none
	Heading    int64              `json:"heading_line"`
	Records    int64              `json:"records"`
	Rejected   int64              `json:"rejected"`
	Candidates []checkedCandidate `json:"candidates"`
	Headings   []checkedHeading   `json:"headings"`
	First      []checkedRecord    `json:"first"`
	Notices    []string           `json:"notices"`
	Samples    *checkedSamples    `json:"samples,omitempty"` // of a profile's JSON

	err error
}

type checkedError struct {
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

type checkedCandidate struct {
	Profile string `json:"profile"`
	Fits    bool   `json:"fits"`
	Why     string `json:"why"`

	taken bool
}

type checkedHeading struct {
	Section int    `json:"section"`
	Text    string `json:"text"`
	Is      string `json:"is"`
	Column  string `json:"column"` // field id, or the name of the unknown column
}

type checkedRecord struct {
	Record int64             `json:"record"`
	Line   int64             `json:"line"`
	Time   *time.Time        `json:"time"`
	Fields map[string]string `json:"fields"`
	Extra  map[string]string `json:"extra"`
	Reject string            `json:"reject"`

	names, cells []string // fields and extra in the order of the file
}

type checkedSamples struct {
	Count       int      `json:"count"`
	Differences []string `json:"differences"`
}

// newReport has lists, if empty ones: JSON is to say [] and not null.
func newReport(path string) checkReport {
	return checkReport{Path: path, Candidates: []checkedCandidate{}, Headings: []checkedHeading{}, First: []checkedRecord{}, Notices: []string{}}
}

func (r *checkReport) bad() bool {
	return r.err != nil || r.Samples != nil && len(r.Samples.Differences) > 0
}

func (r checkReport) failed(err error, l model.Lang) checkReport {
	r.err = err
	r.Error = &checkedError{Message: model.Message(err, l), Hint: model.Hint(err, l)}
	return r
}

// reportOf puts a verdict into words.
func (a *app) reportOf(v importer.Verdict, zone *time.Location) checkReport {
	r := newReport(v.Path)
	for _, c := range v.Candidates {
		r.Candidates = append(r.Candidates, checkedCandidate{c.Profile, c.Fits, a.in(c.Why), c.Taken})
	}
	if v.Err != nil {
		return r.failed(v.Err, a.lang)
	}
	s := v.Source
	r.Profile, r.Kind, r.Encoding, r.Decided = s.Profile, string(s.Kind), s.Encoding, a.in(v.Decided)
	r.Delimiter, r.Period, r.Heading, r.Records, r.Rejected = v.Delimiter, s.Period.String(), v.Heading, s.Records, s.Rejected
	for _, t := range v.Tables {
		for _, h := range t.Headings {
			r.Headings = append(r.Headings, checkedHeading{t.Section, h.Text, string(h.Is), h.Column.Name})
		}
	}
	for _, n := range s.Notices {
		r.Notices = append(r.Notices, a.in(n))
	}
	for _, record := range v.First {
		r.First = append(r.First, a.recordOf(record, s))
	}
	return r
}

func (a *app) recordOf(r model.Record, s model.Source) checkedRecord {
	c := checkedRecord{Record: r.Number, Line: r.Line, Fields: map[string]string{}, Extra: map[string]string{}}
	if r.Reject != nil {
		c.Reject = a.in(*r.Reject)
		return c
	}
	if !r.Time.IsZero() {
		c.Time = &r.Time
	}
	for i, h := range s.Tables[r.Table].Headings {
		cell := r.Cells[i]
		if cell == "" {
			continue
		}
		if h.Column.Unknown {
			c.Extra[h.Column.Name] = cell
		} else {
			c.Fields[h.Column.Name] = cell
		}
		c.names, c.cells = append(c.names, h.Column.Name), append(c.cells, cell)
	}
	return c
}

// lines are the report for reading.
func (r *checkReport) lines() []model.Text {
	switch {
	case r.Samples != nil:
		return r.sampleLines()
	case r.err != nil:
		return append([]model.Text{model.Textf("%s: 取り込めません", "%s: cannot be imported", r.Path)}, r.candidateLines()...)
	}
	kind := export.KindLabels[model.SourceKind(r.Kind)]
	all := []model.Text{
		{JA: fmt.Sprintf("%s: %s(%s)", r.Path, r.Profile, kind.JA), EN: fmt.Sprintf("%s: %s (%s)", r.Path, r.Profile, kind.EN)},
		model.Textf("  文字コード %s(%s)、区切りは%[3]s", "  encoding %[1]s (%[2]s), delimiter: %[4]s", r.Encoding, r.Decided, delimiterWords[r.Delimiter].JA, delimiterWords[r.Delimiter].EN),
		model.Textf("  見出しは%d行目、%sレコード、うち読めない %s", "  heading on line %d; %s records, %s of them rejected", r.Heading, export.Thousands(r.Records), export.Thousands(r.Rejected)),
	}
	if r.Period != (model.Period{}).String() {
		all = append(all, model.Textf("  期間 %s", "  period %s", r.Period))
	}
	for _, n := range r.Notices {
		all = append(all, model.Textf("  注意: %s", "  note: %s", n))
	}
	all = append(all, r.candidateLines()...)
	all = append(all, model.Text{JA: "  列", EN: "  columns"})
	for _, h := range r.Headings {
		all = append(all, h.line())
	}
	for _, record := range r.First {
		all = append(all, record.lines()...)
	}
	return all
}

var delimiterWords = map[string]model.Text{
	",": {JA: "コンマ", EN: "comma"}, "\t": {JA: "タブ", EN: "tab"}, ";": {JA: "セミコロン", EN: "semicolon"},
}

func (r *checkReport) candidateLines() []model.Text {
	if len(r.Candidates) == 0 {
		return nil
	}
	all := []model.Text{{JA: "  形式", EN: "  profiles"}}
	for _, c := range r.Candidates {
		mark := model.Text{JA: "合いません", EN: "no"}
		switch {
		case c.taken:
			mark = model.Text{JA: "採用", EN: "taken"}
		case c.Fits:
			mark = model.Text{JA: "次点", EN: "fits too"}
		}
		all = append(all, model.Text{JA: fmt.Sprintf("    %s: %s(%s)", c.Profile, mark.JA, c.Why), EN: fmt.Sprintf("    %s: %s (%s)", c.Profile, mark.EN, c.Why)})
	}
	return all
}

func (h checkedHeading) line() model.Text {
	text := h.Text
	if h.Section > 0 {
		text = fmt.Sprintf("%d. %s", h.Section, text)
	}
	switch importer.HeadingIs(h.Is) {
	case importer.IsUnknown:
		return model.Textf("    %s → 独自の列「%s」", "    %s → a column of its own, \"%s\"", text, h.Column)
	case importer.IsDouble:
		return model.Textf("    %s → 独自の列「%s」(同じ項目の列が他にあるため)", "    %s → a column of its own, \"%s\", because another column is that field", text, h.Column)
	case importer.IsDefault:
		return model.Textf("    (なし) → %s(形式の決めた値)", "    (none) → %s, as the profile says", h.Column)
	}
	return model.Textf("    %s → %s", "    %s → %s", text, h.Column)
}

func (c checkedRecord) lines() []model.Text {
	if c.Reject != "" {
		return []model.Text{model.Textf("  レコード%d(%d行目): 読めません: %s", "  record %d, line %d: rejected: %s", c.Record, c.Line, c.Reject)}
	}
	at := ""
	if c.Time != nil {
		at = c.Time.Format(time.RFC3339Nano)
	}
	head := model.Textf("  レコード%d(%d行目): %s", "  record %d, line %d: %s", c.Record, c.Line, at)
	all := []model.Text{{JA: strings.TrimSuffix(head.JA, ": "), EN: strings.TrimSuffix(head.EN, ": ")}}
	for i, name := range c.names {
		all = append(all, model.Textf("    %s: %s", "    %s: %s", name, c.cells[i]))
	}
	return all
}

func (r *checkReport) sampleLines() []model.Text {
	all := []model.Text{model.Textf("%s: 形式 %s、サンプル %d 個", "%s: profile %s with %d samples", r.Path, r.Profile, r.Samples.Count)}
	if len(r.Samples.Differences) == 0 && r.Samples.Count > 0 {
		return append(all, model.Text{JA: "  どのサンプルも、書かれているとおりに読めます", EN: "  all samples come out as they should"})
	}
	for _, d := range r.Samples.Differences {
		all = append(all, model.Text{JA: "  " + d, EN: "  " + d})
	}
	return all
}
