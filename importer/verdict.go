package importer

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"unicode"
	"unicode/utf8"
)

// reading is what a file is in one encoding.
type reading struct {
	charset *charset
	plan    *plan // nil if no heading fits
	err     error // why not
}

// known is how many columns of the heading are fields.
func (r reading) known() int {
	if r.plan == nil {
		return 0
	}
	return r.plan.binding.known
}

// verdict decides between readings. The heading does: the reading with the
// most fields is right. Where it reads equally well in several, because it is
// in English, the lines below do: UTF-8 is right if most lines are UTF-8, else the
// reading with the fewest unreadable lines, of those the one with the most
// full-width letters, of those the first. A reading that only makes control
// characters of ASCII go away has nothing to say for itself.
func verdict(all []reading, s seen) reading {
	most := slices.MaxFunc(all, func(a, b reading) int { return cmp.Compare(a.known(), b.known()) }).known()
	all = slices.DeleteFunc(all, func(r reading) bool { return r.known() < most })
	if len(all) == 1 || s.isUTF8(all[0].charset) {
		return all[0]
	}
	best, least := all[0], legibilityOf(all[0].charset, s)
	for _, r := range all[1:] {
		if l := legibilityOf(r.charset, s); (l.letters > 0 || l.broken < least.broken) && l.compare(least) < 0 {
			best, least = r, l
		}
	}
	return best
}

// legibility is how well lines read in an encoding.
type legibility struct {
	broken  int // lines that do not decode
	unread  int // those, and lines with control characters
	letters int // beyond ASCII, without half-width katakana and what users define
}

// compare puts what reads best first. Of the wrong readings of Japanese text
// most do not decode; EUC-JP as CP932 does, as runs of half-width katakana.
func (l legibility) compare(o legibility) int {
	return cmp.Or(cmp.Compare(l.unread, o.unread), cmp.Compare(o.letters, l.letters))
}

func legibilityOf(c *charset, s seen) legibility {
	lines := s.foreign
	if c.wide || len(lines) == 0 {
		lines = s.sample[:min(len(s.sample), foreignBytes)]
	}
	split, _ := io.ReadAll(c.reader(bytes.NewReader(lines))) // of memory: no error
	var l legibility
	var text []byte
	for line := range bytes.Lines(split) {
		var ok bool
		text, ok = c.decode(text[:0], line)
		if !ok {
			l.broken++
		}
		if !ok || bytes.ContainsFunc(text, control) {
			l.unread++
			continue
		}
		for _, r := range string(text) {
			if r >= utf8.RuneSelf && (r < '｡' || r > 'ﾟ') && !unicode.Is(unicode.Co, r) {
				l.letters++
			}
		}
	}
	return l
}

func control(r rune) bool { return r < ' ' && r != '\t' && r != '\r' && r != '\n' }
