package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
	_ "time/tzdata" // the zone of the samples, on any machine

	"edgelens/model"
)

// SampleZone is the zone of times without one in the samples of profiles.
var SampleZone = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		panic(err) // it is part of the program
	}
	return zone
}()

// Try reads a profile's samples beside other profiles, and says in what they
// do not come out as the profile says; nothing if they all do.
func (p *Profile) Try(ctx context.Context, beside []*Profile) []model.Text {
	profiles := []*Profile{p}
	for _, other := range beside {
		if other.Name != p.Name {
			profiles = append(profiles, other)
		}
	}
	var all []model.Text
	for _, s := range p.Samples {
		for _, d := range p.try(ctx, s, profiles) {
			all = append(all, model.Text{JA: "サンプル " + s.File + ": " + d.JA, EN: "sample " + s.File + ": " + d.EN})
		}
	}
	return all
}

func (p *Profile) try(ctx context.Context, s Sample, profiles []*Profile) []model.Text {
	im := &importing{Options: Options{Progress: func(Progress) {}}, recogniser: recogniser{profiles: profiles}}
	src, records, err := im.sample(ctx, s)
	switch {
	case err != nil:
		return []model.Text{textOf(err)}
	case src.Profile != p.Name:
		return []model.Text{model.Textf("形式 %s とみなされます", "it is taken for %s", src.Profile)}
	}
	var all []model.Text
	period := s.Period
	if period == "" {
		period = model.Period{}.String()
	}
	if got := src.Period.String(); got != period {
		all = append(all, differs("期間", "the period", got, period)...)
	}
	if len(records) != len(s.Records) {
		return append(all, model.Textf("レコードは %d 件で、%d 件ではありません", "there are %d records, not %d", len(records), len(s.Records)))
	}
	for i, want := range s.Records {
		for _, d := range want.differences(*src, records[i]) {
			all = append(all, model.Text{JA: fmt.Sprintf("レコード %d: %s", i+1, d.JA), EN: fmt.Sprintf("record %d: %s", i+1, d.EN)})
		}
	}
	return all
}

// sample reads a sample's records.
func (im *importing) sample(ctx context.Context, s Sample) (*model.Source, []model.Record, error) {
	file := Archived{Path: s.File, Size: int64(len(s.CSV)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader([]byte(s.CSV))), nil
	}}
	src, found, err := im.read(ctx, file, SampleZone)
	if err != nil {
		return src, nil, err
	}
	var records []model.Record
	for r, err := range im.records(ctx, found, src) {
		if err != nil {
			return src, nil, err
		}
		if r.Number > 0 {
			records = append(records, r)
		}
	}
	return src, records, nil
}

func differs(ja, en, got, want string) []model.Text {
	if got == want {
		return nil
	}
	return []model.Text{model.Textf("%[1]sは %[3]q で、%[4]q ではありません", "%[2]s is %[3]q, not %[4]q", ja, en, got, want)}
}

// differences say in what a record is not what was expected of it.
func (want SampleRecord) differences(src model.Source, r model.Record) []model.Text {
	switch {
	case r.Reject != nil && !want.Reject:
		return []model.Text{model.Textf("読めません: %[1]s", "it is rejected: %[2]s", r.Reject.JA, r.Reject.EN)}
	case r.Reject == nil && want.Reject:
		return []model.Text{{JA: "読めないはずが読めます", EN: "it is not rejected"}}
	case want.Reject:
		return nil
	}
	table := src.Tables[r.Table]
	all := differs("表のセクション", "its section", fmt.Sprint(table.Section), fmt.Sprint(want.Section))
	if want.Time != "" {
		all = append(all, want.timeDiffers(r.Time)...)
	}
	for _, id := range slices.Sorted(maps.Keys(want.Fields)) {
		all = append(all, cellDiffers(table, r, model.FieldColumn(id), want.Fields[id])...)
	}
	for _, name := range slices.Sorted(maps.Keys(want.Extra)) {
		all = append(all, cellDiffers(table, r, model.Column{Name: name, Unknown: true}, want.Extra[name])...)
	}
	return all
}

func (want SampleRecord) timeDiffers(at time.Time) []model.Text {
	got := at.Format(time.RFC3339Nano)
	if at.IsZero() {
		got = ""
	}
	return differs("時間", "its time", got, want.Time)
}

func cellDiffers(table model.Table, r model.Record, c model.Column, want string) []model.Text {
	for i, h := range table.Headings {
		if h.Column == c {
			return differs(c.Name, c.Name, r.Cells[i], want)
		}
	}
	if c.Unknown {
		return []model.Text{model.Textf("独自の列「%s」がありません", "there is no column %q of its own", c.Name)}
	}
	return []model.Text{model.Textf("項目 %s の列がありません", "no column is the field %s", c.Name)}
}
