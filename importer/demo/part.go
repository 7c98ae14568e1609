package demo

import (
	"slices"
	"time"

	"edgelens/model"
)

// part is the lines of one month in the making.
type part struct {
	dice
	office, always clock
	last           time.Time // when the last hour begins
	bursts         []burst
	events         []Event
}

func newPart(d dice, p model.Period) *part {
	m := &part{dice: d, office: newClock(p, officeHours), always: newClock(p, anyHour), last: lastHour(p)}
	for range burstsAMonth {
		m.bursts = append(m.bursts, m.burst())
	}
	return m
}

// lines adds so many lines of a log, of all its message types.
func (p *part) lines(log model.Category, n int) {
	counts := shares(log, n)
	for i, k := range kinds {
		for nth := range counts[i] {
			p.line(k, nth)
		}
	}
}

// thinLog is how many lines a log needs to hold the least of every kind; a
// shorter one gets what the proportions give.
const thinLog = fewestRows / 2

// shares is how many of n lines each of kinds gets. What rounding leaves over
// goes to the first kind of the log.
func shares(log model.Category, n int) []int {
	counts, first, rest := make([]int, len(kinds)), -1, n
	for i, k := range kinds {
		if w, _ := model.TypeOf(k.typ); w.Category != log {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		counts[i] = n * k.permille / 1000
		if n >= thinLog {
			counts[i] = max(k.least, counts[i])
		}
		rest -= counts[i]
	}
	counts[first] = rest
	return counts
}

// Of every so many attacks one falls into the month's last hour, and the line
// after it repeats it exactly: scanners send the same thing twice in a second.
const lastHourEvery = 16

// repeatEvery so many attacks of any hour there is a repeat as well.
const repeatEvery = 50

func (p *part) line(k kind, nth int) {
	attack := k.attack != nil
	if attack && (nth%lastHourEvery == 1 || nth%repeatEvery == repeatEvery/2) {
		p.events = append(p.events, p.events[len(p.events)-1])
		return
	}
	e := newEvent(k.typ, weigh(p.dice, k.actions))
	if attack {
		e.Time = k.attack(p, e, nth%lastHourEvery == 0)
	} else {
		e.Time = p.office.draw(p.dice)
		k.fill(p, e)
	}
	if k.note {
		e.Note = p.note()
	}
	p.events = append(p.events, e)
}

// provoke gives the leading client's newest spam mails the subjects that
// break careless programs, so that the demo shows they are harmless here.
func (p *part) provoke() {
	var mails []*Event
	for i := range p.events {
		if e := &p.events[i]; e.Cell("type") == "spam" && e.Cell("client_ip") == LeadingClient {
			mails = append(mails, e)
		}
	}
	slices.SortStableFunc(mails, func(a, b *Event) int { return newestFirst(*a, *b) })
	for i, subject := range hostileSubjects {
		if i < len(mails) {
			mails[i].fill("subject", subject, "action", "tag")
		}
	}
}
