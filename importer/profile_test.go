package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
)

// TestSamples imports every sample of every profile that is shipped.
func TestSamples(t *testing.T) {
	profiles, err := Profiles("")
	if err != nil {
		t.Fatal(err)
	}
	if len(profiles) < 5 {
		t.Fatalf("%d profiles are shipped", len(profiles))
	}
	for _, p := range profiles {
		if len(p.Samples) == 0 || p.Description.JA == "" || p.Description.EN == "" {
			t.Errorf("%s has no sample or no description", p.Name)
		}
		for _, d := range p.Try(t.Context(), profiles) {
			t.Errorf("%s: %s", p.Name, d.EN)
		}
		for _, s := range p.Samples {
			imported(t, s.File, []byte(s.CSV), Options{}) // every byte is kept
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

// folderOf is a folder of profiles.
func folderOf(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestOwnProfile adds a profile without compiling. Files beside it that are no
// profiles are left alone; a byte order mark does no harm.
func TestOwnProfile(t *testing.T) {
	folder := folderOf(t, map[string]string{"other.json": "\uFEFF" + otherProfile, ".other.json": "{", "notes.txt": "x"})
	profiles, err := Profiles(folder)
	if err != nil || profiles[0].Name != "other-ips" || profiles[0].File != filepath.Join(folder, "other.json") {
		t.Fatalf("profiles: %v", err)
	}
	for _, d := range profiles[0].Try(t.Context(), profiles) {
		t.Error(d.EN)
	}
	src, _ := imported(t, "x.csv", []byte(profiles[0].Samples[0].CSV), Options{Profiles: folder})
	last := src.Tables[0].Headings[len(src.Tables[0].Headings)-1]
	if src.Profile != "other-ips" || last.Text != "" || last.Column != model.FieldColumn("type") {
		t.Errorf("%s, the default's heading is %+v", src.Profile, last)
	}
}

// TestOwnProfileInPlaceOfAShippedOne: the user's knows better.
func TestOwnProfileInPlaceOfAShippedOne(t *testing.T) {
	text := strings.Replace(otherProfile, "other-ips", "suricata-alert", 1)
	profiles, err := Profiles(folderOf(t, map[string]string{"a.json": text}))
	shipped, err2 := Profiles("")
	if err != nil || err2 != nil || len(profiles) != len(shipped) || profiles[0].File == "" {
		t.Errorf("%d profiles, %d are shipped; %v %v", len(profiles), len(shipped), err, err2)
	}
	if _, err := Profiles(filepath.Join(t.TempDir(), "none")); err != nil {
		t.Errorf("without a folder: %v", err)
	}
}

// TestBadProfile names the file, the place in it and the key.
func TestBadProfile(t *testing.T) {
	for name, tt := range map[string]struct{ text, want, hint string }{
		"no json":        {"{\n  \"name\": \"a\",\n  oops\n}", ":3:3: not JSON: invalid character 'o'", "profile check"},
		"cut off":        {`{"name": "a"`, ":1:12: not JSON: unexpected end", ""},
		"two values":     {`{} {}`, ":1:4: not JSON", ""},
		"not UTF-8":      {"{\n\"name\": \"\x93\xfa\"}", ":2:10: it is not UTF-8", ""},
		"no object":      {`[]`, ":1:1: it must be pairs in { }", ""},
		"unknown key":    {"{\"name\": \"a\", \"kind\": \"log\",\n \"colums\": [\"x\"]}", ":2:2: colums: there is no such key", "did you mean columns?"},
		"inner key":      {"{\"samples\": [{\"file\": \"日本\", \"records\": [\n{\"tiem\": 1}]}]}", ":2:2: samples[0].records[0].tiem: there is no such key", "did you mean time?"},
		"key twice":      {"{\"headings\": {\"a\": \"time\",\n\"a\": \"rule\"}}", `:2:1: "headings.a" stands there twice`, ""},
		"text for list":  {"{\"name\": \"a\",\n\t\"needs\": \"time\"}", ":2:2: needs: it must be a list in [ ]", ""},
		"list for text":  {`{"name": ["a"]}`, ":1:2: name: it must be a text", ""},
		"number in list": {"{\"needs\": [\"日本\",\n    7]}", ":2:5: needs[1]: it must be a text", ""},
		"text for bool":  {`{"titled": "yes"}`, ":1:2: titled: it must be true or false", ""},
		"half a number":  {`{"samples": [{"records": [{"section": 1.5}]}]}`, "section: it must be a whole number", ""},
		"no name":        {`{"kind": "statistics"}`, ":1:1: name: a profile needs a name", ""},
		"colon":          {`{"kind": "statistics", "name": "a:b"}`, ":1:24: name: a profile needs a name without a colon", ""},
		"unknown kind":   {`{"name": "a", "kind": "x"}`, `:1:15: kind: the kind "x"`, ""},
		"category":       {`{"name": "a", "kind": "statistics", "category": "web"}`, `category: the category "web"`, ""},
		"log, no time":   {`{"name": "a", "kind": "log"}`, `needs: a log needs "time"`, ""},
		"unknown field":  {"{\"name\": \"a\", \"kind\": \"statistics\", \"needs\": [\n\"bytes\", \"client_ip|clientip\"]}", `:2:10: needs[1]: there is no field "clientip"`, "did you mean client_ip?"},
		"bad heading":    {`{"name": "a", "kind": "statistics", "headings": {"x.y": "nobody"}}`, `:1:50: headings.x.y: there is no field "nobody"`, "fields are time"},
		"bad default":    {`{"name": "a", "kind": "statistics", "defaults": {"nobody": "x"}}`, `defaults.nobody: there is no field`, ""},
		"sample name":    {`{"name": "a", "kind": "statistics", "samples": [{"csv": ""}]}`, `:1:49: samples[0]: a sample needs`, ""},
		"sample period":  {`{"name": "a", "kind": "statistics", "samples": [{"file": "a", "period": "soon"}]}`, `samples[0].period: cannot read the period "soon"`, ""},
		"sample time":    {`{"name": "a", "kind": "statistics", "samples": [{"file": "a", "records": [{"time": "noon"}]}]}`, `samples[0].records[0].time: this is no time`, ""},
		"sample field":   {`{"name": "a", "kind": "statistics", "samples": [{"file": "a", "records": [{"fields": {"nobody": ""}}]}]}`, `fields.nobody: there is no field`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := folderOf(t, map[string]string{"p.json": tt.text})
			_, err := Import(t.Context(), new(memory), nil, Options{Profiles: folder})
			wantProblem(t, err, model.ErrUsage, "profile "+filepath.Join(folder, "p.json"))
			if !strings.Contains(err.Error(), "p.json:") || !strings.Contains(err.Error(), tt.want) || !strings.Contains(model.Hint(err, model.EN), tt.hint) {
				t.Errorf("got %q with %q, want %q with %q", err, model.Hint(err, model.EN), tt.want, tt.hint)
			}
		})
	}
}

// TestProfilesOfOneName cannot both be meant. Those that can be read are given
// beside what is wrong.
func TestProfilesOfOneName(t *testing.T) {
	folder := folderOf(t, map[string]string{"a.json": otherProfile, "b.json": otherProfile})
	profiles, broken := UserProfiles(folder)
	if len(profiles) != 1 || len(broken) != 1 {
		t.Fatalf("%d profiles, %d broken", len(profiles), len(broken))
	}
	wantProblem(t, broken[0], model.ErrUsage, "profile "+filepath.Join(folder, "b.json"))
}

// TestTry says which record and cell of a sample is not as expected.
func TestTry(t *testing.T) {
	for name, tt := range map[string]struct{ from, to, want string }{
		"cell":     {`"rule": "SSH scan"`, `"rule": "scan"`, `sample x.csv: record 1: rule is "SSH scan", not "scan"`},
		"no field": {`"rule": "SSH scan"`, `"cve": "x"`, `sample x.csv: record 1: no column is the field cve`},
		"extra":    {`"extra": {"gid": "1"}`, `"extra": {"gid": "2"}`, `sample x.csv: record 1: gid is "1", not "2"`},
		"no extra": {`"extra": {"gid": "1"}`, `"extra": {"rev": "2"}`, `sample x.csv: record 1: there is no column "rev" of its own`},
		"time":     {`"time": "2015-03-29T11:01:38.221126-06:00"`, `"time": "2015-03-29T11:01:38-06:00"`, `record 1: its time is "2015-03-29T11:01:38.221126-06:00", not "2015-03-29T11:01:38-06:00"`},
		"reject":   {`"records": [{`, `"records": [{"reject": true, `, `sample x.csv: record 1: it is not rejected`},
		"rejected": {`;222.186`, `;;;;;;222.186`, `sample x.csv: record 1: it is rejected: it has more cells`},
		"section":  {`"records": [{`, `"records": [{"section": 8, `, `sample x.csv: record 1: its section is "0", not "8"`},
		"more":     {`"records": [{`, `"records": [{}, {`, `sample x.csv: there are 1 records, not 2`},
		"period":   {`"file": "x.csv"`, `"period": "2016-02", "file": "x.csv"`, `sample x.csv: the period is "all", not "2016-02"`},
		"another":  {`"columns": ["gid"]`, `"columns": ["sid"]`, `sample x.csv: no profile`},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(otherProfile, tt.from, tt.to, 1)
			p, err := readProfile("p.json", []byte(text))
			if err != nil || text == otherProfile {
				t.Fatal(err)
			}
			var got []string
			for _, d := range p.Try(t.Context(), nil) {
				got = append(got, d.EN)
			}
			if len(got) == 0 || !strings.Contains(got[0], tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
