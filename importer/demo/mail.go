package demo

import "strings"

// spamTag is what the gateway puts before the subject of a tagged mail.
const spamTag = "[スパムメール]"

// mail fills in what all mails have. Recipients are mail boxes of the company,
// some as bare local parts: that is how POP3 gives them.
func (p *part) mail(e Event, c client, sender, subject string) {
	to := c.mailbox() + "@" + choose(p.dice, ownDomains)
	protocol, port := "SMTP", "25"
	if p.chance(45) {
		protocol, port = "POP3", "110"
	}
	if p.chance(20) {
		to = c.mailbox()
	}
	e.fill("client_ip", c.ip, "server_ip", mailServer, "user", c.user, "gateway", c.gateway,
		"protocol", protocol, "client_port", p.port(), "server_port", port, "direction", inbound,
		"sender", sender, "recipient", to, "subject", subject)
}

// spam is mostly rubbish and now and then a good mail that was tagged. The
// leading client gets more of it than anybody.
func (p *part) spam(e Event) {
	c := p.client()
	if p.chance(35) {
		c = leader
	}
	sender, subject := p.spamSender(), p.numbered(choose(p.dice, spamSubjects))
	if p.chance(12) {
		sender, subject = choose(p.dice, partners), p.numbered(choose(p.dice, goodSubjects))
	}
	if e.Cell("action") == "tag" {
		subject = spamTag + subject
	}
	p.mail(e, c, sender, subject)
}

func (p *part) spamSender() string {
	return p.numbered(choose(p.dice, spamNames)) + "@" + lean(p.dice, spamDomains)
}

// phishing is a mail with a link to a site that is not what it says.
func (p *part) phishing(e Event) {
	bait := choose(p.dice, phishingMails)
	subject := p.numbered(bait.subject)
	if e.Cell("action") == "tag" {
		subject = "[フィッシング]" + subject
	}
	p.mail(e, p.client(), bait.sender, subject)
	e.fill("url", "https://"+bait.host+"/"+p.numbered("login?id=#"), "domain", bait.host, "wrs_score", p.number(10, 49))
}

// content is a mail that a filter rule of the customer caught.
func (p *part) content(e Event) {
	p.mail(e, p.client(), choose(p.dice, partners), p.numbered(choose(p.dice, contentSubjects)))
	e.fill("policy", "添付ファイルとキーワード", "file", p.numbered(choose(p.dice, documents)))
}

// myNumber is a mail on its way out that seems to hold a personal number.
func (p *part) myNumber(e Event) {
	c := p.client()
	p.mail(e, c, c.mailbox()+"@"+ownDomains[0], p.numbered(choose(p.dice, myNumberSubjects)))
	e.fill("direction", outbound, "recipient", choose(p.dice, partners), "file", p.numbered("源泉徴収票_#名分.xlsx"))
}

// malware comes as an attachment or as a download.
func (p *part) malware(e Event) {
	name := lean(p.dice, malwareNames)
	if p.chance(55) {
		p.mail(e, p.client(), p.spamSender(), p.numbered(choose(p.dice, attachmentSubjects)))
		e.fill("malware", name, "file", p.numbered(choose(p.dice, attachments)))
		return
	}
	file := p.numbered(choose(p.dice, downloads))
	p.visit(e, p.client(), choose(p.dice, badHosts), "/dl/"+file)
	e.fill("malware", name, "file", file)
}

// fileType is a download whose extension the customer does not allow.
func (p *part) fileType(e Event) {
	file := p.numbered(choose(p.dice, downloads))
	p.visit(e, p.client(), choose(p.dice, plainHosts), "/files/"+file)
	e.fill("file", file, "description", "拡張子 "+file[strings.LastIndexByte(file, '.'):])
}
