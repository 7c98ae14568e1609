package demo

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"time"

	"edgelens/model"
)

// fullColumns are those of [WriteFull].
var fullColumns = columns("time", "type", "gateway", "client_ip", "server_ip", "client_port", "server_port", "user", "action",
	"protocol", "direction", "url", "url_category", "wrs_score", "app", "malware", "rule_id", "rule", "cve", "severity",
	"recipient", "subject")

// fullMix is how often each message type and each action stands in the file:
// so that every section of the report has much to count.
var (
	fullTypes = repeated([]chosen{
		{"ips", 45}, {"url-filter", 14}, {"app-control", 9}, {"dos", 8}, {"web-reputation", 8}, {"spam", 8},
		{"malware", 4}, {"https-cert", 2}, {"phishing", 1}, {"cnc", 1},
	})
	fullActions = repeated([]chosen{{"block", 70}, {"monitor", 20}, {"tag", 5}, {"delete", 3}, {"quarantine", 2}})
)

// WriteFull writes one log for benchmarks: rows records of 22 columns with
// hardly an empty cell, about 250 bytes each, UTF-8 with LF, the newest first,
// over the default month. Only URLs and subjects differ in nearly every
// record, as in real logs. Memory does not grow with rows.
func WriteFull(w io.Writer, rows int, seed uint64) error {
	d := newDice(seed, 4)
	f := fullWriter{dice: d, out: bufio.NewWriterSize(w, 1<<16), addresses: outsideAddresses(d)}
	var heading []string
	for _, c := range fullColumns {
		heading = append(heading, c.Label(model.JA))
	}
	if _, err := f.out.Write(appendRow(nil, heading, "\n")); err != nil {
		return err
	}
	first := Options{}.withDefaults().Month
	hours := newClock(model.Month(first.Year, first.Month), officeHours)
	for h := len(hours.until) - 1; h >= 0; h-- {
		if err := f.hour(hours.hour(h), hours.share(h, rows)); err != nil {
			return err
		}
	}
	return f.out.Flush()
}

// fullWriter writes records without making them in memory first: a million
// in a few seconds.
type fullWriter struct {
	dice
	out       *bufio.Writer
	addresses []string
	buf       []byte
}

// hour writes n records of an hour, from its end to its start.
func (f *fullWriter) hour(start time.Time, n int) error {
	for k := n - 1; k >= 0; k-- {
		seconds := (float64(k) + f.Float64()) / float64(n) * 3600
		f.buf = start.Add(time.Duration(seconds)*time.Second).AppendFormat(f.buf[:0], consoleStamp)
		f.record()
		if _, err := f.out.Write(f.buf); err != nil {
			return err
		}
	}
	return nil
}

// record appends the cells after the time.
func (f *fullWriter) record() {
	c, rule, server := f.client(), lean(f.dice, fullRules), choose(f.dice, f.addresses)
	site := lean(f.dice, fullSites)
	f.text(word(model.Types, choose(f.dice, fullTypes), model.JA))
	f.text(c.gateway)
	f.text(c.ip)
	f.text(server)
	f.integer(49152 + f.IntN(16384))
	f.text(rule.port)
	f.text(c.mailbox())
	f.text(word(model.Actions, choose(f.dice, fullActions), model.JA))
	f.text(rule.protocol)
	f.text("受信")
	f.template(site.host, "/", 10_000_000)
	f.text(site.category)
	f.integer(f.IntN(101))
	f.text(lean(f.dice, applications).name)
	f.text(lean(f.dice, malwareNames))
	f.text(rule.id)
	f.text(rule.name)
	f.text(rule.cve)
	f.text(rule.severity)
	f.text(c.mailbox())
	f.template(choose(f.dice, fullSubjects), " ", 1_000_000)
	f.buf = append(f.buf, '\n')
}

// fullSites, fullSubjects and fullRules are short, to keep records at their
// size.
var (
	fullSites = []site{
		{"game.test", "ゲーム"}, {"keiba.test", "ギャンブル"}, {"auction.test", "オークション"}, {"tabi.example", "旅行"},
		{"kabu.example", "仲介/取引"}, {"sports.test", "スポーツ"}, {"deai.invalid", "出会い"}, {"kyujin.test", "求人/転職"},
		{"gohan.example", "飲食"}, {"mise.example", "ショッピング"}, {"p2p.invalid", "ピアツーピア"}, {"shin.test", "新規ドメイン"},
	}
	fullSubjects = []string{"ご案内", "請求書", "【当選】", "Re: 会議", "Invoice", "見積書"}
	fullRules    = slices.DeleteFunc(slices.Concat(inboundRules, outboundRules), func(r ipsRule) bool { return len(r.name) > 55 })
)

func (f *fullWriter) text(s string) { f.buf = appendCell(append(f.buf, ','), s) }

func (f *fullWriter) integer(n int) { f.buf = strconv.AppendInt(append(f.buf, ','), int64(n), 10) }

// template appends a cell of two texts and a number below a limit.
func (f *fullWriter) template(a, b string, limit int) {
	f.buf = append(append(append(f.buf, ','), a...), b...)
	f.buf = strconv.AppendInt(f.buf, int64(f.IntN(limit)), 10)
}

// outsideAddresses are as many as a month's log of that size has.
func outsideAddresses(d dice) []string {
	p := part{dice: d}
	list := make([]string, 2000)
	for i := range list {
		list[i] = p.outside()
	}
	return list
}

// repeated has every text as often as it weighs, so that drawing is quick.
func repeated(list []chosen) []string {
	var all []string
	for _, c := range list {
		for range c.weight {
			all = append(all, c.text)
		}
	}
	return all
}
