// Package importer reads exports of gateways: it finds the files a path
// stands for, recognises what each one is, splits it into records and hands
// them to a [Loader]. It knows the model, and no database.
//
// Every byte of a file is in exactly one record, so that a case can give it
// back. What an export looks like is said by a [Profile], a file of its own.
package importer

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"edgelens/model"
)

// Loader is where records go.
type Loader interface {
	// Zone is where times happened that name no zone.
	Zone() *time.Location
	// Find looks for a source with the same bytes.
	Find(ctx context.Context, digest [32]byte) (model.Source, bool, error)
	// Load stores a source whole or not at all, and fills in its id and counts.
	Load(ctx context.Context, src *model.Source, records iter.Seq2[model.Record, error]) error
}

// Options say what the importer is not to find out by itself.
type Options struct {
	Encoding string        // "" finds it out
	Profile  string        // NAME or NAME:SECTION; "" finds it out
	Period   *model.Period // of statistics and printed tables; nil finds it out
	Profiles string        // folder with more profiles; "" for none
	Undefuse bool          // take the one ' away that an export put before formulas
	Stdin    io.Reader     // what "-" stands for; nil is the program's own
	Progress func(Progress)
}

// Progress says how far an import is. It is told after every few hundred
// kilobytes, on the goroutine that called Import or that the loader pulls on.
type Progress struct {
	Path    string
	Loading bool  // false while the file is looked through the first time
	Read    int64 // bytes of the file's content
	Size    int64 // of the file's content; 0 if it is not known yet
	Records int64
}

// Result is what became of a file.
type Result struct {
	Path   string       // as it was named; of a member of an archive, archive/member
	Source model.Source // if Err is nil
	Err    error        // a [model.Problem] that begins with the path
}

// Import imports files, each as a source of its own; where one fails, the
// others go on. A path may be a file, a folder, a gzip or zip archive, or "-"
// for stdin. The error is of the options, a [model.Problem], or that of ctx,
// which stops everything; results are of the files that were done by then.
func Import(ctx context.Context, to Loader, paths []string, o Options) ([]Result, error) {
	im, err := newImporting(to, o)
	if err != nil {
		return nil, err
	}
	var results []Result
	for _, path := range paths {
		for in, err := range inputs(ctx, path, im.Stdin) {
			var src model.Source
			if err == nil {
				src, err = im.file(ctx, in)
			}
			if ctx.Err() != nil && err != nil {
				return results, ctx.Err()
			}
			if err != nil {
				err = named(in.path, err)
			}
			results = append(results, Result{Path: in.path, Source: src, Err: err})
		}
	}
	return results, ctx.Err()
}

// importing is one call of Import.
type importing struct {
	Options
	to Loader
	recogniser
}

func newImporting(to Loader, o Options) (*importing, error) {
	im := &importing{Options: o, to: to}
	if im.Stdin == nil {
		im.Stdin = os.Stdin
	}
	if im.Progress == nil {
		im.Progress = func(Progress) {}
	}
	profiles, err := Profiles(o.Profiles)
	if err != nil {
		return nil, err
	}
	im.recogniser, err = newRecogniser(profiles, o)
	return im, err
}

// newRecogniser knows some profiles, and what the options settle.
func newRecogniser(profiles []*Profile, o Options) (recogniser, error) {
	r := recogniser{profiles: profiles, undefuse: o.Undefuse}
	var err error
	if o.Encoding != "" && o.Encoding != Auto {
		if r.charset, err = charsetByName(o.Encoding); err != nil {
			return r, err
		}
	}
	if o.Profile != "" && o.Profile != Auto {
		err = r.name(o.Profile)
	}
	return r, err
}

// Auto is what an encoding or a profile is called that is to be found out.
const Auto = "auto"

// said is what the options settle, as a case remembers it.
func (o Options) said() model.Said {
	s := model.Said{Encoding: o.Encoding, Profile: o.Profile, Period: o.Period, Undefuse: o.Undefuse}
	if s.Encoding == Auto {
		s.Encoding = ""
	}
	if s.Profile == Auto {
		s.Profile = ""
	}
	return s
}

// name settles the profile, and with NAME:SECTION the section of a table
// without a title.
func (r *recogniser) name(profile string) error {
	name, section, some := strings.Cut(profile, ":")
	for _, p := range r.profiles {
		if p.Name == name {
			r.named = p
		}
	}
	if r.named == nil {
		return unknownProfile(name, r.profiles)
	}
	if !some {
		return nil
	}
	s, ok := model.SectionByID(section)
	if !ok || r.named.Kind != model.KindPrinted {
		return noSection(section, r.named)
	}
	r.section = s.Number
	return nil
}

// file imports one file.
func (im *importing) file(ctx context.Context, in input) (model.Source, error) {
	s, err := im.looked(ctx, in, im.to.Zone())
	if err != nil {
		return model.Source{}, err
	}
	src, known, err := im.to.Find(ctx, s.digest)
	if err != nil {
		return src, err
	}
	if known {
		src.Again, src.New, src.Known = true, 0, src.Records-src.Rejected
		return src, nil
	}
	if src, err = im.described(ctx, s); err != nil {
		return src, err
	}
	err = im.to.Load(ctx, &src, im.records(ctx, s, &src))
	return src, err
}

// looked looks a file through.
func (im *importing) looked(ctx context.Context, in input, zone *time.Location) (*source, error) {
	s := &source{input: in, zone: zone}
	var err error
	s.survey, err = surveyed(ctx, in, func(read int64) {
		im.Progress(Progress{Path: in.path, Read: read, Size: in.size})
	})
	if err == nil && s.survey.size == 0 {
		err = emptyFile()
	}
	return s, err
}

// records gives a recognised file's records, and says how far it is. What only
// they tell about a log is in src after the last of them.
func (im *importing) records(ctx context.Context, s *source, src *model.Source) iter.Seq2[model.Record, error] {
	all := s.records(ctx, func(read, records int64) {
		im.Progress(Progress{Path: s.path, Loading: true, Read: read, Size: s.survey.size, Records: records})
	})
	return func(yield func(model.Record, error) bool) {
		for r, err := range all {
			if !yield(r, err) {
				return
			}
		}
		if src.Kind == model.KindLog {
			src.Notices = append(src.Notices, s.notices...)
		}
	}
}

// described recognises a file and says everything about it but what its
// records come to.
func (im *importing) described(ctx context.Context, s *source) (model.Source, error) {
	var err error
	if s.plan, err = im.plan(s.seen); err != nil {
		return model.Source{}, err
	}
	s.sample = nil
	src := model.Source{
		Path: s.path, SHA256: s.digest, Size: s.survey.size, Imported: time.Now(),
		Kind: s.plan.profile.Kind, Profile: s.plan.profile.Name, Encoding: s.plan.charset.name, Said: im.said(),
	}
	if src.Kind == model.KindLog {
		src.Tables = []model.Table{{Headings: s.plan.binding.headings}}
		src.Notices = s.plan.binding.notices()
		return src, nil
	}
	src.Period = im.period(s)
	err = s.parse(func(model.Record) bool { return ctx.Err() == nil })
	src.Tables, src.Notices = s.tables, s.notices
	return src, errors.Join(err, ctx.Err())
}

// period is what statistics or printed tables are about: what was said, else
// what a line above them says, else the month in the file's name.
func (im *importing) period(s *source) model.Period {
	switch {
	case im.Period != nil:
		return *im.Period
	case s.plan.period != nil:
		return *s.plan.period
	}
	p, _ := namedPeriod(s.name)
	return p
}
