package sqlite

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"edgelens/model"
)

// oracle counts lines the slow and obvious way: of each event there are as
// many lines as the source with the most records of it has, whatever the order
// of the sources. It knows neither identities nor SQL.
type oracle struct {
	sources []exported
}

// exported is a file as the oracle sees it: which hidden event each record is,
// and the cells that were written for it.
type exported struct {
	id       int64
	headings []model.Heading
	events   []int // -1 for a reject
	cells    [][]string
}

// lines is how many lines there are of each event.
func (o *oracle) lines() map[int]int {
	lines := map[int]int{}
	for _, s := range o.sources {
		own := map[int]int{}
		for _, e := range s.events {
			if e >= 0 {
				own[e]++
			}
		}
		for e, n := range own {
			lines[e] = max(lines[e], n)
		}
	}
	return lines
}

// add is what an import is worth: new lines, known and rejected records.
func (o *oracle) add(s exported) (fresh, known, rejected int64) {
	before := total(o.lines())
	o.sources = append(o.sources, s)
	fresh = total(o.lines()) - before
	for _, e := range s.events {
		if e < 0 {
			rejected++
		}
	}
	return fresh, int64(len(s.events)) - rejected - fresh, rejected
}

func (o *oracle) forget(id int64) {
	o.sources = slices.DeleteFunc(o.sources, func(s exported) bool { return s.id == id })
}

func total(lines map[int]int) (n int64) {
	for _, c := range lines {
		n += int64(c)
	}
	return n
}

// hidden is what really happened, before anybody exported it.
type hidden struct {
	at     time.Time
	typ    model.Word
	action model.Word
	client string
	server string
	sent   string // "" for no subject
	note   string
}

var (
	tokyo     = time.FixedZone("JST", 9*60*60)
	tokyoNoon = time.Date(2016, 2, 25, 11, 36, 6, 0, tokyo)
)

func hiddenEvents(rng *rand.Rand, n int) []hidden {
	events := make([]hidden, n)
	for i := range events {
		events[i] = hidden{
			at:     time.Date(2016, 2, 1, 0, 0, rng.IntN(1800)*1700, 0, tokyo),
			typ:    model.Types[rng.IntN(len(model.Types))],
			action: model.Actions[rng.IntN(len(model.Actions))],
			client: fmt.Sprintf("172.16.16.%d", rng.IntN(5)),
			server: fmt.Sprintf("2001:DB8::%X", rng.IntN(40)),
			note:   []string{"", "memo", "備考"}[rng.IntN(3)],
		}
		if rng.IntN(3) > 0 {
			events[i].sent = fmt.Sprintf("[スパムメール]件名 %d", rng.IntN(30))
		}
	}
	// Two of the events may well be the same: then they are one.
	return events
}

// key tells events apart as the counting rule does.
func (h hidden) key() string {
	return fmt.Sprint(h.at.Unix(), h.typ.ID, h.action.ID, h.client, h.server, h.sent, h.note)
}

// columns a random export has, in random order.
var oracleColumns = []string{"time", "type", "action", "client_ip", "server_ip", "subject", "備考"}

func randomHeadings(rng *rand.Rand) []model.Heading {
	var headings []model.Heading
	for _, i := range rng.Perm(len(oracleColumns)) {
		name := oracleColumns[i]
		h := model.Heading{Text: name, Column: model.FieldColumn(name)}
		if f, ok := model.FieldByID(name); ok {
			h.Text = f.Label.In([]model.Lang{model.JA, model.EN}[rng.IntN(2)])
		} else {
			h.Column.Unknown = true
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

func (s style) cell(h hidden, c model.Column) string {
	text := map[string]string{
		"time": h.at.Format(s.layout), "type": h.typ.Label.In(s.lang), "action": h.action.Label.In(s.lang),
		"client_ip": h.client, "server_ip": h.server, "subject": h.sent, "備考": h.note,
	}[c.Name]
	if c.Name == "server_ip" && !s.upper {
		text = strings.ToLower(text)
	}
	if text == "" {
		return s.empty
	}
	return text
}

// randomExport writes some of the events, repeats included, with some records
// that cannot be read.
func randomExport(rng *rand.Rand, events []hidden, index map[string]int) (exported, []model.Record) {
	e := exported{headings: randomHeadings(rng)}
	st := styles[rng.IntN(len(styles))]
	identify := model.NewIdentifier(e.headings)
	var records []model.Record
	for range rng.IntN(60) {
		h := events[rng.IntN(len(events))]
		for range 1 + rng.IntN(3) {
			r := model.Record{Number: int64(len(records) + 1), Line: int64(len(records) + 2), Time: h.at}
			for _, heading := range e.headings {
				r.Cells = append(r.Cells, st.cell(h, heading.Column))
			}
			r.Bytes = []byte(strings.Join(r.Cells, ",") + "\n")
			r.Identity, r.AsRead = identify.Of(r.Cells, r.Time)
			event := index[h.key()]
			if rng.IntN(20) == 0 {
				r.Reject, event = &model.Text{JA: "読めません", EN: "unreadable"}, -1
			}
			records = append(records, r)
			e.events = append(e.events, event)
			e.cells = append(e.cells, r.Cells)
		}
	}
	return e, records
}

// indexEvents numbers distinct events.
func indexEvents(events []hidden) map[string]int {
	index := map[string]int{}
	for _, h := range events {
		if _, ok := index[h.key()]; !ok {
			index[h.key()] = len(index)
		}
	}
	return index
}

// readable are the cells of the records of a source that are no rejects.
func (e exported) readable() [][]string {
	var cells [][]string
	for i, event := range e.events {
		if event >= 0 {
			cells = append(cells, e.cells[i])
		}
	}
	return cells
}

func sortedCounts(lines map[int]int) []int { return slices.Sorted(maps.Values(lines)) }
