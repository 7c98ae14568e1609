package demo

import (
	"io"

	"edgelens/model"
)

// logFile is a log export: which lines it holds, and how they are written.
type logFile struct {
	columns []model.Column
	lang    model.Lang // of headings, types and actions
	stamp   string     // layout of times
	empty   []string   // what stands for an empty cell; columns take turns
	cp932   bool       // else UTF-8
	bad     bool       // holds records that cannot be read
	holds   func(*Data, Event) bool
}

// noteHeading is a column that no catalogue knows: the customer's own.
const noteHeading = "備考"

var note = model.Column{Name: noteHeading, Unknown: true}

func columns(ids ...string) []model.Column {
	var list []model.Column
	for _, id := range ids {
		list = append(list, model.FieldColumn(id))
	}
	return list
}

// Layouts of times: the console's own, its English one, what Excel leaves.
const (
	consoleStamp = "2006-01-02 15:04:05 MST-0700"
	englishStamp = "2006-01-02 15:04:05-07:00"
	excelStamp   = "2006/01/02 15:04:05"
)

var (
	// firstExport is the month as its last evening's export has it. The
	// console's period ends at 23:00:00, and the month's last hour is missing.
	firstExport = logFile{
		lang: model.JA, stamp: consoleStamp, empty: []string{"--"}, bad: true,
		columns: columns("time", "type", "gateway", "client_ip", "client_port", "server_ip", "server_port", "user", "action",
			"protocol", "direction", "policy", "severity", "rule_id", "rule", "cve", "malware", "file", "url", "domain",
			"url_category", "wrs_score", "description", "sender", "recipient", "subject"),
		holds: func(d *Data, e Event) bool {
			return isSecurity(e) && e.In(d.Month) && e.Time.Before(lastHour(d.Month))
		},
	}
	// secondExport is the month's last eight days once more, made later and by
	// somebody whose console is English: the same columns in another order.
	secondExport = logFile{
		lang: model.EN, stamp: englishStamp, empty: []string{"--"},
		columns: columns("time", "type", "client_ip", "server_ip", "action", "sender", "recipient", "subject", "rule_id", "rule",
			"cve", "severity", "malware", "file", "url", "domain", "url_category", "wrs_score", "protocol", "direction",
			"client_port", "server_port", "user", "gateway", "policy", "description"),
		holds: func(d *Data, e Event) bool {
			return isSecurity(e) && e.In(model.Period{From: secondFrom(d), To: d.Month.To})
		},
	}
	// policyExport has its own choice of columns, and one of the customer's.
	policyExport = logFile{
		lang: model.JA, stamp: consoleStamp, empty: []string{"-", ""}, cp932: true,
		columns: append(columns("policy", "time", "client_ip", "user", "type", "action", "url_category", "app", "url", "domain",
			"server_ip", "server_port", "protocol", "gateway", "description"), note),
		holds: func(d *Data, e Event) bool { return e.Log() == model.PolicyEnforcement && e.In(d.Month) },
	}
	// beforeExport has been opened and saved in Excel: the zone is gone.
	beforeExport = logFile{
		lang: model.JA, stamp: excelStamp, empty: []string{""}, columns: firstExport.columns,
		holds: func(d *Data, e Event) bool { return isSecurity(e) && e.In(d.Before) },
	}
)

// secondFrom is the first day of the second export.
func secondFrom(d *Data) model.Day { return d.Month.To.Next(-7) }

func isSecurity(e Event) bool { return e.Log() == model.InternetSecurity }

// events are the lines the file holds, in its order.
func (l *logFile) events(d *Data) []Event {
	var held []Event
	for _, e := range d.Events {
		if l.holds(d, e) {
			held = append(held, e)
		}
	}
	return held
}

func (l *logFile) write(w io.Writer, d *Data) error {
	var row []string
	for _, c := range l.columns {
		row = append(row, c.Label(l.lang))
	}
	buf := appendRow(nil, row, crlf)
	events := l.events(d)
	for i, e := range events {
		row = l.cells(row[:0], e)
		if l.bad {
			buf = appendBad(buf, row, i, len(events))
		}
		buf = appendRow(buf, row, crlf)
		if _, err := w.Write(buf); err != nil {
			return err
		}
		buf = buf[:0]
	}
	if l.bad {
		buf = appendTorn(buf, row)
	}
	_, err := w.Write(buf)
	return err
}

func (l *logFile) cells(row []string, e Event) []string {
	for i, c := range l.columns {
		text := l.cell(c, e)
		if text == "" {
			text = l.empty[i%len(l.empty)]
		}
		row = append(row, text)
	}
	return row
}

func (l *logFile) cell(c model.Column, e Event) string {
	switch c.Kind() {
	case model.KindTime:
		return e.Time.In(jst).Format(l.stamp)
	case model.KindType:
		return word(model.Types, e.Cell("type"), l.lang)
	case model.KindAction:
		return word(model.Actions, e.Cell("action"), l.lang)
	}
	if c == note {
		return e.Note
	}
	return e.Cells[c.Index()]
}

// word is a vocabulary id as logs write it; other words stay as they are.
func word(words []model.Word, id string, lang model.Lang) string {
	for _, w := range words {
		if w.ID == id {
			return w.Label.In(lang)
		}
	}
	return id
}
