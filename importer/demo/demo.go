// Package demo makes up a customer month: the exports of a security gateway as
// staff would have saved them, with the overlaps, the odd encodings, the bad
// records and the hostile text that real ones have.
//
// Everything is drawn from a seed, so that the same [Options] give the same
// bytes, and everything is known before it is written: [Month] tells what a
// report over the files has to say, and tests hold the report against it.
// No name, address or domain in it is anybody's: hosts are under the reserved
// names example, test and invalid, outside addresses are of the networks set
// aside for documentation. Rules, malware and applications are called by their
// real names.
package demo

import (
	"slices"
	"time"

	"edgelens/model"
)

// Options say how much to make up. The zero value is the default demo.
type Options struct {
	// Rows is how many lines a case has once all logs are imported; 0 is
	// 20000, and less than 500 counts as 500. The files hold some records
	// more: those of overlapping exports and those that cannot be read.
	Rows  int
	Seed  uint64    // 0 is 1
	Month model.Day // any day of the month to make up; zero is 2026-10
}

const (
	defaultRows = 20000
	// fewestRows still hold every message type and the leading client's
	// hostile mails.
	fewestRows = 500
)

func (o Options) withDefaults() Options {
	if o.Rows == 0 {
		o.Rows = defaultRows
	}
	o.Rows = max(o.Rows, fewestRows)
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Month.IsZero() {
		o.Month = model.Day{Year: 2026, Month: time.October, Date: 1}
	}
	return o
}

// jst is the zone of the customer's gateways.
var jst = time.FixedZone("JST", 9*60*60)

// Data is what is known of a made-up month: its lines, its statistics and what
// the files made of them hold.
type Data struct {
	Month    model.Period // the month of the report
	Before   model.Period // the month before, of which there is less
	Events   []Event      // of both months, newest first; equal ones are repeats
	Usage    []Usage      // bandwidth by client, in the month
	Gateways []Gateway    // MAC addresses by gateway, in the month
	Files    []File       // in import order
}

// Usage is what a client sent to and received from the internet in the month,
// in bytes.
type Usage struct {
	Client         string
	Sent, Received int64
}

// Bytes is the whole of it.
func (u Usage) Bytes() int64 { return u.Sent + u.Received }

// Gateway is a device of the customer.
type Gateway struct {
	Name string
	MACs int64 // addresses seen on the inside
}

// Month makes up the data of a customer month. It is a pure function.
func Month(o Options) *Data {
	o = o.withDefaults()
	d := &Data{Month: model.Month(o.Month.Year, o.Month.Month), Gateways: gateways}
	last := d.Month.From.Next(-1)
	d.Before = model.Month(last.Year, last.Month)

	security, policy := o.Rows*55/100, o.Rows*30/100
	now := newPart(newDice(o.Seed, 1), d.Month)
	now.lines(model.InternetSecurity, security)
	now.provoke()
	now.lines(model.PolicyEnforcement, policy)
	before := newPart(newDice(o.Seed, 2), d.Before)
	before.lines(model.InternetSecurity, o.Rows-security-policy)

	d.Events = append(now.events, before.events...)
	slices.SortStableFunc(d.Events, newestFirst)
	d.Usage = usage(newDice(o.Seed, 3))
	d.Files = d.describe()
	return d
}
