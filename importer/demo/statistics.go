package demo

import (
	"io"

	"edgelens/model"
)

// busiestBytes is about what the busiest client moves in a month.
const busiestBytes = 310_000_000_000

// usage makes up what every client moved: who is seen most in the logs is not
// who moves most.
func usage(d dice) []Usage {
	var list []Usage
	for rank, i := range d.Perm(len(clients)) {
		all := int64(busiestBytes / float64(rank+1) * (0.8 + 0.3*d.Float64()))
		sent := all * int64(d.between(4, 35)) / 100
		list = append(list, Usage{Client: clients[i].ip, Sent: sent, Received: all - sent})
	}
	return list
}

// writeStatistics writes the bandwidth statistics, with the period above the
// heading as the console prints it.
func writeStatistics(w io.Writer, d *Data) error {
	buf := appendRow(nil, []string{"期間", d.Month.From.String() + " 00:00:00～" + d.Month.To.String() + " 23:00:00"}, crlf)
	var row []string
	for _, c := range columns("client_ip", "bytes_sent", "bytes_received", "bytes") {
		row = append(row, c.Label(model.JA))
	}
	buf = appendRow(buf, row, crlf)
	for _, u := range d.Usage {
		buf = appendRow(buf, []string{u.Client, grouped(u.Sent), grouped(u.Received), grouped(u.Bytes())}, crlf)
	}
	_, err := w.Write(buf)
	return err
}
