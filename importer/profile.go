package importer

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"edgelens/model"
)

//go:embed profiles/*.json
var shipped embed.FS

// Profile is an export format: how a file of it is recognised, and what its
// columns are. Each is a JSON file, with samples that test it; docs/profiles.md
// explains it to those who write one.
type Profile struct {
	File string `json:"-"` // where the user keeps it; "" for one that is shipped

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
	// otherwise or nothing; "" makes it a column of its own.
	Headings map[string]string
	// Defaults are cells of fields for which there is no column. Such a field
	// gets a heading without text at the end of the table.
	Defaults map[string]string

	Samples []Sample

	own map[string]string // Headings, folded
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

// Profiles gives the export formats the importer knows, those in the user's
// folder first; "" is no folder. One of the user's takes the place of a shipped
// one of that name. The error is that of the first file that is no profile.
func Profiles(folder string) ([]*Profile, error) {
	own, broken := UserProfiles(folder)
	if len(broken) > 0 {
		return nil, broken[0]
	}
	all, err := shippedProfiles()
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if !has(own, p.Name) {
			own = append(own, p)
		}
	}
	return own, nil
}

func has(profiles []*Profile, name string) bool {
	return slices.ContainsFunc(profiles, func(p *Profile) bool { return p.Name == name })
}

// UserProfiles gives the profiles in a folder, and what is wrong with those
// that cannot be read: each a [model.Problem] that says where.
func UserProfiles(folder string) (profiles []*Profile, broken []error) {
	if folder == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []error{badProfile(folder, unreadable(err))}
	}
	for _, e := range entries {
		if e.IsDir() || hidden(e.Name()) || !IsProfile(e.Name()) {
			continue
		}
		p, err := ReadProfile(filepath.Join(folder, e.Name()))
		if err == nil && has(profiles, p.Name) {
			err = badProfile(p.File, takenName(p.Name))
		}
		if err != nil {
			broken = append(broken, err)
			continue
		}
		profiles = append(profiles, p)
	}
	return profiles, broken
}

// IsProfile reports whether a file is one by its name.
func IsProfile(name string) bool { return strings.EqualFold(filepath.Ext(name), ".json") }

// ReadProfile reads a profile of the user's.
func ReadProfile(path string) (*Profile, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, badProfile(path, unreadable(err))
	}
	p, err := readProfile(path, data)
	if err != nil {
		return nil, err
	}
	p.File = path
	return p, nil
}

func shippedProfiles() ([]*Profile, error) {
	names, err := fs.Glob(shipped, "profiles/*.json")
	if err != nil {
		return nil, err
	}
	var profiles []*Profile
	for _, name := range names {
		data, err := shipped.ReadFile(name)
		if err != nil {
			return nil, err
		}
		p, err := readProfile(name, data)
		if err != nil {
			return nil, err
		}
		profiles = append(profiles, p)
	}
	return profiles, nil
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
