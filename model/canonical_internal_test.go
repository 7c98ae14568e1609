package model

import (
	"math/rand/v2"
	"net/netip"
	"strconv"
	"testing"
)

// TestShortcutsAgree holds the quick tests for canonical cells against the
// libraries that define the form.
func TestShortcutsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	pieces := []string{"0", "1", "9", "25", "255", "256", "01", "00", ".", "..", "1.", ".2", "-", "+", " ", "a", "172.16.16.162", "9223372036854775807", "99999999999999999"}
	accepted := 0
	for range 200_000 {
		s := ""
		for range 1 + rng.IntN(8) {
			s += pieces[rng.IntN(len(pieces))]
		}
		if isIPv4(s) {
			accepted++
			if a, err := netip.ParseAddr(s); err != nil || a.String() != s {
				t.Errorf("isIPv4(%q) = true, but the address is %v, %v", s, a, err)
			}
		}
		if isPlainNumber(s) {
			accepted++
			if n, err := strconv.ParseInt(s, 10, 64); err != nil || strconv.FormatInt(n, 10) != s {
				t.Errorf("isPlainNumber(%q) = true, but the number is %d, %v", s, n, err)
			}
		}
	}
	if accepted < 100 {
		t.Errorf("only %d cells were accepted: the test proves little", accepted)
	}
}
