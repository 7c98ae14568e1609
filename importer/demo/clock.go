package demo

import (
	"slices"
	"time"

	"edgelens/model"
)

// clock spreads events over the hours of a month.
type clock struct {
	first time.Time
	until []int // weight of all hours up to and with this one
}

// newClock weighs the hours of a month. The month's last hour weighs nothing:
// it belongs to the attack that the console's export leaves out (see
// firstExport), and a line of another kind there would only be in one file.
func newClock(p model.Period, weight func(time.Time) int) clock {
	c := clock{first: p.From.Start(jst)}
	sum, hours := 0, p.Days()*24
	for h := range hours {
		if h < hours-1 {
			sum += weight(c.first.Add(time.Duration(h) * time.Hour))
		}
		c.until = append(c.until, sum)
	}
	return c
}

// lastHour is when a month's last hour begins.
func lastHour(p model.Period) time.Time {
	return p.To.Next(1).Start(jst).Add(-time.Hour)
}

// officeHours is how busy people are: mornings and afternoons of working days,
// a dip at noon, little at night and on weekends.
func officeHours(t time.Time) int {
	weight := 2
	switch h := t.Hour(); {
	case h >= 9 && h < 12, h >= 13 && h < 18:
		weight = 60
	case h == 12, h == 8:
		weight = 30
	case h >= 18 && h < 22:
		weight = 12
	}
	if d := t.Weekday(); d == time.Saturday || d == time.Sunday {
		weight = 1 + weight/10
	}
	return weight
}

// anyHour is for what machines send: they do not sleep.
func anyHour(time.Time) int { return 1 }

// draw is a time of the month.
func (c clock) draw(d dice) time.Time {
	at := d.IntN(c.until[len(c.until)-1])
	hour, _ := slices.BinarySearch(c.until, at+1)
	return c.hour(hour).Add(time.Duration(d.IntN(3600)) * time.Second)
}

func (c clock) hour(h int) time.Time { return c.first.Add(time.Duration(h) * time.Hour) }

// share is how many of n events fall into an hour. The shares of all hours
// add up to n.
func (c clock) share(hour, n int) int {
	before, total := 0, c.until[len(c.until)-1]
	if hour > 0 {
		before = n * c.until[hour-1] / total
	}
	return n*c.until[hour]/total - before
}
