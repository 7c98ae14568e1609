package demo

import (
	"strings"
	"time"
)

// Words of the export that are no vocabulary: the console writes them so.
const (
	inbound  = "インバウンド"
	outbound = "アウトバウンド"
)

// burstsAMonth is how often somebody outside tries the customer's doors for a
// while.
const burstsAMonth = 11

// burst is one such while: many lines within minutes, from one address to one.
type burst struct {
	start          time.Time
	seconds        int
	source, target string
	rule           ipsRule
	flood          flood
}

// burst makes one up that does not leave its hour, and so not the month.
func (p *part) burst() burst {
	b := burst{
		start: p.always.draw(p.dice), seconds: p.between(40, 900),
		source: p.outside(), target: choose(p.dice, servers),
		rule: lean(p.dice, inboundRules), flood: choose(p.dice, floods),
	}
	if b.start.Minute()*60+b.start.Second()+b.seconds > 3600 {
		b.start = b.start.Add(-time.Duration(b.seconds) * time.Second)
	}
	return b
}

// within draws a time of a burst.
func (p *part) within(b burst) time.Time {
	return b.start.Add(time.Duration(p.IntN(b.seconds)) * time.Second)
}

// attackFrom is where and when an attack takes place: in the last hour, in a
// burst, or alone.
func (p *part) attackFrom(last bool, burstPercent int) (burst, time.Time) {
	b := p.bursts[0]
	switch {
	case last:
		b.start, b.seconds = p.last.Add(7*time.Minute), 1500
	case p.chance(burstPercent):
		b = choose(p.dice, p.bursts)
	default:
		b = p.burst()
		return b, b.start
	}
	return b, p.within(b)
}

// ips is a signature hit: somebody outside tries a server, or a client inside
// does what an infected or merely unusual machine does.
func (p *part) ips(e Event, last bool) time.Time {
	if !last && p.chance(30) {
		p.ipsInside(e)
		return p.office.draw(p.dice)
	}
	b, at := p.attackFrom(last, 60)
	e.fill("client_ip", b.source, "server_ip", b.target, "direction", inbound, "gateway", gatewayOf(b.target))
	p.hit(e, b.rule)
	return at
}

func (p *part) ipsInside(e Event) {
	c := p.client()
	e.fill("client_ip", c.ip, "user", c.user, "server_ip", p.outside(), "direction", outbound, "gateway", c.gateway)
	p.hit(e, lean(p.dice, outboundRules))
}

// hit fills in the rule. Now and then the gateway leaves out what it has not
// got yet: the id of a fresh signature, a CVE, a severity.
func (p *part) hit(e Event, r ipsRule) {
	e.fill("rule_id", r.id, "rule", r.name, "cve", r.cve, "severity", r.severity,
		"protocol", r.protocol, "client_port", p.port(), "server_port", r.port)
	switch p.IntN(100) {
	case 0:
		e.set("rule_id", "")
	case 1, 2:
		e.set("cve", "")
	case 3, 4:
		e.set("severity", "")
	}
	if r.path != "" {
		e.set("url", "http://"+urlHost(e.Cell("server_ip"))+p.numbered(r.path))
	}
}

// dos is a flood of packets, hardly ever from inside.
func (p *part) dos(e Event, last bool) time.Time {
	b, at := p.attackFrom(last, 80)
	e.fill("client_ip", b.source, "server_ip", b.target, "direction", inbound, "gateway", gatewayOf(b.target),
		"protocol", b.flood.protocol, "server_port", b.flood.port, "severity", "中", "description", b.flood.name)
	if b.flood.port != "" {
		e.set("client_port", p.port())
	}
	return at
}

// outside is an address on the internet, of the networks that belong to
// nobody; a few are IPv6.
func (p *part) outside() string {
	if p.chance(5) {
		return "2001:db8:bad:" + p.number(1, 9) + "::" + p.number(10, 99)
	}
	return choose(p.dice, outsideNets) + p.number(1, 254)
}

// urlHost is an address as URLs have it.
func urlHost(ip string) string {
	if strings.Contains(ip, ":") {
		return "[" + ip + "]"
	}
	return ip
}

func (p *part) port() string { return p.number(49152, 65535) }
