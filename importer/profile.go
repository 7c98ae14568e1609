package importer

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"edgelens/model"
)

//go:embed profiles/*.json
var shipped embed.FS

// Profile is an export format: how a file of it is recognised, and what its
// columns are. Each is a JSON file, with samples that test it.
type Profile struct {
	Name        string
	Kind        model.SourceKind
	Description Words

	// Needs are the fields a heading must have; a|b is one or the other.
	Needs []string
	// Without are the fields a heading must not have.
	Without []string
	// Columns are headings that must stand there, whatever they mean.
	Columns []string
	// Titled means that the title of a section must stand above the heading.
	Titled bool
	// Category and Typical decide between profiles that match: message types
	// of the category in the rows, then typical fields in the heading.
	Category model.Category
	Typical  []string

	// Headings says which field a heading is, where the catalogue says
	// otherwise or nothing.
	Headings map[string]string
	// Defaults are cells of fields for which there is no column. Such a field
	// gets a heading without text at the end of the table.
	Defaults map[string]string

	Samples []Sample

	own   map[string]string // Headings, folded
	added bool              // by the user
}

// Words is a text in both languages, as profiles write it.
type Words struct{ JA, EN string }

// Sample is an export that tests a profile.
type Sample struct {
	File   string // its name
	CSV    string
	Period string // expected, as model.ParsePeriod reads it; "" for none
	// Records are what is expected of each record.
	Records []SampleRecord
}

// SampleRecord is what is expected of a record of a sample.
type SampleRecord struct {
	Section int               // number of the section it belongs to, 0 if none
	Time    string            // RFC 3339, "" for none
	Fields  map[string]string // cells by field id
	Extra   map[string]string // cells of unknown columns by name
	Reject  bool
}

// Profiles gives the export formats the importer knows, those of extra first;
// extra may be nil.
func Profiles(extra fs.FS) ([]*Profile, error) {
	own, err := readProfiles(extra, ".")
	if err != nil {
		return nil, err
	}
	for _, p := range own {
		p.added = true
	}
	all, err := readProfiles(shipped, "profiles")
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if !slices.ContainsFunc(own, func(o *Profile) bool { return o.Name == p.Name }) {
			own = append(own, p)
		}
	}
	return own, nil
}

func readProfiles(files fs.FS, dir string) ([]*Profile, error) {
	if files == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(files, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, badProfile(dir, err)
	}
	var profiles []*Profile
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".json") {
			continue
		}
		name := e.Name()
		if dir != "." {
			name = dir + "/" + name
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, badProfile(name, err)
		}
		p, err := readProfile(data)
		if err != nil {
			return nil, badProfile(name, err)
		}
		profiles = append(profiles, p)
	}
	return profiles, nil
}

func readProfile(data []byte) (*Profile, error) {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	p := new(Profile)
	if err := d.Decode(p); err != nil {
		return nil, err
	}
	p.own = map[string]string{}
	for heading, field := range p.Headings {
		p.own[model.FoldName(heading)] = field
	}
	return p, p.check()
}

// check reports what is wrong with a profile.
func (p *Profile) check() error {
	switch {
	case p.Name == "" || strings.Contains(p.Name, ":"):
		return errors.New("a profile needs a name without a colon")
	case p.Kind != model.KindLog && p.Kind != model.KindStatistics && p.Kind != model.KindPrinted:
		return fmt.Errorf("kind %q is none of log, statistics, printed", p.Kind)
	case p.Kind == model.KindLog && !slices.Contains(p.Needs, "time"):
		return errors.New(`a log needs "time"`)
	}
	for _, id := range p.fields() {
		if _, ok := model.FieldByID(id); !ok {
			return fmt.Errorf("there is no field %q", id)
		}
	}
	return nil
}

// fields are all field ids the profile names.
func (p *Profile) fields() []string {
	ids := slices.Concat(p.Without, p.Typical)
	for _, need := range p.Needs {
		ids = append(ids, strings.Split(need, "|")...)
	}
	for _, id := range p.Headings {
		ids = append(ids, id)
	}
	for id := range p.Defaults {
		ids = append(ids, id)
	}
	return ids
}

// misfit says in what a heading is not of the profile; the zero Text means
// that it is.
func (p *Profile) misfit(b binding) model.Text {
	for _, need := range p.Needs {
		if !slices.ContainsFunc(strings.Split(need, "|"), b.has) {
			return model.Textf("%s がありません", "no %s", need)
		}
	}
	for _, id := range p.Without {
		if b.has(id) {
			return model.Textf("%s があります", "there is a %s", id)
		}
	}
	for _, c := range p.Columns {
		if !b.hasHeading(c) {
			return model.Textf("列 %s がありません", "no column %s", c)
		}
	}
	if b.known == 0 {
		return model.Text{JA: "知っている列がありません", EN: "no known column"}
	}
	return model.Text{}
}
