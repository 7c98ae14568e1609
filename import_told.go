package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"edgelens/importer"
	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/model/export"
)

// tally is what an import of several files came to.
type tally struct {
	sources []model.Source
	failed  []importer.Result
	rejects bool // some record could not be read, and is in the case now
}

func tallyOf(results []importer.Result) (t tally) {
	for _, r := range results {
		if r.Err != nil {
			t.failed = append(t.failed, r)
			continue
		}
		r.Source.Path = r.Path // of a file that was there already: as it is called now
		t.sources = append(t.sources, r.Source)
		t.rejects = t.rejects || r.Source.Rejected > 0 && !r.Source.Again
	}
	return t
}

// sayImport prints what was imported, tells what was not, and gives the error
// that makes the exit code.
func (a *app) sayImport(results []importer.Result, zone *time.Location, f importFlags) error {
	t := tallyOf(results)
	if err := a.printImport(t.sources, zone, f); err != nil {
		return err
	}
	if len(results) == 1 && len(t.failed) == 1 {
		return t.failed[0].Err
	}
	for _, r := range t.failed {
		a.fail(r.Err)
	}
	if t.rejects && !f.dryRun && f.to != nil {
		a.sayRejects()
	}
	if f.to != nil {
		a.sayReadBefore(t.sources, f)
	}
	if len(results) > 1 && f.to != nil {
		a.sayTally(t)
	}
	switch {
	case len(t.sources) == 0:
		return errSaid
	case t.rejects || len(t.failed) > 0:
		return errPartly
	}
	return nil
}

func (a *app) printImport(sources []model.Source, zone *time.Location, f importFlags) error {
	switch {
	case f.json:
		return export.SourcesJSON(f.to, sources, zone)
	case f.to == nil:
		return nil
	}
	for _, s := range sources {
		if _, err := fmt.Fprintln(f.to, clean.Text(a.in(summary(s)))); err != nil {
			return err
		}
		for _, n := range s.Notices {
			a.say(model.Text{JA: s.Path + ": " + n.JA, EN: s.Path + ": " + n.EN})
		}
	}
	if f.dryRun {
		a.say(model.Text{JA: "試しに数えただけで、何も取り込んでいません", EN: "a dry run: nothing was imported"})
	}
	return nil
}

// summary is what one import came to, and what the file was taken for.
func summary(s model.Source) model.Text {
	t := summaryCounts(s)
	verdict := fmt.Sprintf(" [%s, %s]", s.Encoding, s.Profile)
	return model.Text{JA: t.JA + verdict, EN: t.EN + verdict}
}

func summaryCounts(s model.Source) model.Text {
	from := knownFrom(s.KnownFrom)
	n := []any{s.Path, export.Thousands(s.Records), export.Thousands(s.New), export.Thousands(s.Known), export.Thousands(s.Rejected), from.JA, from.EN, s.ID}
	switch {
	case s.Again:
		return model.Textf("%[1]s: 取り込み済みのファイルです(取り込み %[8]d): %[2]sレコード: 新規 %[3]s、既知 %[4]s、読めない %[5]s",
			"%[1]s: in the case already (source %[8]d): %[2]s records: %[3]s new, %[4]s known, %[5]s rejected", n...)
	case s.Kind != model.KindLog:
		kind := export.KindLabels[s.Kind]
		return model.Textf("%[1]s: %[2]sレコード(%[3]s)", "%[1]s: %[2]s records (%[4]s)", s.Path, export.Thousands(s.Records), kind.JA, kind.EN)
	}
	return model.Textf("%[1]s: %[2]sレコード: 新規 %[3]s、既知 %[4]s%[6]s、読めない %[5]s", "%[1]s: %[2]s records: %[3]s new, %[4]s known%[7]s, %[5]s rejected", n...)
}

// knownFromShown is how many sources are named that have the known records too.
const knownFromShown = 3

