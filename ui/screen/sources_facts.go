package screen

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
	"edgelens/ui/nav"
	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// sourceColumns are the columns of the imported files.
func sourceColumns(look *widget.Look) []widget.Column {
	w := look.Words.Sources
	return []widget.Column{
		{ID: "id", Title: w.ID, From: 0, Right: true, Frozen: true},
		{ID: "file", Title: w.File, From: 1, Max: 28, Frozen: true},
		{ID: "kind", Title: w.Kind, From: 2},
		{ID: "period", Title: w.Period, From: 3},
		{ID: "records", Title: w.Records, From: 4, Right: true},
		{ID: "new", Title: w.New, From: 5, Right: true},
		{ID: "known", Title: w.Known, From: 6, Right: true},
		{ID: "rejected", Title: w.Rejected, From: 7, Right: true, Paint: rejectedPaint(look.Theme)},
		{ID: "profile", Title: w.Profile, From: 8},
		{ID: "encoding", Title: w.Encoding, From: 9},
		{ID: "imported", Title: w.Imported, From: 10},
		{ID: "sha256", Title: w.SHA256, From: 11},
	}
}

// sourceCells are the cells of a source.
func sourceCells(env *Env, s model.Source) []string {
	return []string{
		strconv.FormatInt(s.ID, 10), baseName(s.Path), export.KindLabels[s.Kind].In(env.Lang), sourcePeriod(env, s),
		count(s.Records), count(s.New), count(s.Known), count(s.Rejected), s.Profile, s.Encoding,
		stamp(env, s.Imported, "2006-01-02 15:04"), hex.EncodeToString(s.SHA256[:6]),
	}
}

// sourcePeriod is the time a source is about, "" if that is not known.
func sourcePeriod(env *Env, s model.Source) string {
	from, to := stamp(env, s.From, time.DateOnly), stamp(env, s.To, time.DateOnly)
	switch {
	case from == "" && s.Period.IsAll():
		return ""
	case from == "":
		return s.Period.String()
	case from == to:
		return from
	}
	return fmt.Sprintf(env.Look.Words.Status.Period, from, to)
}

// sourceRemarks say below the table what its cells may have cut off.
func sourceRemarks(env *Env, s model.Source) []widget.Paragraph {
	th := env.Look.Theme
	counts := fmt.Sprintf(env.Look.Words.Import.Summary, count(s.Records), count(s.New), count(s.Known), count(s.Rejected))
	list := []widget.Paragraph{{Text: s.Path, Style: th.Dim}, {Text: counts, Style: th.Text}}
	for _, notice := range s.Notices {
		list = append(list, widget.Paragraph{Text: th.Symbols.Bullet + " " + notice.In(env.Lang), Style: th.Warn})
	}
	return list
}

// sourceFacts are all about a source.
func sourceFacts(env *Env, s model.Source) []widget.Paragraph {
	w := env.Look.Words.Sources
	list := factList(env, [][2]string{
		{w.File, s.Path}, {w.ID, strconv.FormatInt(s.ID, 10)}, {w.Kind, export.KindLabels[s.Kind].In(env.Lang)},
		{w.Sections, sectionNumbers(s)},
		{w.Period, sourcePeriod(env, s)}, {w.Records, count(s.Records)}, {w.New, count(s.New)},
		{w.Known, count(s.Known)}, {w.Rejected, count(s.Rejected)}, {w.Profile, s.Profile}, {w.Encoding, s.Encoding},
		{w.Size, fmt.Sprintf(w.Bytes, count(s.Size))}, {w.Imported, stamp(env, s.Imported, "2006-01-02 15:04:05 -07:00")},
		{w.SHA256, hex.EncodeToString(s.SHA256[:])},
	})
	for _, notice := range s.Notices {
		list = append(list, factList(env, [][2]string{{w.Notices, notice.In(env.Lang)}})...)
	}
	return list
}

// sectionNumbers are the numbers of the printed tables of a source.
func sectionNumbers(s model.Source) string {
	var list []string
	for _, table := range s.Tables {
		if table.Section > 0 {
			list = append(list, strconv.Itoa(table.Section))
		}
	}
	return strings.Join(list, ", ")
}

// factList puts values behind their names; what has no value is left out.
func factList(env *Env, facts [][2]string) []widget.Paragraph {
	const name = 14 // cells, enough for every name in either language
	var list []widget.Paragraph
	for _, fact := range facts {
		if fact[1] != "" {
			list = append(list, widget.Paragraph{Text: term.Fit(fact[0], name) + fact[1], Style: env.Look.Theme.Text})
		}
	}
	return list
}

// behind is the screen behind a source: its rejects, or all about it if it has
// none.
func behind(env *Env, s model.Source) nav.Screen {
	if s.Rejected > 0 {
		return NewRejects(env, s)
	}
	return newFacts(env, func(*lang.Words) string { return baseName(s.Path) },
		func() []widget.Paragraph { return sourceFacts(env, s) })
}

// leadsTo says what is behind a source.
func leadsTo(env *Env, s model.Source) string {
	if s.Rejected > 0 {
		return env.Look.Words.Import.ToRejects
	}
	return env.Look.Words.Import.ToDetails
}

// count is a number with its thousands parted.
func count(n int64) string { return widget.Count(int(n)) }

// stamp is a time in the zone of the case, "" for none.
func stamp(env *Env, t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	if env.Store != nil {
		t = t.In(env.Store.Zone())
	}
	return t.Format(layout)
}

// notices are what was odd about a source, in a row.
func notices(s model.Source, l model.Lang) string {
	list := make([]string, len(s.Notices))
	for i, notice := range s.Notices {
		list[i] = notice.In(l)
	}
	return strings.Join(list, " / ")
}

// baseName is the last part of a path, which may have been written on another
// system.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// said is an error in the words of the screen, for a widget to show.
func said(env *Env, err error) error {
	if err == nil {
		return nil
	}
	return errors.New(explained(err, env.Lang))
}

// facts is a screen of text about one thing.
type facts struct {
	base
	title called
	list  func() []widget.Paragraph
	pager *widget.Pager
}

// newFacts returns a screen of paragraphs.
func newFacts(env *Env, title called, list func() []widget.Paragraph) nav.Screen {
	f := &facts{base: base{env: env}, title: title, list: list, pager: widget.NewPager(env.Look)}
	f.pager.SetText(list()...)
	return f
}

// Init asks nothing.
func (f *facts) Init() tea.Cmd { return nil }

// Update scrolls, or says the same in another language.
func (f *facts) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		f.pager.Update(msg)
	case LanguageChanged:
		above, _ := f.pager.More()
		f.pager.SetText(f.list()...)
		f.pager.Scroll(above)
	}
	return nil
}

// View draws the text in sight.
func (f *facts) View() string { return f.pager.View() }

// Resize gives the screen w cells and h rows.
func (f *facts) Resize(w, h int) { f.pager.Resize(w, h) }

// Keys are those that scroll.
func (f *facts) Keys() []key.Binding {
	return f.env.Look.Keys.List(keys.PageDown, keys.PageUp, keys.Back)
}

// Title is the name of the thing.
func (f *facts) Title() string { return f.title(f.env.Look.Words) }

// Close has nothing to stop.
func (f *facts) Close() {}
