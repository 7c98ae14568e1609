package model

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// isPlainNumber reports whether a cell is a number in its canonical form.
func isPlainNumber(s string) bool {
	if len(s) == 0 || len(s) > 18 || s[0] == '0' && len(s) > 1 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Number reads an integer as exports write it: full-width digits, a sign, and
// commas between groups of three. It refuses everything else.
func Number(cell string) (int64, bool) {
	s := strings.TrimSpace(cell)
	if !isPlainASCII(s) {
		s = strings.Map(halfWidth, s)
	}
	if strings.Contains(s, ",") {
		if _, ok := ungrouped(strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")); !ok {
			return 0, false
		}
		s = strings.ReplaceAll(s, ",", "")
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n > math.MinInt64
}

// halfWidth narrows full-width ASCII and the space only: NFKC would make numbers of circled
// digits and exponents too.
func halfWidth(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	if r == '　' {
		return ' '
	}
	return r
}

// Number reads a cell of the kind as a number. Amounts of bytes may also have
// a unit, as in 1.2 GB, or say that they are about so much: such a number is
// rounded, good for sums, order and ranges, and never equal to an exact one.
func (k Kind) Number(cell string) (n int64, rounded, ok bool) {
	if n, ok = Number(cell); ok || k != KindBytes {
		return n, false, ok
	}
	a, ok := readAmount(cell)
	return a.bytes, a.rounded, ok
}

// canonicalNumber is the canonical form of a number: an exact one by value, a
// rounded one as it is written, but for blanks, commas, width and letter case.
func (k Kind) canonicalNumber(cell string) string {
	if isPlainNumber(cell) {
		return cell
	}
	if n, ok := Number(cell); ok {
		return strconv.FormatInt(n, 10)
	}
	if k == KindBytes {
		if a, ok := readAmount(cell); ok {
			return a.form
		}
	}
	return cell
}

// amount is a number of bytes with a unit or a mark.
type amount struct {
	bytes   int64
	rounded bool
	form    string // canonical
}

// amountForm: about, digits, fraction, unit.
var amountForm = regexp.MustCompile(`^([約≈~])? *([0-9][0-9,]*)(\.[0-9]+)? *(?:([KMGTP])(?:I?B)?|(B|BYTES?|バイト))?$`)

// readAmount reads 1.2 GB, 850KB, 3 MiB, 512 bytes or ≈1,234. Units are powers
// of 1024; docs/decisions says why.
func readAmount(cell string) (amount, bool) {
	m := amountForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(strings.Map(halfWidth, cell))))
	if m == nil {
		return amount{}, false
	}
	about, unit := m[1] != "", m[4]
	number, ok := ungrouped(m[2])
	if !ok || m[3] != "" && unit == "" {
		return amount{}, false
	}
	if unit == "" {
		n, err := strconv.ParseInt(number, 10, 64)
		form := strconv.FormatInt(n, 10)
		if about {
			form = "≈" + form
		}
		return amount{n, about, form}, err == nil
	}
	f, err := strconv.ParseFloat(number+m[3], 64)
	f = math.Round(math.Ldexp(f, 10*(1+strings.Index(units, unit))))
	return amount{int64(f), true, number + m[3] + unit + "B"}, err == nil && f < math.MaxInt64
}

const units = "KMGTP"

// ungrouped takes the commas out of a number; ok is false if they are not
// between groups of three.
func ungrouped(digits string) (string, bool) {
	groups := strings.Split(digits, ",")
	for i, g := range groups {
		if len(groups) > 1 && (len(g) > 3 || len(g) == 0 || (i > 0 && len(g) != 3)) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
