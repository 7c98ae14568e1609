package importer

import (
	"testing"
	"testing/fstest"
	"time"

	"edgelens/model"
)

// TestSamples imports every sample of every profile that is shipped.
func TestSamples(t *testing.T) {
	profiles, err := Profiles(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(profiles) < 4 {
		t.Fatalf("%d profiles are shipped", len(profiles))
	}
	for _, p := range profiles {
		if len(p.Samples) == 0 || p.Description.JA == "" || p.Description.EN == "" {
			t.Errorf("%s has no sample or no description", p.Name)
		}
		for _, s := range p.Samples {
			t.Run(p.Name+"/"+s.File, func(t *testing.T) { checkSample(t, p, s, Options{}) })
		}
	}
}

func checkSample(t *testing.T, p *Profile, s Sample, o Options) {
	src, records := imported(t, s.File, []byte(s.CSV), o)
	if src.Profile != p.Name || src.Kind != p.Kind {
		t.Fatalf("it is taken for %s (%s)", src.Profile, src.Kind)
	}
	period := s.Period
	if period == "" {
		period = "all"
	}
	if got := src.Period.String(); got != period {
		t.Errorf("period is %s, want %s", got, period)
	}
	if int(src.Records) != len(s.Records) {
		t.Fatalf("%d records, want %d", src.Records, len(s.Records))
	}
	for i, want := range s.Records {
		checkRecord(t, src, records[i], want)
	}
}

func checkRecord(t *testing.T, src model.Source, r model.Record, want SampleRecord) {
	if (r.Reject != nil) != want.Reject {
		t.Errorf("record %d: rejected %v", r.Number, r.Reject)
	}
	if r.Reject != nil {
		return
	}
	table := src.Tables[r.Table]
	if table.Section != want.Section || len(r.Cells) != len(table.Headings) {
		t.Errorf("record %d: section %d, %d cells", r.Number, table.Section, len(r.Cells))
	}
	if want.Time != "" && r.Time.Format(time.RFC3339Nano) != want.Time {
		t.Errorf("record %d: time %s, want %s", r.Number, r.Time.Format(time.RFC3339Nano), want.Time)
	}
	for id, text := range want.Fields {
		if got, ok := cellOf(table, r, model.FieldColumn(id)); !ok || got != text {
			t.Errorf("record %d: %s is %q (%v), want %q", r.Number, id, got, ok, text)
		}
	}
	for name, text := range want.Extra {
		if got, ok := cellOf(table, r, model.Column{Name: name, Unknown: true}); !ok || got != text {
			t.Errorf("record %d: column %s is %q (%v), want %q", r.Number, name, got, ok, text)
		}
	}
}

func cellOf(table model.Table, r model.Record, c model.Column) (string, bool) {
	for i, h := range table.Headings {
		if h.Column == c {
			return r.Cells[i], true
		}
	}
	return "", false
}

const otherProfile = `{
	"name": "other-ips", "kind": "log", "description": {"ja": "他社", "en": "other"},
	"needs": ["time", "client_ip"], "columns": ["gid"],
	"headings": {"src_ip": "client_ip", "signature": "rule"},
	"defaults": {"type": "IPS", "action": "監視"},
	"samples": [{
		"file": "x.csv",
		"csv": "timestamp;src_ip;gid;signature\n2015-03-29T11:01:38.221126-0600;222.186.56.46;1;SSH scan\n",
		"records": [{"time": "2015-03-29T11:01:38.221126-06:00",
			"fields": {"client_ip": "222.186.56.46", "type": "IPS", "action": "監視", "rule": "SSH scan"}, "extra": {"gid": "1"}}]
	}]
}`

// TestOwnProfile adds a profile without compiling.
func TestOwnProfile(t *testing.T) {
	extra := fstest.MapFS{"other.json": {Data: []byte(otherProfile)}}
	profiles, err := Profiles(extra)
	if err != nil || !profiles[0].added {
		t.Fatalf("profiles: %v", err)
	}
	checkSample(t, profiles[0], profiles[0].Samples[0], Options{Profiles: extra})
	src, _ := imported(t, "x.csv", []byte(profiles[0].Samples[0].CSV), Options{Profiles: extra})
	last := src.Tables[0].Headings[len(src.Tables[0].Headings)-1]
	if last.Text != "" || last.Column != model.FieldColumn("type") {
		t.Errorf("the default's heading is %+v", last)
	}
}

func TestBadProfile(t *testing.T) {
	for name, text := range map[string]string{
		"no json":       `{`,
		"unknown key":   `{"name": "a", "kind": "log", "needs": ["time"], "colour": 1}`,
		"no name":       `{"kind": "statistics"}`,
		"colon":         `{"name": "a:b", "kind": "statistics"}`,
		"unknown kind":  `{"name": "a", "kind": "x"}`,
		"log, no time":  `{"name": "a", "kind": "log"}`,
		"unknown field": `{"name": "a", "kind": "statistics", "needs": ["client_ip|nobody"]}`,
		"bad heading":   `{"name": "a", "kind": "statistics", "headings": {"x": "nobody"}}`,
		"bad default":   `{"name": "a", "kind": "statistics", "defaults": {"nobody": "x"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Import(t.Context(), new(memory), nil, Options{Profiles: fstest.MapFS{"p.json": {Data: []byte(text)}}})
			wantProblem(t, err, model.ErrUsage, "profile p.json")
		})
	}
}