// knownFrom names the sources that have the known records too, the largest
// first.
func knownFrom(from []model.SourceCount) model.Text {
	if len(from) == 0 {
		return model.Text{}
	}
	var ja, en []string
	for _, c := range from[:min(len(from), knownFromShown)] {
		ja = append(ja, fmt.Sprintf("%s に %s", c.Path, export.Thousands(c.Records)))
		en = append(en, fmt.Sprintf("%s from %s", export.Thousands(c.Records), c.Path))
	}
	if rest := from[len(ja):]; len(rest) > 0 {
		var n int64
		for _, c := range rest {
			n += c.Records
		}
		ja = append(ja, fmt.Sprintf("ほか%dファイルに %s", len(rest), export.Thousands(n)))
		en = append(en, fmt.Sprintf("%s from %d others", export.Thousands(n), len(rest)))
	}
	return model.Text{JA: "(うち " + strings.Join(ja, "、") + ")", EN: " (" + strings.Join(en, ", ") + ")"}
}

// sayTally tells at the end what several files came to, and which of them are
// not in the case.
func (a *app) sayTally(t tally) {
	var sum model.Source
	for _, s := range t.sources {
		sum.Records, sum.New, sum.Known, sum.Rejected = sum.Records+s.Records, sum.New+s.New, sum.Known+s.Known, sum.Rejected+s.Rejected
	}
	files := t.files()
	n := []any{files.JA, files.EN, export.Thousands(sum.Records), export.Thousands(sum.New), export.Thousands(sum.Known), export.Thousands(sum.Rejected)}
	a.say(model.Textf("%[1]s。%[3]sレコード: 新規 %[4]s、既知 %[5]s、読めない %[6]s", "%[2]s; %[3]s records: %[4]s new, %[5]s known, %[6]s rejected", n...))
	if len(t.failed) == 0 {
		return
	}
	var names []string
	for _, r := range t.failed {
		names = append(names, r.Path)
	}
	list := strings.Join(names, ", ")
	a.say(model.Textf("取り込めなかったファイル: %s", "not imported: %s", list))
}

// files counts the files by what became of them: what cannot be read is another
// matter than what no profile matches.
func (t tally) files() model.Text {
	unmatched := 0
	for _, r := range t.failed {
		if errors.Is(r.Err, importer.ErrNoProfile) {
			unmatched++
		}
	}
	text := model.Textf("%dファイル: 取り込み %d", "%d files: %d read", len(t.sources)+len(t.failed), len(t.sources))
	for _, part := range []struct {
		n      int
		ja, en string
	}{{len(t.failed) - unmatched, "読めない", "unreadable"}, {unmatched, "合う形式がない", "without a profile"}} {
		if part.n > 0 {
			text.JA += fmt.Sprintf("、%s %d", part.ja, part.n)
			text.EN += fmt.Sprintf(", %d %s", part.n, part.en)
		}
	}
	return text
}

func (a *app) sayRejects() {
	a.say(model.Textf("読めなかったレコードは edgelens rejects --db %s で確かめられます", "see the rejected records with: edgelens rejects --db %s", clean.Shell(a.db)))
}

// sayReadBefore says how a file that is in the case already can be read
// otherwise: what this import was told came too late.
func (a *app) sayReadBefore(sources []model.Source, f importFlags) {
	for _, s := range sources {
		how := ""
		if f.encoding != "" && f.encoding != s.Encoding {
			how += " --encoding " + clean.Shell(f.encoding)
		}
		if f.profile != "" && f.profile != s.Profile {
			how += " --profile " + clean.Shell(f.profile)
		}
		if s.Again && how != "" {
			a.say(model.Textf("%[1]s は前に取り込んだときの読み方のままです。読み方を変えるには: edgelens rebuild --db %[2]s --source %[3]d%[4]s",
				"%[1]s stays as it was read before; to read it otherwise: edgelens rebuild --db %[2]s --source %[3]d%[4]s", s.Path, clean.Shell(a.db), s.ID, how))
		}
	}
}
