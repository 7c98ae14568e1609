package sqlite

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"

	"edgelens/model"
)

// compareCells compares cells as an order has to: blank ones last whichever way
// it goes, numbers before words before addresses.
func compareCells(k model.Kind, a, b string, desc bool) int {
	a, b = k.Canonical(a), k.Canonical(b)
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "":
		return -1
	}
	class := func(s string) (int, int64, netip.Addr) {
		if n, _, ok := k.Number(s); ok && k.Numeric() {
			return 0, n, netip.Addr{}
		}
		if n, err := strconv.ParseInt(s, 10, 64); err == nil && k == model.KindText {
			return 0, n, netip.Addr{}
		}
		if addr, err := netip.ParseAddr(s); err == nil && (k == model.KindText || k == model.KindIP) {
			return 2, 0, netip.AddrFrom16(addr.As16())
		}
		return 1, 0, netip.Addr{}
	}
	ca, na, aa := class(a)
	cb, nb, ab := class(b)
	n := cmp.Or(cmp.Compare(ca, cb), cmp.Compare(na, nb), aa.Compare(ab))
	if n == 0 && ca == 1 {
		n = strings.Compare(a, b)
	}
	if desc {
		n = -n
	}
	return n
}

// sortedLines sorts lines, which are newest first, the slow and obvious way.
func sortedLines(lines []model.Line, order model.Order) []int64 {
	list := slices.Clone(lines)
	if n := len(order); n > 0 && order[n-1].Column.Kind() == model.KindTime && !order[n-1].Desc {
		slices.Reverse(list)
	}
	slices.SortStableFunc(list, func(a, b model.Line) int {
		for _, s := range order {
			n := compareCells(s.Column.Kind(), a.Text(s.Column), b.Text(s.Column), s.Desc)
			if s.Column.Kind() == model.KindTime {
				if n = a.Time.Compare(b.Time); s.Desc {
					n = -n
				}
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
	var ids []int64
	for _, l := range list {
		ids = append(ids, l.ID)
	}
	return ids
}

var orders = []string{
	"-time", "time", "client_ip", "-client_ip", "client_ip,-time", "client_ip,time", "time,client_ip", "-time,-action",
	"action,client_ip,-bytes", "-bytes,subject", "備考,-備考2", "-備考2,time", "type,-備考2,server_ip,time", "-subject,url",
}

func TestLinesComeInTheOrderOfSeveralKeys(t *testing.T) {
	for _, fractions := range []bool{false, true} {
		s := newCase(t)
		headings, records := randomLines(rand.New(rand.NewPCG(3, 14)), 400)
		headings = append(headings, model.Heading{Text: "備考2", Column: model.Column{Name: "備考2", Unknown: true}})
		natural := []string{"10", "9", "-1", "172.16.16.10", "172.16.16.9", "::1", "x10", "x9", "", "--", "1.5"}
		for i := range records {
			if !fractions {
				records[i].Time = records[i].Time.Truncate(1e9)
			}
			records[i].Time = records[i].Time.Truncate(300e9).Add(records[i].Time.Sub(records[i].Time.Truncate(1e9))) // many at once
			records[i].Cells = append(records[i].Cells, natural[i%len(natural)])
			records[i].Cells[model.FieldColumn("time").Index()] = records[i].Time.Format("2006-01-02T15:04:05.999999Z07:00")
		}
		loadLog(t, s, headings, identified(headings, records))
		var lines []model.Line
		for l, err := range s.Lines(t.Context(), model.LinesQuery{}) {
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, l)
		}
		for _, text := range orders {
			order := must(model.ParseOrder(text, nil))
			want := sortedLines(lines, order)
			if got := must(s.Order(t.Context(), model.LinesQuery{Sort: order})); !slices.Equal(got, want) {
				t.Errorf("fractions %v, by %s: %s", fractions, text, firstDifference(got, want))
			}
			if got := must(s.Order(t.Context(), model.LinesQuery{Sort: order, Limit: 7})); !slices.Equal(got, want[:7]) {
				t.Errorf("fractions %v, the first by %s: %s", fractions, text, firstDifference(got, want[:7]))
			}
		}
	}
}

// firstDifference says where two orders part.
func firstDifference(got, want []int64) string {
	for i, id := range want {
		if i >= len(got) || got[i] != id {
			return fmt.Sprintf("line %d of %d is not the one wanted", i+1, len(got))
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(got), len(want))
}

// identified gives records their identities anew.
func identified(headings []model.Heading, records []model.Record) []model.Record {
	identify := model.NewIdentifier(headings)
	for i, r := range records {
		records[i].Identity, records[i].AsRead = identify.Of(r.Cells, r.Time)
	}
	return records
}
