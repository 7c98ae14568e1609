package sqlite

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// BenchmarkMeet imports three exports of the same lines with different columns,
// once spread over a month and once all of one second, type and client. plain
// is the time of the first, meeting that of the second and third each, both in
// microseconds a record; forgetting is that of taking the first back.
func BenchmarkMeet(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("EDGELENS_BENCH_ROWS"))
	if err != nil {
		n = 20_000
	}
	for name, seconds := range map[string]int{"month": 29 * 24 * 3600, "second": 1} {
		b.Run(name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 5))
			events := make([]*hidden, n)
			for i := range events {
				events[i] = &hidden{at: tokyoNoon.Add(time.Duration(rng.IntN(seconds)) * time.Second), typ: word("ips"), client: "172.16.16.1",
					server: fmt.Sprintf("10.%d.0.1", i%200), rule: fmt.Sprint(1_000_000 + i%1000), sent: fmt.Sprint("件名 ", i), note: fmt.Sprint(i % 9)}
			}
			var plain, meeting, forgetting time.Duration
			for b.Loop() {
				s := newCase(b)
				for i, columns := range [][]string{allColumns, allColumns[:7], {"time", "type", "client_ip", "subject", "=備考"}} {
					e := write(rng, columns, events)
					start := time.Now()
					src := e.load(b, s)
					if took := time.Since(start); i == 0 {
						plain += took
					} else {
						meeting += took / 2
						if src.New != 0 {
							b.Fatalf("%d lines count twice", src.New)
						}
					}
				}
				start := time.Now()
				if _, err := s.Forget(b.Context(), 1); err != nil {
					b.Fatal(err)
				}
				forgetting += time.Since(start)
			}
			each := func(d time.Duration) float64 { return d.Seconds() * 1e6 / float64(b.N*n) }
			b.ReportMetric(each(plain), "plain-µs/record")
			b.ReportMetric(each(meeting), "meeting-µs/record")
			b.ReportMetric(each(forgetting), "forgetting-µs/record")
		})
	}
}
