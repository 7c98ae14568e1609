package demo

import "edgelens/model"

// counted is what a section counts, written down here a second time from the
// description of the report: the tests that hold the program's declarations
// against it would prove nothing if it were derived from them.
type counted struct {
	section, typ string
	stopped      bool   // only lines whose traffic was stopped
	key, or      string // the field a row stands for, and what stands in where it is empty
}

var countings = []counted{
	{"malware-users", "malware", true, "client_ip", ""},
	{"spam-users", "spam", false, "client_ip", ""},
	{"site-users", "web-reputation", true, "client_ip", ""},
	{"malware", "malware", false, "malware", ""},
	{"ips", "ips", false, "rule_id", "rule"},
	{"url-categories", "url-filter", true, "url_category", ""},
	{"apps", "app-control", true, "app", ""},
}

// Count is what a section has to say for the month once all files are
// imported: its measure by the value a row stands for, "" where lines have
// none. IPS rows are named by the rule's id, or its name where a line has no
// id. It is nil for a section that counts nothing.
func (d *Data) Count(section string) map[string]int64 {
	switch section {
	case "bandwidth-users":
		return d.bandwidth()
	case "connections":
		return d.connections()
	}
	return d.CountIn(section, d.Month)
}

// CountIn is Count for the lines of any period.
func (d *Data) CountIn(section string, p model.Period) map[string]int64 {
	return d.tally(section, p, func(c counted, o model.Outcome) bool { return !c.stopped || o == model.Stopped })
}

// Stopped is how many of the lines behind a row were stopped.
func (d *Data) Stopped(section string) map[string]int64 {
	return d.tally(section, d.Month, func(_ counted, o model.Outcome) bool { return o == model.Stopped })
}

// UnknownOutcome is how many lines of the month a section cannot count because
// nobody knows what became of the traffic; 0 where the outcome does not matter.
func (d *Data) UnknownOutcome(section string) int64 {
	var sum int64
	for _, n := range d.tally(section, d.Month, func(c counted, o model.Outcome) bool { return c.stopped && o == model.Unknown }) {
		sum += n
	}
	return sum
}

// TypeCount is how many lines of the month have each message type, by id.
func (d *Data) TypeCount() map[string]int64 {
	count := map[string]int64{}
	for _, e := range d.Events {
		if e.In(d.Month) {
			count[e.Cell("type")]++
		}
	}
	return count
}

func (d *Data) tally(section string, p model.Period, counts func(counted, model.Outcome) bool) map[string]int64 {
	for _, c := range countings {
		if c.section != section {
			continue
		}
		tally := map[string]int64{}
		for _, e := range d.Events {
			if e.Cell("type") == c.typ && e.In(p) && counts(c, e.Outcome()) {
				tally[c.keyOf(e)]++
			}
		}
		return tally
	}
	return nil
}

func (c counted) keyOf(e Event) string {
	if key := e.Cell(c.key); key != "" || c.or == "" {
		return key
	}
	return e.Cell(c.or)
}

func (d *Data) bandwidth() map[string]int64 {
	sum := map[string]int64{}
	for _, u := range d.Usage {
		sum[u.Client] += u.Bytes()
	}
	return sum
}

func (d *Data) connections() map[string]int64 {
	sum := map[string]int64{}
	for _, g := range d.Gateways {
		sum[g.Name] += g.MACs
	}
	return sum
}
