package demo

import (
	"time"

	"edgelens/model"
)

// Event is one line of a log before it is written. Its type and action are
// vocabulary ids, or words that no vocabulary knows.
type Event struct {
	Time  time.Time // whole seconds, in the gateways' zone
	Cells []string  // one for each of [model.Fields]; "" where it has none
	Note  string    // of the policy log's own column, see noteHeading
}

func newEvent(typ, action string) Event {
	e := Event{Cells: make([]string, len(model.Fields))}
	e.set("type", typ)
	e.set("action", action)
	return e
}

// Cell is the event's text in a field of the catalogue.
func (e Event) Cell(field string) string {
	return e.Cells[model.FieldColumn(field).Index()]
}

// Log is the log the event belongs to.
func (e Event) Log() model.Category {
	w, _ := model.TypeOf(e.Cell("type"))
	return w.Category
}

// Outcome is what became of the traffic.
func (e Event) Outcome() model.Outcome { return model.OutcomeOf(e.Cell("action")) }

// In reports whether the event falls into a period.
func (e Event) In(p model.Period) bool {
	day := model.DayOf(e.Time)
	return !day.Before(p.From) && !p.To.Before(day)
}

func (e Event) set(field, text string) {
	e.Cells[model.FieldColumn(field).Index()] = text
}

// fill sets pairs of field and text.
func (e Event) fill(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		e.set(pairs[i], pairs[i+1])
	}
}

func newestFirst(a, b Event) int { return b.Time.Compare(a.Time) }
