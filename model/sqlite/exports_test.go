package sqlite

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
)

// hidden is what really happened, before anybody exported it.
type hidden struct {
	at     time.Time
	typ    model.Word // with an id of its own where the vocabulary has no such word
	action model.Word
	client string
	server string
	rule   string
	sent   string // "" for no subject
	note   string
}

var (
	tokyo     = time.FixedZone("JST", 9*60*60)
	tokyoNoon = time.Date(2016, 2, 25, 11, 36, 6, 0, tokyo)
)

// value is what there is to know of an event in a column, "" for nothing.
func (h *hidden) value(column string) string {
	switch column {
	case "time":
		return h.at.UTC().Format(time.RFC3339Nano)
	case "type":
		return h.typ.ID
	case "action":
		return h.action.ID
	}
	return map[string]string{"client_ip": h.client, "server_ip": h.server, "rule_id": h.rule, "subject": h.sent, "=備考": h.note}[column]
}

// hiddenEvents are few kinds in few seconds, so that much is alike: nothing, a
// little or all.
func hiddenEvents(rng *rand.Rand, n, seconds int) []*hidden {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	types := []model.Word{word("ips"), word("web-reputation"), word("spam"), {ID: "新種", Label: model.Text{JA: "新種", EN: "新種"}}}
	var events []*hidden
	for range n {
		h := &hidden{
			at:     time.Date(2016, 2, 1, 0, 0, rng.IntN(seconds)*5400, rng.IntN(5)/4*250_000_000, tokyo),
			typ:    types[rng.IntN(len(types))],
			action: model.Actions[rng.IntN(3)],
			client: pick("172.16.16.1", "172.16.16.2", ""),
			server: pick("2001:db8::a", "2001:db8::b"),
			rule:   pick("1000001", "1000002", ""),
			sent:   pick("", "件名 1", "件名 2"),
			note:   pick("", "memo"),
		}
		for range 1 + rng.IntN(3)/2 {
			events = append(events, h) // the same once more is another event
		}
	}
	return events
}

func word(id string) model.Word {
	w, _ := model.TypeOf(id)
	return w
}

// allColumns are what exports choose from; those of mustShare come first.
var allColumns = []string{"time", "type", "client_ip", "action", "server_ip", "rule_id", "subject", "=備考"}

// randomColumns chooses time, type and client, and some more.
func randomColumns(rng *rand.Rand) []string {
	columns := slices.Clone(allColumns[:3])
	for _, c := range allColumns[3:] {
		if rng.IntN(2) == 0 {
			columns = append(columns, c)
		}
	}
	return columns
}

// randomSets are some choices of columns. One in a few has no type or no client,
// so that its records meet no others.
func randomSets(rng *rand.Rand, n int) (sets [][]string) {
	for range n {
		columns := randomColumns(rng)
		if at := 1 + rng.IntN(8); at < 3 {
			columns = slices.Delete(columns, at, at+1)
		}
		sets = append(sets, columns)
	}
	return sets
}

// headingsOf writes a heading in some order and language.
func headingsOf(rng *rand.Rand, columns []string) []model.Heading {
	var headings []model.Heading
	for _, i := range rng.Perm(len(columns)) {
		heading, unknown := strings.CutPrefix(columns[i], "=")
		h := model.Heading{Text: heading, Column: model.Column{Name: heading, Unknown: unknown}}
		if f, ok := model.FieldByID(heading); ok {
			h.Text = f.Label.In([]model.Lang{model.JA, model.EN}[rng.IntN(2)])
		}
		headings = append(headings, h)
	}
	return headings
}

// style is how one export writes things.
type style struct {
	layout, empty string
	lang          model.Lang
	upper         bool
}

// styles are few, so that several sources often read the same and others
// differ.
var styles = []style{
	{layout: "2006-01-02 15:04:05 JST-0700", empty: "--", lang: model.JA, upper: true},
	{layout: "2006/1/2 15:04:05", empty: "-", lang: model.JA},
	{layout: "2006-01-02T15:04:05Z07:00", empty: "", lang: model.EN, upper: true},
}

func (s style) cell(h *hidden, c model.Column) string {
	text := h.value(c.Name)
	switch c.Name {
	case "time":
		text = h.at.Format(s.layout)
	case "type":
		text = h.typ.Label.In(s.lang)
	case "action":
		text = h.action.Label.In(s.lang)
	case "備考":
		text = h.note
	case "server_ip":
		if s.upper {
			text = strings.ToUpper(text)
		}
	}
	if text == "" {
		return s.empty
	}
	return text
}

// write makes a file about events, nil for records that cannot be read.
func write(rng *rand.Rand, columns []string, events []*hidden) exported {
	e := exported{serial: rng.Uint32(), headings: headingsOf(rng, columns), columns: slices.Sorted(slices.Values(columns)), events: events}
	st := styles[rng.IntN(len(styles))]
	for _, h := range events {
		if h == nil {
			h = &hidden{client: "?"}
		}
		var cells []string
		for _, heading := range e.headings {
			cells = append(cells, st.cell(h, heading.Column))
		}
		e.cells = append(e.cells, cells)
	}
	return e
}

// records are what an importer would make of the file.
func (e *exported) records() []model.Record {
	identify := model.NewIdentifier(e.headings)
	var records []model.Record
	for i, cells := range e.cells {
		r := model.Record{Number: int64(i + 1), Line: int64(i + 2), Cells: cells, Bytes: []byte(strings.Join(cells, ",") + "\n")}
		if h := e.events[i]; h != nil {
			r.Time = h.at
			r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
		} else {
			r.Reject = &model.Text{JA: "読めません", EN: "unreadable"}
		}
		records = append(records, r)
	}
	return records
}

// load imports the file; the same file has the same bytes.
func (e *exported) load(t testing.TB, s *Store) model.Source {
	t.Helper()
	src := model.Source{Path: fmt.Sprintf("%d.csv", e.serial), Kind: model.KindLog, Profile: "test", Encoding: "utf-8",
		Tables: []model.Table{{Headings: e.headings}}}
	src.SHA256 = sha256.Sum256(binary.LittleEndian.AppendUint32(nil, e.serial))
	if err := s.Load(t.Context(), &src, sequence(e.records())); err != nil {
		t.Fatal(err)
	}
	return src
}

// someExport writes some events any number of times, with records that cannot
// be read.
func someExport(rng *rand.Rand, columns []string, events []*hidden, most int) exported {
	var some []*hidden
	for range rng.IntN(most + 1) {
		h := events[rng.IntN(len(events))]
		for range 1 + rng.IntN(3) {
			if some = append(some, h); rng.IntN(20) == 0 {
				some = append(some, nil)
			}
		}
	}
	return write(rng, columns, some)
}

// periodExport writes all events of a period, in any order.
func periodExport(rng *rand.Rand, columns []string, events []*hidden, from, to time.Time) exported {
	var all []*hidden
	for _, i := range rng.Perm(len(events)) {
		if at := events[i].at; !at.Before(from) && at.Before(to) {
			all = append(all, events[i])
		}
	}
	return write(rng, columns, all)
}
