package demo

// visit fills in what all web accesses have. Some URLs come without a scheme:
// the gateway knows only the name for those.
func (p *part) visit(e Event, c client, host, path string) {
	protocol, port, scheme := "HTTPS", "443", "https://"
	if p.chance(35) {
		protocol, port, scheme = "HTTP", "80", "http://"
	}
	url := scheme + host + path
	if p.chance(15) {
		url = host + path
	}
	e.fill("client_ip", c.ip, "user", c.user, "gateway", c.gateway, "server_ip", p.outside(),
		"client_port", p.port(), "server_port", port, "protocol", protocol, "direction", outbound,
		"url", url, "domain", host)
}

// certificate is a server whose certificate does not hold.
func (p *part) certificate(e Event) {
	p.visit(e, p.client(), choose(p.dice, plainHosts), "/")
	e.fill("protocol", "HTTPS", "server_port", "443", "url", "https://"+e.Cell("domain")+"/",
		"description", choose(p.dice, certificateFaults))
}

// reputation is a site that is rated dangerous.
func (p *part) reputation(e Event) {
	site := lean(p.dice, badSites)
	p.visit(e, p.client(), site.host, p.numbered(choose(p.dice, badPaths)))
	e.fill("url_category", site.category, "wrs_score", p.number(1, 50), "severity", choose(p.dice, []string{"高", "中"}))
}

// callback is a machine that calls the one who controls it. A few machines
// are behind all of it.
func (p *part) callback(e Event) {
	p.visit(e, infected[p.IntN(len(infected))], choose(p.dice, badHosts), p.numbered("/gate.php?bot=#"))
	e.fill("severity", "重大", "description", "C&Cサーバへの接続", "url_category", "C&Cサーバ")
}

// forbiddenSite is a site of a category that the policy forbids. A few URLs
// have no category.
func (p *part) forbiddenSite(e Event) {
	site := lean(p.dice, forbiddenSites)
	p.visit(e, p.client(), site.host, p.numbered(choose(p.dice, sitePaths)))
	e.fill("url_category", site.category, "policy", choose(p.dice, policies))
	if p.IntN(200) == 0 {
		e.set("url_category", "")
	}
}

// listedSite is a site that the customer has put on a list.
func (p *part) listedSite(e Event) {
	p.visit(e, p.client(), choose(p.dice, badHosts), p.numbered(choose(p.dice, sitePaths)))
	e.set("policy", "ブロックURLリスト①")
}

// application is an application that the policy forbids.
func (p *part) application(e Event) {
	a := lean(p.dice, applications)
	p.visit(e, p.client(), a.host, "/")
	e.fill("app", a.name, "policy", choose(p.dice, policies))
	if p.IntN(200) == 0 {
		e.set("app", "")
	}
}

// firewall is a connection that no rule wants.
func (p *part) firewall(e Event) {
	c := p.client()
	s := choose(p.dice, services)
	e.fill("client_ip", c.ip, "user", c.user, "gateway", c.gateway, "server_ip", p.outside(),
		"client_port", p.port(), "server_port", s.port, "protocol", s.protocol, "direction", outbound,
		"policy", "既定の拒否～社外")
}

// endpoint is a machine without the protection it should have.
func (p *part) endpoint(e Event) {
	p.visit(e, p.client(), choose(p.dice, plainHosts), "/")
	e.fill("policy", "未導入端末の制限", "description", "VBBSS が未導入の端末")
}

// note is what an administrator has noted on a policy line, mostly nothing.
func (p *part) note() string {
	if p.chance(85) {
		return ""
	}
	return choose(p.dice, notes)
}
