package demo_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"edgelens/importer/demo"
	"edgelens/model"
)

func TestSameOptionsSameBytes(t *testing.T) {
	_, first := write(t, small)
	_, again := write(t, small)
	for i := range first {
		if !bytes.Equal(first[i], again[i]) {
			t.Errorf("file %d differs between two runs", i+1)
		}
	}
	other := small
	other.Seed++
	_, others := write(t, other)
	if bytes.Equal(first[0], others[0]) {
		t.Error("another seed gives the same log")
	}
}

func TestRows(t *testing.T) {
	for _, o := range []demo.Options{{}, {Rows: 1}, {Rows: 500}, {Rows: 777, Seed: 3}, small, {Rows: 600, Month: model.Day{Year: 2024, Month: time.January, Date: 31}}} {
		d := demo.Month(o)
		want := max(o.Rows, 500)
		if o.Rows == 0 {
			want = 20000
		}
		if len(d.Events) != want {
			t.Errorf("%+v: %d lines, want %d", o, len(d.Events), want)
		}
		counts := d.TypeCount()
		for _, w := range model.Types {
			if counts[w.ID] == 0 {
				t.Errorf("%+v: no lines of type %s", o, w.ID)
			}
		}
		for _, e := range d.Events {
			if !e.In(d.Month) && !e.In(d.Before) {
				t.Fatalf("%+v: a line at %s", o, e.Time)
			}
		}
		if !slices.IsSortedFunc(d.Events, func(a, b demo.Event) int { return b.Time.Compare(a.Time) }) {
			t.Errorf("%+v: lines are not newest first", o)
		}
	}
}

func TestProportions(t *testing.T) {
	d := demo.Month(demo.Options{})
	n := d.TypeCount()
	order := []string{"ips", "dos", "https-cert", "malware", "phishing", "content", "mynumber"}
	for i, typ := range order[1:] {
		if n[typ] >= n[order[i]] {
			t.Errorf("%d lines of %s, but only %d of %s", n[typ], typ, n[order[i]], order[i])
		}
	}
	for _, section := range []string{"malware-users", "site-users", "url-categories", "apps"} {
		if u := d.UnknownOutcome(section); u == 0 || u > 100 {
			t.Errorf("%s: %d lines of unknown outcome", section, u)
		}
	}
	work, weekend := 0, 0
	for _, e := range d.Events {
		switch day := e.Time.Weekday(); {
		case e.Cell("type") != "url-filter":
		case day == time.Saturday || day == time.Sunday:
			weekend++
		case e.Time.Hour() >= 9 && e.Time.Hour() < 18:
			work++
		}
	}
	if work < 5*weekend {
		t.Errorf("%d lines in working hours, %d on weekends", work, weekend)
	}
}

func TestEncodings(t *testing.T) {
	d, contents := write(t, small)
	for i, b := range contents {
		name := d.Files[i].Name
		if n := bytes.Count(b, []byte("\r\n")); n < 10 {
			t.Errorf("%s: %d lines end in CRLF", name, n)
		}
		if !bytes.HasPrefix(b, []byte("\ufeff")) {
			if utf8.Valid(b) || strings.ContainsRune(decode(t, b), utf8.RuneError) {
				t.Errorf("%s is neither CP932 nor marked as UTF-8", name)
			}
			continue
		}
		want := 0
		if i == 0 {
			want = 1 // the bad record with bytes of another encoding
		}
		if wrong := notUTF8(b); wrong != want {
			t.Errorf("%s: %d lines are not UTF-8, want %d", name, wrong, want)
		}
	}
}

func notUTF8(b []byte) int {
	wrong := 0
	for line := range bytes.SplitSeq(b, []byte("\r\n")) {
		if !utf8.Valid(line) {
			wrong++
		}
	}
	return wrong
}

func TestPolicyLogNeedsCP932(t *testing.T) {
	_, contents := write(t, small)
	for what, code := range map[string]string{"①": "\x87\x40", "㈱": "\x87\x8a", "髙": "\xee\xe0", "～": "\x81\x60"} {
		if !bytes.Contains(contents[1], []byte(code)) {
			t.Errorf("the policy log has no %s in CP932", what)
		}
	}
}

func TestHeadingsAreKnown(t *testing.T) {
	_, contents := write(t, small)
	for i, b := range contents[:logs+1] {
		all := rows(t, b)
		heading := all[0]
		if i == logs {
			heading = all[1] // below the period
		}
		for _, h := range headingsOf(heading) {
			if h.Column.Unknown != (h.Text == "備考") {
				t.Errorf("file %d: heading %q unknown: %t", i+1, h.Text, h.Column.Unknown)
			}
		}
	}
}

func TestSecondExportHasTheFirstOnesColumns(t *testing.T) {
	_, contents := write(t, small)
	fields := func(b []byte) map[model.Column]bool {
		set := map[model.Column]bool{}
		for _, h := range headingsOf(rows(t, b)[0]) {
			set[h.Column] = true
		}
		return set
	}
	first, second := rows(t, contents[0])[0], rows(t, contents[2])[0]
	if !maps.Equal(fields(contents[0]), fields(contents[2])) {
		t.Errorf("columns %q and %q are not the same", first, second)
	}
	if slices.Equal(headingsOf(first), headingsOf(second)) {
		t.Error("the order of columns is the same")
	}
}

// Hosts and mail boxes must not be anybody's.
func TestNamesAreReserved(t *testing.T) {
	for _, e := range demo.Month(small).Events {
		for _, field := range []string{"sender", "recipient", "domain"} {
			cell := e.Cell(field)
			_, host, isMail := strings.Cut(cell, "@")
			if !isMail {
				host = cell
			}
			if cell == "" || field == "recipient" && !isMail {
				continue
			}
			if end := host[strings.LastIndexByte(host, '.')+1:]; !slices.Contains([]string{"example", "test", "invalid"}, end) {
				t.Fatalf("%s %q is under no reserved name", field, cell)
			}
		}
	}
}
