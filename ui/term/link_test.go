package term_test

import (
	"testing"

	"edgelens/ui/term"

	"github.com/charmbracelet/x/ansi"
)

func TestALinkTakesTheCellsOfItsText(t *testing.T) {
	link := term.Link("https://www.cve.org/CVERecord?id=CVE-2014-0160", "脆弱性")
	if got, want := link, "\x1b]8;id=edgelens;https://www.cve.org/CVERecord?id=CVE-2014-0160\x1b\\脆弱性\x1b]8;;\x1b\\"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, s := range []string{link, "a" + link + "\x1b[1mb\x1b[0m"} {
		if ours, theirs := term.Width(s), ansi.StringWidth(s); ours != theirs {
			t.Errorf("Width(%q) = %d, x/ansi says %d", s, ours, theirs)
		}
	}
	if got := ansi.Strip(link); got != "脆弱性" {
		t.Errorf("as plain text it is %q", got)
	}
}

func TestNothingButAnHTTPSAddressIsLinked(t *testing.T) {
	for _, address := range []string{
		"", "https://", "http://a.example/", "javascript:alert(1)", "file:///etc/passwd",
		"https://a.example/\x1b\\\x1b]52;c;eA==\a", "https://a.example/\a", "https://a.example/ b", "https://a.example/\u202e", "https://a.example/\x9c",
	} {
		if got := term.Link(address, "x"); got != "x" {
			t.Errorf("Link(%q) = %q", address, got)
		}
	}
}

// A link that is not ours is drawn as a token and counted as one.
func TestForeignLinksAreNoLinks(t *testing.T) {
	for _, s := range []string{"\x1b]8;;https://a.example/\x1b\\x", "\x1b]8;id=edgelens;javascript:x\x1b\\x"} {
		if got, want := term.Width(s), term.Width(term.Fit(s, term.Width(s))); got != want || got < len("]8;;") {
			t.Errorf("Width(%q) = %d, drawn it is %d", s, got, want)
		}
	}
}
